/** The input of an anonymous turn to a model, over HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../testing/client.ts'
import { newChatbot, newProfile, say } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { type Asked, begin, DONE, delta, STOP, startRawModel } from '../../testing/raw-model.ts'
import { estimateTokens } from '../text/tokens.ts'

const model = await startRawModel()
const { address } = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' },
})

const MAX_TOKENS = 8000
const MESSAGE = 5000

let asked: Asked | undefined
model.serve((response, _, what) => {
  asked = what
  begin(response).end(delta('Of course. '.repeat(300)) + STOP + DONE)
})

function lastAsked() {
  assert.ok(asked, 'the model was asked')
  const contents = asked.messages.map(({ content }) => content)
  const sent = contents.reduce((sum, content) => sum + estimateTokens(content), 0)
  return {
    contents,
    system: contents[0] ?? '',
    newest: contents.at(-1) ?? '',
    sent,
    maxTokens: asked.max_tokens,
  }
}

/** Knowledge with more tokens than a turn may send, and one fact in the middle. */
const knowledge = (sentence: string, count: number, fact: string) =>
  [...Array(count).fill(sentence), fact, ...Array(count).fill(sentence)]
    .map((text, n) => `${text} (${n})`)
    .join('\n')

const SCRIPTS = {
  latin: {
    sentence: 'We sell fossils of many kinds from the beaches of the south.',
    fact: 'The warranty of every hammer is seven years.',
    question: 'How long is the warranty of a hammer?',
    filler: 'a word ',
  },
  chinese: {
    sentence: '我們出售來自南方海灘的各種化石。',
    fact: '每把錘子的保固期是七年。',
    question: '錘子的保固期多久？',
    filler: '化石很好',
  },
  bengali: {
    sentence: 'আমরা দক্ষিণের সৈকত থেকে নানা ধরনের জীবাশ্ম বিক্রি করি।',
    fact: 'প্রতিটি হাতুড়ির ওয়ারেন্টি সাত বছর।',
    question: 'হাতুড়ির ওয়ারেন্টি কত বছর?',
    filler: 'জীবাশ্ম ভালো ',
  },
}

for (const [script, { sentence, fact, question, filler }] of Object.entries(SCRIPTS)) {
  test(`a visitor's turn sends at most ${MAX_TOKENS} tokens, the message whole (${script})`, async () => {
    const owner = await newUser(address)
    const long = filler.repeat(20_000).slice(0, 20_000).trim()
    await newProfile(address, owner, { bio: knowledge(sentence, 60, fact).slice(0, 9000) })
    const chatbot = await newChatbot(address, owner, {
      configuration: { instructions: long, personality: Array(50).fill(long.slice(0, 200)) },
    })
    await say(address, chatbot, question)
    const first = lastAsked()
    assert.ok(first.sent + first.maxTokens <= MAX_TOKENS, `${first.sent} + ${first.maxTokens}`)
    assert.ok(first.system.includes(fact), 'the fact that bears on the question')
    assert.equal(first.newest, question)

    const message = filler.repeat(MESSAGE).slice(0, MESSAGE).trim()
    await say(address, chatbot, message)
    const whole = lastAsked()
    assert.ok(whole.sent + whole.maxTokens <= MAX_TOKENS, `${whole.sent} + ${whole.maxTokens}`)
    assert.equal(whole.newest, message)
  })
}

test('sends as many of the newest messages as fit', async () => {
  const chatbot = await newChatbot(address, await newUser(address))
  let visitorToken: string | undefined
  for (let n = 0; n < 12; n++) {
    const message = `Message ${n}: ${'word '.repeat(500)}`.trim()
    const answer = await say(address, chatbot, message, { visitorToken })
    visitorToken = answer.json.visitor_token
  }
  const { contents, sent, maxTokens } = lastAsked()
  assert.ok(sent + maxTokens <= MAX_TOKENS, `${sent} + ${maxTokens}`)
  assert.ok(sent > MAX_TOKENS - 1000 - 2000, `${sent}: what fits is sent`)
  assert.match(contents.at(-1) ?? '', /^Message 11/)
  assert.match(contents.at(-2) ?? '', /^Of course/)
  assert.ok(!contents.some((content) => content.startsWith('Message 0')))
})

test('a signed-in user’s turn is not limited to the anonymous window', async () => {
  const token = await newUser(address)
  const facts = `The weather is fine. ${'word '.repeat(9000)}`
  await call(address, 'POST', '/api/chat', {
    token,
    body: { message: 'How is the weather? '.repeat(500), training_data: facts.slice(0, 20_000) },
  })
  assert.ok(lastAsked().sent > MAX_TOKENS / 1.2)
})

test('cuts the knowledge instead of the conversation to fit a small context window', async () => {
  const ollama = await startTestFrontdesk({ env: { OLLAMA_BASE_URL: model.baseUrl } })
  const owner = await newUser(ollama.address)
  await newProfile(ollama.address, owner, {
    bio: knowledge(SCRIPTS.chinese.sentence, 200, SCRIPTS.chinese.fact),
  })
  const chatbot = await newChatbot(ollama.address, owner)
  await say(ollama.address, chatbot, SCRIPTS.chinese.question)
  const { sent, maxTokens, system } = lastAsked()
  assert.ok(sent + maxTokens <= 4096, `${sent} + ${maxTokens}`)
  assert.ok(system.includes(SCRIPTS.chinese.fact))
  await ollama.stop()
})
