import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import { answers, chatAt, newEmail, refuses, refusesToken, TIMESTAMP, UUID } from '../../../testing/chat.ts'
import { newUser, PASSWORD, signIn } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const NEW_PASSWORD = 'staple wrong pony'
/** Client addresses come from a header, so that each test has its own. */
const frontdesk = await startTestFrontdesk({ env: { TRUST_PROXY: 'true' } })
const { address, connections } = frontdesk
const chat = chatAt(address)
const { at, newAccount, profile } = chat

const signUp = (email: unknown, password: unknown) =>
  at('POST', '/api/auth/signup/', { body: { email, password } })
const logIn = (email: string, password: string, from = '192.0.2.1') =>
  at('POST', '/api/auth/login/', { body: { email, password }, headers: { 'x-forwarded-for': from } })
const changePassword = (token: string, current: unknown, next: unknown) =>
  at('POST', '/api/auth/change-password/', {
    token,
    body: { current_password: current, new_password: next },
    headers: { 'x-forwarded-for': '192.0.2.2' },
  })

/** All stored account data, as text. */
async function stored(): Promise<string> {
  const rows = await asServiceRole(connections, (sql) => [
    sql`select to_jsonb(t) as row from users t order by number`,
    sql`select to_jsonb(t) as row from passwords t order by user_id`,
    sql`select to_jsonb(t) as row from logins t order by id`,
    sql`select to_jsonb(t) as row from refresh_tokens t order by hash`,
  ])
  return JSON.stringify(rows)
}

test('signup: creates an account, signed in for one hour', async () => {
  const email = `Ada.${newEmail()}`
  const answer = await signUp(email, PASSWORD)
  const { user, access_token, refresh_token } = answer.json
  answers(answer, 201, {
    message: 'User created successfully',
    user: { id: user.id, email },
    access_token,
    refresh_token,
  })
  assert.match(user.id, UUID)
  const { sub, exp = 0, iat = 0 } = decodeJwt(access_token)
  assert.deepEqual([sub, exp - iat], [user.id, 3600])
  assert.ok(refresh_token.length >= 43)
  assert.equal((await profile(access_token)).status, 200)
})

test('signup: rejects a taken address in any case, also under simultaneous calls', async () => {
  const { email } = await newAccount()
  for (const taken of [email, email.toUpperCase(), ` ${email} `]) {
    refuses(await signUp(taken, PASSWORD), 400, 'User already registered', 'email_taken')
  }
  const wanted = newEmail()
  const both = await Promise.all([signUp(wanted, PASSWORD), signUp(wanted.toUpperCase(), PASSWORD)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 400])
  const [loser] = both.filter(({ status }) => status === 400)
  assert.equal(loser?.json.error, 'User already registered')
})

test('login: accepts the address in any case', async () => {
  const { id, email, refreshToken } = await newAccount()
  for (const path of ['/api/auth/login/', '/api/auth/login']) {
    const answer = await at('POST', path, { body: { email: email.toUpperCase(), password: PASSWORD } })
    const { access_token, refresh_token } = answer.json
    answers(answer, 200, { message: 'Login successful', user: { id, email }, access_token, refresh_token })
    assert.notEqual(refresh_token, refreshToken)
    assert.equal((await profile(access_token)).json.user.id, id)
  }
})

test('login: a wrong password and an unknown address get the same error in the same time', async () => {
  const { email } = await newAccount()
  const took: Record<string, number> = {}
  await logIn(newEmail(), NEW_PASSWORD, '192.0.2.3')
  for (const who of [email, newEmail()]) {
    const started = performance.now()
    for (let tries = 0; tries < 4; tries++) {
      const answer = await logIn(who, NEW_PASSWORD, '192.0.2.3')
      refuses(answer, 401, 'Invalid credentials', 'wrong_credentials')
    }
    took[who] = performance.now() - started
  }
  const [known = 0, unknown = 0] = Object.values(took)
  assert.ok(unknown > known / 3 && unknown < known * 3, `${known} ms and ${unknown} ms`)
})

