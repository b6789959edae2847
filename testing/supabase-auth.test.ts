/** Tests the fake of Supabase Auth with Supabase's own client. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { GoTrueClient } from '@supabase/auth-js'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { PASSWORD } from './client.ts'
import { type SupabaseAuthStandIn, startSupabaseAuth } from './supabase-auth.ts'

const auth = await startSupabaseAuth()

/** A client with its own storage: another device. */
function client(of: SupabaseAuthStandIn = auth): GoTrueClient {
  const stored = new Map<string, string>()
  return new GoTrueClient({
    url: `${of.url}/auth/v1`,
    headers: { apikey: of.anonKey },
    autoRefreshToken: false,
    detectSessionInUrl: false,
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
  })
}

const newEmail = () => `${randomUUID()}@example.com`

async function signedUp(email = newEmail()) {
  const device = client()
  const { data, error } = await device.signUp({ email, password: PASSWORD })
  assert.equal(error, null)
  assert.ok(data.session && data.user)
  return { device, email, session: data.session, user: data.user }
}

/** Another device of an existing account. */
async function signedIn(email: string, password = PASSWORD) {
  const device = client()
  const { data, error } = await device.signInWithPassword({ email, password })
  assert.equal(error, null)
  assert.ok(data.session)
  return { device, session: data.session }
}

test('signs in a new account with a token that the published key verifies', async () => {
  const { email, session, user } = await signedUp()
  assert.equal(session.token_type, 'bearer')
  assert.equal(session.expires_in, 3600)
  assert.equal(user.email, email)
  assert.equal(user.identities?.length, 1)
  const keys = createRemoteJWKSet(new URL(`${auth.url}/auth/v1/.well-known/jwks.json`))
  const { payload, protectedHeader } = await jwtVerify(session.access_token, keys, {
    issuer: `${auth.url}/auth/v1`,
    audience: 'authenticated',
  })
  assert.equal(protectedHeader.alg, 'ES256')
  assert.ok(protectedHeader.kid)
  assert.equal(payload.sub, user.id)
  assert.equal(payload.email, email)
  assert.equal(payload.role, 'authenticated')
  assert.equal(payload.aal, 'aal1')
  assert.equal(payload.is_anonymous, false)
  assert.match(String(payload.session_id), /^[0-9a-f-]{36}$/)
  assert.equal(Number(payload.exp) - Number(payload.iat), 3600)
})

test('treats an e-mail address as one account regardless of case', async () => {
  const { email } = await signedUp()
  const { data, error } = await client().signUp({ email: email.toUpperCase(), password: PASSWORD })
  assert.equal(data.user, null)
  assert.equal(error?.status, 422)
  assert.equal(error?.code, 'user_already_exists')
  assert.equal(error?.message, 'User already registered')
  await signedIn(email.toUpperCase())
})

test('answers a wrong password and an unknown address alike', async () => {
  const { email } = await signedUp()
  for (const credentials of [
    { email, password: 'wrong horse battery' },
    { email: newEmail(), password: PASSWORD },
  ]) {
    const { error } = await client().signInWithPassword(credentials)
    assert.equal(error?.status, 400)
    assert.equal(error?.code, 'invalid_credentials')
    assert.equal(error?.message, 'Invalid login credentials')
  }
})

test('rejects weak and overlong passwords, and invalid addresses', async () => {
  const refusalOf = async (email: string, password: string) => {
    const { error } = await client().signUp({ email, password })
    return `${error?.name} ${error?.status} ${error?.code}`
  }
  assert.equal(await refusalOf(newEmail(), 'short'), 'AuthWeakPasswordError 422 weak_password')
  assert.equal(await refusalOf(newEmail(), 'é'.repeat(37)), 'AuthApiError 400 validation_failed')
  assert.equal(await refusalOf('nobody', PASSWORD), 'AuthApiError 400 validation_failed')
})

