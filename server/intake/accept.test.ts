import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Accepted, accept } from './accept.ts'
import type { Scalar } from './extraction.ts'
import type { ScalarField } from './form.ts'

const common = { key: 'x', label: { en: 'X' }, question: { en: 'X?' } }
const TEXT: ScalarField = { ...common, type: 'text', min_length: 2, max_length: 5 }
const COUNT: ScalarField = { ...common, type: 'integer', minimum: 0, maximum: 100 }
const MONEY: ScalarField = { ...common, type: 'amount', currency: 'TWD', minimum: 0, maximum: 1000 }
const CENTS: ScalarField = { ...common, type: 'amount', currency: 'USD', decimals: 2 }
const YES: ScalarField = { ...common, type: 'boolean' }
const EMAIL: ScalarField = { ...common, type: 'email' }
const PHONE: ScalarField = { ...common, type: 'phone' }
const DATE: ScalarField = { ...common, type: 'date', earliest: '2020-01-01', latest: '2030-12-31' }
const CHOICE: ScalarField = {
  ...common,
  type: 'choice',
  options: [
    { value: 'small', label: { en: 'Small' } },
    { value: 'large', label: { en: 'Large' } },
  ],
}
const PLAIN = { text: { ...common, type: 'text' }, integer: { ...common, type: 'integer' } } as const

const ACCEPTED: [ScalarField, Scalar, Scalar][] = [
  [TEXT, '  ab  ', 'ab'],
  [TEXT, 'a \n\t b', 'a b'],
  [TEXT, 'a\u0000b', 'a b'],
  [TEXT, 'a\u202eb', 'ab'],
  [TEXT, '電子業', '電子業'],
  [TEXT, '𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷𠮷'],
  [PLAIN.text, 'ক্\u200dষ', 'ক্\u200dষ'],
  [PLAIN.text, '-', '-'],
  [PLAIN.text, 'x'.repeat(1000), 'x'.repeat(1000)],
  [COUNT, 0, 0],
  [COUNT, -0, 0],
  [COUNT, 100, 100],
  [PLAIN.integer, -3, -3],
  [PLAIN.integer, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [MONEY, 1000, 1000],
  [CENTS, 0.1, 0.1],
  [CENTS, 1234.56, 1234.56],
  [CENTS, -7, -7],
  [YES, true, true],
  [YES, false, false],
  [CHOICE, ' large ', 'large'],
  [DATE, '2024-02-29', '2024-02-29'],
  [DATE, '2020-01-01', '2020-01-01'],
  [DATE, '2030-12-31', '2030-12-31'],
  [EMAIL, ' Ann.Lee@Example.COM ', 'Ann.Lee@example.com'],
  [PHONE, '+886 (912) 345-678', '+886912345678'],
  [PHONE, '123456', '123456'],
  [PHONE, '123456789012345', '123456789012345'],
]

const REFUSED: [ScalarField, Scalar, string, (number | string)?][] = [
  [TEXT, 'a', 'too_short', 2],
  [TEXT, '   ', 'too_short', 2],
  [TEXT, 'abcdef', 'too_long', 5],
  [TEXT, '\ud800ab', 'not_text'],
  [TEXT, 12, 'wrong_type'],
  [PLAIN.text, '', 'too_short', 1],
  [PLAIN.text, '\u200b\u200d', 'too_short', 1],
  [PLAIN.text, 'x'.repeat(1001), 'too_long', 1000],
  [COUNT, -1, 'too_small', 0],
  [COUNT, 101, 'too_large', 100],
  [COUNT, 1.5, 'not_whole'],
  [COUNT, Number.NaN, 'not_a_number'],
  [COUNT, Number.POSITIVE_INFINITY, 'not_a_number'],
  [COUNT, '3', 'wrong_type'],
  [COUNT, true, 'wrong_type'],
  [PLAIN.integer, 2 ** 53, 'too_large', Number.MAX_SAFE_INTEGER],
  [PLAIN.integer, -(2 ** 53), 'too_small', Number.MIN_SAFE_INTEGER],
  [MONEY, 0.5, 'not_whole'],
  [MONEY, 1001, 'too_large', 1000],
  [MONEY, Number.NEGATIVE_INFINITY, 'not_a_number'],
  [CENTS, 0.123, 'too_many_decimals', 2],
  [CENTS, 1e-7, 'too_many_decimals', 2],
  [CENTS, 1e21, 'too_large', Number.MAX_SAFE_INTEGER / 100],
  [YES, 'yes', 'wrong_type'],
  [YES, 1, 'wrong_type'],
  [CHOICE, 'medium', 'not_an_option'],
  [CHOICE, 'constructor', 'not_an_option'],
  [DATE, '2023-02-29', 'not_a_date'],
  [DATE, '2024-02-30', 'not_a_date'],
  [DATE, '2024-13-01', 'not_a_date'],
  [DATE, '0000-01-01', 'not_a_date'],
  [DATE, '31.12.2024', 'not_a_date'],
  [DATE, '2024-1-1', 'not_a_date'],
  [DATE, '2019-12-31', 'too_early', '2020-01-01'],
  [DATE, '2031-01-01', 'too_late', '2030-12-31'],
  [EMAIL, 'ann@example', 'not_an_email'],
  [EMAIL, 'ann at example.com', 'not_an_email'],
  [EMAIL, `${'a'.repeat(250)}@example.com`, 'not_an_email'],
  [PHONE, '12345', 'not_a_phone'],
  [PHONE, '1234567890123456', 'not_a_phone'],
  [PHONE, '12+345678', 'not_a_phone'],
  [PHONE, 'call me', 'not_a_phone'],
]

for (const [field, given, value] of ACCEPTED) {
  test(`accepts ${JSON.stringify(given).slice(0, 40)} for ${field.type}`, () => {
    const result = accept(field, given)
    assert.deepEqual(result, { value })
    assert.deepEqual(accept(field, value), result, 'and takes again what it gave')
  })
}

for (const [field, given, reason, limit] of REFUSED) {
  test(`rejects ${JSON.stringify(given).slice(0, 40)} for ${field.type}: ${reason}`, () => {
    const refused = limit === undefined ? { reason } : { reason, limit }
    assert.deepEqual(accept(field, given), { refused } as Accepted)
  })
}
