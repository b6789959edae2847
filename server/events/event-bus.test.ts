/** Events between processes: through Redis, by polling, and when Redis comes and goes. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newSession } from '../../testing/client.ts'
import { listenTo } from '../../testing/conversation-events.ts'
import { createTestDatabase, SERVER_URL } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { NO_REDIS, openRedis, redisUrl, wireToRedis } from '../../testing/redis.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { connectRedis } from '../redis/redis.ts'
import {
  type ChatbotEvent,
  type ConversationEvent,
  createEventBus,
  type EventBusOptions,
  Subscribers,
} from './event-bus.ts'
import { PACE } from './poll-changes.ts'

const nobody = {} as Connections
const onError = (error: unknown) => assert.fail(String(error))
const alone = () => createEventBus({ connections: nobody, redis: undefined, isAlone: true, onError })
const newsOf = (over: Partial<ConversationEvent> = {}): ConversationEvent => ({
  chatbotId: randomUUID(),
  conversationId: randomUUID(),
  number: 7,
  kind: 'message',
  ...over,
})

async function eventually(what: () => boolean, ms = 10_000): Promise<void> {
  for (const deadline = performance.now() + ms; !what(); await sleep(20))
    assert.ok(performance.now() < deadline, 'it does not come')
}

test('subscribers receive only their chatbot’s or conversation’s events, until they unsubscribe', () => {
  const events = alone()
  const [one, other] = [newsOf(), newsOf()]
  const heard: string[] = []
  const leave = [
    events.subscribe({ chatbotId: one.chatbotId.toUpperCase() }, (event) =>
      heard.push(`chatbot ${event.kind === 'source' ? event.sourceId : event.number}`),
    ),
    events.subscribe({ conversationId: one.conversationId }, ({ kind }) =>
      heard.push(`conversation ${kind}`),
    ),
  ]
  events.publish(one)
  events.publish(other)
  assert.deepEqual(heard, ['chatbot 7', 'conversation message'])
  for (const each of leave) each()
  for (const each of leave) each()
  events.publish(one)
  assert.equal(heard.length, 2)
})

test('removes entries without subscribers', () => {
  const subscribers = new Subscribers()
  const { chatbotId, conversationId } = newsOf()
  const first = subscribers.add({ chatbotId }, () => {})
  first()
  const second = subscribers.add({ chatbotId }, () => {})
  // Unsubscribing twice must not remove other subscribers.
  first()
  const third = subscribers.add({ conversationId }, () => {})
  assert.deepEqual([subscribers.chatbotIds, subscribers.conversationIds], [[chatbotId], [conversationId]])
  second()
  third()
  assert.deepEqual([subscribers.chatbotIds, subscribers.conversationIds], [[], []])
})

suite('through Redis', { skip: NO_REDIS }, () => {
  const sharing = (redis: EventBusOptions['redis']) =>
    createEventBus({ connections: nobody, redis, isAlone: true, onError: () => {} })

  test('delivers an event once to every process, including its own', async () => {
    const [here, there] = [sharing(await openRedis()), sharing(await openRedis())]
    const said = newsOf()
    const heard: ChatbotEvent[][] = [[], []]
    here.subscribe({ chatbotId: said.chatbotId }, (event) => heard[0]?.push(event))
    there.subscribe({ conversationId: said.conversationId }, (event) => heard[1]?.push(event))
    await sleep(300)
    here.publish(said)
    assert.deepEqual(heard[0], [said])
    await eventually(() => heard[1]?.length === 1)
    there.publish({ ...said, kind: 'human', number: undefined })
    await eventually(() => heard[0]?.length === 2)
    await sleep(200)
    assert.deepEqual(
      heard.map((all) =>
        all.map((event) => [event.kind, event.kind === 'source' ? event.sourceId : event.number]),
      ),
      [
        [
          ['message', 7],
          ['human', undefined],
        ],
        [
          ['message', 7],
          ['human', undefined],
        ],
      ],
    )
    await Promise.all([here.close(), there.close()])
  })

  test('ignores invalid messages from Redis', async () => {
    const redis = await openRedis()
    const events = sharing(await openRedis())
    const said = newsOf()
    const heard: ChatbotEvent[] = []
    events.subscribe({ chatbotId: said.chatbotId }, (each) => heard.push(each))
    await sleep(300)
    for (const text of ['', '{', 'null', '[]', JSON.stringify({ by: 'x', ...said, kind: 'other' })])
      await redis.publish('frontdesk:events', text)
    await redis.publish('frontdesk:events', JSON.stringify({ by: 'x', ...said }))
    await eventually(() => heard.length > 0)
    assert.deepEqual(heard, [said])
    await events.close()
  })

  test('resubscribes after the connection was lost', async () => {
    const wire = await wireToRedis()
    const redis = await connectRedis(wire.url, () => {})
    after(() => redis.destroy())
    const [here, there] = [sharing(redis), sharing(await openRedis())]
    const said = newsOf()
    let heard = 0
    here.subscribe({ chatbotId: said.chatbotId }, () => heard++)
    await eventually(() => redis.isReady)
    wire.cut()
    await eventually(() => !redis.isReady)
    // Publishing neither waits nor fails.
    here.publish(newsOf())
    wire.mend()
    await eventually(() => {
      there.publish(said)
      return heard > 0
    })
    await Promise.all([here.close(), there.close()])
  })
})

const needsServer = { skip: !SERVER_URL && 'the embedded database serves one process' }

suite('two servers on one database', needsServer, () => {
  const together = async (env: Record<string, string> = {}) => {
    const database = await createTestDatabase()
    after(database.remove)
    const here = await startTestFrontdesk({ database, env })
    const there = await startTestFrontdesk({ database, env })
    const session = await newSession(here.address, here.sampleChatbotId)
    const stream = await listenTo(there.address, `/api/chat/widget/session/${session}/events`)
    return { here, there, session, stream }
  }
  const say = (address: string, session_id: string) =>
    call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'Hello' } })

  test('without Redis, another process receives events within seconds', async () => {
    const { here, there, session, stream } = await together()
    await say(here.address, session)
    await stream.until({ type: 'changed' })
    await asServiceRole(here.connections, (sql) => [
      sql`update conversations set taken_over_at = now() where id = ${session}`,
    ])
    await stream.until({ type: 'human', is_there: true })
    stream.leave()
    await Promise.all([here.stop(), there.stop()])
  })

  test('with Redis, another process receives events immediately', { skip: NO_REDIS }, async () => {
    const { here, there, session, stream } = await together({ REDIS_URL: redisUrl() })
    await sleep(300)
    const startedAt = performance.now()
    await say(here.address, session)
    assert.deepEqual(await stream.next(), { type: 'changed' })
    assert.ok(performance.now() - startedAt < PACE.besideRedis / 2, 'polling found it')
    stream.leave()
    await Promise.all([here.stop(), there.stop()])
  })
})

suite('by looking', needsServer, () => {
  test('polling reports each change once, and nothing that did not change', async () => {
    const frontdesk = await startTestFrontdesk()
    const { address, sampleChatbotId: chatbotId, connections } = frontdesk
    const [one, other] = [await newSession(address, chatbotId), await newSession(address, chatbotId)]
    const events = createEventBus({
      connections,
      redis: undefined,
      isAlone: false,
      onError,
      pace: { alone: 50, besideRedis: 50 },
    })
    const heard: string[] = []
    await sleep(100)
    events.subscribe({ chatbotId }, (event) =>
      heard.push(event.kind === 'source' ? '' : event.conversationId),
    )
    await sleep(500)
    const before = heard.length
    assert.ok(before <= 2, 'what was there before')
    await asServiceRole(connections, (sql) => [
      sql`update conversations set updated_at = now() where id = ${one}`,
    ])
    await eventually(() => heard.length > before)
    await sleep(500)
    assert.deepEqual(heard.slice(before), [one])
    assert.ok(!heard.slice(before).includes(other))
    await events.close()
    await asServiceRole(connections, (sql) => [
      sql`update conversations set updated_at = now() where id = ${one}`,
    ])
    await sleep(300)
    assert.equal(heard.length, before + 1)
    await frontdesk.stop()
  })
})
