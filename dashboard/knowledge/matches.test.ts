import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { markMatches } from './matches.ts'

const matchesOf = (question: string, text: string) => {
  const stretches = markMatches(question, text)
  assert.equal(stretches.map((stretch) => stretch.text).join(''), text)
  return stretches.filter(({ isMatch }) => isMatch).map((stretch) => stretch.text)
}

describe('the words that match a question', () => {
  test('are found in other forms, without stop words', () => {
    assert.deepEqual(matchesOf('When are the shops opening?', 'Our shop opens at nine. The end.'), [
      'shop',
      'opens',
    ])
  })

  test('are pairs of characters in Chinese', () => {
    assert.deepEqual(matchesOf('請問營業時間？', '我們的營業時間是九點到五點'), ['營業時間'])
  })

  test('are words with their endings in Bengali', () => {
    assert.deepEqual(matchesOf('ডেলিভারি কত?', 'ঢাকায় ডেলিভারির খরচ কত? ৬০ টাকা।'), ['ডেলিভারির'])
  })

  test('are none for a question of stop words', () => {
    assert.deepEqual(matchesOf('is it the?', 'It is the one.'), [])
  })
})
