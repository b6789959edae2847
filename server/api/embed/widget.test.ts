import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newConversation, newSession, newUser } from '../../../testing/client.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const { address, sampleChatbotId, connections } = await startTestFrontdesk({ env })
const at = (method: string, path: string, options = {}) => call(address, method, path, options)

const UNKNOWN = ['00000000-0000-4000-8000-000000000000', 'nonsense', '%00', "'; drop table users; --"]

test('opens a session with a public chatbot', async () => {
  for (const extra of [{}, { visitor_id: 'browser-1' }, { visitor_id: 'browser-1', visitor_name: 'Ada' }]) {
    const answer = await at('POST', '/api/chat/widget/session', {
      body: { chatbot_id: sampleChatbotId, ...extra },
    })
    assert.equal(answer.status, 201)
    assert.deepEqual(Object.keys(answer.json), ['session_id'])
    assert.match(answer.json.session_id, /^[0-9a-f-]{36}$/)
  }
  const [visitors] = await asServiceRole(connections, (sql) => [
    sql<{ name: string }[]>`select name from visitors where visitor_key = 'browser-1'`,
  ])
  assert.deepEqual(
    visitors.map(({ name }) => name),
    ['Ada'],
  )
})

test('twenty simultaneous first sessions create one visitor', async () => {
  const body = { chatbot_id: sampleChatbotId, visitor_id: 'crowd' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => at('POST', '/api/chat/widget/session', { body })),
  )
  assert.equal(new Set(answers.map(({ json }) => json.session_id)).size, 20)
  const [visitors] = await asServiceRole(connections, (sql) => [
    sql`select from visitors where visitor_key = 'crowd'`,
  ])
  assert.equal(visitors.length, 1)
})

test('unknown and private chatbots get the same 404', async () => {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`insert into chatbots (name) values ('Private') returning id`,
  ])
  for (const chatbot_id of [...UNKNOWN, rows[0]?.id]) {
    const answer = await at('POST', '/api/chat/widget/session', { body: { chatbot_id } })
    assert.equal(answer.status, 404)
    assert.equal(answer.json.detail, 'Chatbot not found')
  }
})

test('replies to a message, and returns both in the session', async () => {
  const session_id = await newSession(address, sampleChatbotId)
  const sent = await at('POST', '/api/chat/widget', { body: { session_id, message: ' Hello\n' } })
  assert.equal(sent.status, 200)
  assert.deepEqual(sent.json, { response: 'Welcome.' })
  const { status, json } = await at('GET', `/api/chat/widget/session/${session_id}`)
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(json), ['session_id', 'messages'])
  assert.equal(json.session_id, session_id)
  assert.deepEqual(
    json.messages.map(({ role, content }: Record<string, string>) => [role, content]),
    [
      ['user', 'Hello'],
      ['assistant', 'Welcome.'],
    ],
  )
  for (const message of json.messages) {
    assert.deepEqual(Object.keys(message), ['role', 'content', 'created_at'])
    assert.match(message.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  }
  const modelRequest = mock.getLastRequest()?.body as { temperature: number; max_tokens: number } | undefined
  assert.deepEqual([modelRequest?.temperature, modelRequest?.max_tokens], [0.7, 1000])
})

test("rejects unknown sessions and users' conversations", async () => {
  const token = await newUser(address)
  const number = await newConversation(address, token)
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select id from conversations where number = ${number}`,
  ])
  for (const session_id of [...UNKNOWN, rows[0]?.id, sampleChatbotId]) {
    const read = await at('GET', `/api/chat/widget/session/${encodeURIComponent(session_id ?? '')}`)
    const sent = await at('POST', '/api/chat/widget', { body: { session_id, message: 'hi' } })
    for (const answer of [read, sent]) {
      if (session_id === '%00' && answer === read) continue
      assert.equal(answer.status, 404, session_id)
      assert.equal(answer.json.detail, 'Session not found')
    }
  }
})

test('rejects an invalid message and stores nothing', async () => {
  const session_id = await newSession(address, sampleChatbotId)
  const wrong = [{}, { message: '' }, { message: ' \n' }, { message: 7 }, { message: 'x'.repeat(5001) }]
  for (const body of wrong) {
    const answer = await at('POST', '/api/chat/widget', { body: { session_id, ...body } })
    assert.equal(answer.status, 422, JSON.stringify(body).slice(0, 50))
    assert.equal(answer.json.errors[0].path, 'message')
  }
  const visitors = ['', '.', '..', 'x'.repeat(256)].map((visitor_id) => ({
    chatbot_id: sampleChatbotId,
    visitor_id,
  }))
  for (const body of [{}, { chatbot_id: 7 }, ...visitors]) {
    assert.equal((await at('POST', '/api/chat/widget/session', { body })).status, 422)
  }
  assert.deepEqual((await at('GET', `/api/chat/widget/session/${session_id}`)).json.messages, [])
})

test('a chatbot that is no longer public rejects messages', async () => {
  const session_id = await newSession(address, sampleChatbotId)
  await asServiceRole(connections, (sql) => [
    sql`update chatbots set is_public = false where id = ${sampleChatbotId}`,
  ])
  const sent = await at('POST', '/api/chat/widget', { body: { session_id, message: 'hi' } })
  const page = await at('GET', '/')
  await asServiceRole(connections, (sql) => [
    sql`update chatbots set is_public = true where id = ${sampleChatbotId}`,
  ])
  assert.equal(sent.status, 404)
  assert.equal(page.status, 403)
  assert.deepEqual((await at('GET', `/api/chat/widget/session/${session_id}`)).json.messages, [])
})
