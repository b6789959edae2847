import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { answers, inSeconds, signed } from '../../../testing/chat.ts'
import { call, newConversation, newUser, PASSWORD, signIn } from '../../../testing/client.ts'
import { assertProblem } from '../../../testing/creators.ts'
import {
  COMPANY_SAYS,
  callsOfApi,
  callsOfSession,
  completed,
  countRows,
  isTime,
  MAIN_SYSTEM,
  newPerson,
  type Person,
  progress,
  SUPABASE,
  startOnboarding,
  tokenOf,
  userRows,
} from '../../../testing/onboarding.ts'
import { asServiceRole } from '../../database/transaction.ts'

const frontdesk = await startOnboarding()
const { address, connections, at, me, open, say } = frontdesk

const INCOMPLETE = 'Invalid token: missing user_id or username'
const NO_SESSION = ['Chat session not found', 'onboarding_session_not_found'] as const

/** Asserts that every call of the API responds 401 to this token. */
async function refused(token: string | undefined, code: string, text = 'Could not validate credentials') {
  for (const [method, path, body] of callsOfApi()) {
    assertProblem(
      await at(method, path, { ...(token ? { token } : {}), ...(body ? { body } : {}) }),
      401,
      text,
      code,
    )
  }
}

/** The log lines about a user of the main system. */
function logged({ externalId }: Person): string[] {
  const lines = frontdesk.log().split('\n')
  return lines.filter((line) => line.includes(externalId)).map((line) => JSON.parse(line).msg)
}

test('requires a token', async () => {
  const before = await countRows(frontdesk)
  await refused(undefined, 'token_missing')
  assert.deepEqual(await countRows(frontdesk), before)
})

