import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import {
  answers,
  BAD_TOKEN,
  chatAt,
  EXPIRED_TOKEN,
  GUARDED,
  inSeconds,
  newEmail,
  refuses,
  refusesToken,
  TIMESTAMP,
} from '../../../testing/chat.ts'
import { newUser, PASSWORD, signIn } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { startSupabaseAuth } from '../../../testing/supabase-auth.ts'
import { asServiceRole } from '../../database/transaction.ts'

const NEW_PASSWORD = 'staple wrong pony'
const UNAVAILABLE = 'The account service is unavailable'

const auth = await startSupabaseAuth({ reuseIntervalMs: 0 })
const frontdesk = await startTestFrontdesk({ env: { ...auth.env, SUPABASE_JWT_SECRET: auth.jwtSecret } })
const { address, connections } = frontdesk
const chat = chatAt(address)
const { at, newAccount, profile, refresh } = chat

const signUp = (email: string, password: string) =>
  at('POST', '/api/auth/signup/', { body: { email, password } })
const logIn = (email: string, password: string) =>
  at('POST', '/api/auth/login/', { body: { email, password } })
const logOut = (token: string) => at('POST', '/api/auth/logout/', { token })
const changePassword = (token: string, current: string, next: string) =>
  at('POST', '/api/auth/change-password/', { token, body: { current_password: current, new_password: next } })

/** The local row of a Supabase user. */
async function userRow(id: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`select id::text, issuer, subject, email, email_key from users where subject = ${id}`,
  ])
  assert.ok(rows.length <= 1)
  return rows[0]
}

test('signup and login: return the same bodies as built-in accounts, with Supabase’s user', async () => {
  const email = newEmail()
  const created = await signUp(email, PASSWORD)
  const { user, access_token, refresh_token } = created.json
  answers(created, 201, {
    message: 'User created successfully',
    user: { id: user.id, email },
    access_token,
    refresh_token,
  })
  assert.equal(decodeJwt(access_token).sub, user.id)
  const signedIn = await logIn(email, PASSWORD)
  answers(signedIn, 200, {
    message: 'Login successful',
    user: { id: user.id, email },
    access_token: signedIn.json.access_token,
    refresh_token: signedIn.json.refresh_token,
  })
  const shown = await profile(signedIn.json.access_token)
  const { created_at } = shown.json.user
  assert.match(created_at, TIMESTAMP)
  answers(shown, 200, { user: { id: user.id, email, created_at, default_session_id: null } })
  assert.deepEqual(
    { ...(await userRow(user.id)) },
    {
      id: user.id,
      issuer: 'supabase',
      subject: user.id,
      email,
      email_key: null,
    },
  )
})

test('stores no Supabase passwords or tokens', async () => {
  const { id, accessToken } = await newAccount()
  await chat.say(accessToken, 'hi')
  const [passwords, logins] = await asServiceRole(connections, (sql) => [
    sql`select from passwords where user_id = ${id}`,
    sql`select from logins where user_id = ${id}`,
  ])
  assert.deepEqual([passwords.length, logins.length], [0, 0])
})

test('translates errors of Supabase Auth into those of this API', async () => {
  const { email } = await newAccount()
  refuses(await signUp(email, PASSWORD), 400, 'User already registered', 'email_taken')
  refuses(await logIn(email, NEW_PASSWORD), 401, 'Invalid credentials', 'wrong_credentials')
  refuses(await logIn(newEmail(), PASSWORD), 401, 'Invalid credentials', 'wrong_credentials')
  refuses(await signUp('nobody', PASSWORD), 400, 'Email address is invalid', 'invalid_field')
  refuses(await signUp(newEmail(), 'short'), 400, 'Password is too short', 'invalid_field')
  refuses(await signUp(newEmail(), 'é'.repeat(37)), 400, 'Password is too long', 'invalid_field')
  refuses(
    await at('POST', '/api/auth/login/', { body: {} }),
    400,
    'Email and password are required',
    'credentials_missing',
  )
  const cases: [number, string, number, string, string][] = [
    [422, 'weak_password', 400, 'Password is too weak', 'invalid_field'],
    [422, 'signup_disabled', 403, 'Sign-up is closed', 'signup_closed'],
    [400, 'email_address_invalid', 400, 'Email address is invalid', 'invalid_field'],
  ]
  for (const [status, code, ...answer] of cases) {
    auth.failNext(status, { code, message: 'sb-canary' })
    refuses(await signUp(newEmail(), PASSWORD), ...answer)
  }
  auth.failNext(429, { code: 'over_request_rate_limit', message: 'sb-canary' }, { 'retry-after': '17' })
  const limited = await logIn(email, PASSWORD)
  refuses(limited, 429, 'Too many requests', 'too_many_requests')
  assert.equal(limited.headers.get('retry-after'), '17')
  for (const [status, body] of [
    [500, { code: 'unexpected_failure', message: 'sb-canary' }],
    [200, 'not JSON'],
  ] as const) {
    auth.failNext(status, body)
    refuses(await logIn(email, PASSWORD), 503, UNAVAILABLE, 'accounts_unavailable')
  }
  assert.ok(!frontdesk.log().includes('sb-canary'))
})

