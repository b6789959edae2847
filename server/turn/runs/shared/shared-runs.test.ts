import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { NO_REDIS, openRedis, wireToRedis } from '../../../../testing/redis.ts'
import { connectRedis, type Redis } from '../../../redis/redis.ts'
import type { TurnEnd, TurnEvent } from '../../turn-event.ts'
import type { Live } from '../live.ts'
import { Run } from '../run.ts'
import type { Timeouts } from './run-channel.ts'
import { createSharedRuns } from './shared-runs.ts'

/** Short timeouts, so that a loss is noticed quickly. */
const TIMEOUTS = { lease: 400, silence: 200 }

type Process = { live: Live; redis: Redis; troubles: unknown[] }

/** The parts that a server process holds. */
async function newProcess(url?: string, timeouts?: Timeouts): Promise<Process> {
  const troubles: unknown[] = []
  const redis = await openRedis(url)
  const live = createSharedRuns(redis, (error) => troubles.push(error), timeouts ?? TIMEOUTS)
  // Do not wait: most of these runs never end.
  after(() => void live.close())
  return { live, redis, troubles }
}

async function until(isSo: () => boolean | Promise<boolean>, ms = 3000): Promise<void> {
  for (const deadline = performance.now() + ms; !(await isSo()); await sleep(5))
    assert.ok(performance.now() < deadline, `in time: ${isSo}`)
}

function newRun(): Run {
  const conversationId = randomUUID()
  return new Run({ id: randomUUID(), turnId: randomUUID(), conversationId, home: conversationId })
}

function startOf(run: Run): TurnEvent {
  return { type: 'start', turnId: run.turnId, messageId: run.id }
}

function textsOf(count: number): TurnEvent[] {
  return Array.from({ length: count }, (_, index) => ({ type: 'text', text: `wörd ${index} 🙂\n` }))
}

function doneOf(run: Run): TurnEnd {
  const usage = { inputTokens: 3, outputTokens: 7 }
  return {
    type: 'done',
    reply: { id: run.id, content: 'w', model: 'fake/model', finishReason: 'stop', usage },
  }
}

const keyOf = ({ id }: Run) => `frontdesk:run:${id}`

async function listenTo(subscribed: Run | undefined): Promise<TurnEvent[]> {
  assert.ok(subscribed)
  return eventsOf(subscribed)
}

async function eventsOf(subscribed: Run, from = 0): Promise<TurnEvent[]> {
  const events: TurnEvent[] = []
  for await (const batch of subscribed.listen(from)) events.push(...batch)
  return events
}

async function subscribedBy({ live }: Process, run: Run): Promise<Run> {
  const subscribed = await live.subscribe(run.id)
  assert.ok(subscribed)
  return subscribed
}

async function lastOf({ redis }: Process, run: Run) {
  return (await redis.xRevRange(keyOf(run), '+', '-', { COUNT: 1 }))?.[0]
}

/** @returns a run whose published events Redis has */
async function publishEvents(by: Process, run: Run, events: readonly TurnEvent[]): Promise<void> {
  for (const event of events) run.append(event)
  await until(async () => {
    return (await lastOf(by, run))?.id.startsWith(`${run.soFar.length}-`) ?? false
  })
}

