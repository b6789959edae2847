import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from './folding.ts'
import { numbersIn } from './numerals.ts'

const read = (text: string) =>
  numbersIn(fold(text).text).map(({ value, isAmbiguous }) => (isAmbiguous ? 'ambiguous' : value))

const NUMBERS: Record<string, number> = {
  '500': 500,
  '৫০০': 500,
  '５００': 500,
  '1,000,000': 1e6,
  '1，000，000': 1e6,
  '10,00,000': 1e6,
  '5.000.000': 5e6,
  '5 000 000': 5e6,
  '12.5': 12.5,
  '-5': -5,
  '−৫': -5,
  負五: -5,
  五百萬: 5e6,
  一億兩千萬: 1.2e8,
  '1,000萬': 1e7,
  '3 億': 3e8,
  '1億2,500萬': 1.25e8,
  三萬五: 35_000,
  兩萬五千三百: 25_300,
  一百零五: 105,
  一百二: 120,
  十二: 12,
  廿五: 25,
  兩: 2,
  〇: 0,
  零: 0,
  百萬: 1e6,
  五百多萬: 5e6,
  一點五億: 1.5e8,
  貳佰萬: 2e6,
  二〇二六: 2026,
  '5k': 5000,
  '300K': 300_000,
  '5M': 5e6,
  '1.2bn': 1.2e9,
  NT$500: 500,
  '1.1 million': 1.1e6,
  twelve: 12,
  'twenty-five million': 2.5e7,
  'one hundred and five': 105,
  'a dozen': 12,
  'two and a half million': 2.5e6,
  'half a million': 5e5,
  'minus three': -3,
  পাঁচ: 5,
  পাঁচটি: 5,
  দুটি: 2,
  'পঞ্চাশ লাখ': 5e6,
  '৫০ হাজার': 50_000,
  '১ কোটি ২০ লাখ': 1.2e7,
  'সাড়ে তিন লাখ': 350_000,
  'দেড় কোটি': 1.5e7,
  'পাঁচশ পঞ্চাশ': 550,
  নিরানব্বই: 99,
}

describe('numerals', () => {
  for (const [text, value] of Object.entries(NUMBERS)) {
    test(`reads ${text} as ${value}`, () => assert.deepEqual(read(text), [value]))
  }

  for (const text of ['3 or 4', '3到5', '兩三件', '五、六', '5-7', '二十幾', '৩ বা ৪', '三四十']) {
    test(`reads ${text} as ambiguous`, () => assert.deepEqual(read(text), ['ambiguous']))
  }

  for (const text of [
    'P-1',
    'X200',
    'ISO 9001',
    '5G',
    '10x20mm',
    '一般',
    'no one',
    '2026-11-21',
    '幾百萬',
    '0912345678',
  ]) {
    test(`finds no number in ${text}`, () => assert.deepEqual(read(text), []))
  }

  test('finds two separate numbers', () => {
    assert.deepEqual(read('between 1000 and 2000'), [1000, 2000])
    assert.deepEqual(read('between five and ten'), [5, 10])
  })

  test('reads নয় as nine, and behind a word as "is not"', () => {
    assert.deepEqual(read('নয়টি'), [9])
    assert.deepEqual(read('আমার নয়'), [])
  })

  test('ignores numbers of absurd length in linear time', () => {
    for (const row of ['1', '一', '1,', '9 ']) assert.doesNotThrow(() => read(row.repeat(5000)))
    assert.deepEqual(read('1'.repeat(5000)), [])
    assert.deepEqual(read('一'.repeat(5000)), [])
  })
})
