import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecentTexts } from './recent-texts.ts'

test('caches the result for a text until others evict it', () => {
  const made: string[] = []
  const make = (text: string) => {
    made.push(text)
    return text.length
  }
  const recent = new RecentTexts<number>(2, 100)
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) recent.get(text, make)
  assert.deepEqual(made, ['a', 'b', 'c', 'b'])
})

test('bounds the cached characters and skips texts that exceed the bound', () => {
  let made = 0
  const make = () => ++made
  const recent = new RecentTexts<number>(10, 10)
  recent.get('123456', make)
  recent.get('abcdef', make)
  recent.get('123456', make)
  assert.equal(made, 3)
  recent.get('x'.repeat(11), make)
  recent.get('x'.repeat(11), make)
  assert.equal(made, 5)
})
