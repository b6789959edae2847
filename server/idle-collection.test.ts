import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCollect, startIdleCollection } from './idle-collection.ts'

const MEBIBYTE = 1024 * 1024

/** A thread with this heap, which is idle or not; `collections` counts. */
function watch() {
  const thread = { heap: 50 * MEBIBYTE, utilization: 0, looks: 0, collections: 0 }
  const end = startIdleCollection({
    collect: () => {
      thread.collections++
      thread.heap = 20 * MEBIBYTE
    },
    heapSize: () => thread.heap,
    utilization: () => {
      thread.looks++
      return thread.utilization
    },
    lookMs: 5,
  })
  after(end)
  const moreLooks = async (count: number) => {
    // The timer does not keep the process alive.
    for (const until = thread.looks + count; thread.looks < until; ) await sleep(1)
  }
  return { thread, moreLooks, end }
}

test('an idle thread collects once, and again only after its heap has grown', async () => {
  const { thread, moreLooks } = watch()
  await moreLooks(10)
  assert.equal(thread.collections, 1)
  thread.heap += 4 * MEBIBYTE
  await moreLooks(10)
  assert.equal(thread.collections, 1)
  thread.heap += 40 * MEBIBYTE
  await moreLooks(10)
  assert.equal(thread.collections, 2)
})

test('a busy thread does not collect', async () => {
  const { thread, moreLooks } = watch()
  thread.utilization = 0.5
  await moreLooks(10)
  assert.equal(thread.collections, 0)
})

test('nothing is collected after the end', async () => {
  const { thread, end } = watch()
  end()
  await sleep(50)
  assert.equal(thread.collections, 0)
})

test('a collection shrinks the heap', () => {
  let garbage: object[] | undefined = Array.from({ length: 500_000 }, (_, index) => ({ index }))
  const before = process.memoryUsage().heapTotal
  assert.equal(garbage.length, 500_000)
  garbage = undefined
  createCollect()()
  const after = process.memoryUsage().heapTotal
  assert.ok(after < before - 10 * MEBIBYTE, `${before} bytes before, ${after} after`)
})