suite('runs over Redis', { skip: NO_REDIS, concurrency: true }, () => {
  test('delivers each event once and in order to any number of subscribers', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    const events = [
      startOf(run),
      ...textsOf(4),
      { type: 'data', name: 'intake', data: { status: 'active', missing: [] } } as const,
      ...textsOf(2),
      doneOf(run),
    ]
    mine.live.share(run)
    const hearing: Promise<TurnEvent[]>[] = []
    for (const event of events) {
      await publishEvents(mine, run, [event])
      hearing.push(listenTo(await other.live.subscribe(run.id)), listenTo(await other.live.subscribe(run.id)))
    }
    for (const subscribed of await Promise.all(hearing)) assert.deepEqual(subscribed, events)
    const subscribed = await subscribedBy(other, run)
    assert.deepEqual(subscribed.soFar, events)
    assert.deepEqual(await eventsOf(subscribed, events.length - 1), [doneOf(run)])
    assert.deepEqual([...mine.troubles, ...other.troubles], [])
  })

  test('two concurrent subscribers share one run without duplicate events', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run), ...textsOf(2)])
    const both = await Promise.all([other.live.subscribe(run.id), other.live.subscribe(run.id)])
    await publishEvents(mine, run, [doneOf(run)])
    for (const subscribed of both) assert.deepEqual(await listenTo(subscribed), run.soFar)
  })

  test('a finished run expires after five minutes, a running one with its lease', async () => {
    const mine = await newProcess()
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run)])
    for (let renewals = 0; renewals < 8; renewals += 1) {
      const left = await mine.redis.pTTL(keyOf(run))
      assert.ok(left > TIMEOUTS.lease / 4 && left <= TIMEOUTS.lease, `${left}`)
      await sleep(TIMEOUTS.lease / 4)
    }
    await publishEvents(mine, run, [doneOf(run)])
    await sleep(TIMEOUTS.lease / 2)
    const left = await mine.redis.pTTL(keyOf(run))
    assert.ok(left > 290_000 && left <= 300_000, `${left}`)
  })

  test('batches events that arrive together into one write', async () => {
    const mine = await newProcess()
    const run = newRun()
    mine.live.share(run)
    for (const event of [startOf(run), ...textsOf(500)]) run.append(event)
    await publishEvents(mine, run, [])
    assert.equal(await mine.redis.xLen(keyOf(run)), 1)
  })

  test('returns undefined for an unknown run', async () => {
    const { live } = await newProcess()
    assert.equal(await live.subscribe(randomUUID()), undefined)
    assert.equal(await live.subscribe(''), undefined)
  })

  test('sends a stop request to every process', async () => {
    const processes = [await newProcess(), await newProcess()]
    const stopRequests: string[] = []
    for (const { live } of processes) live.onAskedToStop((id) => stopRequests.push(id))
    const id = randomUUID()
    await processes[0]?.live.askToStop(id)
    await until(() => stopRequests.length === 2)
    assert.deepEqual(stopRequests, [id, id])
  })

  test('does not publish the cause of a lost run', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run), { type: 'lost', cause: new Error('password canary') }])
    assert.doesNotMatch(JSON.stringify(await lastOf(mine, run)), /canary|cause|stack/)
    assert.deepEqual(
      (await listenTo(await other.live.subscribe(run.id))).map(({ type }) => type),
      ['start', 'lost'],
    )
  })

  test('the runs of a dead process are lost and leave no keys', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run), ...textsOf(1)])
    const subscribed = await subscribedBy(other, run)
    mine.redis.destroy()
    const died = performance.now()
    const events = await listenTo(subscribed)
    assert.deepEqual(
      events.map(({ type }) => type),
      ['start', 'text', 'lost'],
    )
    assert.ok(performance.now() - died > TIMEOUTS.lease / 2, 'not at once: it might come back')
    assert.equal(await other.live.subscribe(run.id), undefined)
  })

  test('a silent run with a slow model is not lost', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run)])
    const subscribed = await subscribedBy(other, run)
    await sleep(3 * (TIMEOUTS.lease + TIMEOUTS.silence))
    await publishEvents(mine, run, [doneOf(run)])
    assert.deepEqual(await listenTo(subscribed), run.soFar)
  })

  test('republishes a run that Redis has lost', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run), ...textsOf(2)])
    const subscribed = await subscribedBy(other, run)
    await mine.redis.del(keyOf(run))
    await publishEvents(mine, run, textsOf(2))
    assert.deepEqual((await subscribedBy(await newProcess(), run)).soFar, run.soFar)
    await mine.redis.del(keyOf(run))
    // The run has no events, so its renewal detects the loss.
    await until(async () => (await mine.redis.exists(keyOf(run))) === 1)
    await mine.redis.del(keyOf(run))
    await publishEvents(mine, run, [doneOf(run)])
    assert.ok((await mine.redis.pTTL(keyOf(run))) > 290_000)
    assert.deepEqual(await listenTo(subscribed), run.soFar)
  })

  test('a key of the wrong type does not affect other runs', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const [run, another] = [newRun(), newRun()]
    for (const each of [run, another]) {
      mine.live.share(each)
      await publishEvents(mine, each, [startOf(each)])
    }
    const [subscribed, harmed] = [await subscribedBy(other, run), await subscribedBy(other, another)]
    await mine.redis.set(keyOf(another), 'no stream', { PX: 5000 })
    run.append(doneOf(run))
    assert.deepEqual(await listenTo(subscribed), run.soFar)
    assert.equal((await listenTo(harmed)).at(-1)?.type, 'lost')
  })

  test('stops publishing a run that exceeds the size limit', async () => {
    const mine = await newProcess()
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run)])
    for (let mebibytes = 0; mebibytes < 5; mebibytes += 1) {
      run.append({ type: 'text', text: 'x'.repeat(1024 * 1024) })
      await sleep(10)
    }
    await until(async () => (await mine.redis.exists(keyOf(run))) === 0)
    run.append(doneOf(run))
    await sleep(TIMEOUTS.lease / 2)
    assert.equal(await mine.redis.exists(keyOf(run)), 0)
  })

  test('a stopping process publishes its last events and loses the runs it follows', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const [run, another] = [newRun(), newRun()]
    mine.live.share(run)
    other.live.share(another)
    await publishEvents(mine, run, [startOf(run)])
    await publishEvents(other, another, [startOf(another)])
    const subscribed = await subscribedBy(mine, another)
    for (const event of [...textsOf(3), doneOf(run)]) run.append(event)
    await mine.live.close()
    mine.redis.destroy()
    assert.equal((await listenTo(subscribed)).at(-1)?.type, 'lost')
    assert.deepEqual(await listenTo(await other.live.subscribe(run.id)), run.soFar)
  })
})

