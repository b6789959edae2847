/** Chatbots with a form, in the widget and the public chat. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

const LEAD = {
  key: 'lead',
  version: 1,
  title: { en: 'An offer' },
  welcome: { en: 'I am glad to make you an offer.' },
  fields: [
    {
      key: 'name',
      type: 'text',
      required: true,
      max_length: 100,
      label: { en: 'Name' },
      question: { en: 'What is your name?' },
    },
    {
      key: 'email',
      type: 'email',
      required: true,
      label: { en: 'E-mail' },
      question: { en: 'Where can we write to you?' },
    },
    {
      key: 'seats',
      type: 'integer',
      minimum: 1,
      required: true,
      label: { en: 'Seats' },
      names: ['users'],
      question: { en: 'For how many people?' },
    },
  ],
}

const plain = await startTestFrontdesk()
const { mock, env } = await startFakeModel()
const modelled = await startTestFrontdesk({ env })

type Chatbot = { id: string; token: string }
let owners = 0
async function newChatbot(address: string, fields: object = {}): Promise<Chatbot> {
  const email = `owner-${++owners}@example.com`
  const { json } = await call(address, 'POST', '/api/auth/signup', {
    body: { email, password: 'correct horse' },
  })
  const token = json.access_token
  const body = { name: 'Offers', is_public: true, ...fields }
  const { json: chatbot } = await call(address, 'POST', '/chatbots', { token, body })
  assert.equal(
    (await call(address, 'PUT', `/chatbots/${chatbot.id}/form`, { token, body: LEAD })).status,
    200,
  )
  return { id: chatbot.id, token }
}

async function openSession(address: string, { id }: Chatbot): Promise<string> {
  const { json } = await call(address, 'POST', '/api/chat/widget/session', { body: { chatbot_id: id } })
  return json.session_id
}

const records = async (address: string, { id, token }: Chatbot) =>
  (await call(address, 'GET', `/chatbots/${id}/records`, { token })).json.records

test('a visitor fills in the form in the widget, and its owner reads the record', async () => {
  const { address } = plain
  const chatbot = await newChatbot(address)
  const session_id = await openSession(address, chatbot)
  const say = async (message: string) =>
    (await call(address, 'POST', '/api/chat/widget', { body: { session_id, message } })).json.response
  assert.equal(await say('Hello'), 'I am glad to make you an offer.\n\nWhat is your name?')
  assert.match(await say('Ada Lovelace'), /Where can we write to you\?$/)
  assert.match(await say('nowhere'), /Where can we write to you\?$/)
  assert.match(await say('ada@example.com'), /For how many people\?$/)
  assert.match(await say('0'), /For how many people\?$/)
  const [active] = await records(address, chatbot)
  assert.deepEqual(
    [active.status, active.data, active.completed_at],
    ['active', { name: 'Ada Lovelace', email: 'ada@example.com' }, null],
  )
  assert.match(await say('twelve'), /Ada Lovelace/)
  const [completed] = await records(address, chatbot)
  assert.deepEqual(
    [completed.status, completed.data],
    ['completed', { name: 'Ada Lovelace', email: 'ada@example.com', seats: 12 }],
  )
  assert.equal(completed.conversation_id, session_id)
  await say('sorry, 15 users')
  const [corrected] = await records(address, chatbot)
  assert.deepEqual([corrected.data.seats, corrected.completed_at], [15, completed.completed_at])
})

test('sends form progress in the event stream', async () => {
  const { address } = plain
  const session_id = await openSession(address, await newChatbot(address))
  const stream = async (message: string) => {
    const { text } = await call(address, 'POST', '/api/chat/widget', {
      body: { session_id, message },
      headers: { accept: 'text/event-stream' },
    })
    const data = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json]) => JSON.parse(json ?? ''))
    assert.match(text, /data: \[DONE\]/)
    return data.find(({ type }) => type === 'data-intake')?.data
  }
  const progress = { status: 'active', is_complete: false, total_fields: 3, items: {} }
  assert.deepEqual(await stream('Hello'), { ...progress, fields_completed: 0 })
  assert.deepEqual(await stream('Ada'), { ...progress, fields_completed: 1 })
  await stream('ada@example.com')
  assert.deepEqual(await stream('3'), {
    ...progress,
    status: 'completed',
    is_complete: true,
    fields_completed: 3,
  })
})

test('each visitor of a public page fills in a separate form', async () => {
  const { address } = plain
  const chatbot = await newChatbot(address)
  const visitor = (visitor_id: string) => {
    let token = ''
    return async (message: string) => {
      const { json } = await call(address, 'POST', '/chat', {
        body: { message, visitor_id, chatbot_id: chatbot.id },
        headers: token ? { 'x-visitor-token': token } : {},
      })
      token = json.visitor_token
      return json.response
    }
  }
  const [ada, eve] = [visitor('ada'), visitor('eve')]
  await ada('Hi')
  await eve('Hi')
  await Promise.all([ada('Ada Lovelace'), eve('Eve')])
  assert.deepEqual(
    (await records(address, chatbot)).map(({ data }: { data: object }) => data),
    [{ name: 'Eve' }, { name: 'Ada Lovelace' }],
  )
  const other = await newChatbot(address)
  assert.equal(
    (await call(address, 'GET', `/chatbots/${chatbot.id}/records`, { token: other.token })).status,
    404,
  )
})

test('answers an unrelated question and continues the form', async () => {
  const { address } = plain
  const chatbot = await newChatbot(address, { description: 'We deliver within three days.' })
  const session_id = await openSession(address, chatbot)
  const say = async (message: string) =>
    (await call(address, 'POST', '/api/chat/widget', { body: { session_id, message } })).json.response
  await say('Hello')
  const answer = await say('How fast do you deliver?')
  assert.match(answer, /within three days/)
  assert.match(answer, /What is your name\?$/)
  assert.deepEqual((await records(address, chatbot))[0].data, {})
})

test('stores the model’s extractions, but not its inventions', async () => {
  const { address } = modelled
  const found = (finding: object) => ({ kind: 'value', why: null, ...finding })
  mock.onMessage(/it is Grace, 7 of us/, {
    content: JSON.stringify({
      findings: [
        found({ field: 'name', value: 'Grace', words: 'Grace' }),
        found({ field: 'seats', value: 7, words: '7 of us' }),
        found({ field: 'email', value: 'grace@example.com', words: 'Grace' }),
      ],
    }),
  })
  mock.onMessage(/.*/s, { content: JSON.stringify({ findings: [] }) })
  const chatbot = await newChatbot(address)
  const session_id = await openSession(address, chatbot)
  const body = { session_id, message: 'it is Grace, 7 of us' }
  const { json } = await call(address, 'POST', '/api/chat/widget', { body })
  assert.match(json.response, /Where can we write to you\?$/)
  assert.deepEqual((await records(address, chatbot))[0].data, { name: 'Grace', seats: 7 })
})

