import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { NO_REDIS, openRedis, wireToRedis } from '../../../../testing/redis.ts'
import { connectRedis, type Redis } from '../../../redis/redis.ts'
import type { TurnEnd, TurnEvent } from '../../turn-event.ts'
import type { Live } from '../live.ts'
import { Run } from '../run.ts'
import type { Patience } from './run-channel.ts'
import { createSharedRuns } from './shared-runs.ts'

/** Short, so that a loss is soon noticed. */
const PATIENCE = { lease: 400, silence: 200 }

type Process = { live: Live; redis: Redis; troubles: unknown[] }

/** What a server process has of it. */
async function newProcess(url?: string, patience?: Patience): Promise<Process> {
  const troubles: unknown[] = []
  const redis = await openRedis(url)
  const live = createSharedRuns(redis, (error) => troubles.push(error), patience ?? PATIENCE)
  // Not waited for: most of these runs never end.
  after(() => void live.close())
  return { live, redis, troubles }
}

async function until(isSo: () => boolean | Promise<boolean>, ms = 3000): Promise<void> {
  for (const deadline = performance.now() + ms; !(await isSo()); await sleep(5))
    assert.ok(performance.now() < deadline, `in time: ${isSo}`)
}

function newRun(): Run {
  return new Run({ id: randomUUID(), turnId: randomUUID(), conversationId: randomUUID() })
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

async function listenTo(heard: Run | undefined): Promise<TurnEvent[]> {
  assert.ok(heard)
  return eventsOf(heard)
}

async function eventsOf(heard: Run, from = 0): Promise<TurnEvent[]> {
  const events: TurnEvent[] = []
  for await (const batch of heard.listen(from)) events.push(...batch)
  return events
}

async function heardBy({ live }: Process, run: Run): Promise<Run> {
  const heard = await live.hear(run.id)
  assert.ok(heard)
  return heard
}

async function lastOf({ redis }: Process, run: Run) {
  return (await redis.xRevRange(keyOf(run), '+', '-', { COUNT: 1 }))?.[0]
}

/** With the events that this process told, and Redis has. */
async function told(by: Process, run: Run, events: readonly TurnEvent[]): Promise<void> {
  for (const event of events) run.append(event)
  await until(async () => {
    return (await lastOf(by, run))?.id.startsWith(`${run.soFar.length}-`) ?? false
  })
}

suite('runs over Redis', { skip: NO_REDIS, concurrency: true }, () => {
  test('each event is heard once and in order, from any moment, by any number', async () => {
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
      await told(mine, run, [event])
      hearing.push(listenTo(await other.live.hear(run.id)), listenTo(await other.live.hear(run.id)))
    }
    for (const heard of await Promise.all(hearing)) assert.deepEqual(heard, events)
    const heard = await heardBy(other, run)
    assert.deepEqual(heard.soFar, events)
    assert.deepEqual(await eventsOf(heard, events.length - 1), [doneOf(run)])
    assert.deepEqual([...mine.troubles, ...other.troubles], [])
  })

  test('two who ask at once hear one run, of which no event is there twice', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run), ...textsOf(2)])
    const both = await Promise.all([other.live.hear(run.id), other.live.hear(run.id)])
    await told(mine, run, [doneOf(run)])
    for (const heard of both) assert.deepEqual(await listenTo(heard), run.soFar)
  })

  test('a run is kept for five minutes after its end, and for no longer than its process lives before', async () => {
    const mine = await newProcess()
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run)])
    for (let renewals = 0; renewals < 8; renewals += 1) {
      const left = await mine.redis.pTTL(keyOf(run))
      assert.ok(left > PATIENCE.lease / 4 && left <= PATIENCE.lease, `${left}`)
      await sleep(PATIENCE.lease / 4)
    }
    await told(mine, run, [doneOf(run)])
    await sleep(PATIENCE.lease / 2)
    const left = await mine.redis.pTTL(keyOf(run))
    assert.ok(left > 290_000 && left <= 300_000, `${left}`)
  })

  test('what arrives together is written together', async () => {
    const mine = await newProcess()
    const run = newRun()
    mine.live.share(run)
    for (const event of [startOf(run), ...textsOf(500)]) run.append(event)
    await told(mine, run, [])
    assert.equal(await mine.redis.xLen(keyOf(run)), 1)
  })

  test('a run that nobody shares is not there', async () => {
    const { live } = await newProcess()
    assert.equal(await live.hear(randomUUID()), undefined)
    assert.equal(await live.hear(''), undefined)
  })

  test('who is asked to stop a run is every process', async () => {
    const processes = [await newProcess(), await newProcess()]
    const asked: string[] = []
    for (const { live } of processes) live.onAskedToStop((id) => asked.push(id))
    const id = randomUUID()
    await processes[0]?.live.askToStop(id)
    await until(() => asked.length === 2)
    assert.deepEqual(asked, [id, id])
  })

  test('the cause of a loss stays where it happened', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run), { type: 'lost', cause: new Error('password canary') }])
    assert.doesNotMatch(JSON.stringify(await lastOf(mine, run)), /canary|cause|stack/)
    assert.deepEqual(
      (await listenTo(await other.live.hear(run.id))).map(({ type }) => type),
      ['start', 'lost'],
    )
  })

  test('the runs of a process that dies are lost, and nothing of them stays', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run), ...textsOf(1)])
    const heard = await heardBy(other, run)
    mine.redis.destroy()
    const died = performance.now()
    const events = await listenTo(heard)
    assert.deepEqual(
      events.map(({ type }) => type),
      ['start', 'text', 'lost'],
    )
    assert.ok(performance.now() - died > PATIENCE.lease / 2, 'not at once: it might come back')
    assert.equal(await other.live.hear(run.id), undefined)
  })

  test('a run of which nothing is heard, since its model thinks, is not lost', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run)])
    const heard = await heardBy(other, run)
    await sleep(3 * (PATIENCE.lease + PATIENCE.silence))
    await told(mine, run, [doneOf(run)])
    assert.deepEqual(await listenTo(heard), run.soFar)
  })

  test('a run that Redis forgot is told again, and followed on', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run), ...textsOf(2)])
    const heard = await heardBy(other, run)
    await mine.redis.del(keyOf(run))
    await told(mine, run, textsOf(2))
    assert.deepEqual((await heardBy(await newProcess(), run)).soFar, run.soFar)
    await mine.redis.del(keyOf(run))
    // Nothing happens in the run: it is noticed when it is renewed.
    await until(async () => (await mine.redis.exists(keyOf(run))) === 1)
    await mine.redis.del(keyOf(run))
    await told(mine, run, [doneOf(run)])
    assert.ok((await mine.redis.pTTL(keyOf(run))) > 290_000)
    assert.deepEqual(await listenTo(heard), run.soFar)
  })

  test('what is put in the place of a run does no harm to others', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const [run, another] = [newRun(), newRun()]
    for (const each of [run, another]) {
      mine.live.share(each)
      await told(mine, each, [startOf(each)])
    }
    const [heard, harmed] = [await heardBy(other, run), await heardBy(other, another)]
    await mine.redis.set(keyOf(another), 'no stream', { PX: 5000 })
    run.append(doneOf(run))
    assert.deepEqual(await listenTo(heard), run.soFar)
    assert.equal((await listenTo(harmed)).at(-1)?.type, 'lost')
  })

  test('a run without measure is not shared any more', async () => {
    const mine = await newProcess()
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run)])
    for (let mebibytes = 0; mebibytes < 5; mebibytes += 1) {
      run.append({ type: 'text', text: 'x'.repeat(1024 * 1024) })
      await sleep(10)
    }
    await until(async () => (await mine.redis.exists(keyOf(run))) === 0)
    run.append(doneOf(run))
    await sleep(PATIENCE.lease / 2)
    assert.equal(await mine.redis.exists(keyOf(run)), 0)
  })

  test('a process that stops tells the last of its runs, and loses those that it hears', async () => {
    const [mine, other] = [await newProcess(), await newProcess()]
    const [run, another] = [newRun(), newRun()]
    mine.live.share(run)
    other.live.share(another)
    await told(mine, run, [startOf(run)])
    await told(other, another, [startOf(another)])
    const heard = await heardBy(mine, another)
    for (const event of [...textsOf(3), doneOf(run)]) run.append(event)
    await mine.live.close()
    mine.redis.destroy()
    assert.equal((await listenTo(heard)).at(-1)?.type, 'lost')
    assert.deepEqual(await listenTo(await other.live.hear(run.id)), run.soFar)
  })
})

