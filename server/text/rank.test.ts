import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankUnits } from './rank.ts'
import { cutIntoUnits } from './sentences.ts'

const CARS = cutIntoUnits(
  'Honda Civic 2022, silver, $25,000. Toyota Yaris 2019, blue, $12,000. We deliver to Canada.',
)
const first = (query: string, units = CARS) => rankUnits(query, units, 5)[0]?.unit.text ?? ''

test('the unit that names what is asked for comes first', () => {
  assert.match(first('Tell me about the Honda Civic'), /Civic/)
  assert.match(first('blue Toyota'), /Yaris/)
})

test('coverage says whether it is about that at all', () => {
  assert.ok((rankUnits('Honda Civic', CARS, 1)[0]?.coverage ?? 0) > 0.9)
  assert.ok((rankUnits('Honda Jazz', CARS, 1)[0]?.coverage ?? 1) < 0.5)
  assert.deepEqual(rankUnits('pizza', CARS, 5), [])
})

test('a misspelt word is understood, if it is not itself a word of the knowledge', () => {
  assert.match(first('Toyta'), /Yaris/)
  assert.match(first('Civci'), /Civic/)
  assert.deepEqual(rankUnits('Hnd', CARS, 5), [])
})

test('other words and other languages of the same meaning are found', () => {
  assert.match(first('shipping'), /deliver/)
  assert.match(first('可以寄到加拿大嗎'), /Canada/)
  assert.match(first('হোন্ডা সিভিক'), /Civic/)
  assert.match(first('藍色的車'), /Yaris/)
})

test('as many as asked for, best first, and nothing that meets no term', () => {
  const ranked = rankUnits('Civic Yaris', CARS, 1)
  assert.equal(ranked.length, 1)
  const all = rankUnits('Civic Yaris', CARS, 9)
  assert.ok(all.every(({ score }, index) => score <= (all[index - 1]?.score ?? Number.POSITIVE_INFINITY)))
})

test('nothing asked, nothing found', () => {
  assert.deepEqual(rankUnits('', CARS, 5), [])
  assert.deepEqual(rankUnits('the of and', CARS, 5), [])
  assert.deepEqual(rankUnits('Civic', [], 5), [])
})