test('Supabase Auth alone decides the password rules', async () => {
  // Too short or too common for built-in accounts.
  for (const password of ['1-2-3-', 'password']) {
    assert.equal((await signUp(newEmail(), password)).status, 201, password)
  }
  const { email, accessToken } = await newAccount()
  assert.equal((await changePassword(accessToken, PASSWORD, '123456')).status, 200)
  assert.equal((await logIn(email, '123456')).status, 200)
  const short = await changePassword(accessToken, '123456', 'short')
  refuses(short, 400, 'Password is too short', 'invalid_field')
  for (const [reasons, text] of [
    [['characters'], 'Password is made of too few kinds of characters'],
    [['pwned'], 'Password is known from a data breach'],
    [['length', 'characters'], 'Password is too short, made of too few kinds of characters'],
    [['a new one'], 'Password is too weak'],
  ] as const) {
    auth.failNext(422, { code: 'weak_password', message: 'sb-canary', weak_password: { reasons } })
    refuses(await signUp(newEmail(), PASSWORD), 400, text, 'invalid_field')
  }
})

test('ten failed logins lock the account', async () => {
  const { email } = await newAccount()
  for (let tries = 0; tries < 10; tries++) assert.equal((await logIn(email, NEW_PASSWORD)).status, 401)
  refuses(await logIn(email, PASSWORD), 429, 'Too many requests', 'too_many_requests')
})

test('signup returns no tokens when the address must be confirmed', async () => {
  const strict = await startSupabaseAuth({ confirmEmail: true })
  const other = await startTestFrontdesk({ env: strict.env })
  const confirming = chatAt(other.address)
  const email = newEmail()
  const body = { email, password: PASSWORD }
  const created = await confirming.at('POST', '/api/auth/signup/', { body })
  const { user } = created.json
  answers(created, 201, {
    message: 'Check your e-mail to confirm your account',
    user: { id: user.id, email },
    access_token: null,
    refresh_token: null,
  })
  const refused = await confirming.at('POST', '/api/auth/login/', { body })
  refuses(refused, 401, 'Confirm your e-mail address first', 'email_not_confirmed')
  strict.confirm(email)
  assert.equal((await confirming.signIn(email)).id, user.id)
  // The response must not reveal whether an address is taken.
  const again = await confirming.at('POST', '/api/auth/signup/', { body })
  answers(again, 201, { ...created.json, user: { id: again.json.user.id, email } })
})

test('refresh: returns a new pair, and rejects a reused token', async () => {
  const { accessToken, refreshToken } = await newAccount()
  const first = await refresh(refreshToken)
  const { access_token, refresh_token } = first.json
  answers(first, 200, { access_token, refresh_token })
  const second = await refresh(refresh_token)
  assert.equal(second.status, 200)
  refusesToken(await refresh(refreshToken))
  refusesToken(await refresh('unknown'))
  refusesToken(await refresh(second.json.refresh_token))
  assert.equal((await profile(accessToken)).status, 200)
})

test('logout: both tokens stop working, here and at Supabase; other logins continue', async () => {
  const { email, accessToken, refreshToken } = await newAccount()
  const other = await chat.signIn(email)
  const { json: next } = await refresh(refreshToken)
  answers(await logOut(accessToken), 200, { message: 'Logout successful' })
  for (const token of [accessToken, next.access_token]) refusesToken(await profile(token))
  for (const [method, path, body] of GUARDED) {
    refusesToken(await at(method, path, { token: accessToken, ...(body ? { body } : {}) }))
  }
  assert.equal((await at('GET', '/conversations/', { token: accessToken })).status, 401)
  for (const token of [refreshToken, next.refresh_token]) refusesToken(await refresh(token))
  assert.equal(auth.sessionsOf(email), 1)
  assert.equal((await profile(other.accessToken)).status, 200)
})

test('Supabase Auth is unreachable: existing tokens work, and logout is effective', async () => {
  const [staying, leaving] = [await newAccount(), await newAccount()]
  for (const { accessToken } of [staying, leaving]) await profile(accessToken)
  await auth.stop()
  try {
    const calls = [
      signUp(newEmail(), PASSWORD),
      logIn(staying.email, PASSWORD),
      refresh(staying.refreshToken),
      changePassword(staying.accessToken, PASSWORD, NEW_PASSWORD),
      logOut(leaving.accessToken),
    ]
    for (const answer of await Promise.all(calls)) {
      refuses(answer, 503, UNAVAILABLE, 'accounts_unavailable')
    }
    refusesToken(await profile(leaving.accessToken))
    refusesToken(await chat.say(leaving.accessToken, 'hi'))
    assert.equal((await chat.say(staying.accessToken, 'hi')).status, 200)
  } finally {
    await auth.restart()
  }
  assert.equal((await chat.signIn(staying.email)).id, staying.id)
  const { refreshToken } = staying
  assert.equal((await refresh(refreshToken)).status, 200)
  // Supabase did not get this logout, but it holds here.
  const { json } = await refresh(leaving.refreshToken)
  if (json.access_token) refusesToken(await profile(json.access_token))
})

