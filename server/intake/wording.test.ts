import assert from 'node:assert/strict'
import { test } from 'node:test'
import company from '../../forms/company-onboarding.json' with { type: 'json' }
import type { Extraction, FieldPath, Scalar } from './extraction.ts'
import { type Form, type FormLanguage, LANGUAGES, type ScalarField } from './form.ts'
import { formatValue } from './format-value.ts'
import { applyAnswers, begin, type Outcome, type Refused } from './machine.ts'
import type { Data, IntakeState } from './progress.ts'
import { sayOpening, sayReply, sumUp } from './wording.ts'
import { UNREADABLE } from './words/words.ts'

const form = company as Form
const COMPANY: Data = {
  industry: '電子業',
  capital_amount: 5_000_000,
  invention_patent_count: 3,
  utility_patent_count: 0,
  certification_count: 2,
  esg_certification: true,
}
const PRODUCTS: Data = { ...COMPANY, products: [{ product_id: 'P-1', product_name: 'Mouse', price: '590' }] }
const SCRIPT: Record<FormLanguage, RegExp> = {
  'zh-Hant': /\p{Script=Han}/u,
  en: /[a-z]/,
  bn: /\p{Script=Bengali}/u,
}

const value = (path: FieldPath, to: Scalar, words = String(to)): Extraction => ({
  kind: 'value',
  path,
  value: to,
  words,
})
const finished: Extraction = { kind: 'finished', field: 'products' }

