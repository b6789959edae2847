import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import {
  answers,
  BAD_TOKEN,
  chatAt,
  EXPIRED_TOKEN,
  GUARDED,
  inSeconds,
  NO_TOKEN,
  refuses,
  refusesToken,
  signed,
} from '../../../testing/chat.ts'
import { secretKeyOf, startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const MAIN_SYSTEM = 'the main system’s secret, of any length'
const frontdesk = await startTestFrontdesk({ env: { EXTERNAL_JWT_SECRET: MAIN_SYSTEM } })
const { address, connections } = frontdesk
const chat = chatAt(address)
const { at, newAccount, profile } = chat
const secret = await secretKeyOf(frontdesk.database)

/** Signs a token of this server with these claims. */
const ownToken = (claims: object) => signed(secret, { sub: randomUUID(), exp: inSeconds(60), ...claims })

async function rowsOfConversations(): Promise<number[]> {
  const counts = await asServiceRole(connections, (sql) => [
    sql`select from conversations`,
    sql`select from messages`,
    sql`select from turns`,
    sql`select from training_data`,
  ])
  return counts.map(({ length }) => length)
}

test('rejects calls without a token', async () => {
  for (const [method, path, body] of GUARDED) {
    refuses(await at(method, path, body ? { body } : {}), 401, NO_TOKEN, 'token_missing')
  }
})

test('rejects an invalid token', async () => {
  const { id } = await newAccount()
  const unsigned = [{ alg: 'none' }, { sub: id, exp: inSeconds(60) }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const bad = [
    'nonsense',
    `${unsigned}.`,
    await signed('another key of at least thirty-two characters', { sub: id, exp: inSeconds(60) }),
    await ownToken({ sub: id, nbf: inSeconds(60) }),
    await ownToken({ sub: 'nobody' }),
    await signed(secret, { sub: id }),
  ]
  for (const token of bad) {
    for (const [method, path, body] of GUARDED) {
      refuses(await at(method, path, { token, ...(body ? { body } : {}) }), 401, BAD_TOKEN, 'token_invalid')
    }
  }
})

test('rejects an expired token', async () => {
  const { id } = await newAccount()
  const token = await ownToken({ sub: id, exp: inSeconds(-31) })
  for (const [method, path, body] of GUARDED) {
    refuses(await at(method, path, { token, ...(body ? { body } : {}) }), 401, EXPIRED_TOKEN, 'token_expired')
  }
  const forgiven = await ownToken({ sub: id, exp: inSeconds(-20) })
  assert.equal((await chat.profile(forgiven)).status, 200)
})

test('rejects the token of an ended login or a deleted user', async () => {
  const { id, accessToken } = await newAccount()
  await at('POST', '/api/auth/logout/', { token: accessToken })
  const before = await rowsOfConversations()
  for (const [method, path, body] of GUARDED) {
    refusesToken(await at(method, path, { token: accessToken, ...(body ? { body } : {}) }))
  }
  await asServiceRole(connections, (sql) => [sql`delete from users where id = ${id}`])
  const token = await ownToken({ sub: id })
  for (const [method, path, body] of GUARDED) {
    refuses(await at(method, path, { token, ...(body ? { body } : {}) }), 401, BAD_TOKEN, 'user_gone')
  }
  assert.deepEqual(await rowsOfConversations(), before)
})

test('checks the token before the body', async () => {
  const wrong = { raw: '{', headers: { 'content-type': 'application/json' } }
  for (const path of ['/api/chat/stream/', '/api/auth/change-password/', '/api/auth/logout/']) {
    refuses(await at('POST', path, wrong), 401, NO_TOKEN, 'token_missing')
  }
  refuses(await at('POST', '/api/chat/', { body: {} }), 401, NO_TOKEN, 'token_missing')
})

test('the same session id of two users is two sessions', async () => {
  const [mine, yours] = [await newAccount(), await newAccount()]
  const secrets = { session_id: 'shared', training_data: 'My secret facts.' }
  await chat.say(mine.accessToken, 'my secret message', secrets)
  assert.deepEqual(await chat.read(yours.accessToken, 'shared'), [])
  assert.deepEqual(await chat.sessions(yours.accessToken), [])
  refuses(await chat.retry(yours.accessToken, 'shared'), 409, 'Nothing to retry', 'nothing_to_retry')
  assert.equal((await chat.clear(yours.accessToken, 'shared')).status, 200)
  await chat.say(yours.accessToken, 'your message', { session_id: 'shared' })
  const seen = JSON.stringify(await chat.read(yours.accessToken, 'shared'))
  assert.ok(seen.includes('your message') && !seen.includes('secret'))
  assert.equal((await chat.clear(yours.accessToken, 'shared')).status, 200)
  const kept = JSON.stringify(await chat.read(mine.accessToken, 'shared'))
  assert.ok(kept.includes('my secret message') && kept.includes('My secret facts.'))
})

/** Signs a main-system token. */
const tokenOf = (claims: object) => signed(MAIN_SYSTEM, { exp: inSeconds(60), ...claims })

async function users(subject: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string; username: string; issuer: string }[]>`
      select id, username, issuer from users where subject = ${subject}`,
  ])
  return rows
}

