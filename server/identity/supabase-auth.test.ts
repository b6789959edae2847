import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { decodeJwt } from 'jose'
import { PASSWORD } from '../../testing/client.ts'
import { startSupabaseAuth } from '../../testing/supabase-auth.ts'
import { AccountRefusal, AccountServiceUnavailable } from './account-refusal.ts'
import { createSupabaseAuth } from './supabase-auth.ts'

const NEW_PASSWORD = 'another horse battery'

const auth = await startSupabaseAuth()
const accounts = createSupabaseAuth({ url: auth.url, key: auth.anonKey, timeoutMs: 500 })

const newEmail = () => `${randomUUID()}@example.com`

async function signedUp(email = newEmail(), of = accounts) {
  const session = await of.signUp(email, PASSWORD)
  assert.ok(session.accessToken !== null)
  return { email, ...session }
}

function refuses(call: Promise<unknown>, code: string): Promise<void> {
  return assert.rejects(call, (error) => {
    assert.ok(error instanceof AccountRefusal, inspect(error))
    assert.equal(error.code, code)
    return true
  })
}

/** @param cause the only details that may be logged */
function isUnavailable(call: Promise<unknown>, cause: object): Promise<void> {
  return assert.rejects(call, (error) => {
    assert.ok(error instanceof AccountServiceUnavailable, inspect(error))
    assert.equal(error.message, 'Supabase Auth is unavailable')
    assert.deepEqual(error.cause, cause)
    return true
  })
}

test('a new account is signed in', async () => {
  const { email, user, accessToken, refreshToken } = await signedUp(`Ada.${newEmail()}`)
  assert.deepEqual(user, { id: decodeJwt(accessToken).sub, email: email.toLowerCase() })
  assert.notEqual(refreshToken, '')
  const again = await accounts.signIn(email, PASSWORD)
  assert.deepEqual(again.user, user)
  assert.notEqual(again.refreshToken, refreshToken)
})

test('maps Supabase Auth’s error codes', async () => {
  const { email } = await signedUp()
  await refuses(accounts.signUp(email, PASSWORD), 'email_taken')
  await refuses(accounts.signUp('nobody', PASSWORD), 'invalid_email')
  await refuses(accounts.signUp(newEmail(), 'short'), 'weak_password')
  await refuses(accounts.signUp(newEmail(), 'é'.repeat(37)), 'password_too_many_bytes')
  await refuses(accounts.signIn(email, NEW_PASSWORD), 'wrong_credentials')
  await refuses(accounts.signIn(newEmail(), PASSWORD), 'wrong_credentials')
  auth.failNext(422, { code: 'signup_disabled', message: 'Signups not allowed for this instance' })
  await refuses(accounts.signUp(newEmail(), PASSWORD), 'signup_disabled')
  auth.failNext(400, { code: 'user_banned', message: 'User is banned' })
  await refuses(accounts.signIn(email, PASSWORD), 'user_banned')
  auth.failNext(400, { code: 400, error_code: 'email_not_confirmed', msg: 'as an older Auth says it' })
  await refuses(accounts.signIn(email, PASSWORD), 'email_not_confirmed')
})

test('maps a 429 with its Retry-After', async () => {
  const body = { code: 'over_request_rate_limit', message: 'Request rate limit reached' }
  const refused = async () => {
    const error = await accounts.signIn(newEmail(), PASSWORD).catch((error) => error)
    assert.ok(error instanceof AccountRefusal)
    return [error.code, error.retryAfterS]
  }
  auth.failNext(429, body)
  assert.deepEqual(await refused(), ['too_many_requests', undefined])
  auth.failNext(429, body, { 'retry-after': '17' })
  assert.deepEqual(await refused(), ['too_many_requests', 17])
})

test('with confirmation, a taken address gets the same response as a new one', async () => {
  const strict = await startSupabaseAuth({ confirmEmail: true })
  const confirming = createSupabaseAuth({ url: strict.url, key: strict.anonKey })
  const email = newEmail()
  const { user, ...tokens } = await confirming.signUp(email, PASSWORD)
  assert.deepEqual(tokens, { accessToken: null, refreshToken: null })
  assert.equal(user.email, email)
  await refuses(confirming.signIn(email, PASSWORD), 'email_not_confirmed')
  strict.confirm(email)
  assert.deepEqual((await confirming.signIn(email, PASSWORD)).user, user)
  const taken = await confirming.signUp(email, NEW_PASSWORD)
  assert.deepEqual(taken, {
    user: { id: taken.user.id, email },
    accessToken: null,
    refreshToken: null,
  })
})

test('a refresh token is rotated within the same login', async () => {
  const { email, user, accessToken, refreshToken } = await signedUp()
  const next = await accounts.refresh(refreshToken)
  assert.deepEqual(next.user, user)
  assert.notEqual(next.refreshToken, refreshToken)
  assert.equal(decodeJwt(next.accessToken).session_id, decodeJwt(accessToken).session_id)
  await accounts.signOut(next.accessToken)
  assert.equal(auth.sessionsOf(email), 0)
  await refuses(accounts.refresh(next.refreshToken), 'invalid_refresh_token')
  await refuses(accounts.refresh('made-up'), 'invalid_refresh_token')
  for (const code of ['refresh_token_already_used', 'session_expired', 'user_banned']) {
    auth.failNext(400, { code, message: 'Invalid Refresh Token' })
    await refuses(accounts.refresh('whatever'), 'invalid_refresh_token')
  }
})

