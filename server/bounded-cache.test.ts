import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { boundedCache } from './bounded-cache.ts'
import { createCollect } from './idle-collection.ts'

test('the least recently used entry makes room', () => {
  const cache = boundedCache<string>({ most: 2 })
  cache.set('a', '1').set('b', '2')
  assert.equal(cache.get('a'), '1')
  cache.set('c', '3')
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => cache.get(key)),
    ['1', undefined, '3'],
  )
})

test('an entry expires', async () => {
  const cache = boundedCache<string>({ most: 2, ttlMs: 20 })
  cache.set('a', '1')
  await sleep(50)
  assert.equal(cache.get('a'), undefined)
})

test('makes a missing value once', () => {
  const made: string[] = []
  const make = (key: string) => {
    made.push(key)
    return key.toUpperCase()
  }
  const cache = boundedCache<string>({ most: 2, make })
  assert.deepEqual([cache.memo('a'), cache.memo('a'), cache.memo('b')], ['A', 'A', 'B'])
  assert.deepEqual(made, ['a', 'b'])
})

test('an empty cache reserves nothing for its entries', () => {
  const collect = createCollect()
  collect()
  const before = process.memoryUsage().heapUsed
  const caches = Array.from({ length: 10 }, () => boundedCache<string>({ most: 100_000 }))
  collect()
  const each = (process.memoryUsage().heapUsed - before) / caches.length
  // Reserved, they would be over a mebibyte.
  assert.ok(each < 100_000, `${each} bytes each`)
})
