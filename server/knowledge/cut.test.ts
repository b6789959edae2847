import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
import { cutIntoPassages, measure } from './cut.ts'
import type { Block } from './read/document.ts'

const text = (said: string, page: number | null = null): Block => ({ kind: 'text', text: said, page })
const heading = (said: string, level: number): Block => ({ kind: 'heading', text: said, level, page: null })

test('passages stand under the path of their headings', () => {
  const passages = cutIntoPassages([
    text('Before.'),
    heading('A', 1),
    heading('B', 2),
    text('In B.'),
    heading('C', 2),
    text('In C.'),
    heading('D', 1),
    text('In D.'),
  ])
  assert.deepEqual(
    passages.map(({ heading: path, text: said }) => [path, said]),
    [
      [null, 'Before.'],
      ['A > B', 'In B.'],
      ['A > C', 'In C.'],
      ['D', 'In D.'],
    ],
  )
})

test('neighbours fill a passage, and none is longer than the limit', () => {
  const sentence = 'The forklift drives through hall number seven every morning. '
  const passages = cutIntoPassages([
    ...Array.from({ length: 40 }, () => text(sentence.repeat(2).trim())),
    text(sentence.repeat(60).trim()),
    text('x'.repeat(5000)),
    { kind: 'row', text: `Model: ${'Comet '.repeat(500)}`, page: null },
  ])
  const lengths = passages.map(({ text: said }) => measure(said))
  assert.ok(Math.max(...lengths) <= 1210, String(Math.max(...lengths)))
  const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0
  assert.ok(usual > 400 && usual <= 700, String(usual))
  const all = passages.map(({ text: said }) => said).join('')
  assert.equal(all.match(/forklift/g)?.length, 140)
  assert.equal(all.match(/x/g)?.length, 5000)
})

test('Chinese passages are half as long, and a page begins a new one', () => {
  const passages = cutIntoPassages([
    ...Array.from({ length: 12 }, () => text('我們每天早上九點到下午五點營業。'.repeat(4), 1)),
    text('第二頁的內容說明了退貨的方法，七天之內可以退貨，請帶發票到店裡辦理，謝謝您的合作。', 2),
  ])
  for (const passage of passages) assert.ok(passage.text.length <= 330, String(passage.text.length))
  assert.equal(passages.at(-1)?.page, 2)
  assert.ok(passages.slice(0, -1).every(({ page }) => page === 1))
})

test('takes linear time, also without blanks or sentences', () => {
  for (const piece of ['word ', 'x', '字', 'Done. ', 'a,b '])
    assertLinear(piece, (length) => cutIntoPassages([text(piece.repeat(length / piece.length))]), 20_000)
})
