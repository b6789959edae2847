import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { assertAnswer, assertNoChatbot, NEVER_EXISTED } from '../../../testing/creators.ts'
import { configure, newProgram } from '../../../testing/programs.ts'
import { sharedFrontdesk } from '../../../testing/shared-frontdesk.ts'

const { address, sampleChatbotId } = await sharedFrontdesk()
const read = (id: string, options = {}) => call(address, 'GET', `/api/chat/widget/config/${id}`, options)

test('returns only what a widget needs to render', async () => {
  const { chatbot, key, ownerToken } = await newProgram(address, {
    name: 'Ada’s help desk 😀',
    description: 'CANARY description',
    configuration: {
      greeting: 'Hello!',
      theme: { accent: '#A0b1c2', mode: 'dark', position: 'left' },
      language: 'zh-Hant',
      suggested_questions: ['Do you deliver?', '你們送貨嗎？'],
      image_hosts: ['CDN.example.com', '*.example.org'],
      instructions: 'CANARY instructions',
      model: 'openai/CANARY-model',
      allowed_origins: ['https://canary.example'],
      tone: 'CANARY tone',
      personality: ['CANARY'],
      communicationStyle: 'CANARY style',
      temperature: 0.123,
      my_own_key: { secret: 'CANARY' },
    },
  })
  const answer = await read(chatbot.id)
  assertAnswer(answer, 200, {
    name: 'Ada’s help desk 😀',
    greeting: 'Hello!',
    theme: { accent: '#A0b1c2', mode: 'dark', position: 'left' },
    language: 'zh-Hant',
    suggested_questions: ['Do you deliver?', '你們送貨嗎？'],
    image_hosts: ['cdn.example.com', '*.example.org'],
  })
  for (const secret of ['canary', '0.123', chatbot.user_id, key.slice(0, 11)])
    assert.ok(!answer.text.toLowerCase().includes(secret.toLowerCase()), secret)
  // The owner gets no more, and the id is case-insensitive.
  assert.deepEqual((await read(`${chatbot.id.toUpperCase()}/`, { token: ownerToken })).json, answer.json)
})

test('returns defaults for an unconfigured chatbot', async () => {
  const { chatbot } = await newProgram(address)
  const standard = {
    name: 'Helper',
    greeting: '',
    theme: { accent: '#1f6feb', mode: 'auto', position: 'right' },
    language: 'en',
    suggested_questions: [],
    image_hosts: [],
  }
  assertAnswer(await read(chatbot.id), 200, standard)
})

test('shows a change immediately', async () => {
  const program = await newProgram(address, { configuration: { greeting: 'Old' } })
  await read(program.chatbot.id)
  await configure(address, program, { greeting: 'New', theme: { mode: 'light' } })
  const { greeting, theme } = (await read(program.chatbot.id)).json
  assert.deepEqual([greeting, theme], ['New', { accent: '#1f6feb', mode: 'light', position: 'right' }])
})

test('the sample chatbot has a widget configuration', async () => {
  const { status, json } = await read(sampleChatbotId)
  assert.equal(status, 200)
  const keys = ['name', 'greeting', 'theme', 'language', 'suggested_questions', 'image_hosts']
  assert.deepEqual(Object.keys(json), keys)
})

test('private, unknown and malformed ids get 404, also for the owner', async () => {
  const { chatbot, ownerToken } = await newProgram(address, { is_public: false })
  const ids = [chatbot.id, NEVER_EXISTED, 'nonsense', chatbot.public_url_slug, "'; drop table chatbots; --"]
  for (const id of ids) assertNoChatbot(await read(encodeURIComponent(id)))
  assertNoChatbot(await read(chatbot.id, { token: ownerToken }))
})
