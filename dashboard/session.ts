/**
 * Who is signed in: the pair of tokens of the chat API, kept for this browser and shared by its tabs. An access
 * token that is about to expire is changed for a new one before a call, by one tab at a time.
 */
import { createFrontdesk } from '../sdk/client.ts'

type Tokens = { accessToken: string; refreshToken: string }
type Answer = { access_token: string | null; refresh_token: string | null }

const KEPT_AS = 'frontdesk:session'
/** Seconds before its end in which a token is changed. */
const EARLY_S = 60

/** Without a token: it is what gives one. */
const server = createFrontdesk({ baseUrl: location.origin })
const listeners = new Set<() => void>()
let known = subject()
let refreshing: Promise<string | undefined> | undefined

addEventListener('storage', ({ key }) => {
  if (key === KEPT_AS) announce()
})

export const isSignedIn = (): boolean => read() !== undefined

/** Called when somebody has signed in or out, in this tab or another. */
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

/** The token to call with; undefined when nobody is signed in, or no longer. */
export async function accessToken(): Promise<string | undefined> {
  const tokens = read()
  if (!tokens || secondsLeft(tokens.accessToken) > EARLY_S) return tokens?.accessToken
  refreshing ??= alone(refresh).finally(() => {
    refreshing = undefined
  })
  return await refreshing
}

/** The server no longer takes the token: whoever it was has to sign in again. */
export function sessionRefused(token: string | undefined): void {
  if (token === undefined || read()?.accessToken !== token) return
  localStorage.removeItem(KEPT_AS)
  announce()
}

/** Over plain HTTP on a local network there are no locks; the server then gives both tabs the same pair. */
function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? navigator.locks.request(KEPT_AS, work) : work()
}

async function refresh(): Promise<string | undefined> {
  const tokens = read()
  // Another tab was faster.
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
  // The server is busy or away: the old one may still be good.
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

/** A new token of the same person is no news. */
function announce(): void {
  const now = subject()
  if (now === known) return
  known = now
  for (const listener of listeners) listener()
}