test('a sign-out ends one session, and is no error when repeated or expired', async () => {
  const { email, accessToken } = await signedUp()
  await accounts.signIn(email, PASSWORD)
  await accounts.signOut(accessToken)
  assert.equal(auth.sessionsOf(email), 1)
  await accounts.signOut(accessToken)
  await accounts.signOut(await auth.sign({ exp: 1 }))
  for (const status of [401, 403, 404]) {
    auth.failNext(status, { code: status, msg: 'as an older Auth says it' })
    await accounts.signOut(accessToken)
  }
})

test('a password change ends the other sessions and leaves no extra one', async () => {
  const { email, accessToken, refreshToken } = await signedUp()
  await accounts.signIn(email, PASSWORD)
  await accounts.changePassword(accessToken, email, PASSWORD, NEW_PASSWORD)
  assert.equal(auth.sessionsOf(email), 1)
  await accounts.refresh(refreshToken)
  await refuses(accounts.signIn(email, PASSWORD), 'wrong_credentials')
  await accounts.signIn(email, NEW_PASSWORD)
})

test('a refused change of password changes nothing', async () => {
  const { email, accessToken } = await signedUp()
  const change = (current: string, next: string, token = accessToken) =>
    accounts.changePassword(token, email, current, next)
  await refuses(change(NEW_PASSWORD, NEW_PASSWORD), 'wrong_credentials')
  await refuses(change(PASSWORD, PASSWORD), 'same_password')
  await refuses(change(PASSWORD, 'short'), 'weak_password')
  await refuses(change(PASSWORD, 'é'.repeat(37)), 'password_too_many_bytes')
  await refuses(change(PASSWORD, NEW_PASSWORD, await auth.sign({})), 'session_ended')
  await refuses(change(PASSWORD, NEW_PASSWORD, await auth.sign({ exp: 1 })), 'session_ended')
  assert.equal(auth.sessionsOf(email), 1)
  await accounts.signIn(email, PASSWORD)
})

test('sends the current password with the new one', async () => {
  const strict = await startSupabaseAuth({ requireCurrentPassword: true })
  const asking = createSupabaseAuth({ url: strict.url, key: strict.anonKey })
  const { email, accessToken } = await signedUp(newEmail(), asking)
  await asking.changePassword(accessToken, email, PASSWORD, NEW_PASSWORD)
  await asking.signIn(email, NEW_PASSWORD)
})

test('reports a failing Auth and invalid responses as unavailable', async () => {
  const signIn = () => accounts.signIn(newEmail(), PASSWORD)
  const nonsense: [status: number, body: unknown, cause?: object][] = [
    [500, { code: 'unexpected_failure', message: 'x' }, { status: 500, code: 'unexpected_failure' }],
    [503, '<html></html>', { status: 503, code: '' }],
    [400, { code: 'captcha_failed', message: 'x' }, { status: 400, code: 'captcha_failed' }],
    [400, { code: 'constructor' }, { status: 400, code: 'constructor' }],
    [400, { code: 'sb_secret_AbC', message: 'x' }, { status: 400, code: '' }],
    [401, { message: 'Invalid API key', hint: 'x' }, { status: 401, code: '' }],
    [200, 'not JSON', { status: 200 }],
    [200, 'null', { status: 200 }],
    [200, { access_token: 'a', refresh_token: 'b' }, { status: 200 }],
    [200, { access_token: 'a', refresh_token: '', user: { id: randomUUID(), email: '' } }, { status: 200 }],
    [200, { access_token: 'a', refresh_token: 'b', user: { id: '7', email: '' } }, { status: 200 }],
    [204, '', { status: 204 }],
  ]
  for (const [status, body, cause = {}] of nonsense) {
    auth.failNext(status, body)
    await isUnavailable(signIn(), cause)
  }
})

test('an API key that the gateway refuses is not a successful sign-out', async () => {
  const { email, accessToken } = await signedUp()
  const stranger = createSupabaseAuth({ url: auth.url, key: 'sb_publishable_wrong' })
  await isUnavailable(stranger.signOut(accessToken), { status: 401, code: '' })
  assert.equal(auth.sessionsOf(email), 1)
})

test('does not follow redirects, which could leak the key', async () => {
  const other = await startSupabaseAuth()
  const target = `${other.url}/auth/v1/.well-known/jwks.json`
  auth.failNext(307, '', { location: target })
  await isUnavailable(accounts.signIn(newEmail(), PASSWORD), { status: 307, code: '' })
  assert.equal(other.jwksFetches(), 0)
})

test('times out when Auth does not answer', async () => {
  const away = await startSupabaseAuth()
  const waiting = createSupabaseAuth({ url: away.url, key: away.anonKey, timeoutMs: 100 })
  away.pause()
  await isUnavailable(waiting.signIn(newEmail(), PASSWORD), { reason: 'TimeoutError' })
  away.resume()
  await away.stop()
  await isUnavailable(waiting.signIn(newEmail(), PASSWORD), { reason: 'ECONNREFUSED' })
  await away.restart()
  await signedUp(newEmail(), waiting)
})

test('errors contain no password, key or token', async () => {
  const secrets = ['a password of theirs', 'sb_secret_canary', 'a-token-of-theirs']
  const [password = '', key = '', token = ''] = secrets
  const strange = createSupabaseAuth({ url: auth.url, key })
  const broken = createSupabaseAuth({ url: auth.url, key: `${key}\n.` })
  const calls = [
    strange.signIn(newEmail(), password),
    strange.refresh(token),
    accounts.signIn(newEmail(), password),
    accounts.refresh(token),
    accounts.signOut(`${token}\n.`),
    broken.signIn(newEmail(), password),
    broken.signOut(token),
  ]
  for (const outcome of await Promise.allSettled(calls)) {
    assert.equal(outcome.status, 'rejected')
    const shown = inspect(outcome.reason, { depth: null, showHidden: true })
    for (const secret of secrets) assert.equal(shown.includes(secret), false, shown)
  }
})
