import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReadingSlots } from './reading-slots.ts'

test('two read at the same time, the others in their order, also after a failure', async () => {
  const slots = new ReadingSlots(2)
  const begun: number[] = []
  const ends = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const reading = ends.map(({ promise }, index) =>
    slots.run(() => {
      begun.push(index)
      return promise
    }),
  )
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  await settled()
  assert.deepEqual(begun, [0, 1])
  ends[1]?.reject(new Error('unreadable'))
  await assert.rejects(reading[1] ?? Promise.resolve(), /unreadable/)
  await settled()
  assert.deepEqual(begun, [0, 1, 2])
  for (const { resolve } of ends) resolve()
  await Promise.all(reading.filter((_, index) => index !== 1))
  assert.deepEqual(begun, [0, 1, 2, 3, 4])
})
