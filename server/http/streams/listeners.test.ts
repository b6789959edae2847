/** The limits of event streams, with a minimal app. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import type { Connections } from '../../database/connections.ts'
import { createEventBus } from '../../events/event-bus.ts'
import { Revocations } from '../../identity/revocations.ts'
import { CallsUnderWay } from '../overload/calls-under-way.ts'
import { Problem } from '../problems.ts'
import { LISTENING, Listeners, type Listening } from './listeners.ts'

const CHATBOT = '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11'
const event = { chatbotId: CHATBOT, conversationId: CHATBOT, kind: 'message' } as const

async function serve(bounds: Partial<typeof LISTENING> = {}, over: Partial<Listening> = {}) {
  const eventBus = createEventBus({
    connections: {} as Connections,
    redis: undefined,
    isAlone: true,
    onError: () => {},
  })
  const calls = new CallsUnderWay()
  const revocations = new Revocations({ connections: {} as Connections, onError: () => {} })
  const listeners = new Listeners(eventBus, calls, revocations, { ...LISTENING, ...bounds })
  const app = Fastify({ trustProxy: true })
  calls.watch(app)
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Problem ? error.status : 500).send(),
  )
  app.get<{ Params: { by: string } }>('/:by', (request, reply) =>
    listeners.listen(request, reply, {
      topic: { chatbotId: CHATBOT },
      grant: { identity: { userId: CHATBOT } },
      by: request.params.by,
      write: ({ kind }) => [{ kind }],
      ...over,
    }),
  )
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  after(() => {
    listeners.close()
    void revocations.close()
    return app.close()
  })
  return { address, eventBus, calls, listeners }
}

const statusOf = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers })
  return { status: response.status, body: response.body }
}

test('limits event streams per subscriber, per network and in total', async () => {
  const one = await serve({ mostOfOne: 2 })
  assert.equal((await statusOf(`${one.address}/a`)).status, 200)
  assert.equal((await statusOf(`${one.address}/a`)).status, 200)
  assert.equal((await statusOf(`${one.address}/a`)).status, 429)
  assert.equal((await statusOf(`${one.address}/b`)).status, 200)
  const network = await serve({ mostOfNetwork: 2 })
  for (const status of [200, 200, 429])
    assert.equal((await statusOf(`${network.address}/${Math.random()}`)).status, status)
  const all = await serve({ most: 1 })
  for (const status of [200, 503]) assert.equal((await statusOf(`${all.address}/a`)).status, status)
})

test('counts event streams in an IPv6 /64, /56 and /48', async () => {
  const { address } = await serve({ mostOfNetwork: 1 })
  const from = async (network: string) => {
    const headers = { 'x-forwarded-for': `2001:db8:${network}::1` }
    return (await statusOf(`${address}/${network.replaceAll(':', '-')}`, headers)).status
  }
  // 1 in a /64, 4 in a /56, 16 in a /48.
  for (const site of ['0', '1', '2', '3']) {
    for (const network of ['00', '01', '02', '03']) assert.equal(await from(`7:${site}${network}`), 200)
    assert.equal(await from(`7:${site}04`), 429, 'its /56')
  }
  assert.equal(await from('7:400'), 429, 'its /48')
  assert.equal(await from('8:000'), 200)
  assert.equal(await from('8:000'), 429, 'its /64')
})

test('under load, an IPv6 /48 has no more event streams than a /64', async () => {
  const { address } = await serve({ most: 8 })
  const from = async (network: string) =>
    (await statusOf(`${address}/${network}`, { 'x-forwarded-for': `2001:db8:${network}::1` })).status
  for (const network of ['1:1', '2:1', '3:1', '4:1']) assert.equal(await from(network), 200)
  assert.equal(await from('5:1'), 200)
  for (const network of ['5:1', '5:2', '5:200', '1:2']) assert.equal(await from(network), 429)
})

test('an event stream does not count as a call in progress', async () => {
  const { address, calls, listeners } = await serve()
  const { body } = await statusOf(`${address}/a`)
  assert.equal(calls.count, 0)
  await body?.cancel()
  await sleep(100)
  assert.equal(calls.count, 0)
  listeners.close()
  assert.equal((await statusOf(`${address}/a`)).status, 503)
  await sleep(100)
  assert.equal(calls.count, 0)
})

test('HEAD gets the headers without opening an event stream', async () => {
  const { address } = await serve({ most: 1 })
  for (let time = 0; time < 3; time++) {
    const response = await fetch(`${address}/a`, { method: 'HEAD' })
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(await response.text(), '')
  }
  assert.equal((await statusOf(`${address}/a`)).status, 200)
})

test('sends heartbeats, and ends an event stream after its maximum duration', async () => {
  const { address } = await serve({ heartbeatMs: 30, longestMs: 300 })
  const text = await (await fetch(`${address}/a`)).text()
  assert.ok((text.match(/^:$/gm)?.length ?? 0) > 3, text)
})

test('sends the first events first, and then all events in order', async () => {
  const { address, eventBus } = await serve(
    { longestMs: 1000 },
    {
      begin: async () => {
        await sleep(100)
        return [{ begins: true }]
      },
      write: async (event) => {
        const number = event.kind === 'source' ? 0 : (event.number ?? 0)
        await sleep(number === 1 ? 100 : 0)
        return [{ number }]
      },
    },
  )
  const response = fetch(`${address}/a`)
  await sleep(50)
  for (const number of [1, 2, 3]) eventBus.publish({ ...event, number })
  const events = [...(await (await response).text()).matchAll(/data: (.*)\n/g)].map(([, data]) => data)
  assert.deepEqual(events, ['{"begins":true}', '{"number":1}', '{"number":2}', '{"number":3}'])
})

test('an error while mapping an event ends the stream', async () => {
  const { address, eventBus } = await serve({}, { write: () => Promise.reject(new Error('gone')) })
  const response = await fetch(`${address}/a`)
  eventBus.publish(event)
  assert.equal(await response.text(), ':\n\n')
})

test('disconnects a client that reads nothing, and keeps the others', async () => {
  const { address, eventBus } = await serve({}, { write: () => [{ text: 'x'.repeat(60_000) }] })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  let isClosed = false
  socket.on('close', () => {
    isClosed = true
  })
  socket.on('error', () => {})
  socket.pause()
  socket.write('GET /slow HTTP/1.1\r\nhost: x\r\n\r\n')
  const { body } = await statusOf(`${address}/quick`)
  const reader = body?.getReader()
  await reader?.read()
  for (let round = 0; round < 400; round++) {
    eventBus.publish(event)
    await reader?.read()
    if (round % 20 === 0) await sleep(1)
  }
  socket.resume()
  for (const deadline = performance.now() + 5000; !isClosed; await sleep(20))
    assert.ok(performance.now() < deadline, 'it is not cut off')
  eventBus.publish(event)
  assert.ok((await reader?.read())?.value)
})

test('disconnects a client that falls behind', async () => {
  const { address, eventBus } = await serve({}, { write: () => new Promise(() => {}) })
  const response = await fetch(`${address}/a`)
  for (let round = 0; round < 200; round++) eventBus.publish(event)
  assert.equal(await response.text(), ':\n\n')
})