suite('when Redis goes away', { skip: NO_REDIS, concurrency: true }, () => {
  test('what happened meanwhile is told when it comes back', async () => {
    const wire = await wireToRedis()
    const mine = await newProcess(wire.url, { lease: 4000, silence: 2000 })
    const other = await newProcess()
    const [run, over] = [newRun(), newRun()]
    for (const each of [run, over]) {
      mine.live.share(each)
      await told(mine, each, [startOf(each), ...textsOf(1)])
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
    assert.equal(await mine.live.hear(run.id), undefined)
    await mine.live.askToStop(run.id)
    wire.mend()
    await until(() => mine.redis.isReady)
    for (const each of [run, over, late])
      await until(async () => (await other.live.hear(each.id))?.soFar.length === each.soFar.length)
    assert.equal(await other.redis.xLen(keyOf(late)), 1, 'nothing waits for Redis but the run')
    run.append(doneOf(run))
    assert.deepEqual(await listenTo(await other.live.hear(run.id)), run.soFar)
    assert.deepEqual(await listenTo(await other.live.hear(over.id)), over.soFar)
    const asked: string[] = []
    mine.live.onAskedToStop((id) => asked.push(id))
    await other.live.askToStop(late.id)
    await until(() => asked.length === 1)
    assert.deepEqual(mine.troubles, [], 'the connection tells it')
  })

  test('who listens hears of it', async () => {
    const wire = await wireToRedis()
    const [mine, other] = [await newProcess(), await newProcess(wire.url)]
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run)])
    const heard = await heardBy(other, run)
    wire.cut()
    assert.equal((await listenTo(heard)).at(-1)?.type, 'lost')
  })

  test('one that is silent delays nobody, and gets all of it in the end', async () => {
    const wire = await wireToRedis()
    const mine = await newProcess(wire.url, { lease: 4000, silence: 2000 })
    const other = await newProcess(wire.url)
    const run = newRun()
    mine.live.share(run)
    await told(mine, run, [startOf(run)])
    const heard = await heardBy(other, run)
    wire.silence()
    const begun = performance.now()
    const many = Array.from({ length: 1000 }, newRun)
    for (const each of many) {
      mine.live.share(each)
      each.append(startOf(each))
    }
    for (const event of textsOf(3)) run.append(event)
    const [events, unheard] = await Promise.all([
      listenTo(heard),
      other.live.hear(newRun().id),
      other.live.askToStop(run.id),
    ])
    assert.equal(events.at(-1)?.type, 'lost')
    assert.equal(unheard, undefined)
    assert.ok(performance.now() - begun < 4000)
    assert.match(String([...mine.troubles, ...other.troubles]), /did not answer/)
    const late = newRun()
    mine.live.share(late)
    late.append(startOf(late))
    await sleep(10)
    late.append(textsOf(1)[0] as TurnEvent)
    wire.speak()
    const last = many.at(-1) as Run
    await until(async () => (await other.live.hear(last.id)) !== undefined)
    await until(async () => (await other.live.hear(run.id))?.soFar.length === run.soFar.length)
    await until(async () => (await other.live.hear(late.id))?.soFar.length === 2)
    assert.equal(await other.redis.xLen(keyOf(late)), 1, 'one that is silent is told nothing more')
  })

  test('one that comes only after the process has begun serves as well', async () => {
    const wire = await wireToRedis()
    wire.cut()
    const redis = connectRedis(wire.url, () => {})
    after(() => redis.destroy())
    const live = createSharedRuns(redis, assert.ifError, PATIENCE)
    after(() => void live.close())
    const asked: string[] = []
    live.onAskedToStop((id) => asked.push(id))
    const run = newRun()
    live.share(run)
    run.append(startOf(run))
    wire.mend()
    await until(() => redis.isReady)
    const other = await newProcess()
    await until(async () => (await other.live.hear(run.id)) !== undefined)
    await other.live.askToStop(run.id)
    await until(() => asked.length === 1)
  })

  test('one that refuses is told of once', async () => {
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