test('rejects an invalid token, and creates no user', async () => {
  const { externalId, username } = await newPerson()
  const claims = { user_id: externalId, username, exp: inSeconds(60) }
  const unsigned = [{ alg: 'none' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const otherAlgorithm = new SignJWT(claims).setProtectedHeader({ alg: 'HS512' })
  const bad = [
    'nonsense',
    'a.b.c',
    `${unsigned.join('.')}.`,
    await otherAlgorithm.sign(new TextEncoder().encode(MAIN_SYSTEM.padEnd(64, MAIN_SYSTEM))),
    await signed('another key of at least thirty-two characters', claims),
    // Signed with Supabase's key instead of the main system's.
    await signed(SUPABASE, claims),
    await tokenOf({ ...claims, nbf: inSeconds(60) }),
    await tokenOf({ ...claims, iat: inSeconds(60) }),
  ]
  for (const token of bad) await refused(token, 'token_invalid')
  await refused(await tokenOf({ ...claims, exp: inSeconds(-31) }), 'token_expired')
  for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer ', `Bearer ${bad[0]} ${bad[1]}`]) {
    const answer = await at('GET', '/api/auth/me', { headers: { authorization } })
    assertProblem(answer, 401, 'Could not validate credentials', 'token_invalid')
  }
  assert.deepEqual(await userRows(frontdesk, externalId), [])
})

test('accepts 30 seconds of clock skew', async () => {
  const { externalId, username } = await newPerson()
  for (const times of [{ exp: inSeconds(-25) }, { nbf: inSeconds(25) }, { iat: inSeconds(25) }]) {
    const answer = await me(await tokenOf({ user_id: externalId, username, ...times }))
    assert.equal(answer.status, 200, answer.text)
  }
})

test('reports a signed token without user_id or username as incomplete', async () => {
  const { externalId, username } = await newPerson()
  const claims = [
    { user_id: externalId },
    { username },
    { user_id: null, username },
    { user_id: '', username },
    { user_id: 1.5, username },
    { user_id: true, username },
    { user_id: { id: 7 }, username },
    { user_id: externalId, username: '  ' },
    { user_id: externalId, username: 7 },
  ]
  const before = await countRows(frontdesk)
  for (const each of claims) await refused(await tokenOf(each), 'token_incomplete', INCOMPLETE)
  assert.deepEqual(await userRows(frontdesk, externalId), [])
  assert.deepEqual(await countRows(frontdesk), before)
})

test('checks the token before the body', async () => {
  const wrong = { raw: '{', headers: { 'content-type': 'application/json' } }
  for (const path of ['/api/chatbot/message', '/api/chatbot/sessions/new']) {
    assertProblem(await at('POST', path, wrong), 401, 'Could not validate credentials', 'token_missing')
  }
})

test('shows the caller’s account', async () => {
  const { externalId, username, token } = await newPerson()
  const answer = await me(token)
  const { id, created_at } = answer.json
  answers(answer, 200, {
    id,
    external_user_id: externalId,
    username,
    role: 'user',
    is_active: true,
    created_at,
    updated_at: created_at,
  })
  assert.ok(Number.isInteger(id) && id > 0)
  isTime(created_at)
  assert.deepEqual((await me(token)).json, answer.json)
})

test('the number 7 and the text "7" are the same user_id', async () => {
  const { token: other } = await newPerson()
  const seen: { id: number; external_user_id: string }[] = []
  for (const user_id of [7, '7', 7]) seen.push((await me(await tokenOf({ user_id, username: 'seven' }))).json)
  assert.deepEqual(
    seen.map(({ id, external_user_id }) => [id, external_user_id]),
    seen.map(() => [seen[0]?.id, '7']),
  )
  assert.notEqual((await me(other)).json.id, seen[0]?.id)
  assert.notEqual((await me(await tokenOf({ user_id: '07', username: 'seven' }))).json.id, seen[0]?.id)
})

test('concurrent first calls create one user and one log line', async () => {
  const person = await newPerson()
  const calls = callsOfApi().filter(([, path]) => !/\/1$|\/1\//.test(path))
  const all = await Promise.all(
    [...calls, ...calls].map(([method, path, body]) =>
      at(method, path, { token: person.token, ...(body ? { body } : {}) }),
    ),
  )
  assert.ok(all.every(({ status }) => status === 200 || status === 404))
  assert.equal((await userRows(frontdesk, person.externalId)).length, 1)
  assert.deepEqual(logged(person), ['user created'])
})

test('a changed username is stored with updated_at and one log line', async () => {
  const person = await newPerson()
  const { json: before } = await me(person.token)
  const renamed = await tokenOf({ user_id: person.externalId, username: '新的名字' })
  for (let calls = 0; calls < 3; calls++) {
    const { json } = await me(renamed)
    assert.deepEqual(json, { ...before, username: '新的名字', updated_at: json.updated_at })
    assert.ok(json.updated_at > before.updated_at)
  }
  assert.deepEqual(logged(person), ['user created', 'user changed'])
  for (const token of [person.token, renamed]) {
    for (const part of token.split('.'))
      assert.ok(!frontdesk.log().includes(part) || part === token.split('.')[0])
  }
})

test('accepts the tokens of this server and of Supabase too', async () => {
  const username = `own-${randomUUID().slice(0, 8)}`
  await call(address, 'POST', '/auth/register', { body: { username, password: PASSWORD } })
  const own = (await signIn(address, username)).json.access_token
  const sub = randomUUID()
  const claims = { sub, email: 'ada@example.com', aud: 'authenticated', role: 'authenticated' }
  const supabase = await signed(SUPABASE, { ...claims, exp: inSeconds(60) })
  const [mine, theirs] = [await me(own), await me(supabase)]
  for (const { json, status, text } of [mine, theirs]) {
    assert.equal(status, 200, text)
    assert.deepEqual([json.role, json.is_active], ['user', true])
  }
  assert.equal(mine.json.username, username)
  assert.deepEqual([theirs.json.external_user_id, theirs.json.username], [sub, 'ada@example.com'])
  for (const token of [own, supabase]) {
    const { session_id: session } = await open(token)
    assert.equal((await say(token, session, '產業別：電子業')).progress.fields_completed, 1)
  }
})

test('another user’s sessions look unknown to every call', async () => {
  const [mine, yours] = [await newPerson(), await newPerson()]
  const session = await completed(frontdesk, mine.token)
  const said = await frontdesk.messages(mine.token, session)
  const data = await frontdesk.data(mine.token, session)
  // Conversations of the mobile API are not sessions, even for their own user.
  const conversations = [
    await newConversation(address, yours.token),
    await newConversation(address, await newUser(address)),
  ]
  const numbers = [session, ...conversations, 0, -1, 2_147_483_647, 2_147_483_648, 9_999_999_999]
  const before = await countRows(frontdesk)
  for (const id of [...numbers, '1.5', 'abc', `0${session}`, `+${session}`, '1e0', '%20', 'null']) {
    for (const [method, path] of callsOfSession(id)) {
      assertProblem(await at(method, path, { token: yours.token }), 404, ...NO_SESSION)
    }
  }
  for (const session_id of numbers) {
    const answer = await frontdesk.send(yours.token, { message: COMPANY_SAYS[0], session_id })
    assertProblem(answer, 404, ...NO_SESSION)
  }
  assert.deepEqual(await countRows(frontdesk), before)
  assert.deepEqual(await frontdesk.messages(mine.token, session), said)
  assert.deepEqual(await frontdesk.data(mine.token, session), data)
  assert.deepEqual(await frontdesk.sessions(yours.token), [])
  assert.deepEqual((await frontdesk.exportAll(yours.token)).json, [])
})

test('does not copy the data of other users', async () => {
  await completed(frontdesk, (await newPerson()).token)
  const opened = await open((await newPerson()).token)
  assert.deepEqual([opened.company_info_copied, opened.progress], [false, progress(0)])
})

test('an inactive user is refused by every call, and nothing is stored', async () => {
  const { externalId, username, token } = await newPerson()
  const session = await completed(frontdesk, token)
  const setActive = (isActive: boolean) =>
    asServiceRole(connections, (sql) => [
      sql`update users set is_active = ${isActive} where subject = ${externalId}`,
    ])
  await setActive(false)
  const before = await countRows(frontdesk)
  // The second token is a new one, of an administrator.
  const tokens = [token, await tokenOf({ user_id: externalId, username, role: 'admin' })]
  for (const each of tokens) {
    for (const [method, path, body] of callsOfApi(session)) {
      const answer = await at(method, path, { token: each, ...(body ? { body } : {}) })
      assertProblem(answer, 403, 'User account is inactive', 'user_inactive')
    }
  }
  assert.deepEqual(await countRows(frontdesk), before)
  await setActive(true)
  assert.equal((await me(token)).json.is_active, true)
  assert.equal((await frontdesk.data(token, session)).industry, '電子業')
})

test('rejects the token of a deleted user', async () => {
  const { externalId, token } = await newPerson()
  await me(token)
  await asServiceRole(connections, (sql) => [sql`delete from users where subject = ${externalId}`])
  await refused(token, 'user_gone')
})

test('rejects unknown paths and methods', async () => {
  const { token } = await newPerson()
  for (const path of [
    '/api/chatbot',
    '/api/chatbot/nothing',
    '/api/chatbot/sessions/1',
    '/api/auth/me/more',
  ]) {
    assertProblem(await at('GET', path, { token }), 404, 'Not found', 'not_found')
  }
  const others: [method: string, path: string, allow: string][] = [
    ['POST', '/api/auth/me', 'GET, HEAD'],
    ['GET', '/api/chatbot/message', 'POST'],
    ['GET', '/api/chatbot/sessions/new', 'POST'],
    ['DELETE', '/api/chatbot/sessions', 'GET, HEAD'],
    ['PUT', '/api/chatbot/data/1', 'GET, HEAD'],
  ]
  for (const [method, path, allow] of others) {
    const answer = await at(method, path, { token })
    assertProblem(answer, 405, 'Method not allowed', 'method_not_allowed')
    assert.equal(answer.headers.get('allow'), allow)
  }
  // A malformed path matches no route, but its error has the shape of the API.
  for (const path of ['/api/chatbot/data/%zz', '/api/chatbot/export/%E0%A4%A']) {
    assertProblem(await at('GET', path, { token }), 400, 'The request is malformed', 'malformed_request')
  }
})

test('ignores a trailing slash', async () => {
  const { token } = await newPerson()
  const session = await completed(frontdesk, token)
  for (const [method, path, body] of callsOfApi(session)) {
    const answer = await at(method, `${path}/`, { token, ...(body ? { body } : {}) })
    assert.equal(answer.status, 200, `${path} ${answer.text}`)
  }
})
