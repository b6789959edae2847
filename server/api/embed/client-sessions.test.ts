import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { type Answer, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertInvalid,
  assertProblem,
  NEVER_EXISTED,
  TIMESTAMP,
  UUID,
  unstorable,
} from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newKey, newProgram, revoke } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const frontdesk = await startTestFrontdesk({ env })
const { address, connections, sampleChatbotId } = frontdesk

const program = await newProgram(address)
const sibling = await newProgram(address)
const other = await newProgram(address, {}, await newUser(address))
const revoked = await newProgram(address)
await revoke(address, revoked)

const open = (body: unknown) => call(address, 'POST', '/api/chat/session', { body })
const openOwn = async () =>
  (await open({ api_key: program.key, assistant_id: program.chatbot.id })).json.session_id as string
const say = (body: object) =>
  call(address, 'POST', '/api/chat', {
    body: { type: 'custom_code', messages: [{ role: 'user', content: 'hi' }], ...body },
  })

async function conversationsOf(chatbotId: string): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`select from conversations where chatbot_id = ${chatbotId}`,
  ])
  return rows.length
}

/** A response without the fields that differ each time. */
function lasting({ status, headers, text, json }: Answer) {
  const names = [...headers.keys()].filter((name) => !['x-request-id', 'date'].includes(name))
  return {
    status,
    text: text.replace(json.request_id, ''),
    headers: names.map((name) => [name, headers.get(name)]),
  }
}

test('opens a session with a key and its chatbot', async () => {
  const answer = await open({ api_key: program.key, assistant_id: program.chatbot.id })
  const { session_id } = answer.json
  assertAnswer(answer, 201, { session_id })
  assert.match(session_id, UUID)
  const slashed = await call(address, 'POST', '/api/chat/session/', {
    body: { api_key: program.key, assistant_id: program.chatbot.id.toUpperCase(), unknown: 1 },
  })
  assert.equal(slashed.status, 201)
  assert.notEqual(slashed.json.session_id, session_id)
})

test('opens a session with a private chatbot', async () => {
  const { key, chatbot } = await newProgram(address, { is_public: false })
  const session = await open({ api_key: key, assistant_id: chatbot.id })
  assert.equal(session.status, 201)
  const { json } = session
  assertAnswer(await say({ api_key: key, assistant_id: chatbot.id, ...json }), 200, { response: 'Welcome.' })
})

test('any key or chatbot mismatch gets the same 403', async () => {
  const session_id = await openOwn()
  const mismatches: Record<string, [key: string, chatbot: string]> = {
    'a wrong key': [`fd_${'x'.repeat(43)}`, program.chatbot.id],
    'a key that is no key': ['nonsense', program.chatbot.id],
    'an empty key': ['', program.chatbot.id],
    'the hash of the key': [createHash('sha256').update(program.key).digest('hex'), program.chatbot.id],
    'the key with something behind it': [`${program.key} `, program.chatbot.id],
    'a chatbot that never was': [program.key, NEVER_EXISTED],
    'a chatbot that is no id': [program.key, "'; drop table api_keys; --"],
    'an empty chatbot': [program.key, ''],
    'the chatbot’s slug': [program.key, program.chatbot.public_url_slug],
    'the sample chatbot': [program.key, sampleChatbotId],
    'another of the owner’s chatbots': [program.key, sibling.chatbot.id],
    'the key of another of the owner’s chatbots': [sibling.key, program.chatbot.id],
    'another’s chatbot': [program.key, other.chatbot.id],
    'another’s key': [other.key, program.chatbot.id],
    'a revoked key': [revoked.key, revoked.chatbot.id],
  }
  const opened = await conversationsOf(program.chatbot.id)
  const seen = []
  for (const [api_key, assistant_id] of Object.values(mismatches)) {
    const answers = [
      await open({ api_key, assistant_id }),
      await say({ api_key, assistant_id, session_id }),
      await say({ api_key, assistant_id, session_id: NEVER_EXISTED }),
      await say({ api_key, assistant_id, session_id: 'nonsense' }),
    ]
    seen.push(...answers)
  }
  for (const [at, answer] of seen.entries()) {
    const what = Object.keys(mismatches)[Math.floor(at / 4)]
    assert.equal(answer.status, 403, `${what}: ${answer.text}`)
    assertProblem(answer, 403, 'Invalid API key or assistant ID', 'api_key_refused')
    assert.deepEqual(lasting(answer), lasting(seen[0] as Answer), what)
  }
  assert.equal(await conversationsOf(program.chatbot.id), opened)
})

test('rejects a revoked key immediately, also in an open session', async () => {
  const brief = await newProgram(address)
  const second = await newKey(address, brief)
  const named = { api_key: brief.key, assistant_id: brief.chatbot.id }
  const { session_id } = (await open(named)).json
  assert.equal((await say({ ...named, session_id })).status, 200)
  await revoke(address, brief)
  assert.equal((await say({ ...named, session_id })).status, 403)
  assert.equal((await open(named)).status, 403)
  // Other keys of the chatbot still work.
  assert.equal((await say({ ...named, api_key: second.key, session_id })).status, 200)
})

test('invalid fields are a 422 that names them', async () => {
  const right = { api_key: program.key, assistant_id: program.chatbot.id }
  const opened = await conversationsOf(program.chatbot.id)
  for (const field of ['api_key', 'assistant_id']) {
    for (const value of [undefined, null, 7, {}, ['x']])
      assertInvalid(await open({ ...right, [field]: value }), field, JSON.stringify(value))
    for (const send of unstorable({ ...right, [field]: 'MARK' }))
      assertInvalid(await call(address, 'POST', '/api/chat/session', send), field)
  }
  assert.equal((await open(undefined)).status, 422)
  assert.equal((await open([])).status, 422)
  assert.equal(await conversationsOf(program.chatbot.id), opened)
})

test('stores a key as a hash and tracks its last use', async () => {
  const fresh = await newProgram(address)
  const path = `/chatbots/${fresh.chatbot.id}/keys`
  const listed = async () => (await call(address, 'GET', path, { token: fresh.ownerToken })).json[0]
  assert.equal((await listed()).last_used_at, null)
  assert.ok(fresh.key.startsWith((await listed()).prefix))
  await open({ api_key: fresh.key, assistant_id: NEVER_EXISTED })
  assert.equal((await listed()).last_used_at, null, 'a refused call is no use')
  await open({ api_key: fresh.key, assistant_id: fresh.chatbot.id })
  const { last_used_at } = await listed()
  assert.match(last_used_at, TIMESTAMP)
  assert.ok(Math.abs(Date.now() - Date.parse(last_used_at)) < 10_000)

  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ row: string; hash: string }[]>`
      select k::text as row, encode(hash, 'hex') as hash from api_keys k where k.id = ${fresh.keyId}`,
  ])
  assert.equal(rows[0]?.hash, createHash('sha256').update(fresh.key).digest('hex'))
  assert.ok(!rows[0]?.row.includes(fresh.key))
  assert.ok(!JSON.stringify(await listed()).includes(fresh.key))
})

test('never logs API keys', () => {
  const log = frontdesk.log()
  assert.ok(log.includes('/api/chat/session'))
  for (const { key } of [program, other, revoked]) assert.ok(!log.includes(key.slice(3)))
})
