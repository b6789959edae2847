import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { readExtraction } from './read-extraction.ts'

const entry = { kind: 'value', field: 'industry', value: '電子業', words: '電子業' }
const json = JSON.stringify({ findings: [entry] })

test('finds the object alone, in a fence, among sentences, or after reasoning', () => {
  const written = [
    json,
    `\n  ${json}\n`,
    `\`\`\`json\n${JSON.stringify({ findings: [entry] }, null, 2)}\n\`\`\``,
    `Here is what I found:\n\n${json}\n\nLet me know!`,
    `<think>The {"findings": []} would be wrong.</think>${json}`,
    `A { brace, then ${json}`,
    `{"note": "{}"} ${json}`,
  ]
  for (const text of written) assert.deepEqual(readExtraction(text), [entry], text)
})

test('ignores braces and quotes within strings', () => {
  const odd = { ...entry, value: 'a } "b" \\ {' }
  assert.deepEqual(readExtraction(`x ${JSON.stringify({ findings: [odd] })} y`), [odd])
})

test('accepts an empty list of extractions', () => {
  assert.deepEqual(readExtraction('{"findings": []}'), [])
})

test('rejects nonsense', () => {
  const nonsense = [
    '',
    'Sure! Which industry are you in?',
    '{}',
    'null',
    '[]',
    '{"findings": null}',
    '{"findings": {}}',
    '{"findings": [1, "two", null, {}]}',
    '{"findings": [{"kind": "guess", "field": "industry"}]}',
    '{"findings": [{"kind": "value"',
    json.slice(0, -1),
  ]
  for (const text of nonsense) assert.equal(readExtraction(text), undefined, text)
})

test('drops malformed entries and keeps the others', () => {
  const extractions = [{ ...entry, value: { deep: true } }, entry, { ...entry, item: 1.5 }]
  assert.deepEqual(readExtraction(JSON.stringify({ findings: extractions })), [entry])
})

test('rejects deep nesting and unclosed brackets in linear time', () => {
  const texts = [
    (length: number) => '{"a":'.repeat(length / 5),
    (length: number) => '{'.repeat(length),
    (length: number) => `{"findings":${'['.repeat(length / 2)}${']'.repeat(length / 2)}}`,
  ]
  for (const textOf of texts)
    assertLinear(textOf(20), (length) => assert.equal(readExtraction(textOf(length)), undefined), 16_000)
})
