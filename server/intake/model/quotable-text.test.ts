import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { QuotableText } from './quotable-text.ts'

const quote = (text: string, words: string) => new QuotableText(text).quote(words)

test('finds words as the user wrote them, however the model copied them', () => {
  const cases: [text: string, words: string, written: string][] = [
    ['我的公司是電子業', '電子業', '電子業'],
    ['我们是电子业', '電子業', '电子业'],
    ['We make Electronics.', 'electronics', 'Electronics'],
    ['We hold ISO-9001, since 2020', 'iso 9001', 'ISO-9001'],
    ['ＩＳＯ　９００１', 'ISO 9001', 'ＩＳＯ　９００１'],
    ['আমরা ইলেকট্রনিক্স বানাই', 'ইলেকট্রনিক্স', 'ইলেকট্রনিক্স'],
    ['দাম ৫০০ টাকা', '500 টাকা', '৫০০ টাকা'],
    ['Café au lait', 'Cafe\u0301 au lait', 'Café au lait'],
    ['公差±0.01 mm，很準', '±0.01 mm', '±0.01 mm'],
    ['we use C++ and C#', 'C++', 'C++'],
    ['是電子業。', '電子業。', '電子業'],
    ['👍', '👍', '👍'],
    ['chips, semiconductors', 'semiconductor', 'semiconductor'],
  ]
  for (const [text, words, written] of cases) assert.equal(quote(text, words), written, `${text} / ${words}`)
})

test('finds no words that the user did not write', () => {
  const cases: [text: string, words: string][] = [
    ['我的公司是電子業', '半導體業'],
    ['we are smart', 'art'],
    ['it costs 15,000', '15'],
    ['1.15 mm', '15'],
    ['2500', '500'],
    ['150', '15'],
    ['anything', ''],
    ['anything', ' … '],
    ['', 'anything'],
  ]
  for (const [text, words] of cases) assert.equal(quote(text, words), undefined, `${text} / ${words}`)
})

test('uses a later occurrence when the first is within another word', () => {
  assert.equal(new QuotableText('smart art').find('art')?.start, 6)
})

test('ends a clause at a pause, not within a number', () => {
  const clause = (text: string, words: string) => {
    const said = new QuotableText(text)
    const span = said.find(words)
    return span && said.clauseAround(span)
  }
  assert.equal(clause('什麼是ESG？有，三張', '有'), '有，')
  assert.equal(clause('什麼是ESG？有', 'ESG'), '什麼是ESG？')
  assert.equal(clause('It is 1,500.50 dollars. Really', '1,500.50'), 'It is 1,500.50 dollars.')
  assert.equal(clause('হ্যাঁ। ESG কী?', 'ESG'), 'ESG কী?')
})

test('searches a long message in linear time', () => {
  const words = '我的公司是電子業，products and আরও অনেক কিছু '.repeat(400)
  assertLinear('a message', (length) => new QuotableText(words.slice(0, length)).find('not there'))
})
