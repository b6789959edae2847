import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packPostings, scorePostings, type TermPostings } from './postings.ts'

const scored = (rows: readonly TermPostings[], size: number, live = size - 1) =>
  scorePostings(
    rows.map((row) => ({ ...row, weight: 1 })),
    { size, live },
    10,
  )

test('finds the passages of a term, those that are more about it first', () => {
  const rows = packPostings([
    { number: 1, terms: ['a', 'b'] },
    { number: 200, terms: ['b', 'b', 'b'] },
    { number: 70_000, terms: ['b', ...Array(400).fill('c')] },
  ])
  assert.deepEqual(
    rows.map(({ term, frequency }) => [term, frequency]),
    [
      ['a', 1],
      ['b', 3],
      ['c', 1],
    ],
  )
  const found = scored(
    rows.filter(({ term }) => term === 'b'),
    70_001,
  )
  assert.deepEqual(
    found.map(({ number }) => number),
    [200, 1, 70_000],
  )
})

test('runs of postings can be concatenated', () => {
  const first = packPostings([{ number: 5, terms: ['x'] }])[0] as TermPostings
  const second = packPostings([
    { number: 3, terms: ['x'] },
    { number: 300, terms: ['x'] },
  ])[0] as TermPostings
  const both = { term: 'x', frequency: 3, postings: Buffer.concat([first.postings, second.postings]) }
  assert.deepEqual(
    scored([both], 301)
      .map(({ number }) => number)
      .sort((a, b) => a - b),
    [3, 5, 300],
  )
})

test('reads what it has written, for any numbers', () => {
  const numbers = Array.from({ length: 500 }, (_, index) => 1 + index ** 2 * 7)
  const [row] = packPostings(numbers.map((number) => ({ number, terms: ['x'] })))
  const size = (numbers.at(-1) ?? 0) + 1
  const found = scorePostings([{ ...(row as TermPostings), weight: 1 }], { size, live: 500 }, 500)
  assert.deepEqual(
    found.map(({ number }) => number).sort((a, b) => a - b),
    numbers,
  )
})

test('a rare term counts more than a frequent one', () => {
  const passages = Array.from({ length: 20 }, (_, index) => ({
    number: index + 1,
    terms: index === 7 ? ['rare', 'other'] : ['frequent', 'other'],
  }))
  const rows = packPostings(passages).filter(({ term }) => term !== 'other')
  assert.equal(scored(rows, 21)[0]?.number, 8)
})

test('broken bytes find nothing beyond the passages, and end', () => {
  const postings = Uint8Array.from([0, 255, 255, 255, 255, 255, 7, 0, 0, 1])
  assert.ok(scored([{ term: 'x', frequency: 1, postings }], 10).every(({ number }) => number < 10))
})
