/**
 * A fake of Supabase Auth (GoTrue) behind Supabase's gateway: a real HTTP server with users in memory. For
 * accounts with an e-mail address and a password it answers as Auth 2.196 does. Source:
 * https://github.com/supabase/auth, internal/api, internal/models and internal/tokens.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after } from 'node:test'
import * as jose from 'jose'

const ACCESS_TOKEN_LIFETIME_S = 3600
const REUSE_INTERVAL_MS = 10_000
/** Clients that name it get errors as `{code, message}`, others as `{code, error_code, msg}`. */
const VERSION = '2024-01-01'
const VERSION_HEADER = 'x-supabase-api-version'
const JWKS = '/auth/v1/.well-known/jwks.json'
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/

export type SupabaseAuthOptions = {
  /** Accounts must first be confirmed, as in a hosted project; see `confirm`. */
  confirmEmail?: boolean
  /** Changing a password requires the current one. */
  requireCurrentPassword?: boolean
  /** For how long after a refresh any older refresh token gets the newest. */
  reuseIntervalMs?: number
}

type User = { id: string; email: string; password: string; createdAt: string; confirmedAt?: string }
type Session = { id: string; user: User; refreshTokens: string[]; refreshedAt: number }
type Call = { headers: IncomingHttpHeaders; body: Record<string, unknown> }
type Reply = { status: number; body?: unknown; headers?: Record<string, string> }
type Route = (call: Call) => Reply | Promise<Reply>

export type SupabaseAuthStandIn = Awaited<ReturnType<typeof startSupabaseAuth>>

/** Starts a fake for a test file; it stops after the file's tests. */
export async function startSupabaseAuth(options: SupabaseAuthOptions = {}) {
  const anonKey = `sb_publishable_${randomBytes(24).toString('base64url')}`
  const failures: Reply[] = []
  let jwksFetches = 0
  let gate = Promise.withResolvers<void>()
  gate.resolve()

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const { port, stop, restart } = await listen(server)
  const url = `http://127.0.0.1:${port}`
  const keys = await createKeys(`${url}/auth/v1`)
  const sessions = createSessions(keys, options.reuseIntervalMs ?? REUSE_INTERVAL_MS)
  const accounts = createAccounts(sessions, options)

  async function answer(request: IncomingMessage, response: ServerResponse) {
    if (request.url === JWKS) jwksFetches += 1
    const body = await text(request)
    await gate.promise
    const reply = failures.shift() ?? (await replyTo(request, body))
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
  }

  async function replyTo({ method, url: target = '', headers }: IncomingMessage, body: string) {
    if (target === JWKS) return { status: 200, body: keys.published() }
    const route = accounts.routes[`${method} ${target}`]
    if (headers.apikey !== anonKey) return refuseKey(headers.apikey)
    if (!route) return { status: 404, body: '404 page not found' }
    try {
      return await route({ headers, body: JSON.parse(body || '{}') })
    } catch (error) {
      if (error instanceof Refusal) return error.in(headers[VERSION_HEADER])
      throw error
    }
  }

  return {
    url,
    anonKey,
    /** The project's older, symmetric secret. */
    jwtSecret: keys.secret,
    env: { SUPABASE_URL: url, SUPABASE_KEY: anonKey },
    /** Signs an access token with the current key, with these claims replacing its own. */
    sign: keys.sign,
    /** The same, signed with `jwtSecret`. */
    signHs256: keys.signHs256,
    rotateKey: keys.rotate,
    /** Keeps only the current key: tokens signed with an older one are rejected. */
    revokeOldKeys: keys.revokeOld,
    /** How often the keys were requested, answered or not. */
    jwksFetches: () => jwksFetches,
    /** Simulates opening the link in the confirmation mail. */
    confirm: accounts.confirm,
    /** The number of open sessions of this address. */
    sessionsOf: accounts.sessionsOf,
    /** Answers the next call, whichever it is, with this; several queue up. */
    failNext: (status: number, body: unknown = '', headers: Record<string, string> = {}) => {
      failures.push({ status, body, headers })
    },
    /** Accepts calls without answering, until `resume`. */
    pause: () => {
      gate = Promise.withResolvers()
    },
    resume: () => gate.resolve(),
    /** Stops listening, until `restart`. */
    stop,
    restart,
  }
}

async function listen(server: ReturnType<typeof createServer>) {
  const listenOn = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const stop = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  await listenOn(0)
  after(stop)
  const { port } = server.address() as AddressInfo
  return { port, stop, restart: () => listenOn(port) }
}

/** The gateway's own error shape, which differs from Auth's. */
function refuseKey(given: string | string[] | undefined): Reply {
  const [message, hint] = given
    ? ['Invalid API key', 'Double check your Supabase `anon` or `service_role` API key.']
    : ['No API key found in request', 'No `apikey` request header or url param was found.']
  return { status: 401, body: { message, hint } }
}

