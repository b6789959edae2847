import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runFor } from './caller.ts'
import { PasswordQueue, PasswordQueueFull } from './password-queue.ts'

/** A queue whose hashes finish when the test resolves them. */
function newQueue(bounds = {}) {
  const queue = new PasswordQueue({ atOnce: 1, waiting: 6, waitingOfNetwork: 4, ...bounds })
  const begun: string[] = []
  const ends: (() => void)[] = []
  const refused: string[] = []
  const hash = (name: string, network: string, isKnown = false) =>
    runFor({ networks: [network], isKnown, cpu: undefined }, () =>
      queue
        .run(() => {
          begun.push(name)
          return new Promise<void>((resolve) => ends.push(resolve))
        })
        .catch((error: unknown) => {
          assert.ok(error instanceof PasswordQueueFull)
          refused.push(name)
        }),
    )
  const finish = async (count: number) => {
    for (let each = 0; each < count; each++) {
      ends.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { hash, begun, refused, finish }
}

test('known networks have priority, and networks take turns', async () => {
  const { hash, begun, finish } = newQueue()
  for (const name of ['crowd 1', 'crowd 2', 'crowd 3', 'crowd 4']) void hash(name, 'crowd')
  void hash('stranger', 'elsewhere')
  void hash('owner', 'home', true)
  await finish(6)
  assert.deepEqual(begun, ['crowd 1', 'owner', 'crowd 2', 'stranger', 'crowd 3', 'crowd 4'])
})

test('limits concurrent hashes', async () => {
  const { hash, begun, finish } = newQueue({ atOnce: 2 })
  for (const name of ['1', '2', '3', '4']) void hash(name, name)
  assert.deepEqual(begun, ['1', '2'])
  await finish(1)
  assert.deepEqual(begun, ['1', '2', '3'])
  await finish(3)
  assert.deepEqual(begun, ['1', '2', '3', '4'])
})

test('limits the queue per network and in total, with separate slots for known callers', async () => {
  const { hash, begun, refused, finish } = newQueue()
  for (let each = 1; each <= 7; each++) void hash(`crowd ${each}`, 'crowd')
  for (const name of ['a', 'b', 'c']) void hash(name, name)
  void hash('owner', 'crowd', true)
  await finish(0)
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(refused, ['crowd 6', 'crowd 7', 'c'])
  await finish(8)
  assert.deepEqual(begun.slice(0, 3), ['crowd 1', 'owner', 'crowd 2'])
  assert.equal(begun.length, 8)
})

test('a failed hash frees its slot', async () => {
  const queue = new PasswordQueue({ atOnce: 1, waiting: 1, waitingOfNetwork: 1 })
  const failing = queue.run(() => Promise.reject(new Error('no memory')))
  const next = queue.run(async () => 7)
  await assert.rejects(failing, /no memory/)
  assert.equal(await next, 7)
  assert.equal(await queue.run(async () => 8), 8)
})