suite('when Redis goes away', { skip: NO_REDIS, concurrency: true }, () => {
  test('publishes missed events when Redis comes back', async () => {
    const wire = await wireToRedis()
    const mine = await newProcess(wire.url, { lease: 4000, silence: 2000 })
    const other = await newProcess()
    const [run, over] = [newRun(), newRun()]
    for (const each of [run, over]) {
      mine.live.share(each)
      await publishEvents(mine, each, [startOf(each), ...textsOf(1)])
    }
    wire.cut()
    await until(() => !mine.redis.isReady)
    for (const event of [...textsOf(3), doneOf(over)]) over.append(event)
    for (const event of textsOf(3)) run.append(event)
    const late = newRun()
    mine.live.share(late)
    late.append(startOf(late))
    await sleep(10)
    late.append(textsOf(1)[0] as TurnEvent)
    assert.equal(await mine.live.subscribe(run.id), undefined)
    await mine.live.askToStop(run.id)
    wire.mend()
    await until(() => mine.redis.isReady)
    for (const each of [run, over, late])
      await until(async () => (await other.live.subscribe(each.id))?.soFar.length === each.soFar.length)
    assert.equal(await other.redis.xLen(keyOf(late)), 1, 'nothing waits for Redis but the run')
    run.append(doneOf(run))
    assert.deepEqual(await listenTo(await other.live.subscribe(run.id)), run.soFar)
    assert.deepEqual(await listenTo(await other.live.subscribe(over.id)), over.soFar)
    const stopRequests: string[] = []
    mine.live.onAskedToStop((id) => stopRequests.push(id))
    await other.live.askToStop(late.id)
    await until(() => stopRequests.length === 1)
    assert.deepEqual(mine.troubles, [], 'the connection tells it')
  })

  test('a subscriber receives a lost event', async () => {
    const wire = await wireToRedis()
    const [mine, other] = [await newProcess(), await newProcess(wire.url)]
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run)])
    const subscribed = await subscribedBy(other, run)
    wire.cut()
    assert.equal((await listenTo(subscribed)).at(-1)?.type, 'lost')
  })

  test('a hanging Redis delays nobody and gets all events later', async () => {
    const wire = await wireToRedis()
    const mine = await newProcess(wire.url, { lease: 4000, silence: 2000 })
    const other = await newProcess(wire.url)
    const run = newRun()
    mine.live.share(run)
    await publishEvents(mine, run, [startOf(run)])
    const subscribed = await subscribedBy(other, run)
    wire.silence()
    const many = Array.from({ length: 1000 }, newRun)
    for (const each of many) {
      mine.live.share(each)
      each.append(startOf(each))
    }
    for (const event of textsOf(3)) run.append(event)
    const [events, unheard] = await Promise.all([
      listenTo(subscribed),
      other.live.subscribe(newRun().id),
      other.live.askToStop(run.id),
    ])
    assert.equal(events.at(-1)?.type, 'lost')
    assert.equal(unheard, undefined)
    assert.match(String([...mine.troubles, ...other.troubles]), /did not answer/)
    const late = newRun()
    mine.live.share(late)
    late.append(startOf(late))
    await sleep(10)
    late.append(textsOf(1)[0] as TurnEvent)
    wire.speak()
    const last = many.at(-1) as Run
    await until(async () => (await other.live.subscribe(last.id)) !== undefined)
    await until(async () => (await other.live.subscribe(run.id))?.soFar.length === run.soFar.length)
    await until(async () => (await other.live.subscribe(late.id))?.soFar.length === 2)
    assert.equal(await other.redis.xLen(keyOf(late)), 1, 'no command is sent to a hanging Redis')
  })

  test('works with a Redis that starts after the process', async () => {
    const wire = await wireToRedis()
    wire.cut()
    const redis = await connectRedis(wire.url, () => {})
    after(() => redis.destroy())
    const live = createSharedRuns(redis, assert.ifError, TIMEOUTS)
    after(() => void live.close())
    const stopRequests: string[] = []
    live.onAskedToStop((id) => stopRequests.push(id))
    const run = newRun()
    live.share(run)
    run.append(startOf(run))
    wire.mend()
    await until(() => redis.isReady)
    const other = await newProcess()
    await until(async () => (await other.live.subscribe(run.id)) !== undefined)
    await other.live.askToStop(run.id)
    await until(() => stopRequests.length === 1)
  })

  test('reports a Redis that refuses commands once', async () => {
    const { live, troubles, redis } = await newProcess()
    for (const run of [newRun(), newRun()]) {
      await redis.set(keyOf(run), 'in the way', { PX: 5000 })
      live.share(run)
      for (const event of [startOf(run), ...textsOf(2), doneOf(run)]) {
        run.append(event)
        await sleep(20)
      }
    }
    assert.match(String(troubles), /WRONGTYPE/)
    assert.equal(troubles.length, 1)
  })
})
