import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsIn, bareSum } from './amounts.ts'

const CASES: [string, number, string][] = [
  ['$25,000', 25000, '$'],
  ['NT$ 180', 180, 'NT$'],
  ['180元起', 180, 'NT$'],
  ['25萬元', 250_000, 'NT$'],
  ['২৫ লাখ টাকা', 2_500_000, '৳'],
  ['১,২০,০০০ টাকা', 120_000, '৳'],
  ['USD 20k', 20_000, '$'],
  ['$5 kids menu', 5, '$'],
  ['€4.90', 4.9, '€'],
  ['٤٥ ريال', 45, 'ريال'],
]

for (const [text, value, currency] of CASES) {
  test(`${text} is ${value} ${currency}`, () => assert.deepEqual(amountsIn(text), [{ value, currency }]))
}

test('what is no money is none', () => {
  for (const text of ['18,000 km', '5 users', '3.9% APR', '1.5L', ''])
    assert.deepEqual(amountsIn(text), [], text)
})

test('a bare number is a sum only if it is large', () => {
  assert.equal(bareSum('50萬以下'), 500_000)
  assert.equal(bareSum('under 18'), undefined)
})

test('a megabyte of digits is read in no time', () => {
  const start = performance.now()
  amountsIn('1'.repeat(1_000_000))
  assert.ok(performance.now() - start < 1000)
})
