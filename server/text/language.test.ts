import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectLanguage } from './language.ts'

const CASES: [string, string][] = [
  ['How much is the Civic?', 'en'],
  ['¿Cuánto cuesta?', 'en'],
  ['হোন্ডার দাম কত?', 'bn'],
  ['Honda Civic এর দাম কত?', 'bn'],
  ['這輛車多少錢？', 'zh-Hant'],
  ['Honda Civic 的價格?', 'zh-Hant'],
  ['iPhone 15 Pro Max 128GB 多少?', 'zh-Hant'],
  ['你好', 'zh-Hant'],
  ['这辆车多少钱？', 'zh-Hans'],
  ['كم سعر السيارة؟', 'ar'],
  ['What is the price of 麻婆豆腐?', 'en'],
]

for (const [text, language] of CASES) {
  test(`detects "${text}" as ${language}`, () => assert.equal(detectLanguage(text), language))
}

test('returns the fallback language for a text without letters', () => {
  assert.equal(detectLanguage('2 + 2 = ?', 'bn'), 'bn')
  assert.equal(detectLanguage('', 'zh-Hant'), 'zh-Hant')
})