test('login: ten failures lock the account for a while, even with the right password', async () => {
  const { email } = await newAccount()
  const from = '192.0.2.4'
  for (let tries = 0; tries < 10; tries++) {
    assert.equal((await logIn(email, NEW_PASSWORD, from)).status, 401)
  }
  for (const password of [NEW_PASSWORD, PASSWORD]) {
    const answer = await logIn(email.toUpperCase(), password, from)
    refuses(answer, 429, 'Too many requests', 'too_many_requests')
    assert.ok(Number(answer.headers.get('retry-after')) >= 60)
  }
  const another = await newAccount()
  assert.equal((await logIn(another.email, PASSWORD, from)).status, 200)
})

test('missing and blank fields get the same error', async () => {
  const before = await stored()
  const bodies = [
    {},
    { email: newEmail() },
    { password: PASSWORD },
    { email: '', password: PASSWORD },
    { email: ' \n', password: PASSWORD },
    { email: newEmail(), password: '' },
    { email: newEmail(), password: null },
    { email: null, password: 7 },
    'text',
    [],
    null,
    7,
  ]
  for (const path of ['/api/auth/signup/', '/api/auth/signup', '/api/auth/login/']) {
    for (const body of bodies) {
      const answer = await at('POST', path, { body })
      refuses(answer, 400, 'Email and password are required', 'credentials_missing')
    }
    const nothing = await at('POST', path)
    refuses(nothing, 400, 'Email and password are required', 'credentials_missing')
  }
  for (const body of [{}, { refresh_token: '' }, { refresh_token: null }, [], null]) {
    const answer = await at('POST', '/api/auth/refresh/', { body })
    refuses(answer, 400, 'Refresh token is required', 'refresh_token_missing')
  }
  assert.equal(await stored(), before)
})

test('an invalid e-mail address or password length is named in the error', async () => {
  const before = await stored()
  const addresses = ['nobody', 'a@b', 'a b@example.com', '@example.com', 'a@-x.com', 'a@example..com']
  for (const email of [...addresses, `${'x'.repeat(250)}@example.com`, 'a@example.com\u2028b@example.com']) {
    refuses(await signUp(email, PASSWORD), 400, 'Email address is invalid', 'invalid_field')
  }
  const cases: [unknown, unknown, string][] = [
    [newEmail(), '1234567', 'Password must have at least 8 characters'],
    [newEmail(), '😀'.repeat(7), 'Password must have at least 8 characters'],
    [newEmail(), 'x'.repeat(129), 'Password may have at most 128 characters'],
    [7, PASSWORD, 'email must be string'],
    [newEmail(), { length: 8 }, 'password must be string'],
    [newEmail(), 'nul\0 and more', 'password must not hold U+0000 or a lone surrogate'],
  ]
  for (const [email, password, text] of cases) {
    const { status, json } = await signUp(email, password)
    assert.deepEqual([status, json.error], [400, text])
  }
  assert.equal(await stored(), before)
  for (const password of ['1-2-3-ab', '😀'.repeat(8), 'x'.repeat(128)]) {
    assert.equal((await signUp(newEmail(), password)).status, 201, password)
  }
})

