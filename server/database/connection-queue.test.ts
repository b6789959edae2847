import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runFor } from '../fairness/caller.ts'
import { DatabaseBusy } from './availability.ts'
import { ConnectionQueue } from './connection-queue.ts'

/** A queue with a manual clock, and the results of its waiting callers. */
function newLine() {
  let now = 1000
  const line = new ConnectionQueue<number>(() => now)
  const served: string[] = []
  const refused: string[] = []
  const wait = (name: string, goesFirst = false) =>
    line.wait(goesFirst).then(
      () => served.push(name),
      (error: unknown) => {
        assert.ok(error instanceof DatabaseBusy, String(error))
        refused.push(name)
      },
    )
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  /** Serves this many callers, one each `milliseconds`. */
  const serve = (count: number, milliseconds = 0) => {
    for (let each = 0; each < count; each++) {
      pass(milliseconds)
      line.serve(each)
    }
    return new Promise((resolve) => setImmediate(resolve))
  }
  const crowd = (count: number) => {
    for (let each = 0; each < count; each++) wait(`new ${each}`)
  }
  return { line, served, refused, wait, pass, serve, crowd }
}

test('serves priority work first, and otherwise in order of arrival', async () => {
  const { line, served, wait, serve } = newLine()
  for (const name of ['new 1', 'new 2']) wait(name)
  for (const name of ['begun 1', 'begun 2']) wait(name, true)
  await serve(4)
  assert.deepEqual(served, ['begun 1', 'begun 2', 'new 1', 'new 2'])
  assert.equal(line.serve(5), false)
})

test('queues a burst and serves all of it, however slowly', async () => {
  const { line, served, refused, serve, crowd } = newLine()
  crowd(400)
  assert.equal(line.isStanding, false)
  await serve(400, 2)
  assert.deepEqual([served.length, refused.length], [400, 0])
  assert.equal(line.isStanding, false)
})

test('a standing queue refuses new work that would wait too long', async () => {
  const { line, refused, serve, crowd, pass, wait } = newLine()
  crowd(300)
  await serve(100, 12)
  // After 1.2 s, 200 wait and one is served each 12 ms: 2.4 s.
  assert.equal(line.isStanding, true)
  await wait('late')
  assert.deepEqual(refused, ['late'])
  await serve(130, 12)
  // 70 are below the minimum.
  assert.equal(line.isStanding, false)
  crowd(50)
  // It still counts as the same queue, and is soon too long again.
  assert.equal(line.isStanding, true)
  await serve(120, 12)
  pass(500)
  crowd(120)
  assert.equal(line.isStanding, true, 'half a second without a queue is no rest')
  await serve(120, 12)
  pass(2000)
  crowd(120)
  assert.equal(line.isStanding, false, 'a new queue is a burst again')
})

test('a standing queue that moves quickly refuses nothing', async () => {
  const { line, refused, serve, crowd } = newLine()
  for (let round = 0; round < 20; round++) {
    crowd(200)
    await serve(200, 1)
    crowd(1)
  }
  crowd(200)
  assert.equal(line.isStanding, false)
  assert.deepEqual(refused, [])
})

test('limits the queue length, except for priority work', async () => {
  const { served, refused, crowd, wait, serve } = newLine()
  crowd(501)
  for (let each = 0; each < 100; each++) wait('begun', true)
  await serve(0)
  assert.deepEqual(refused, ['new 500'])
  await serve(600)
  assert.equal(served.length, 600)
  assert.equal(served.filter((name) => name === 'begun').length, 100)
})

test('new work times out after five seconds; priority work does not', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const { served, refused, wait, serve } = newLine()
  wait('new')
  wait('begun', true)
  mock.timers.tick(4999)
  await serve(0)
  assert.deepEqual(refused, [])
  mock.timers.tick(1)
  await serve(0)
  assert.deepEqual(refused, ['new'])
  wait('next')
  // A refused caller must not be served, or the resource would be lost.
  await serve(2)
  assert.deepEqual(served, ['begun', 'next'])
})

test('rejects all waiting work with the error when nothing can be served', async () => {
  const { line } = newLine()
  const reason = new Error('away')
  const waiting = [line.wait(false), line.wait(true)]
  line.refuse(reason)
  for (const outcome of await Promise.allSettled(waiting))
    assert.equal(outcome.status === 'rejected' && outcome.reason, reason)
  assert.equal(line.serve(1), false)
})

test('a crowd in one network neither delays nor locks out other networks', async () => {
  const { line, served, refused, wait, crowd, serve } = newLine()
  const from = <Result>(network: string, run: () => Result) =>
    runFor({ networks: [network], cpu: undefined }, run)
  from('crowd', () => crowd(300))
  await serve(100, 12)
  assert.equal(
    from('crowd', () => line.isStanding),
    true,
  )
  assert.equal(
    from('other', () => line.isStanding),
    false,
  )
  from('other', () => wait('other 1'))
  from('other', () => wait('other 2', true))
  await from('crowd', () => wait('one more'))
  assert.deepEqual(refused, ['one more'])
  await serve(3, 12)
  assert.deepEqual(served.slice(-3).toSorted(), ['new 100', 'other 1', 'other 2'])
})

test('crowds from many networks fill the queue for everybody', async () => {
  const { line, serve, wait } = newLine()
  for (let network = 0; network < 300; network++)
    runFor({ networks: [String(network)], cpu: undefined }, () => wait('new'))
  await serve(100, 12)
  assert.equal(
    runFor({ networks: ['other'], cpu: undefined }, () => line.isStanding),
    true,
  )
})