test('a refresh returns a new pair for the same session', async () => {
  const { device, session } = await signedUp()
  const { data, error } = await device.refreshSession()
  assert.equal(error, null)
  assert.notEqual(data.session?.refresh_token, session.refresh_token)
  assert.notEqual(data.session?.access_token, session.access_token)
  const { data: again } = await client().refreshSession({ refresh_token: session.refresh_token })
  assert.equal(again.session?.refresh_token, data.session?.refresh_token, 'the answer may have been lost')
})

test('ends the session when a long-spent refresh token is reused', async () => {
  const strict = await startSupabaseAuth({ reuseIntervalMs: 0 })
  const device = client(strict)
  const { data } = await device.signUp({ email: newEmail(), password: PASSWORD })
  const first = data.session?.refresh_token ?? ''
  await device.refreshSession()
  const { data: last } = await device.refreshSession()
  const refuse = async (refresh_token: string) => {
    const { error } = await client(strict).refreshSession({ refresh_token })
    return error?.code
  }
  assert.equal(await refuse(first), 'refresh_token_already_used')
  assert.equal(await refuse(last.session?.refresh_token ?? ''), 'refresh_token_not_found')
  assert.equal(await refuse('made-up'), 'refresh_token_not_found')
  const { error } = await device.getUser(last.session?.access_token)
  assert.equal(error?.name, 'AuthSessionMissingError')
})

test('within the reuse interval any older token gets the newest', async () => {
  const { device, session } = await signedUp()
  await device.refreshSession()
  const { data: last } = await device.refreshSession()
  const { data } = await client().refreshSession({ refresh_token: session.refresh_token })
  assert.equal(data.session?.refresh_token, last.session?.refresh_token)
})

test('a token identifies its user until the session ends', async () => {
  const { device, user, session } = await signedUp()
  const { data } = await device.getUser()
  assert.equal(data.user?.id, user.id)
  await device.signOut({ scope: 'local' })
  const { error } = await client().getUser(session.access_token)
  assert.equal(error?.name, 'AuthSessionMissingError')
  const { error: forged } = await client().getUser(`${session.access_token.slice(0, -4)}AAAA`)
  assert.equal(forged?.status, 403)
  assert.equal(forged?.code, 'bad_jwt')
})

test('a sign-out ends this session, the others, or all', async () => {
  const { device, email } = await signedUp()
  const second = await signedIn(email)
  const third = await signedIn(email)
  assert.equal(auth.sessionsOf(email), 3)
  await second.device.signOut({ scope: 'local' })
  assert.equal(auth.sessionsOf(email), 2)
  assert.equal((await device.getUser()).error, null)
  await third.device.signOut({ scope: 'others' })
  assert.equal(auth.sessionsOf(email), 1)
  assert.equal((await third.device.getUser()).error, null)
  await signedIn(email)
  await third.device.signOut({ scope: 'global' })
  assert.equal(auth.sessionsOf(email), 0)
})

test('a new password replaces the old one and ends the other sessions', async () => {
  const { device, email } = await signedUp()
  await signedIn(email)
  const same = await device.updateUser({ password: PASSWORD })
  assert.equal(same.error?.code, 'same_password')
  const { error } = await device.updateUser({ password: 'another horse battery' })
  assert.equal(error, null)
  assert.equal(auth.sessionsOf(email), 1)
  const { error: old } = await client().signInWithPassword({ email, password: PASSWORD })
  assert.equal(old?.code, 'invalid_credentials')
  await signedIn(email, 'another horse battery')
})

test('can require the current password for a new one', async () => {
  const strict = await startSupabaseAuth({ requireCurrentPassword: true })
  const device = client(strict)
  await device.signUp({ email: newEmail(), password: PASSWORD })
  const change = async (current_password?: string) => {
    const { error } = await device.updateUser({ password: 'another horse battery', current_password })
    return error?.code
  }
  assert.equal(await change(), 'current_password_required')
  assert.equal(await change('wrong horse battery'), 'current_password_invalid')
  assert.equal(await change(PASSWORD), undefined)
})

