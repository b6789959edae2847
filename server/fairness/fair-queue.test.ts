import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FairQueue } from './fair-queue.ts'

test('serves lanes round robin, and each lane in order', () => {
  const queue = new FairQueue<string>()
  for (const item of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2']) queue.push(item.slice(0, 1), item)
  const served: (string | undefined)[] = []
  for (let each = 0; each < 4; each++) served.push(queue.shift())
  queue.push('b', 'b2')
  while (queue.length > 0) served.push(queue.shift())
  assert.deepEqual(served, ['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'b2', 'a4'])
  assert.equal(queue.shift(), undefined)
})

test('counts the items ahead of a new one in a lane', () => {
  const queue = new FairQueue<number>()
  for (let each = 0; each < 100; each++) queue.push('crowd', each)
  for (let each = 0; each < 3; each++) queue.push('few', each)
  assert.deepEqual([queue.aheadOf('nobody'), queue.aheadOf('few'), queue.aheadOf('crowd')], [2, 7, 103])
})

test('skips a lane that is not ready, which keeps its position', () => {
  const queue = new FairQueue<string>()
  for (const item of ['a1', 'b1']) queue.push(item.slice(0, 1), item)
  assert.equal(
    queue.shift((item) => item !== 'a1'),
    'b1',
  )
  assert.equal(
    queue.shift(() => false),
    undefined,
  )
  assert.deepEqual(queue.heads(), ['a1'])
  assert.equal(queue.shift(), 'a1')
})

test('does not serve a removed item', () => {
  const queue = new FairQueue<string>()
  for (const item of ['a1', 'a2', 'b1']) queue.push(item.slice(0, 1), item)
  assert.deepEqual(
    [queue.remove('a', 'a1'), queue.remove('a', 'a1'), queue.remove('b', 'b1')],
    [true, false, true],
  )
  assert.deepEqual([queue.length, queue.lengthOf('a'), queue.lengthOf('b')], [1, 1, 0])
  assert.deepEqual(queue.drain(), ['a2'])
  assert.equal(queue.length, 0)
})
