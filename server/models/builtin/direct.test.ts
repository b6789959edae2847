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

test('a question that the owner wrote down gets the answer beside it, whatever its case and marks', () => {
  for (const question of ['Do I have to book?', 'do i have to book', 'DO I HAVE TO BOOK ?!']) {
    assert.equal(ask(question), 'No, just come by.')
  }
})

test('asked what a thing is, the sentence that says so answers alone', () => {
  assert.equal(ask('What is the Lantern Room?'), 'The Lantern Room is where we show prints from Japan.')
  assert.equal(ask('夜光杯是什麼？'), '夜光杯是用玉雕成的酒杯。')
})

test('a sentence that an editor wrapped is shown in one line, a list as a list', () => {
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
