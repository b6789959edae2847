/**
 * How a page without scripts knows whose conversation it shows: by a cookie of its own path or, where the
 * browser keeps none, by a hidden field. What the first message begins is known before it has an answer, so
 * that the same form, sent twice, is one message.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { UUID } from '../../http/schemas.ts'
import { createSealing } from '../../sealing.ts'

const COOKIE = 'frontdesk-session'
const COOKIE_SECONDS = 30 * 24 * 3600
/** It stands in an address, and addresses are remembered by browsers. */
const LETTER_MS = 10 * 60_000

export type PageSessions = {
  /** The session that this form begins, for whoever sends it from there. */
  begun: (chatbotId: string, key: string, network: string) => string
  /** The turn that this form asks for: the same for the same form, session and text. */
  turnOf: (sessionId: string, key: string, text: string) => string
  /** Carries a session over a redirect, for a browser that may keep no cookies. */
  letter: (sessionId: string, slug: string) => string
  /** @returns undefined for what is no letter, or an old one, or of another page */
  read: (letter: string, slug: string) => string | undefined
}

/** @param secret this server's */
export function createPageSessions(secret: string): PageSessions {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk page sessions', 32))
  const sealing = createSealing(secret, 'frontdesk page letters')
  const idOf = (...parts: string[]) =>
    toUuid(createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16))
  const about = (slug: string) => Buffer.from(slug)
  return {
    begun: (chatbotId, form, network) => idOf('session', chatbotId, form, network),
    turnOf: (sessionId, form, text) => idOf('turn', sessionId, form, text),
    letter: (sessionId, slug) =>
      sealing.close(`${Date.now()} ${sessionId}`, about(slug)).toString('base64url'),
    read: (letter, slug) => {
      try {
        const [writtenAt, sessionId] = sealing.open(Buffer.from(letter, 'base64url'), about(slug)).split(' ')
        return Date.now() - Number(writtenAt) <= LETTER_MS ? sessionId : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** Version 8: made of what else there is (RFC 9562). */
function toUuid(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export function sessionInCookie({ headers }: FastifyRequest): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const [, value = ''] = pairs.find(([name]) => name === COOKIE) ?? []
  return UUID.test(value) ? value.toLowerCase() : undefined
}

/** @param sessionId null to forget it */
export function sessionCookie(request: FastifyRequest, path: string, sessionId: string | null): string {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  const age = sessionId === null ? 0 : COOKIE_SECONDS
  return `${COOKIE}=${sessionId ?? ''}; Path=${path}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`
}