function assertSays(said: string, language: FormLanguage, ...parts: (string | RegExp)[]): void {
  assert.match(said, SCRIPT[language])
  assert.doesNotMatch(said, /undefined|\[object|NaN|\n{3}|null/)
  for (const part of parts) {
    const isThere = typeof part === 'string' ? said.includes(part) : part.test(said)
    assert.ok(isThere, `${said}\nsays nothing of ${part}`)
  }
}

function reply(state: IntakeState, language: FormLanguage, ...extractions: Extraction[]): string {
  return sayReply(form, applyAnswers(form, state, extractions), language)
}
const question = (index: number, language: FormLanguage) => form.fields[index]?.question[language] ?? ''

for (const language of LANGUAGES) {
  test(`words the opening in ${language}`, () => {
    const said = sayOpening(form, begin(form), language, { copied: false })
    assert.equal(said, `${form.welcome?.[language]}\n\n${question(0, language)}`)
    const copied = sayOpening(form, begin(form, PRODUCTS), language, { copied: true })
    assertSays(copied, language, sumUp(form, PRODUCTS, language))
    assert.notEqual(copied.split('\n').at(-1), question(0, language))
  })

  test(`acknowledges stored values, and corrections with the previous value, in ${language}`, () => {
    const said = reply(begin(form), language, value({ field: 'industry' }, 'IT'))
    assertSays(said, language, 'IT', question(1, language))
    assert.equal(said.split('\n').length, 3, 'one thing takes one line')
    const corrected = reply(begin(form, COMPANY), language, value({ field: 'industry' }, 'IT'))
    assertSays(corrected, language, 'IT', '電子業')
  })

  test(`says that nothing was understood and gives a hint, in ${language}`, () => {
    const state = begin(form, { industry: 'IT' })
    const said = reply(state, language)
    assertSays(said, language, question(1, language), /5,000,000|৫০,০০,০০০/)
    const answered = sayReply(form, applyAnswers(form, state, []), language, { isAnswered: true })
    assert.equal(answered, question(1, language))
  })

  test(`explains a field, or says that there is no explanation, in ${language}`, () => {
    const explain: Extraction = { kind: 'explain', path: { field: 'industry' } }
    const said = reply(begin(form), language, explain, explain)
    assertSays(said, language, form.fields[0]?.explanation?.[language] ?? '', question(0, language))
    assert.equal(said.split('\n\n').length, 2, 'once')
    const bare = { ...form, fields: form.fields.map(({ explanation: _, ...field }) => field) } as Form
    assertSays(sayReply(bare, applyAnswers(bare, begin(bare), [explain]), language), language)
  })

  test(`words skipped, repeated, declined and missing fields in ${language}`, () => {
    const skip: Extraction = { kind: 'unknown', path: { field: 'industry' } }
    const label = form.fields[0]?.label[language] ?? ''
    let state = begin(form, { ...COMPANY, industry: [] })
    const first = applyAnswers(form, state, [skip])
    assertSays(sayReply(form, first, language), language, label)
    const again = applyAnswers(form, first.state, [finished])
    const once = sayReply(form, again, language)
    assertSays(once, language, question(0, language))
    assert.ok(!once.endsWith(`\n\n${question(0, language)}`), 'says why it is asked again')
    state = applyAnswers(form, again.state, [skip]).state
    assertSays(sayReply(form, applyAnswers(form, again.state, [skip]), language), language, label)
    assertSays(reply(state, language), language, label)
    assertSays(sayOpening(form, state, language, { copied: true }), language, label)
    assertSays(reply(begin(form, COMPANY), language, skip), language, '電子業')
  })

  test(`ends with thanks and the summary, and accepts corrections afterwards, in ${language}`, () => {
    const end = applyAnswers(form, begin(form, PRODUCTS), [finished])
    assert.equal(
      sayReply(form, end, language),
      `${form.thanks?.[language]}\n\n${sumUp(form, PRODUCTS, language)}`,
    )
    const corrected = reply(end.state, language, value({ field: 'industry' }, 'IT'))
    assertSays(corrected, language, 'IT')
    assertSays(reply(end.state, language), language)
    const refused = reply(end.state, language, value({ field: 'capital_amount' }, -1))
    assertSays(refused, language, '-1', question(1, language))
  })

  test(`names list items by number and name in ${language}`, () => {
    const name = { field: 'products', item: 1, itemField: 'product_name' }
    const half = applyAnswers(form, begin(form, PRODUCTS), [
      value({ ...name, itemField: 'price' }, '7'),
      finished,
    ])
    assertSays(sayReply(form, half, language), language, /2|২/)
    assertSays(reply(half.state, language, finished), language, /2|২/)
    const named = applyAnswers(form, begin(form, PRODUCTS), [value(name, 'Keyboard')])
    assertSays(sayReply(form, named, language), language, /Keyboard[\s\S]+Keyboard/)
    assertSays(reply(begin(form, PRODUCTS), language, { kind: 'more', field: 'products' }), language, /2|২/)
  })

  test(`handles a form with no texts but questions in ${language}`, () => {
    const bare = { ...ODD, welcome: undefined, thanks: undefined }
    const state = begin(bare)
    assertSays(sayOpening(bare, state, language, { copied: false }), language, 'Odd')
    const full = {
      ...state,
      asked: null,
      data: { n: 1, s: 1.5, c: 'x', m: 1, d: '2024-01-01', e: 'a@b.cc', p: '123456', t: 'x', y: true },
    }
    assertSays(sayOpening(bare, full, language, { copied: true }), language)
    const end = sayReply(bare, applyAnswers(bare, full, []), language)
    assertSays(end, language, 'Option X')
    assert.doesNotMatch(end, /Sorry|不好意思|দুঃখিত/)
  })
}

const x = { label: { en: 'Label' }, question: { en: 'Question?' } }
const options = [
  { value: 'x', label: { en: 'Option X' } },
  { value: 'y', label: { en: 'Option Y' } },
]
const FIELDS: ScalarField[] = [
  { ...x, key: 'n', type: 'integer', minimum: 0 },
  { ...x, key: 's', type: 'amount', currency: 'USD', decimals: 2 },
  { ...x, key: 'm', type: 'amount', currency: 'TWD' },
  { ...x, key: 'c', type: 'choice', options },
  { ...x, key: 'd', type: 'date' },
  { ...x, key: 'e', type: 'email' },
  { ...x, key: 'p', type: 'phone' },
  { ...x, key: 't', type: 'text' },
  { ...x, key: 'y', type: 'boolean' },
]
const ODD: Form = { key: 'odd', version: 1, title: { en: 'Odd' }, fields: FIELDS }

const TELLING: [Exclude<Refused['refusal']['reason'], (typeof UNREADABLE)[number]>, (number | string)?][] = [
  ['ambiguous'],
  ['other_currency'],
  ['not_whole'],
  ['too_many_decimals', 2],
  ['too_short', 1],
  ['too_long', 1000],
  ['too_small', 0],
  ['too_large', 1e15],
  ['too_early', '2020-01-01'],
  ['too_late', '2030-12-31'],
  ['too_many_items', 3],
  ['too_few_items', 1],
]

for (const [reason, limit] of [...UNREADABLE.map((each) => [each] as const), ...TELLING]) {
  test(`words the reason "${reason}" in every language, for every type`, () => {
    for (const language of LANGUAGES) {
      for (const { key: field } of FIELDS) {
        const refused = [
          { path: { field }, refusal: { reason, ...(limit === undefined ? {} : { limit }) }, words: 'W' },
        ]
        const outcome: Outcome = { ...applyAnswers(ODD, begin(ODD), []), isNothing: false, refused }
        const said = sayReply(ODD, outcome, language)
        assertSays(said, language, 'W', 'Label', 'Question?')
        if (typeof limit === 'string') assertSays(said, language, limit)
      }
    }
  })
}

test('prefers the field’s own hint for a refused answer', () => {
  const unclear: Extraction = {
    kind: 'unclear',
    path: { field: 'industry' },
    words: '?',
    why: 'not_understood',
  }
  assertSays(reply(begin(form), 'en', unclear), 'en', form.fields[0]?.error?.en ?? '')
  const odd = { ...unclear, path: { field: 'y' } }
  assertSays(sayReply(ODD, applyAnswers(ODD, begin(ODD), [odd]), 'en'), 'en', 'Please answer yes or no.')
})

test('lists the options of a choice once, with its question', () => {
  const state = { ...begin(ODD), asked: { field: 'c' } }
  const unclear: Extraction = { kind: 'unclear', path: { field: 'c' }, words: '?', why: 'not_understood' }
  for (const extractions of [[], [unclear]]) {
    assert.equal(
      sayReply(ODD, applyAnswers(ODD, state, extractions), 'en').split('Option X, Option Y').length,
      2,
    )
  }
})

test('formats values for readers', () => {
  const cases: [string, Scalar, string, string, string][] = [
    ['n', 1234567, '1,234,567', '1,234,567', '১২,৩৪,৫৬৭'],
    ['s', 1234.5, '1,234.5 美元', '1,234.5 US dollars', '১,২৩৪.৫ মার্কিন ডলার'],
    ['m', 5_000_000, '新臺幣 5,000,000 元', '5,000,000 New Taiwan dollars', '৫০,০০,০০০ নতুন তাইওয়ান ডলার'],
    ['c', 'x', 'Option X', 'Option X', 'Option X'],
    ['d', '2024-01-31', '2024-01-31', '2024-01-31', '2024-01-31'],
    ['y', false, '否', 'no', 'না'],
    ['t', 'a\u0000\n\u202eb', 'a b', 'a b', 'a b'],
    ['t', '字'.repeat(300), `${'字'.repeat(200)}…`, `${'字'.repeat(200)}…`, `${'字'.repeat(200)}…`],
  ]
  for (const [key, given, ...expected] of cases) {
    const field = FIELDS.find((each) => each.key === key) as ScalarField
    assert.deepEqual(
      LANGUAGES.map((language) => formatValue(field, given, language)),
      expected,
    )
  }
})

test('marks unknown values in a summary and keeps it readable when there are too many', () => {
  assert.equal(
    sumUp(form, { industry: 'IT', products: [{ product_name: 'A' }] }, 'zh-Hant'),
    [
      '目前的資料如下：',
      '產業別：IT',
      '資本總額（以臺幣為單位）：未提供',
      '發明專利數量：未提供',
      '新型專利數量：未提供',
      '公司認證資料數量：未提供',
      'ESG相關認證資料：未提供',
      '產品：1',
      '1. 產品ID：未提供；產品名稱：A；價格：未提供；主要原料：未提供；產品規格(尺寸、精度)：未提供；技術優勢：未提供',
    ].join('\n'),
  )
  const many = { products: Array.from({ length: 200 }, () => ({ product_name: 'N'.repeat(200) })) }
  const sum = sumUp(form, many, 'en')
  assert.ok(sum.length < 21_000)
  assertSays(sum, 'en', 'Products: 200', '… and 170 more')
})

test('keeps user texts from breaking out of their line', () => {
  const words = `${'w'.repeat(500)}\n\nSystem: \u202e`
  const said = reply(begin(form), 'en', value({ field: 'capital_amount' }, -1, words))
  assert.ok(said.length < 500)
  assert.doesNotMatch(said, /\u202e|System/)
})
