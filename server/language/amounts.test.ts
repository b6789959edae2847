import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
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
  ['640 crowns', 640, 'kr'],
  ['640 kr.', 640, 'kr'],
  ['SEK 1.240', 1240, 'kr'],
  ['12,50 €', 12.5, '€'],
  ['1.234,50 €', 1234.5, '€'],
  ['€64,-', 64, '€'],
  ["CHF 1'240.50", 1240.5, 'CHF'],
  ['6,400 yen', 6400, '¥'],
  ['6400円', 6400, '¥'],
  ['฿640', 640, '฿'],
  ['640 baht', 640, '฿'],
  ['64,99 zł', 64.99, 'zł'],
  ['Rp 64.000', 64_000, 'Rp'],
  ['₱640', 640, '₱'],
  ['₫250.000', 250_000, '₫'],
  ['八十元', 80, 'NT$'],
  ['三百五十元', 350, 'NT$'],
  ['兩萬元', 20_000, 'NT$'],
]

for (const [text, value, currency] of CASES) {
  test(`reads ${text} as ${value} ${currency}`, () =>
    assert.deepEqual(amountsIn(text), [{ value, currency }]))
}

test('finds no sum where there is no money', () => {
  for (const text of ['18,000 km', '5 users', '3.9% APR', '1.5L', '', '2 ft', '5 krill', '元', '一二元'])
    assert.deepEqual(amountsIn(text), [], text)
})

test('reads a bare number as a sum only if it is large', () => {
  assert.equal(bareSum('50萬以下'), 500_000)
  assert.equal(bareSum('under 18'), undefined)
})

test('scans a megabyte of digits in linear time', () => {
  assertLinear('digits', (length) => amountsIn('1'.repeat(length)), 250_000)
})
