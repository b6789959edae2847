/**
 * The signed-in session: the chat API's token pair, stored for this browser and shared by its tabs. An access token
 * about to expire is refreshed before a call, by one tab at a time.
 */
import { createFrontdesk } from '../sdk/client.ts'

type Tokens = { accessToken: string; refreshToken: string }
type Answer = { access_token: string | null; refresh_token: string | null }

const KEPT_AS = 'frontdesk:session'
/** Seconds before expiry at which a token is refreshed. */
const EARLY_S = 60

/** Without a token: this client obtains them. */
const server = createFrontdesk({ baseUrl: location.origin })
const listeners = new Set<() => void>()
let known = subject()
let refreshing: Promise<string | undefined> | undefined

addEventListener('storage', ({ key }) => {
  if (key === KEPT_AS) announce()
})

export const isSignedIn = (): boolean => read() !== undefined

/** Called on sign-in and sign-out, in this tab or another. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function beginSession({ access_token, refresh_token }: Answer): void {
  if (access_token === null || refresh_token === null) return
  write({ accessToken: access_token, refreshToken: refresh_token })
}

export async function endSession(): Promise<void> {
  const tokens = read()
  localStorage.removeItem(KEPT_AS)
  announce()
  if (!tokens) return
  const headers = { authorization: `Bearer ${tokens.accessToken}` }
  await server.POST('/api/auth/logout', { headers }).catch(() => undefined)
}

/** The token for a call; undefined when signed out. */
export async function accessToken(): Promise<string | undefined> {
  const tokens = read()
  if (!tokens || secondsLeft(tokens.accessToken) > EARLY_S) return tokens?.accessToken
  refreshing ??= alone(refresh).finally(() => {
    refreshing = undefined
  })
  return await refreshing
}

/** The server rejected the token: the user has to sign in again. */
export function sessionRefused(token: string | undefined): void {
  if (token === undefined || read()?.accessToken !== token) return
  localStorage.removeItem(KEPT_AS)
  announce()
}

/** Plain HTTP on a local network has no Web Locks; the server then gives both tabs the same pair. */
function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? navigator.locks.request(KEPT_AS, work) : work()
}

async function refresh(): Promise<string | undefined> {
  const tokens = read()
  // Another tab refreshed it.
  if (!tokens || secondsLeft(tokens.accessToken) > EARLY_S) return tokens?.accessToken
  const { data, response } = await server.POST('/api/auth/refresh', {
    body: { refresh_token: tokens.refreshToken },
  })
  if (data) {
    beginSession(data)
    return read()?.accessToken
  }
  if (response.status === 401) {
    sessionRefused(tokens.accessToken)
    return undefined
  }
  // The server is unavailable: the old token may still be valid.
  return tokens.accessToken
}

function secondsLeft(token: string): number {
  const claims = claimsOf(token)
  if (!claims) return 0
  const { exp } = claims
  return typeof exp === 'number' ? exp - Date.now() / 1000 : Number.POSITIVE_INFINITY
}

function subject(): string | undefined {
  const tokens = read()
  return tokens && String(claimsOf(tokens.accessToken)?.sub)
}

function claimsOf(token: string): { exp?: unknown; sub?: unknown } | undefined {
  try {
    return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return undefined
  }
}

function read(): Tokens | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null')
    return typeof kept?.accessToken === 'string' && typeof kept.refreshToken === 'string' ? kept : undefined
  } catch {
    return undefined
  }
}

function write(tokens: Tokens): void {
  localStorage.setItem(KEPT_AS, JSON.stringify(tokens))
  announce()
}

/** Notifies listeners only when the user changes. */
function announce(): void {
  const now = subject()
  if (now === known) return
  known = now
  for (const listener of listeners) listener()
}
