import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Random } from '../../testing/faults/random.ts'
import { asciiWords, tokenise } from './words.ts'

const same = (a: string, b: string) => assert.deepEqual(tokenise(a), tokenise(b), `${a} and ${b}`)

test('removes stop words in every language', () => {
  assert.deepEqual(tokenise('What is the price of it?'), ['pric'])
  assert.deepEqual(tokenise('আপনাদের দাম কত'), ['দাম'])
})

test('maps the forms of an English word to one stem', () => {
  for (const form of ['prices', 'priced', 'pricing', 'Price’s']) same(form, 'price')
  same('shipping', 'ship')
  same('companies', 'company')
})

test('removes Bengali endings, however many', () => {
  same('গাড়িগুলোর', 'গাড়ি')
  same('গাড়িটি', 'গাড়ি')
  same('ঢাকায়', 'ঢাকা')
  same('সিভিকের', 'সিভিক')
  same('ডাক্তারের', 'ডাক্তার')
})

test('unifies digits of all scripts, full-width forms and thousands separators', () => {
  assert.deepEqual(tokenise('৫০০ ５００ 500 ٥٠٠'), ['500', '500', '500', '500'])
  assert.deepEqual(tokenise('$25,000'), ['25000'])
  assert.deepEqual(tokenise('16GB'), ['16', 'gb'])
})

test('indexes Chinese as pairs of characters, the same for traditional and simplified', () => {
  assert.deepEqual(tokenise('價格'), ['价格'])
  same('營業時間', '营业时间')
  assert.ok(tokenise('紅燒牛肉麵').includes('牛肉'))
})

test('ignores accents in Latin script', () => same('café Öffnung', 'cafe offnung'))

test('splits ASCII text like the segmenter of Unicode', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const random = new Random('ascii')
  const characters = [...'abZ09 _.,;:\'"!?-/()@#$%&*+=\n\t<>[]{}|~`^\\'.repeat(2), ..."ab09.,'".repeat(4)]
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: random.integer(1, 12) }, () => random.pick(characters)).join('')
    const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike)
    assert.deepEqual(
      asciiWords(text),
      words.map(({ segment }) => segment),
      JSON.stringify(text),
    )
  }
})

test('does not keep a text in memory for the words that it remembers', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const heapSize = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const TEXTS = 100
  const LENGTH = 200_000
  const before = heapSize()
  for (let index = 0; index < TEXTS; index += 1) {
    const letters = String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))
    tokenise(`${'a '.repeat(LENGTH / 2)} short${letters} middlelength${letters} unforgettableword${letters}`)
  }
  assert.ok(heapSize() - before < (TEXTS * LENGTH) / 10)
})