test('rejects an oversized or non-JSON body and stores nothing', async () => {
  const before = await stored()
  const { accessToken } = await newAccount()
  const beside = await stored()
  assert.notEqual(beside, before)
  const json = { 'content-type': 'application/json' }
  const raws: [string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string, string][] = [
    ['{"email":', json, 400, 'The body is not valid JSON', 'malformed_json'],
    [new Uint8Array([0x22, 0xff, 0x22]), json, 400, 'The body is not valid UTF-8', 'invalid_utf8'],
    [
      '{"email":"a\\u0000@example.com","password":"12345678","current_password":"x","new_password":"12345678"}',
      json,
      400,
      'email must not hold U+0000 or a lone surrogate',
      'invalid_field',
    ],
    [
      '{"x":{"y":"\\ud800"},"email":"a@b.co","password":"12345678"}',
      json,
      400,
      'x.y must not hold U+0000 or a lone surrogate',
      'invalid_field',
    ],
    [
      'a=b',
      { 'content-type': 'text/plain' },
      415,
      'This content type is not supported',
      'unsupported_media_type',
    ],
    [
      JSON.stringify({ email: newEmail(), password: PASSWORD, x: 'x'.repeat(1024 * 1024) }),
      json,
      413,
      'The body is too large',
      'body_too_large',
    ],
  ]
  const paths = ['/api/auth/signup/', '/api/auth/login/', '/api/auth/refresh/', '/api/auth/change-password/']
  for (const path of paths) {
    for (const [raw, headers, status, text, code] of raws) {
      const answer = await at('POST', path, { token: accessToken, raw, headers })
      refuses(answer, status, text, code)
    }
  }
  for (const [raw, headers, status, text, code] of raws) {
    refuses(await at('PATCH', '/api/auth/profile', { token: accessToken, raw, headers }), status, text, code)
  }
  assert.equal(await stored(), beside)
})

test('stores passwords and refresh tokens only as hashes and never logs them', async () => {
  const { accessToken, refreshToken } = await newAccount()
  const all = await stored()
  await chat.refresh(refreshToken)
  for (const secret of [PASSWORD, accessToken, refreshToken]) {
    assert.ok(!all.includes(secret) && !frontdesk.log().includes(secret))
  }
  const hash = createHash('sha256').update(refreshToken).digest()
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`select from refresh_tokens where hash = ${hash}`,
  ])
  assert.equal(rows.length, 1)
})

test('profile: returns the account and sets the default session', async () => {
  const { id, email, accessToken: token } = await newAccount()
  const other = await newAccount()
  const first = await profile(token)
  const { created_at } = first.json.user
  assert.match(created_at, TIMESTAMP)
  assert.ok(Math.abs(Date.parse(created_at) - Date.now()) < 60_000)
  const expected = (session: string | null) => ({
    user: { id, email, created_at, default_session_id: session },
  })
  answers(first, 200, expected(null))
  for (const path of ['/api/auth/profile/', '/api/auth/profile']) {
    for (const session of ['holidays', '👨‍👩‍👧‍👦 / প্রশ্ন?', '🦄'.repeat(255), null, ' ']) {
      const answer = await at('PATCH', path, { token, body: { default_session_id: session, email: 'x' } })
      answers(answer, 200, expected(session))
      answers(await at('GET', path, { token }), 200, expected(session))
    }
  }
  assert.equal((await profile(other.accessToken)).json.user.default_session_id, null)
})

test('profile: rejects an invalid default session id', async () => {
  const { accessToken: token } = await newAccount()
  await at('PATCH', '/api/auth/profile/', { token, body: { default_session_id: 'kept' } })
  for (const session of [
    '',
    7,
    true,
    ['x'],
    'a\nb',
    'a\u007fb',
    'a\u0085b',
    'x'.repeat(256),
    '🦄'.repeat(256),
  ]) {
    const answer = await at('PATCH', '/api/auth/profile/', { token, body: { default_session_id: session } })
    assert.equal(answer.status, 400, JSON.stringify(session))
    assert.deepEqual(Object.keys(answer.json), ['error', 'code', 'request_id'])
    assert.match(answer.json.error, /^default_session_id must /)
  }
  assert.equal((await profile(token)).json.user.default_session_id, 'kept')
})

test('change-password: ends the other sessions but not this one', async () => {
  const { email, accessToken, refreshToken } = await newAccount()
  const other = await chat.signIn(email)
  const stranger = await newAccount()
  const answer = await changePassword(accessToken, PASSWORD, NEW_PASSWORD)
  answers(answer, 200, { message: 'Password changed successfully' })
  refusesToken(await profile(other.accessToken))
  refusesToken(await chat.refresh(other.refreshToken))
  assert.equal((await profile(accessToken)).status, 200)
  assert.equal((await chat.refresh(refreshToken)).status, 200)
  assert.equal((await profile(stranger.accessToken)).status, 200)
  assert.equal((await logIn(email, PASSWORD)).status, 401)
  assert.equal((await logIn(email, NEW_PASSWORD)).status, 200)
})

