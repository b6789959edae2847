import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitPriceList, splitSentences } from '../language/sentences.ts'
import { cutIntoUnits } from './sentences.ts'

const texts = (knowledge: string) => cutIntoUnits(knowledge).map(({ text }) => text)
const contextsOf = (knowledge: string, text: string) =>
  cutIntoUnits(knowledge)
    .find((unit) => unit.text === text)
    ?.contexts.map((context) => context.text)

test("does not end a sentence at an abbreviation's full stop", () => {
  assert.deepEqual(
    splitSentences('See Dr. Smith. It has a 1.5L engine. Call No. 5. It costs $25,000. Done!'),
    ['See Dr. Smith.', 'It has a 1.5L engine.', 'Call No. 5.', 'It costs $25,000.', 'Done!'],
  )
})

test('splits Bengali and Chinese sentences with their quotation marks', () => {
  assert.deepEqual(splitSentences('আমরা ঢাকায়। ডা. করিম বসেন।'), ['আমরা ঢাকায়।', 'ডা. করিম বসেন।'])
  assert.deepEqual(splitSentences('你好嗎？「很好。」他說。'), ['你好嗎？', '「很好。」', '他說。'])
})

test('splits an enumeration of prices, but no other', () => {
  assert.deepEqual(splitPriceList('Tea $3, coffee $4 and cake $6.'), ['Tea $3', 'coffee $4', 'cake $6'])
  assert.deepEqual(splitPriceList('水餃90元、豆漿30元。'), ['水餃90元', '豆漿30元'])
  const car = 'Honda Civic 2022, silver, 18,000 km, $25,000.'
  assert.deepEqual(splitPriceList(car), [car])
})

test('removes bullets from items and keeps their heading and introduction as context', () => {
  const knowledge = '# Acme\n## Opening\nWe are here:\n- Monday: 9–5\n* Tuesday: 9–6\n1. Wednesday'
  assert.deepEqual(texts(knowledge), ['Monday: 9–5', 'Tuesday: 9–6', 'Wednesday'])
  assert.deepEqual(contextsOf(knowledge, 'Tuesday: 9–6'), ['Acme', 'Opening', 'We are here'])
})

test('pairs an answer with its question in any notation', () => {
  for (const knowledge of [
    'Q: Do you ship?\nA: Yes, we do.',
    '**Q:** Do you ship?\n**A:** Yes, we do.',
    '### Do you ship?\nYes, we do.',
    'Do you ship?\nYes, we do.',
  ]) {
    assert.deepEqual(texts(knowledge), ['Yes, we do.'], knowledge)
    assert.ok(contextsOf(knowledge, 'Yes, we do.')?.includes('Do you ship?'), knowledge)
  }
  assert.deepEqual(texts('問：有停車位嗎？\n答：有。'), ['有。'])
  assert.deepEqual(texts('প্রশ্ন: পার্কিং আছে?\nউত্তর: হ্যাঁ।'), ['হ্যাঁ।'])
})

test('keeps the text of a table row and its header', () => {
  const [row] = cutIntoUnits('| Model | Price |\n| --- | --- |\n| Civic | $25,000 |')
  assert.equal(row?.text, '| Civic | $25,000 |')
  assert.equal(row?.tableHead, '| Model | Price |')
})

test('relates a sentence that begins with a pronoun to the previous one', () => {
  const knowledge = 'Jane Doe is our dentist. She studied in Leeds.'
  assert.deepEqual(contextsOf(knowledge, 'She studied in Leeds.'), ['Jane Doe is our dentist.'])
})

test('relates the fields of a block to the thing that the block names', () => {
  assert.deepEqual(contextsOf('Name: Jane Doe\nJob: Designer', 'Job: Designer'), ['Jane Doe'])
  assert.deepEqual(contextsOf('Honda Civic\nPrice: $25,000', 'Price: $25,000'), ['Honda Civic'])
})

test('joins lines wrapped by an editor without changing the text', () => {
  const wrapped = 'We are a small family business in the old town of Bergen, and we\nsell wool.'
  assert.deepEqual(texts(wrapped), [wrapped])
})

test('numbers positions consecutively', () => {
  const units = cutIntoUnits('# A\none two.\n\n- three\n- four')
  assert.deepEqual(
    units.map(({ position }) => position),
    [0, 1, 2],
  )
})

test('caches the units of a text', () => {
  assert.equal(cutIntoUnits('Once. Twice.'), cutIntoUnits('Once. Twice.'))
})
