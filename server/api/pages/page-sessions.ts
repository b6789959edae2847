/**
 * Sessions of pages without scripts. A cookie of the page holds the session. Without cookies, the form carries
 * it in a hidden field; it is never in a URL. The session of a first message is derived from the form's key, so
 * that a double submit is one message. See docs/decisions/0026 and 0030.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { createEncryption } from '../../encryption.ts'
import { UUID } from '../../http/schemas.ts'

const SESSION = 'frontdesk-session'
/** Shows that the browser keeps cookies, and whether its form was just sent. Identifies no one. */
const PAGE = 'frontdesk-page'
const SESSION_SECONDS = 30 * 24 * 3600

type OfPage = { id: string; address: string }

export type PageSessions = {
  /** Derives the session that a form opens for a sender in this network. */
  begun: (chatbotId: string, key: string, network: string) => string
  /** Derives the turn's id: the same for the same form, session and text. */
  turnOf: (sessionId: string, key: string, text: string) => string
  /** Encrypts the session for a hidden field, bound to the chatbot and the sender's network. */
  carry: (sessionId: string, chatbotId: string, network: string) => string
  /** Decrypts a hidden field. @returns undefined unless this server made it for this chatbot */
  carried: (field: string, chatbotId: string) => { sessionId: string; network: string } | undefined
}

/** @param secret the server's SECRET_KEY */
export function createPageSessions(secret: string): PageSessions {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk page sessions', 32))
  const encryption = createEncryption(secret, 'frontdesk page fields')
  const idOf = (...parts: string[]) =>
    toUuid(createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16))
  const about = (chatbotId: string) => Buffer.from(chatbotId)
  return {
    begun: (chatbotId, form, network) => idOf('session', chatbotId, form, network),
    turnOf: (sessionId, form, text) => idOf('turn', sessionId, form, text),
    carry: (sessionId, chatbotId, network) =>
      encryption.encrypt(`${sessionId} ${network}`, about(chatbotId)).toString('base64url'),
    carried: (field, chatbotId) => {
      try {
        const text = encryption.decrypt(Buffer.from(field, 'base64url'), about(chatbotId))
        const [sessionId = '', network = ''] = text.split(' ')
        return { sessionId, network }
      } catch {
        return undefined
      }
    },
  }
}

/** Formats a UUID of version 8, for custom values (RFC 9562). */
function toUuid(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Whether the browser sent back any cookie of this page. */
export function keepsCookies(request: FastifyRequest, chatbotId: string): boolean {
  return pageState(request) !== undefined || sessionInCookie(request, chatbotId) !== undefined
}

export function sessionInCookie(request: FastifyRequest, chatbotId: string): string | undefined {
  const value = cookieNamed(request, sessionName(request, chatbotId)) ?? ''
  return UUID.test(value) ? value.toLowerCase() : undefined
}

/** @param sessionId null to delete the cookie */
export function sessionCookie(
  request: FastifyRequest,
  { id, address }: OfPage,
  sessionId: string | null,
): string {
  const path = request.protocol === 'https' ? '/' : address
  const age = sessionId === null ? 0 : SESSION_SECONDS
  const flags = flagsOf(request, path, `; Max-Age=${age}`)
  return `${sessionName(request, id)}=${sessionId ?? ''}${flags}`
}

/** `said` when the form was just sent, `open` afterwards. */
type PageState = 'open' | 'said'

/** @returns undefined when the browser sent no such cookie */
export function pageState(request: FastifyRequest): PageState | undefined {
  const value = cookieNamed(request, PAGE)
  return value === 'open' || value === 'said' ? value : undefined
}

/** A session cookie: deleted when the browser is closed. */
export function pageStateCookie(request: FastifyRequest, { address }: OfPage, state: PageState): string {
  return `${PAGE}=${state}${flagsOf(request, address)}`
}

/**
 * The prefix `__Host-` keeps sibling domains from setting a visitor's session (RFC 6265bis). It requires TLS
 * and the path `/`, so the name includes the chatbot's id.
 */
function sessionName({ protocol }: FastifyRequest, chatbotId: string): string {
  return protocol === 'https' ? `__Host-${chatbotId}-${SESSION}` : SESSION
}

function flagsOf({ protocol }: FastifyRequest, path: string, age = ''): string {
  return `; Path=${path}${age}; HttpOnly; SameSite=Lax${protocol === 'https' ? '; Secure' : ''}`
}

function cookieNamed({ headers }: FastifyRequest, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([known]) => known === name)?.[1]
}