/** What Auth refuses, in the words of its API. */
class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly details: object

  constructor(status: number, code: string, message: string, details: object = {}) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }

  in(version: string | string[] | undefined): Reply {
    const { status, code, message, details } = this
    return typeof version === 'string' && version >= VERSION
      ? { status, headers: { [VERSION_HEADER]: VERSION }, body: { code, message, ...details } }
      : { status, body: { code: status, error_code: code, msg: message, ...details } }
  }
}

type Keys = Awaited<ReturnType<typeof createKeys>>
async function createKeys(issuer: string) {
  const secret = randomBytes(32).toString('base64url')
  const secretBytes = new TextEncoder().encode(secret)
  let current = await newKey()
  const published = [current.jwk]

  const token = (claims: jose.JWTPayload, header: jose.JWTHeaderParameters) =>
    new jose.SignJWT({ ...defaultClaims(issuer), ...claims }).setProtectedHeader({ ...header, typ: 'JWT' })

  const keyOf: jose.JWTVerifyGetKey = (header, jws) =>
    header.alg === 'HS256' ? secretBytes : jose.createLocalJWKSet({ keys: published })(header, jws)

  return {
    secret,
    sign: (claims: jose.JWTPayload, kid = current.jwk.kid) =>
      token(claims, { alg: 'ES256', kid }).sign(current.privateKey),
    signHs256: (claims: jose.JWTPayload) => token(claims, { alg: 'HS256' }).sign(secretBytes),
    verify: async (jwt: string) => (await jose.jwtVerify(jwt, keyOf)).payload,
    published: () => ({ keys: published }),
    rotate: async () => {
      current = await newKey()
      published.unshift(current.jwk)
    },
    revokeOld: () => void published.splice(1),
  }
}

async function newKey() {
  const { privateKey, publicKey } = await jose.generateKeyPair('ES256')
  const publicJwk = await jose.exportJWK(publicKey)
  const usage = { kid: randomUUID(), alg: 'ES256', use: 'sig', key_ops: ['verify'], ext: true }
  return { privateKey, jwk: { ...publicJwk, ...usage } }
}

function defaultClaims(iss: string): jose.JWTPayload {
  const iat = Math.floor(Date.now() / 1000)
  return {
    iss,
    sub: randomUUID(),
    aud: 'authenticated',
    exp: iat + ACCESS_TOKEN_LIFETIME_S,
    iat,
    email: 'somebody@example.com',
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: {},
    role: 'authenticated',
    aal: 'aal1',
    amr: [{ method: 'password', timestamp: iat }],
    session_id: randomUUID(),
    is_anonymous: false,
  }
}

