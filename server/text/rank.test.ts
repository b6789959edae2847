import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankUnits } from './rank.ts'
import { cutIntoUnits } from './sentences.ts'

const CARS = cutIntoUnits(
  'Honda Civic 2022, silver, $25,000. Toyota Yaris 2019, blue, $12,000. We deliver to Canada.',
)
const first = (query: string, units = CARS) => rankUnits(query, units, 5)[0]?.unit.text ?? ''

test('ranks the unit first that names what is asked for', () => {
  assert.match(first('Tell me about the Honda Civic'), /Civic/)
  assert.match(first('blue Toyota'), /Yaris/)
})

test('reports how much of the query a unit covers', () => {
  assert.ok((rankUnits('Honda Civic', CARS, 1)[0]?.coverage ?? 0) > 0.9)
  assert.ok((rankUnits('Honda Jazz', CARS, 1)[0]?.coverage ?? 1) < 0.5)
  assert.deepEqual(rankUnits('pizza', CARS, 5), [])
})

test('corrects a misspelt word, unless it is a word of the knowledge', () => {
  assert.match(first('Toyta'), /Yaris/)
  assert.match(first('Civci'), /Civic/)
  assert.deepEqual(rankUnits('Hnd', CARS, 5), [])
})

test('finds synonyms and translations', () => {
  assert.match(first('shipping'), /deliver/)
  assert.match(first('可以寄到加拿大嗎'), /Canada/)
  assert.match(first('হোন্ডা সিভিক'), /Civic/)
  assert.match(first('藍色的車'), /Yaris/)
})

test('returns at most the given number of units, best first, and none without a matching term', () => {
  const ranked = rankUnits('Civic Yaris', CARS, 1)
  assert.equal(ranked.length, 1)
  const all = rankUnits('Civic Yaris', CARS, 9)
  assert.ok(all.every(({ score }, index) => score <= (all[index - 1]?.score ?? Number.POSITIVE_INFINITY)))
})

test('finds nothing for an empty query', () => {
  assert.deepEqual(rankUnits('', CARS, 5), [])
  assert.deepEqual(rankUnits('the of and', CARS, 5), [])
  assert.deepEqual(rankUnits('Civic', [], 5), [])
})
