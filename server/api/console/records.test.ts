import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import {
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  newChatbot,
  say,
  TIMESTAMP,
  UUID,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { ORDER_FORM, seedRecord } from '../../../testing/records.ts'

const { address, connections } = await startTestFrontdesk({ env: { USE_AI_CHATBOT: 'false' } })
const [owner, stranger] = [await newUser(address), await newUser(address)]

async function newDesk() {
  const chatbot = await newChatbot(address, owner)
  const form = await call(address, 'PUT', `/chatbots/${chatbot.id}/form`, { token: owner, body: ORDER_FORM })
  assert.equal(form.status, 200, form.text)
  const path = `/api/console/chatbots/${chatbot.id}`
  return { chatbot, path, at: (rest: string) => call(address, 'GET', path + rest, { token: owner }) }
}

test('a record has the number of its conversation', async () => {
  const { chatbot, at } = await newDesk()
  await say(address, chatbot, 'My name is Ada')
  const { status, json } = await at('/records')
  assert.equal(status, 200)
  const [{ id, conversation, created_at, updated_at, ...rest }] = json.records
  assert.deepEqual(rest, { status: 'active', data: { name: 'Ada' } })
  assert.match(id, UUID)
  for (const time of [created_at, updated_at]) assert.match(time, TIMESTAMP)
  assert.deepEqual({ ...json, records: [] }, { records: [], total: 1, page: 1, page_size: 20 })
  const { messages } = (await at(`/conversations/${conversation}`)).json
  assert.equal(messages[0].content, 'My name is Ada')
})

test('lists records by page and status', async () => {
  const { chatbot, at } = await newDesk()
  await seedRecord(connections, chatbot, { data: { name: 'Ada' }, createdAt: '2026-01-01T00:00:00Z' })
  const done = { data: { name: 'Bob' }, status: 'completed', createdAt: '2026-01-02T00:00:00Z' } as const
  await seedRecord(connections, chatbot, done)
  const namesOn = async (query: string) =>
    (await at(`/records${query}`)).json.records.map(({ data }: { data: { name: string } }) => data.name)
  assert.deepEqual(await namesOn(''), ['Bob', 'Ada'])
  assert.deepEqual(await namesOn('?page=2&page_size=1'), ['Ada'])
  assert.deepEqual(await namesOn('?status=completed'), ['Bob'])
  assert.deepEqual(await namesOn('?status=abandoned'), [])
  assertInvalid(await at('/records?status=lost'), 'status')
  assertInvalid(await at('/records?page=0'), 'page')
})

test('another owner’s records look unknown, and a token is required', async () => {
  const { chatbot, path } = await newDesk()
  await seedRecord(connections, chatbot, { data: { name: 'Ada' } })
  const unknown = await call(address, 'GET', `${path}/records`)
  assertProblem(unknown, 401, 'Invalid authentication credentials', 'token_missing')
  assertNoChatbot(await call(address, 'GET', `${path}/records`, { token: stranger }))
})
