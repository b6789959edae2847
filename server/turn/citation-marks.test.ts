import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
import { CitationMarks } from './citation-marks.ts'

function through(pieces: readonly string[], count = 3, isShown = false) {
  const marks = new CitationMarks(count, { isShown })
  const written = pieces.map((piece) => marks.write(piece))
  return { text: written.join('') + marks.end(), cited: [...marks.cited] }
}

test('takes marks out with the blanks before them, and collects their numbers', () => {
  for (const [given, text, cited] of [
    ['Open at nine [1].', 'Open at nine.', [1]],
    ['Nine [2][1], five [1, 3].', 'Nine, five.', [2, 1, 3]],
    ['九點【2】。', '九點。', [2]],
    ['See [4] and array[0] and [x].', 'See [4] and array[0] and [x].', []],
    ['[ 1 ] first', ' first', [1]],
    ['An open [', 'An open [', []],
  ] as const) {
    assert.deepEqual(through([given]), { text, cited: [...cited] }, given)
    // In any pieces.
    assert.deepEqual(through([...given]), { text, cited: [...cited] }, given)
  }
})

test('leaves marks in the text for clients that show sources', () => {
  assert.deepEqual(through(['Nine ', '[', '1', '].'], 3, true), { text: 'Nine [1].', cited: [1] })
})

test('without passages nothing is held back', () => {
  const marks = new CitationMarks(0, { isShown: false })
  assert.equal(marks.write('Once '), 'Once ')
  assert.equal(marks.write('[1'), '[1')
})

test('takes linear time', () => {
  for (const piece of ['[1', ' ', '[1] ', '[1,', '[[', '【'])
    assertLinear(piece, (length) => through([piece.repeat(length / piece.length)]), 20_000)
})