test('processes two simultaneous messages', async () => {
  const { address } = plain
  const chatbot = await newChatbot(address)
  for (let round = 0; round < 5; round++) {
    const session_id = await openSession(address, chatbot)
    const say = (message: string) =>
      call(address, 'POST', '/api/chat/widget', { body: { session_id, message } })
    await say('Hello')
    const answers = await Promise.all([say('e-mail: ada@example.com'), say('users: 12'), say('name: Ada')])
    for (const { status } of answers) assert.equal(status, 200)
    const [newest] = await records(address, chatbot)
    assert.deepEqual(newest.data, { name: 'Ada', email: 'ada@example.com', seats: 12 })
    assert.equal(newest.status, 'completed')
  }
})

test('removing the form leaves an ordinary chatbot', async () => {
  const { address } = plain
  const chatbot = await newChatbot(address, { description: 'We deliver within three days.' })
  const session_id = await openSession(address, chatbot)
  const say = async (message: string) =>
    (await call(address, 'POST', '/api/chat/widget', { body: { session_id, message } })).json.response
  await say('Hello')
  const { token } = chatbot
  assert.equal((await call(address, 'DELETE', `/chatbots/${chatbot.id}/form`, { token })).status, 204)
  assert.doesNotMatch(await say('How fast do you deliver?'), /name/)
  assert.equal((await records(address, chatbot)).length, 1)
})
