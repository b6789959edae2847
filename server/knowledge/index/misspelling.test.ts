import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correctable, corrections, editDistance } from './misspelling.ts'

test('counts letters that are inserted, deleted, replaced, or swapped', () => {
  for (const [a, b, edits] of [
    ['sunday', 'sunday', 0],
    ['sundya', 'sunday', 1],
    ['sunay', 'sunday', 1],
    ['sunnday', 'sunday', 1],
    ['sumday', 'sunday', 1],
    ['sumdya', 'sunday', 2],
    ['বাংলাদশ', 'বাংলাদেশ', 1],
  ] as const)
    assert.equal(editDistance(a, b, 2), edits, `${a} ${b}`)
  assert.ok(editDistance('monday', 'sunday', 1) > 1)
  assert.ok(editDistance('a', 'abcdef', 2) > 2)
})

test('prefers the fewest edits, then the most frequent word', () => {
  const known = ['network', 'networks', 'netwrk', 'network2'].map((term, index) => ({
    ...{ term, frequency: index + 1 },
  }))
  assert.deepEqual(corrections('netwokr', known), [{ term: 'network', weight: 0.8 }])
  assert.deepEqual(corrections('xyzzy', known), [])
})

test('corrects neither short words, nor numbers, nor Chinese, nor known words', () => {
  const isKnown = (term: string) => term === 'shop'
  assert.deepEqual(correctable(['cat', '2024x', '營業', 'shop', 'delivry'], isKnown), ['delivry'])
})
