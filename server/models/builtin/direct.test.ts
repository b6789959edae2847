import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer } from './answer.ts'

const knowledge = [
  `The museum is closed on Mondays. Members of the museum get in free.

Q: Do I have to book?
A: No, just come by.

The Lantern Room is where we show prints from Japan. The Lantern Room opened in 1998.

夜光杯是用玉雕成的酒杯。夜光杯在二樓。`,
]
const ask = (text: string) =>
  answer({ text, earlier: [], knowledge, name: 'Guide', suggestedQuestions: [] }).text

test('answers a question that the owner wrote down, regardless of case and punctuation', () => {
  for (const question of ['Do I have to book?', 'do i have to book', 'DO I HAVE TO BOOK ?!']) {
    assert.equal(ask(question), 'No, just come by.')
  }
})

test('answers "what is X" with the defining sentence alone', () => {
  assert.equal(ask('What is the Lantern Room?'), 'The Lantern Room is where we show prints from Japan.')
  assert.equal(ask('夜光杯是什麼？'), '夜光杯是用玉雕成的酒杯。')
})

test('unwraps a sentence wrapped by an editor and keeps a list as a list', () => {
  const wrapped = `Q: What is the Annex?
A: The Annex is a quiet building behind the garden, with a reading room and a small
shop of its own.`
  const told = answer({
    text: 'What is the Annex?',
    earlier: [],
    knowledge: [wrapped],
    name: '',
    suggestedQuestions: [],
  })
  assert.match(told.text, /and a small shop of its own\.$/)
})