/** Log lines about this user. */
function userLogLines(subject: string): unknown[] {
  return frontdesk
    .log()
    .split('\n')
    .flatMap((line) => (line ? [JSON.parse(line)] : []))
    .filter((line) => line.subject === subject)
    .map(({ issuer, msg }) => [issuer, msg])
}

test('a main-system token creates its user once under simultaneous calls', async () => {
  const token = await tokenOf({ user_id: 'ada-1', username: 'ada' })
  const all = await Promise.all(
    Array.from({ length: 20 }, () => chat.say(token, 'hello', { session_id: 'x' })),
  )
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]))
  const [user, ...more] = await users('ada-1')
  assert.deepEqual([user?.username, user?.issuer, more.length], ['ada', 'main-system', 0])
  assert.equal((await chat.sessions(token)).length, 1)
  const { json } = await profile(token)
  assert.deepEqual([json.user.id, json.user.email], [user?.id, null])
})

test('logs a new main-system user once, without the token', async () => {
  const token = await tokenOf({ user_id: 'logged', username: 'lin' })
  for (let calls = 0; calls < 3; calls++) await profile(token)
  assert.deepEqual(userLogLines('logged'), [['main-system', 'user created']])
  assert.ok(!frontdesk.log().includes(token) && !frontdesk.log().includes(token.split('.')[2] ?? token))
})

test('updates a changed username and logs it once', async () => {
  const before = await profile(await tokenOf({ user_id: 'renamed', username: 'old' }))
  const renamed = await tokenOf({ user_id: 'renamed', username: 'new' })
  for (let calls = 0; calls < 3; calls++) {
    assert.equal((await profile(renamed)).json.user.id, before.json.user.id)
  }
  assert.deepEqual(
    (await users('renamed')).map(({ username }) => username),
    ['new'],
  )
  assert.deepEqual(userLogLines('renamed'), [
    ['main-system', 'user created'],
    ['main-system', 'user changed'],
  ])
})

test('user ids 7 and "7" are one user, distinct from users of other issuers', async () => {
  const ids = new Set<string>()
  for (const user_id of [7, '7', 7]) {
    ids.add((await profile(await tokenOf({ user_id, username: 'seven' }))).json.user.id)
  }
  assert.equal(ids.size, 1)
  // A main-system id that equals a local user's UUID is still a different user.
  const { id, accessToken } = await chat.newAccount()
  await chat.say(accessToken, 'secret')
  const other = await tokenOf({ user_id: id, username: 'mallory' })
  assert.notEqual((await profile(other)).json.user.id, id)
  assert.deepEqual(await chat.sessions(other), [])
})

test('an expired or incomplete main-system token creates no user', async () => {
  const before = (await asServiceRole(connections, (sql) => [sql`select from users`]))[0].length
  const over = await tokenOf({ user_id: 8, username: 'late', exp: inSeconds(-31) })
  refuses(await profile(over), 401, EXPIRED_TOKEN, 'token_expired')
  const bad = [
    await tokenOf({ user_id: 8 }),
    await tokenOf({ username: 'x' }),
    await tokenOf({ user_id: 1.5, username: 'x' }),
    await tokenOf({ user_id: '', username: 'x' }),
    await tokenOf({ user_id: { sub: 8 }, username: 'x' }),
    await tokenOf({ user_id: 8, username: 'nul\0' }),
    await tokenOf({ user_id: 8, username: 'x', nbf: inSeconds(60) }),
    await signed('another secret altogether', { user_id: 8, username: 'x', exp: inSeconds(60) }),
    await tokenOf({ sub: randomUUID() }),
  ]
  for (const token of bad) refusesToken(await profile(token))
  const after = (await asServiceRole(connections, (sql) => [sql`select from users`]))[0].length
  assert.equal(after, before)
})

test('a main-system user has no password, and signs out of one token only', async () => {
  const [one, other] = [
    await tokenOf({ user_id: 9, username: 'nine' }),
    await tokenOf({ user_id: 9, username: 'nine', exp: inSeconds(90) }),
  ]
  const body = { current_password: 'anything at all', new_password: 'something else' }
  const change = await chat.at('POST', '/api/auth/change-password/', { token: one, body })
  refuses(change, 400, 'Current password is incorrect', 'wrong_current_password')
  const out = await chat.at('POST', '/api/auth/logout/', { token: one })
  answers(out, 200, { message: 'Logout successful' })
  refusesToken(await profile(one))
  assert.equal((await profile(other)).status, 200)
})
