import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scalar } from '../extraction.ts'
import type { ScalarField } from '../form.ts'
import { grounded, type Reading, readMessage } from './grounded.ts'

type Type = ScalarField['type']
const common = { key: 'x', label: { en: 'X' }, question: { en: 'X?' } }

function fieldOf(type: Type): ScalarField {
  if (type === 'amount') return { ...common, type, currency: 'TWD' }
  if (type !== 'choice') return { ...common, type }
  return { ...common, type, options: ['small', 'large'].map((value) => ({ value, label: { en: value } })) }
}

/** @param words the whole text by default */
function read(
  type: Type,
  value: Scalar,
  text: string,
  words = text,
  earlier: string[] = [],
): Reading | undefined {
  return grounded(fieldOf(type), value, words, readMessage(text, earlier, '2026-11-21'))
}

test('accepts a number that occurs in any notation', () => {
  const said: [value: number, text: string][] = [
    [5_000_000, '資本額改成五百萬'],
    [5_000_000, '資本額５００萬元'],
    [10_000_000, '1,000萬'],
    [300_000_000, '3 億'],
    [110_000_000, '1.1億'],
    [5_000_000, 'about 5 million'],
    [5_000_000, 'NT$5,000,000'],
    [20_000, '20k'],
    [5_000_000, '৫০ লাখ'],
    [500, 'মোট ৫০০'],
    [12, 'no, 12 patents'],
    [12, '十二件'],
    [0, '沒有'],
    [0, 'none so far'],
    [0, "we don't have any"],
    [0, 'নেই'],
    [-5, 'minus 5'],
  ]
  for (const [value, text] of said) assert.deepEqual(read('integer', value, text), { said: value }, text)
})

test('rejects a number that the user did not say', () => {
  const made: [value: number, text: string][] = [
    [5_000_000, '資本額是六百萬'],
    [500, '我們有五百萬'],
    [5, '5 million'],
    [5, 'we have 3 invention and 2 utility patents'],
    [3, '很多'],
    [0, 'no, 12 patents'],
    [0, '電子業'],
    [12, ''],
    [-5, '5'],
  ]
  for (const [value, text] of made) assert.equal(read('integer', value, text), undefined, text)
})

test('accepts zero only if its own words say none', () => {
  const text = '沒有發明專利，新型專利還在算'
  assert.deepEqual(read('integer', 0, text, '沒有發明專利'), { said: 0 })
  assert.equal(read('integer', 0, text, '新型專利還在算'), undefined)
})

test("tells a fraction from a whole number and a foreign currency from the field's own", () => {
  assert.deepEqual(read('integer', 12.5, '12.5 patents'), { why: 'not_whole' })
  assert.deepEqual(read('amount', 1_000_000, '100萬美元', '100萬'), { why: 'other_currency' })
  assert.deepEqual(read('amount', 2_000_000, 'USD 2 million'), { why: 'other_currency' })
  assert.deepEqual(read('amount', 5_000_000, '৫০ লাখ টাকা'), { why: 'other_currency' })
  for (const text of ['500萬元', 'NT$5,000,000', '新台幣500萬', '$5,000,000', '5,000,000 TWD'])
    assert.deepEqual(read('amount', 5_000_000, text), { said: 5_000_000 }, text)
})

test('accepts a text only as the user wrote it', () => {
  assert.deepEqual(read('text', '電子業', '我的公司是電子業'), { said: '電子業' })
  assert.deepEqual(read('text', 'electronics', 'We are in Electronics'), { said: 'Electronics' })
  assert.deepEqual(read('text', 'ইলেকট্রনিক্স', 'আমরা ইলেকট্রনিক্স বানাই'), { said: 'ইলেকট্রনিক্স' })
  assert.equal(read('text', 'Electronics manufacturing', 'We are in electronics'), undefined)
  assert.equal(read('text', 'Electronics', '我的公司是電子業'), undefined)
  assert.equal(read('text', '電子業', 'hello'), undefined)
})

test('accepts a text, but not a number, from an earlier message that the newest refers to', () => {
  assert.deepEqual(read('text', '電子業', '跟剛才一樣', '跟剛才一樣', ['我是做電子業的']), { said: '電子業' })
  assert.equal(read('integer', 3, '跟剛才一樣', '跟剛才一樣', ['發明專利3件']), undefined)
})