test('change-password: a rejected change has no effect', async () => {
  const { email, accessToken } = await newAccount()
  const other = await chat.signIn(email)
  const wrong = await changePassword(accessToken, NEW_PASSWORD, NEW_PASSWORD)
  refuses(wrong, 400, 'Current password is incorrect', 'wrong_current_password')
  const cases: [unknown, unknown, RegExp][] = [
    [PASSWORD, 'short', /^Password must have at least 8 characters$/],
    [PASSWORD, 'x'.repeat(129), /^Password may have at most 128 characters$/],
    [PASSWORD, undefined, /new_password/],
    [undefined, NEW_PASSWORD, /current_password/],
    [7, NEW_PASSWORD, /^current_password must be string$/],
    [PASSWORD, null, /^new_password must be string$/],
  ]
  for (const [current, next, text] of cases) {
    const { status, json } = await changePassword(accessToken, current, next)
    assert.equal(status, 400)
    assert.match(json.error, text)
  }
  assert.equal((await profile(other.accessToken)).status, 200)
  assert.equal((await logIn(email, PASSWORD)).status, 200)
})

test('change-password: limits guesses of the current password', async () => {
  const { accessToken } = await newAccount()
  const guess = () =>
    at('POST', '/api/auth/change-password', {
      token: accessToken,
      body: { current_password: randomUUID(), new_password: NEW_PASSWORD },
      headers: { 'x-forwarded-for': '192.0.2.5' },
    })
  for (let tries = 0; tries < 10; tries++) assert.equal((await guess()).status, 400)
  refuses(await guess(), 429, 'Too many requests', 'too_many_requests')
})

test('logout: both tokens stop working, other logins continue', async () => {
  for (const path of ['/api/auth/logout/', '/api/auth/logout']) {
    const { email, accessToken, refreshToken } = await newAccount()
    const other = await chat.signIn(email)
    answers(await at('POST', path, { token: accessToken }), 200, { message: 'Logout successful' })
    refusesToken(await profile(accessToken))
    refusesToken(await chat.refresh(refreshToken))
    refusesToken(await at('POST', path, { token: accessToken }))
    assert.equal((await profile(other.accessToken)).status, 200)
    assert.equal((await chat.refresh(other.refreshToken)).status, 200)
  }
})

test('logout: also ends tokens that were refreshed since', async () => {
  const { accessToken, refreshToken } = await newAccount()
  const { json: next } = await chat.refresh(refreshToken)
  await at('POST', '/api/auth/logout/', { token: accessToken })
  refusesToken(await profile(next.access_token))
  refusesToken(await chat.refresh(next.refresh_token))
})

test('a mobile API user is the same user here, and signs out of both', async () => {
  const token = await newUser(address)
  const other = await newAccount()
  await chat.say(other.accessToken, 'not for you', { session_id: 'shared' })
  const { user } = (await profile(token)).json
  assert.deepEqual([user.email, user.default_session_id], [null, null])
  assert.deepEqual(await chat.sessions(token), [])
  assert.deepEqual(await chat.read(token, 'shared'), [])
  assert.equal((await chat.say(token, 'hello')).status, 200)
  assert.equal((await chat.sessions(token)).length, 1)
  assert.equal((await at('GET', '/conversations/', { token })).json.conversations.length, 1)
  assert.equal((await at('GET', '/conversations/', { token: other.accessToken })).status, 200)
  answers(await at('POST', '/api/auth/logout/', { token }), 200, { message: 'Logout successful' })
  refusesToken(await profile(token))
  const refused = await at('GET', '/conversations/', { token })
  assert.deepEqual([refused.status, refused.json.detail], [401, 'Invalid authentication credentials'])
})

test('an e-mail address cannot sign in as a username, nor the reverse', async () => {
  const { email } = await newAccount()
  assert.equal((await signIn(address, email)).status, 401)
  const username = newEmail()
  await newUser(address, username)
  assert.equal((await logIn(username, PASSWORD)).status, 401)
})
