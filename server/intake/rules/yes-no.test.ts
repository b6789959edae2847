import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from '../../language/folding.ts'
import { phraseList } from '../../language/lexicon.ts'
import { readYesNo } from './yes-no.ts'

const read = (text: string) => {
  const reading = readYesNo(fold(text).text, { how: 'bare', known: phraseList([]) })
  return reading?.kind === 'value' ? reading.value : reading?.kind
}

const YES = [
  'yes',
  'Yep!',
  'sure',
  'we do',
  'of course',
  '有',
  '是的',
  '當然有',
  '已取得',
  '👍',
  'হ্যাঁ',
  'জি',
  'আছে',
]
const NO = [
  'no', 'nope', 'not yet', "we don't", 'We do not have any', 'of course not', 'none', '沒有', '没有', '尚未取得', '不是', '還沒',
  '不用', 'না', 'নেই', 'এখনো না', 'জি না', '❌',
] // biome-ignore format: a list
const NEITHER = [
  '有沒有',
  'no problem',
  'not sure',
  'no idea',
  '有點貴',
  '不錯',
  '沒關係',
  'সমস্যা নেই',
  'জানি না',
  'hello',
  '',
]

describe('reads yes and no', () => {
  for (const text of YES) test(`${text} is yes`, () => assert.equal(read(text), true))
  for (const text of NO) test(`${text} is no`, () => assert.equal(read(text), false))
  for (const text of NEITHER) test(`"${text}" is neither`, () => assert.equal(read(text), undefined))
  for (const text of ['maybe', '申請中', 'আবেদন করেছি']) {
    test(`reads ${text} as unclear`, () => assert.equal(read(text), 'unclear'))
  }
})