type Sessions = ReturnType<typeof createSessions>
function createSessions(keys: Keys, reuseIntervalMs: number) {
  const open = new Map<string, Session>()
  const ofRefreshToken = new Map<string, Session>()

  const of = (user: User | undefined) => [...open.values()].filter((session) => session.user === user)
  const end = (session: Session) => open.delete(session.id)

  const addRefreshToken = (session: Session) => {
    const token = randomBytes(9).toString('base64url')
    session.refreshTokens.push(token)
    ofRefreshToken.set(token, session)
  }

  const start = (user: User): Promise<Reply> => {
    const session = { id: randomUUID(), user, refreshTokens: [], refreshedAt: Date.now() }
    open.set(session.id, session)
    addRefreshToken(session)
    return show(session)
  }

  const show = async ({ id, user, refreshTokens }: Session): Promise<Reply> => {
    const shown = showUser(user)
    const claims = { sub: user.id, email: user.email, session_id: id, user_metadata: shown.user_metadata }
    const body = {
      access_token: await keys.sign(claims),
      token_type: 'bearer',
      expires_in: ACCESS_TOKEN_LIFETIME_S,
      expires_at: Math.floor(Date.now() / 1000) + ACCESS_TOKEN_LIFETIME_S,
      refresh_token: refreshTokens.at(-1),
      user: shown,
    }
    return { status: 200, body }
  }

  /** As Auth has it: the last but one is no theft, the answer to it may have been lost. */
  const refresh: Route = ({ body }) => {
    const token = String(body.refresh_token)
    const session = ofRefreshToken.get(token)
    if (!session || !open.has(session.id)) {
      throw new Refusal(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found')
    }
    const behind = session.refreshTokens.length - 1 - session.refreshTokens.indexOf(token)
    if (behind > 1 && Date.now() - session.refreshedAt >= reuseIntervalMs) {
      end(session)
      throw new Refusal(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used')
    }
    if (behind === 0) addRefreshToken(session)
    session.refreshedAt = Date.now()
    return show(session)
  }

  const authenticate = async ({ headers }: Call): Promise<Session> => {
    const token = /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
    if (!token) throw new Refusal(401, 'no_authorization', 'This endpoint requires a Bearer token')
    const claims = await keys.verify(token).catch(() => {
      throw new Refusal(403, 'bad_jwt', 'invalid JWT: unable to parse or verify signature')
    })
    const session = open.get(String(claims.session_id))
    if (session) return session
    throw new Refusal(403, 'session_not_found', 'Session from session_id claim in JWT does not exist')
  }

  return { of, start, refresh, end, authenticate }
}

function createAccounts(sessions: Sessions, { confirmEmail, requireCurrentPassword }: SupabaseAuthOptions) {
  const users = new Map<string, User>()

  const signUp: Route = ({ body }) => {
    if (!body.email) throw new Refusal(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled')
    const password = checkPassword(body.password)
    const email = checkEmail(body.email)
    const user = users.get(email) ?? newUser(email, password)
    if (!user.confirmedAt) return keep(user)
    if (!confirmEmail) throw new Refusal(422, 'user_already_exists', 'User already registered')
    // Nobody learns from the answer that the address has an account: it shows a user who is not there.
    const nobody = { ...showUser(newUser(email, password)), role: '', user_metadata: {}, identities: [] }
    return { status: 200, body: nobody }
  }

  const keep = (user: User) => {
    users.set(user.email, user)
    if (confirmEmail) return { status: 200, body: showUser(user) }
    return sessions.start(Object.assign(user, { confirmedAt: user.createdAt }))
  }

  const signIn: Route = ({ body }) => {
    const user = users.get(String(body.email).toLowerCase())
    if (!user || user.password !== body.password) {
      throw new Refusal(400, 'invalid_credentials', 'Invalid login credentials')
    }
    if (!user.confirmedAt) throw new Refusal(400, 'email_not_confirmed', 'Email not confirmed')
    return sessions.start(user)
  }

  const getUser: Route = async (call) => {
    const { user } = await sessions.authenticate(call)
    return { status: 200, body: showUser(user) }
  }

  const changePassword: Route = async (call) => {
    const session = await sessions.authenticate(call)
    const { user } = session
    const { current_password: current } = call.body
    const password = checkPassword(call.body.password)
    if (requireCurrentPassword && current !== user.password) {
      const code = current ? 'current_password_invalid' : 'current_password_required'
      throw new Refusal(400, code, 'Current password required when setting new password.')
    }
    if (password === user.password) {
      throw new Refusal(422, 'same_password', 'New password should be different from the old password.')
    }
    user.password = password
    for (const each of sessions.of(user)) if (each !== session) sessions.end(each)
    return { status: 200, body: showUser(user) }
  }

  const signOut = (isMeant: (one: Session, own: Session) => boolean): Route => {
    return async (call) => {
      const own = await sessions.authenticate(call)
      for (const one of sessions.of(own.user)) if (isMeant(one, own)) sessions.end(one)
      return { status: 204 }
    }
  }

  const routes: Record<string, Route> = {
    'POST /auth/v1/signup': signUp,
    'POST /auth/v1/token?grant_type=password': signIn,
    'POST /auth/v1/token?grant_type=refresh_token': sessions.refresh,
    'GET /auth/v1/user': getUser,
    'PUT /auth/v1/user': changePassword,
    'POST /auth/v1/logout?scope=global': signOut(() => true),
    'POST /auth/v1/logout?scope=local': signOut((one, own) => one === own),
    'POST /auth/v1/logout?scope=others': signOut((one, own) => one !== own),
  }

  return {
    routes,
    sessionsOf: (email: string) => sessions.of(users.get(email)).length,
    confirm: (email: string) => {
      const user = users.get(email)
      if (!user) throw new Error(`nobody signed up as ${email}`)
      user.confirmedAt = new Date().toISOString()
    },
  }
}

function checkPassword(password: unknown): string {
  if (typeof password !== 'string' || !password) {
    throw new Refusal(400, 'validation_failed', 'Signup requires a valid password')
  }
  // In bytes: bcrypt takes no more.
  if (Buffer.byteLength(password) > 72) {
    throw new Refusal(400, 'validation_failed', 'Password cannot be longer than 72 characters')
  }
  if (password.length >= 6) return password
  const details = { weak_password: { reasons: ['length'] } }
  throw new Refusal(422, 'weak_password', 'Password should be at least 6 characters.', details)
}

function checkEmail(email: unknown): string {
  if (typeof email === 'string' && email.length <= 255 && EMAIL.test(email)) return email.toLowerCase()
  throw new Refusal(400, 'validation_failed', 'Unable to validate email address: invalid format')
}

function newUser(email: string, password: string): User {
  return { id: randomUUID(), email, password, createdAt: new Date().toISOString() }
}

function showUser({ id, email, createdAt, confirmedAt }: User) {
  const times = { created_at: createdAt, updated_at: createdAt }
  const data = { sub: id, email, email_verified: confirmedAt !== undefined, phone_verified: false }
  return {
    id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    phone: '',
    ...(confirmedAt ? { email_confirmed_at: confirmedAt } : { confirmation_sent_at: createdAt }),
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: data,
    identities: [{ id, user_id: id, identity_data: data, provider: 'email', email, ...times }],
    ...times,
    is_anonymous: false,
  }
}
