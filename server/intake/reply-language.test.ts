import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormLanguage } from './form.ts'
import { languageFor } from './reply-language.ts'

const CASES: [FormLanguage, string, FormLanguage][] = [
  ['zh-Hant', '500', 'zh-Hant'],
  ['zh-Hant', 'P-1', 'zh-Hant'],
  ['zh-Hant', 'ISO 9001', 'zh-Hant'],
  ['zh-Hant', 'Ann.Lee@example-company.com', 'zh-Hant'],
  ['zh-Hant', 'https://www.example.com/our/green/tea', 'zh-Hant'],
  ['zh-Hant', 'Green Tea', 'zh-Hant'],
  ['zh-Hant', 'ABS', 'zh-Hant'],
  ['zh-Hant', 'ok', 'zh-Hant'],
  ['zh-Hant', '👍', 'zh-Hant'],
  ['zh-Hant', '', 'zh-Hant'],
  ['zh-Hant', 'Electronics manufacturing', 'en'],
  ['zh-Hant', 'We have 3 invention patents', 'en'],
  ['zh-Hant', 'no, 12 patents', 'en'],
  ['zh-Hant', 'ইলেকট্রনিক্স', 'bn'],
  ['zh-Hant', '我们是电子业', 'zh-Hant'],
  ['zh-Hant', '我的 e-mail 是 someone.with.a.long.name@a-long-example-company.com', 'zh-Hant'],
  ['bn', '৫০০', 'bn'],
  ['bn', 'Honda Civic এর দাম কত?', 'bn'],
  ['bn', '五百萬', 'zh-Hant'],
  ['bn', 'NT$590', 'bn'],
  ['en', 'ok', 'en'],
  ['en', '我的公司是電子業', 'zh-Hant'],
  ['en', '这是电子业', 'zh-Hant'],
  ['en', 'মূলধন ৫০ লাখ', 'bn'],
  ['bn', 'كم سعر السيارة؟', 'en'],
]

for (const [before, text, language] of CASES) {
  test(`after ${before}, "${text}" is answered in ${language}`, () =>
    assert.equal(languageFor(text, before), language))
}
