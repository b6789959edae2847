import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Call, call, newUser, signIn } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertProblem,
  signed,
  UUID,
} from '../../../testing/creators.ts'
import { createTestDatabase } from '../../../testing/database.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const REFUSED = [403, 'The setup code is invalid or was already used', 'setup_code_refused'] as const
const OPEN = { is_open: true, accounts: 'built-in' }

/** A server can be claimed only once, so each test starts its own. */
async function newServer(env: Record<string, string> = {}) {
  const server = await startTestFrontdesk({ env })
  const { address, setupCode = '' } = server
  return {
    ...server,
    code: setupCode,
    state: () => call(address, 'GET', '/api/console/setup'),
    claim: (token: string, code: unknown, options: Call = {}) =>
      call(address, 'POST', '/api/console/setup/claim', { token, body: { code }, ...options }),
    me: async (token: string) => (await call(address, 'GET', '/api/console/me', { token })).json,
  }
}

test('the setup code makes one account the first administrator, and works once', async () => {
  const { address, code, state, claim, me, log } = await newServer()
  assert.match(code, /^[\w-]{24}$/)
  assertAnswer(await state(), 200, OPEN)
  const [first, second] = [await newUser(address, 'first'), await newUser(address)]
  for (const wrong of ['', code.slice(1), `${code}x`, 'x'.repeat(24), '客'])
    assertProblem(await claim(first, wrong), ...REFUSED)
  assertAnswer(await claim(first, ` ${code} `), 200, { is_admin: true })
  assertAnswer(await state(), 200, { ...OPEN, is_open: false })
  for (const token of [first, second]) assertProblem(await claim(token, code), ...REFUSED)
  const { id, created_at, ...rest } = await me(first)
  assert.match(id, UUID)
  assert.ok(Date.parse(created_at) <= Date.now())
  assert.deepEqual(rest, { username: 'first', email: null, is_admin: true })
  assert.equal((await me(second)).is_admin, false)
  assert.ok(!log().includes(code))
})

test('one of many concurrent claims succeeds', async () => {
  const { address, code, claim, me } = await newServer()
  const tokens = await Promise.all(Array.from({ length: 5 }, () => newUser(address)))
  const answers = await Promise.all(tokens.map((token) => claim(token, code)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403, 403, 403, 403])
  const admins = await Promise.all(tokens.map(async (token) => (await me(token)).is_admin))
  assert.deepEqual(
    admins,
    answers.map(({ status }) => status === 200),
  )
})

test('prints the same setup code at every start until the server is claimed', async () => {
  const database = await createTestDatabase()
  const first = await startTestFrontdesk({ database })
  const token = await newUser(first.address, 'owner')
  await first.stop()
  const second = await startTestFrontdesk({ database })
  assert.equal(second.setupCode, first.setupCode)
  const body = { code: first.setupCode }
  assertAnswer(await call(second.address, 'POST', '/api/console/setup/claim', { token, body }), 200, {
    is_admin: true,
  })
  await second.stop()
  const third = await startTestFrontdesk({ database })
  assert.equal(third.setupCode, undefined)
  const { json } = await signIn(third.address, 'owner')
  const me = await call(third.address, 'GET', '/api/console/me', { token: json.access_token })
  assert.equal(me.json.is_admin, true)
  await third.stop()
  await database.remove()
})

test('rejects a missing or revoked token', async () => {
  const { address, connections, code, claim, state } = await newServer()
  const nobody = ['Invalid authentication credentials', 'token_missing'] as const
  assertProblem(await call(address, 'GET', '/api/console/me'), 401, ...nobody)
  const body = { code }
  assertProblem(await call(address, 'POST', '/api/console/setup/claim', { body }), 401, ...nobody)
  const token = await newUser(address, 'put-out')
  await asServiceRole(connections, (sql) => [
    sql`update users set is_active = false where username = 'put-out'`,
  ])
  assertProblem(await claim(token, code), 401, 'Invalid authentication credentials', 'token_invalid')
  assertAnswer(await state(), 200, OPEN)
})

test('rejects an invalid setup code by field', async () => {
  const { address, claim, state } = await newServer()
  const token = await newUser(address)
  for (const code of [undefined, null, 7, [], 'x'.repeat(201)])
    assertInvalid(await claim(token, code), 'code')
  await assertBodyChecked((options) => claim(token, '', options))
  assertAnswer(await state(), 200, OPEN)
})

test('limits guesses of the setup code', async () => {
  const { address, code, claim, state } = await newServer({ LIMIT_SCALE: '1' })
  const [guesser, owner] = [await newUser(address), await newUser(address)]
  const statuses = []
  for (let guess = 0; guess < 11; guess++) statuses.push((await claim(guesser, `guess ${guess}`)).status)
  assert.deepEqual(statuses, [...Array(10).fill(403), 429])
  // This account is blocked even with the right code; another account is not.
  assert.equal((await claim(guesser, code)).status, 429)
  assert.equal((await claim(owner, code)).status, 200)
  assert.equal((await state()).json.is_open, false)
})

test('setup closes for good once SQL makes somebody an administrator, active or not', async () => {
  const { address, code, state, claim, connections } = await newServer()
  const [appointed, stranger] = [await newUser(address, 'appointed'), await newUser(address)]
  const set = (role: string, isActive: boolean) =>
    asServiceRole(connections, (sql) => [
      sql`update users set role = ${role}, is_active = ${isActive} where username = 'appointed'`,
    ])
  await set('admin', true)
  assertAnswer(await state(), 200, { ...OPEN, is_open: false })
  assertProblem(await claim(stranger, code), ...REFUSED)
  assertProblem(await claim(appointed, code), ...REFUSED)
  await set('admin', false)
  assertProblem(await claim(stranger, code), ...REFUSED)
  // It stays closed without the claim, because there is an administrator.
  await asServiceRole(connections, (sql) => [sql`delete from setup`])
  assertAnswer(await state(), 200, { ...OPEN, is_open: false })
  assertProblem(await claim(stranger, code), ...REFUSED)
  // Without any administrator too: the logged code may have leaked by now.
  await set('user', true)
  await set('admin', true)
  await set('user', true)
  assertAnswer(await state(), 200, { ...OPEN, is_open: false })
  assertProblem(await claim(stranger, code), ...REFUSED)
})

test('setup closes once an account is created as an administrator', async () => {
  const { address, code, claim, connections } = await newServer()
  const stranger = await newUser(address)
  await asServiceRole(connections, (sql) => [
    sql`insert into users (username, username_key, role) values ('made', 'made', 'admin')`,
  ])
  assertProblem(await claim(stranger, code), ...REFUSED)
})

test('setup closes for good once a token of the main system names an administrator', async () => {
  const secret = 'the main system’s secret, long enough'
  const { address, code, state, claim, me } = await newServer({ EXTERNAL_JWT_SECRET: secret })
  const stranger = await newUser(address)
  const iat = Math.floor(Date.now() / 1000) - 60
  const ada = (claims: object) => signed(secret, { user_id: 7, username: 'ada', ...claims })
  assert.equal((await me(await ada({ iat: iat - 1 }))).is_admin, false)
  assertAnswer(await state(), 200, OPEN)
  assert.equal((await me(await ada({ role: 'admin', iat }))).is_admin, true)
  assertAnswer(await state(), 200, { ...OPEN, is_open: false })
  assertProblem(await claim(stranger, code), ...REFUSED)
  assert.equal((await me(await ada({ iat: iat + 1 }))).is_admin, false)
  assertProblem(await claim(stranger, code), ...REFUSED)
})