test('with e-mail confirmation, an account has no session before it is confirmed', async () => {
  const strict = await startSupabaseAuth({ confirmEmail: true })
  const email = newEmail()
  const { data } = await client(strict).signUp({ email, password: PASSWORD })
  assert.equal(data.session, null)
  assert.equal(data.user?.identities?.length, 1)
  const { error } = await client(strict).signInWithPassword({ email, password: PASSWORD })
  assert.equal(error?.status, 400)
  assert.equal(error?.code, 'email_not_confirmed')
  strict.confirm(email)
  const { data: signedIn } = await client(strict).signInWithPassword({ email, password: PASSWORD })
  assert.equal(signedIn.user?.id, data.user?.id)

  const { data: again, error: none } = await client(strict).signUp({ email, password: 'guessing at it' })
  assert.equal(none, null)
  assert.equal(again.session, null)
  assert.equal(again.user?.email, email)
  assert.deepEqual(again.user?.identities, [])
  assert.notEqual(again.user?.id, data.user?.id, 'a user who is not there')
})

test('the gateway requires its key, except for the public keys', async () => {
  const { status } = await fetch(`${auth.url}/auth/v1/user`)
  assert.equal(status, 401)
  const wrong = await fetch(`${auth.url}/auth/v1/user`, { headers: { apikey: 'sb_publishable_wrong' } })
  assert.equal(wrong.status, 401)
  const keys = await fetch(`${auth.url}/auth/v1/.well-known/jwks.json`)
  assert.equal(keys.status, 200)
})

test('returns errors in the shape of the version that the client names', async () => {
  const refusal = async (headers: Record<string, string>) => {
    const response = await fetch(`${auth.url}/auth/v1/user`, {
      headers: { apikey: auth.anonKey, ...headers },
    })
    return { version: response.headers.get('x-supabase-api-version'), body: await response.json() }
  }
  const message = 'This endpoint requires a Bearer token'
  assert.deepEqual(await refusal({}), {
    version: null,
    body: { code: 401, error_code: 'no_authorization', msg: message },
  })
  assert.deepEqual(await refusal({ 'x-supabase-api-version': '2024-01-01' }), {
    version: '2024-01-01',
    body: { code: 'no_authorization', message },
  })
})

test('injects faults: a given answer, no answer, no server', async () => {
  const faulty = await startSupabaseAuth()
  const device = client(faulty)
  faulty.failNext(502, '<html>Bad Gateway</html>')
  const { error } = await device.signUp({ email: newEmail(), password: PASSWORD })
  assert.equal(error?.status, 502)

  faulty.pause()
  const waiting = device.signUp({ email: newEmail(), password: PASSWORD })
  assert.equal(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 100))]), undefined)
  faulty.resume()
  assert.equal((await waiting).error, null)

  await faulty.stop()
  await assert.rejects(fetch(`${faulty.url}/auth/v1/.well-known/jwks.json`))
  await faulty.restart()
  assert.equal((await device.getUser()).error, null)
})

test('adds and revokes keys and signs tokens', async () => {
  const own = await startSupabaseAuth()
  const device = client(own)
  const { data } = await device.signUp({ email: newEmail(), password: PASSWORD })
  const published = async () => {
    const response = await fetch(`${own.url}/auth/v1/.well-known/jwks.json`)
    const { keys } = (await response.json()) as { keys: { kid: string; d?: string }[] }
    assert.ok(keys.every(({ d }) => d === undefined))
    return keys.length
  }
  await own.rotateKey()
  assert.equal(await published(), 2)
  assert.equal((await device.getUser(data.session?.access_token)).error, null)
  own.revokeOldKeys()
  assert.equal(await published(), 1)
  assert.equal((await device.getUser(data.session?.access_token)).error?.code, 'bad_jwt')
  assert.equal(own.jwksFetches(), 2)

  const { payload } = await jwtVerify(
    await own.signHs256({ sub: 'somebody' }),
    new TextEncoder().encode(own.jwtSecret),
  )
  assert.equal(payload.sub, 'somebody')
  assert.equal(payload.aud, 'authenticated')
})