test('extracts nothing from a question or a greeting', () => {
  const texts = [
    '什麼是ESG認證？',
    '什麼是ESG認證',
    '需要ESG認證嗎',
    'What is an ESG certification?',
    'do I need an ESG certification',
    'ESG সার্টিফিকেট কী?',
    'ESG সার্টিফিকেট মানে কী',
    '你好',
    'Hello!',
    'আসসালামু আলাইকুম',
  ]
  for (const text of texts) {
    assert.equal(read('boolean', true, text), undefined, text)
    assert.equal(read('choice', 'small', text), undefined, text)
    assert.equal(read('text', text, text), undefined, text)
  }
})

test('reads a yes or no from words that say it, also next to a question', () => {
  assert.deepEqual(read('boolean', true, 'What is ESG? Yes, we have it', 'Yes'), { said: true })
  assert.deepEqual(read('boolean', true, '有'), { said: true })
  assert.deepEqual(read('boolean', true, '我們去年拿到了'), { said: true })
  assert.deepEqual(read('boolean', true, '👍'), { said: true })
  assert.deepEqual(read('boolean', false, 'এখনো পাইনি'), { said: false })
  assert.equal(read('boolean', true, 'anything', ''), undefined)
})

test('reads 沒有 as no, though it contains 有', () => {
  for (const text of ['沒有', '沒有ESG認證', 'No', 'না', 'নেই']) {
    assert.equal(read('boolean', true, text), undefined, text)
    assert.deepEqual(read('boolean', false, text), { said: false }, text)
  }
  for (const text of ['有', 'yes', 'হ্যাঁ']) assert.equal(read('boolean', false, text), undefined, text)
})

test('accepts a date whose day, month and year were said, or that is relative to today', () => {
  const said: [date: string, text: string][] = [
    ['2026-11-21', '2026-11-21'],
    ['2026-11-21', '2026年11月21日'],
    ['2026-11-21', '民國115年11月21日'],
    ['2026-11-21', '二〇二六年十一月二十一日'],
    ['2026-11-21', 'Nov 21, 2026'],
    ['2026-11-21', '21/11/2026'],
    ['2027-01-05', 'the 5th of January 2027'],
    ['2026-11-21', '২১ নভেম্বর ২০২৬'],
    ['2026-12-15', '১৫/১২/২০২৬'],
    ['2026-03-03', '2026/3/3'],
    ['2026-11-21', '20261121'],
    ['2026-11-22', '明天'],
    ['2026-11-22', 'tomorrow'],
    ['2026-11-22', 'আগামীকাল'],
  ]
  for (const [date, text] of said) assert.deepEqual(read('date', date, text), { said: date }, text)
  const made: [date: string, text: string][] = [
    ['2026-11-21', 'November 2026'],
    ['2026-03-03', 'March 2026, the 4th'],
    ['2026-03-03', '2026/3'],
    ['2026-11-22', '2026-11-21'],
    ['2026-11-21', 'as soon as possible'],
  ]
  for (const [date, text] of made) assert.equal(read('date', date, text), undefined, text)
  assert.deepEqual(read('date', '2026-04-03', '03/04/2026'), { why: 'ambiguous' })
})

test('accepts e-mail addresses and phone numbers only as written', () => {
  assert.deepEqual(read('email', 'priya@example.net', 'mail me: Priya＠example.net.'), {
    said: 'Priya@example.net',
  })
  assert.equal(read('email', 'bob@example.net', 'jimbob@example.net'), undefined)
  assert.equal(read('email', 'info@example.net', 'our site is example.net'), undefined)
  assert.deepEqual(read('phone', '0912345678', 'call 0912-345-678 please'), { said: '0912345678' })
  assert.deepEqual(read('phone', '+886912345678', '手機 0912-345-678'), { said: '0912345678' })
  assert.deepEqual(read('phone', '01712345678', '০১৭১২-৩৪৫৬৭৮'), { said: '01712345678' })
  assert.deepEqual(read('phone', '886912345678', '+886 912 345 678'), { said: '+886912345678' })
  assert.equal(read('phone', '0912345679', '0912-345-678'), undefined)
})
