import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chatAt } from '../../testing/chat.ts'
import { call, newUser } from '../../testing/client.ts'
import { newChatbot, newProfile, say } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { longestHold } from '../../testing/growth.ts'
import { newProgram } from '../../testing/programs.ts'
import { warmUp } from '../warm-up.ts'

const { address } = await startTestFrontdesk()
const chat = chatAt(address)
const { accessToken: token } = await chat.newAccount()
const owner = await newUser(address)

/** The limit is 50 ms on a typical machine; a quadratic algorithm takes seconds. */
const MAX_HOLD_MS = 50
/** Reading and storing 99,000 characters. */
const MAX_PROGRAM_HOLD_MS = 150
const spaces = (count: number) => ' '.repeat(count)

// As main.ts does; then calls of this kind compile the rest.
await warmUp()
for (const training_data of ['Lamps cost $5. '.repeat(100), 'Lamps cost $5. '.repeat(2000)])
  await chat.say(token, 'How much is a lamp, and who are you?', {
    session_id: crypto.randomUUID(),
    training_data,
  })

async function held(send: () => Promise<{ status: number }>): Promise<number> {
  let statuses: number[] = []
  const longest = await longestHold(async () => {
    statuses = [(await send()).status]
  })
  assert.deepEqual(statuses, [200])
  return longest
}

const TRAINING_DATA: Record<string, string> = {
  'white space': `a${spaces(3000)}b`,
  'white space to the limit': `a${spaces(99_990)}b`,
  'a question of white space': `Q${spaces(99_990)}b`,
  brackets: '('.repeat(40_000),
  'brackets to the limit': '('.repeat(100_000),
  lines: '- a\n'.repeat(25_000),
  'lines under a long heading': `# ${'word '.repeat(5000)}\n${'- a\n'.repeat(18_000)}`,
  Bengali: 'দাম কত? '.repeat(12_000),
  Chinese: '多少錢'.repeat(33_000),
  prose: 'The silver lamp costs $5 and is delivered on Monday. '.repeat(1800),
}

for (const [name, training_data] of Object.entries(TRAINING_DATA)) {
  test(`training data of ${name} does not block the event loop`, async () => {
    const longest = await held(() =>
      chat.say(token, 'how much?', { session_id: crypto.randomUUID(), training_data }),
    )
    assert.ok(longest < MAX_HOLD_MS, `${longest.toFixed()} ms`)
  })
}

const MESSAGES: Record<string, string> = {
  'lines of white space': `x${spaces(780)}b\n`.repeat(5),
  'white space': `x${spaces(4990)}b`,
  brackets: '('.repeat(5000),
  '"no"': 'no, '.repeat(1250),
  哪: '哪'.repeat(5000),
  questions: 'which? '.repeat(700),
  'one word': 'x'.repeat(5000),
}

test('a visitor’s message cannot block the event loop', async () => {
  await newProfile(address, owner)
  const chatbot = await newChatbot(address, owner)
  await say(address, chatbot, 'Hello')
  for (const [name, message] of Object.entries(MESSAGES)) {
    const longest = await held(() => say(address, chatbot, message))
    assert.ok(longest < MAX_HOLD_MS, `${name}: ${longest.toFixed()} ms`)
  }
})

test('a program’s message of 99,000 characters cannot block the event loop', async () => {
  const { key, chatbot } = await newProgram(address, {}, owner)
  const ask = (content: string) =>
    call(address, 'POST', '/v1/chat/completions', {
      token: key,
      body: { model: chatbot.id, messages: [{ role: 'user', content }] },
    })
  await ask('Hello')
  for (const piece of ['ﷺ ', 'দাম কত? ', 'سعر ', 'é ', 'no, ', '\u0f71\u0f72\u0f74']) {
    const longest = await held(() => ask(piece.repeat(99_000 / piece.length)))
    assert.ok(longest < MAX_PROGRAM_HOLD_MS, `${JSON.stringify(piece)}: ${longest.toFixed()} ms`)
  }
})

test('a form of 100 fields with 50 names each does not block the event loop', async () => {
  const chatbot = await newChatbot(address, owner)
  const fields = Array.from({ length: 100 }, (_, field) => ({
    key: `field_${field}`,
    type: field % 2 === 0 ? 'integer' : 'text',
    label: { en: `Label number ${field}` },
    names: Array.from({ length: 50 }, (_, name) => `name${field} word${name} of something`),
    question: { en: `How many of ${field}?` },
  }))
  const form = { key: 'large', version: 1, title: { en: 'Large' }, fields }
  const path = `/chatbots/${chatbot.id}/form`
  assert.equal((await call(address, 'PUT', path, { token: owner, body: form })).status, 200)
  for (const message of ['Hello', 'no, '.repeat(1250), 'Label number 5: 7, '.repeat(250)]) {
    const longest = await held(() => say(address, chatbot, message))
    assert.ok(longest < MAX_HOLD_MS, `${message.slice(0, 10)}: ${longest.toFixed()} ms`)
  }
})

test('a form whose fields share a name does not block the event loop', async () => {
  const chatbot = await newChatbot(address, owner)
  const types = ['integer', 'text', 'boolean', 'date']
  const fields = Array.from({ length: 100 }, (_, field) => ({
    key: `field_${field}`,
    type: types[field % 4],
    label: { en: `a${field}` },
    names: ['no'],
    question: { en: '?' },
  }))
  const form = { key: 'shared', version: 1, title: { en: 'Shared' }, fields }
  const path = `/chatbots/${chatbot.id}/form`
  assert.equal((await call(address, 'PUT', path, { token: owner, body: form })).status, 200)
  await say(address, chatbot, 'Hello')
  for (const piece of ['capital amount 5 兩no, 1) ', 'no, ](is the most expensive ', 'no, 10-11 skip ']) {
    const longest = await held(() => say(address, chatbot, piece.repeat(400).slice(0, 4990)))
    assert.ok(longest < MAX_HOLD_MS, `${piece}: ${longest.toFixed()} ms`)
  }
})
