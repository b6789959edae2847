import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Chatbot } from '../chatbots/chatbot.ts'
import { sourcesOf } from '../text/sources.ts'
import { basisOf } from './basis.ts'

const FACTS = `# Opening hours
We are open from 9 to 17, Monday to Friday.
On Saturday the shop is closed.

# Delivery
We deliver within Dhaka for 50 taka.
Orders above 1,000 taka are delivered free of charge.

# Payment
Cash, bKash and cards.`
const CHINESE = '週一到週五早上九點到下午六點營業。\n週日公休。\n電話 02-1234-5678。'
const BENGALI = '# সময়\nসোমবার থেকে শুক্রবার সকাল ৯টা থেকে বিকেল ৫টা পর্যন্ত।\nশনিবার বন্ধ।\n# ঠিকানা\nগুলশান, ঢাকা।'

const turn = (text: string) => ({ chatbot: { id: 'c', name: 'Shop' } as Chatbot, text })

const basis = async (text: string, reply: string, facts = FACTS) => {
  const { sources, foundNothing } = await basisOf(turn(text), [facts], reply)
  return { sources: sources.map(({ quote }) => quote), foundNothing }
}

test('finds the passages that a reply repeats, in every script', async () => {
  const cases: [question: string, reply: string, facts: string, source: string][] = [
    [
      'What does delivery cost?',
      'Delivery within Dhaka costs 50 taka.',
      FACTS,
      'We deliver within Dhaka for 50 taka.',
    ],
    [
      'When are you open?',
      'From 9 to 17 on weekdays, Monday to Friday.',
      FACTS,
      'We are open from 9 to 17, Monday to Friday.',
    ],
    ['營業時間？', '我們週一到週五營業，早上九點到下午六點。', CHINESE, '週一到週五早上九點到下午六點營業。'],
    [
      'কখন খোলা?',
      'সোমবার থেকে শুক্রবার, সকাল ৯টা থেকে বিকেল ৫টা।',
      BENGALI,
      'সোমবার থেকে শুক্রবার সকাল ৯টা থেকে বিকেল ৫টা পর্যন্ত।',
    ],
  ]
  for (const [question, reply, facts, source] of cases)
    assert.equal((await basis(question, reply, facts)).sources[0], source, reply)
})

test('returns at most three distinct sources of at most 300 characters', () => {
  const long = `The ${'very '.repeat(100)}long warranty covers water, fire and theft.`
  const facts = [long, 'Warranty covers water.', 'Warranty covers fire.', 'Warranty covers theft.'].join('\n')
  const found = sourcesOf('Warranty?', 'The warranty covers water, fire and theft.', [facts, facts])
  const sources = found.map(({ quote }) => quote)
  assert.ok(sources.length > 0 && sources.length <= 3)
  assert.equal(new Set(sources).size, sources.length)
  for (const source of sources) assert.ok([...source].length <= 303)
})

test('a reply that repeats nothing of the knowledge has no sources', async () => {
  assert.deepEqual(await basis('Tell me a joke', 'Why did the chicken cross the road? Nobody knows!'), {
    sources: [],
    foundNothing: false,
  })
})

test('a reply without an answer has no sources; small talk is never counted as unanswered', async () => {
  assert.deepEqual(
    await basis('Do you sell shoes?', "I'm sorry, I don't have any information about shoes."),
    {
      sources: [],
      foundNothing: true,
    },
  )
  for (const courtesy of ['Hello!', 'Who are you?', 'ধন্যবাদ', '謝謝'])
    assert.deepEqual(
      await basis(courtesy, "I don't know what to say."),
      { sources: [], foundNothing: false },
      courtesy,
    )
})

test('takes milliseconds for typical facts', async () => {
  const reply = 'We deliver within Dhaka for 50 taka, Monday to Friday. '.repeat(15)
  const facts = `${FACTS}\n`.repeat(20)
  for (let round = 0; round < 50; round++) await basis('Do you deliver?', reply, facts)
  const startedAt = performance.now()
  for (let round = 0; round < 100; round++) await basis('Do you deliver?', reply, facts)
  const milliseconds = (performance.now() - startedAt) / 100
  assert.ok(milliseconds < 10, `${milliseconds}`)
})
