/** Entries in Redis may be duplicated, partial or forged. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, suite, test } from 'node:test'
import { NO_REDIS, openRedis } from '../../../../testing/redis.ts'
import type { TurnEvent } from '../../turn-event.ts'
import { createSharedRuns } from './shared-runs.ts'

const REPLY = { content: 'One two', model: 'fake/model', finishReason: 'stop' as const, usage: undefined }
const [ONE, TWO]: TurnEvent[] = [
  { type: 'text', text: 'One ' },
  { type: 'text', text: 'two' },
]

suite('entries of runs', { skip: NO_REDIS }, async () => {
  const errors: unknown[] = []
  const redis = await openRedis()
  const live = createSharedRuns(redis, (error) => errors.push(error))
  after(live.close)

  function newRun() {
    const id = randomUUID()
    const key = `frontdesk:run:${id}`
    const write = async (entry: string, fields: Record<string, string>) => {
      await redis.xAdd(key, entry, fields)
      await redis.pExpire(key, 5000)
    }
    return {
      id,
      key,
      start: { type: 'start', turnId: randomUUID(), messageId: id },
      done: { type: 'done', reply: { ...REPLY, id } },
      writeRaw: write,
      write: (entry: string, events: unknown) => write(entry, { events: JSON.stringify(events) }),
    }
  }

  /** Subscribes to a run at once. @returns all its events */
  async function listenTo(id: string): Promise<() => Promise<TurnEvent[]>> {
    const subscribed = await live.subscribe(id)
    assert.ok(subscribed)
    return async () => {
      const events: TurnEvent[] = []
      for await (const batch of subscribed.listen()) events.push(...batch)
      return events
    }
  }

  test('delivers an entry that was written twice once', async () => {
    const { id, start, done, write } = newRun()
    await write('2-1', [start, ONE])
    const subscribed = await listenTo(id)
    await write('2-2', [start, ONE])
    await write('3-3', [ONE, TWO])
    await write('4-4', [start, ONE, TWO, done])
    const told = JSON.parse(JSON.stringify([start, ONE, TWO, done]))
    assert.deepEqual(await subscribed(), told)
    assert.deepEqual(await (await listenTo(id))(), told)
  })

  test('an invalid or incomplete run ends as lost', async () => {
    const { start, done } = newRun()
    const wrong: [why: string, entry: string, events: unknown][] = [
      ['a hole', '4-1', [ONE]],
      ['before the first', '3-1', [start, ONE, TWO, TWO]],
      ['a second start', '3-1', [start]],
      ['something after the end', '4-1', [done, TWO]],
      ['no array', '3-1', TWO],
      ['no event', '3-1', ['text']],
      ['null', '3-1', [null]],
      ['an unknown event', '3-1', [{ type: 'fire' }]],
      ['a name that every object has', '3-1', [{ type: 'toString' }]],
      ['a text that is none', '3-1', [{ type: 'text', text: { slice: 1 } }]],
      ['a text without text', '3-1', [{ type: 'text', text: '' }]],
      ['data that is none', '3-1', [{ type: 'data', name: 'intake', data: 'x' }]],
      ['an end without a reply', '3-1', [{ type: 'done' }]],
      ['a reply without its content', '3-1', [{ type: 'done', reply: { ...done.reply, content: 7 } }]],
      ['a refusal without a code', '3-1', [{ type: 'refused' }]],
    ]
    for (const [why, entry, events] of wrong) {
      const run = newRun()
      await run.write('2-0', [run.start, ONE])
      const subscribed = await listenTo(run.id)
      await run.write(entry, events)
      for (const all of [await subscribed(), await (await listenTo(run.id))()])
        assert.deepEqual(
          all.map(({ type }) => type),
          ['start', 'text', 'lost'],
          why,
        )
    }
    assert.equal(errors.length, 1, 'reported once')
  })

  test('returns undefined for a stream that does not begin as a run', async () => {
    const wrong = [
      ['events', '[{'],
      ['events', '[]'],
      ['other', '[]'],
      ['events', '[{"type":"text","text":"w"}]'],
    ] as const
    for (const [field, value] of wrong) {
      const run = newRun()
      await run.writeRaw('1-1', { [field]: value })
      assert.equal(await live.subscribe(run.id), undefined)
    }
    const run = newRun()
    await redis.set(run.key, 'no stream', { PX: 5000 })
    assert.equal(await live.subscribe(run.id), undefined)
  })
})
