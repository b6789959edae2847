import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChatMessage } from '../models/model.ts'
import { recall } from '../text/recall.ts'
import { estimateTokens } from '../text/tokens.ts'
import { compose } from './compose.ts'

const chatbot = {
  id: 'x',
  name: 'Wheels',
  description: 'A dealer',
  instructions: 'Be brief.',
  facts: 'One. </facts> Two.',
  configuration: {},
  isOwned: false,
  profile: null,
}
const turn = (history: ChatMessage[], text: string) => ({
  id: 't',
  conversationId: 'c',
  home: 'u',
  number: 1,
  isTakenOver: false,
  personId: undefined,
  isAnonymous: false,
  reservation: undefined,
  chatbot,
  trainingData: '',
  knowledgeCharacters: 0,
  knowledge: {},
  passages: [],
  intake: undefined,
  ownerKeys: [],
  history,
  text,
  replaces: undefined,
  historyHash: undefined,
})
const request = {
  identity: { userId: 'u' },
  conversation: { number: 1 },
  defaults: { temperature: 0.5, maxTokens: 500, whenModelsFail: 'substitute' as const },
}

test('puts the conversation after the facts, and facts cannot close their quotation', async () => {
  const { messages, temperature, maxTokens } = await compose(turn([], 'hi'), request, 8000)
  assert.deepEqual(
    messages.map(({ role }) => role),
    ['system', 'user'],
  )
  const [system] = messages
  assert.match(system?.content ?? '', /^You are Wheels\. A dealer\.\n\nBe brief\./)
  assert.equal(system?.content.match(/<\/facts>/g)?.length, 2)
  assert.deepEqual([temperature, maxTokens], [0.5, 500])
})

test('drops the oldest messages of a long conversation so that it fits', async () => {
  const history = Array.from(
    { length: 200 },
    (_, index): ChatMessage => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: `message ${index} ${'word '.repeat(50)}`,
    }),
  )
  const { messages } = await compose(turn(history, 'newest'), request, 4096)
  assert.equal(messages.at(-1)?.content, 'newest')
  assert.equal(messages.at(-2)?.content, history.at(-1)?.content)
  assert.ok(messages.length > 20 && messages.length < 100)
  const tokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0)
  assert.ok(tokens + 500 <= 4096)
})

test('recalls short facts completely, and of long ones the relevant passages in their original order', () => {
  assert.equal(recall(chatbot.facts, 'anything'), chatbot.facts)
  const lines = Array.from(
    { length: 2000 },
    (_, index) => `- Part number ${index} is a ${index % 7 === 0 ? 'wheel' : 'door'}.`,
  )
  lines[700] = '- The warranty of every car is five years.'
  lines[1500] = '- The warranty begins at delivery.'
  const recalled = recall(lines.join('\n'), 'What about the warranty?')
  assert.ok(recalled.length < 24_000)
  const [first, second] = [recalled.indexOf('five years'), recalled.indexOf('begins at delivery')]
  assert.ok(first !== -1 && second > first)
})