test('an unverifiable token gets 503 while the signing keys are unavailable', async () => {
  const away = await startSupabaseAuth()
  const { address } = await startTestFrontdesk({ env: away.env })
  const token = await away.sign({})
  await away.stop()
  refuses(await chatAt(address).profile(token), 503, UNAVAILABLE, 'accounts_unavailable')
  await away.restart()
})

test('change-password: ends the other sessions at Supabase, but not this one', async () => {
  const { email, accessToken, refreshToken } = await newAccount()
  const other = await chat.signIn(email)
  const wrong = await changePassword(accessToken, NEW_PASSWORD, NEW_PASSWORD)
  refuses(wrong, 400, 'Current password is incorrect', 'wrong_current_password')
  const same = await changePassword(accessToken, PASSWORD, PASSWORD)
  refuses(same, 400, 'The new password must differ from the current one', 'invalid_field')
  assert.equal((await refresh(other.refreshToken)).status, 200)
  const answer = await changePassword(accessToken, PASSWORD, NEW_PASSWORD)
  answers(answer, 200, { message: 'Password changed successfully' })
  assert.equal(auth.sessionsOf(email), 1)
  refusesToken(await refresh(other.refreshToken))
  assert.equal((await refresh(refreshToken)).status, 200)
  assert.equal((await profile(accessToken)).status, 200)
  refuses(await logIn(email, PASSWORD), 401, 'Invalid credentials', 'wrong_credentials')
  assert.equal((await logIn(email, NEW_PASSWORD)).status, 200)
})

test('change-password: the access tokens of the other sessions stop working', async () => {
  const { email, accessToken } = await newAccount()
  const other = await chat.signIn(email)
  await profile(other.accessToken)
  // Tokens carry their issue time in whole seconds.
  await sleep(1000)
  await changePassword(accessToken, PASSWORD, NEW_PASSWORD)
  refusesToken(await profile(other.accessToken))
  assert.equal((await profile(accessToken)).status, 200)
  const { access_token } = (await logIn(email, NEW_PASSWORD)).json
  assert.equal((await profile(access_token)).status, 200)
})

test('a mobile API user keeps their password and logout', async () => {
  await newUser(address, 'grace')
  const [token, other] = [
    (await signIn(address, 'grace')).json.access_token,
    (await signIn(address, 'grace')).json.access_token,
  ]
  assert.equal((await changePassword(token, PASSWORD, NEW_PASSWORD)).status, 200)
  refusesToken(await profile(other))
  answers(await logOut(token), 200, { message: 'Logout successful' })
  refusesToken(await profile(token))
})

test('accepts valid tokens of old and new Supabase projects', async () => {
  const good = [auth.sign({}), auth.signHs256({}), auth.signHs256({ exp: inSeconds(-20) })]
  for (const token of await Promise.all(good)) {
    const { json } = await profile(token)
    assert.equal(json.user.id, decodeJwt(token).sub)
    assert.equal(json.user.email, 'somebody@example.com')
  }
  for (const sign of [auth.sign, auth.signHs256]) {
    const bad = [
      { aud: 'anon' },
      { role: 'service_role' },
      { role: 'anon' },
      { sub: '' },
      { nbf: inSeconds(60) },
    ]
    for (const claims of bad) refuses(await profile(await sign(claims)), 401, BAD_TOKEN, 'token_invalid')
    const over = await sign({ exp: inSeconds(-31) })
    refuses(await profile(over), 401, EXPIRED_TOKEN, 'token_expired')
  }
  refusesToken(await profile(await auth.sign({}, crypto.randomUUID())))
})

test('updates a changed address; twenty simultaneous first calls create one user', async () => {
  const sub = crypto.randomUUID()
  const tokens = await Promise.all(
    Array.from({ length: 20 }, (_, index) => auth.sign({ sub, exp: inSeconds(60 + index) })),
  )
  const all = await Promise.all(tokens.map(profile))
  assert.deepEqual(new Set(all.map(({ json }) => json.user.id)), new Set([sub]))
  const moved = await profile(await auth.sign({ sub, email: 'moved@example.com' }))
  assert.deepEqual([moved.json.user.id, moved.json.user.email], [sub, 'moved@example.com'])
  assert.equal((await userRow(sub))?.email, 'moved@example.com')
})

test('accepts a new signing key once the keys may be fetched again', async (context: TestContext) => {
  const old = await newAccount()
  await profile(old.accessToken)
  await auth.rotateKey()
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 31_000 })
  const fresh = await newAccount()
  assert.equal((await profile(fresh.accessToken)).json.user.id, fresh.id)
  assert.equal((await profile(old.accessToken)).status, 200)
})
