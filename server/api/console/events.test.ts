import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { newConsole } from '../../../testing/console.ts'
import { assertProblem } from '../../../testing/creators.ts'
import { startInboxes } from '../../../testing/inbox.ts'
import { waitUntil } from '../../../testing/usage.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, at, connections, owner } = await startInboxes()

/** Collects events until the client disconnects. */
async function listen(path: string, token: string) {
  const controller = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${address}${path}/events`, { headers, signal: controller.signal })
  const received: { type: string; number: number }[] = []
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const bytes of response.body ?? []) {
      for (const [, data = ''] of decoder.decode(bytes).matchAll(/^data: (.*)$/gm))
        received.push(JSON.parse(data))
    }
  })().catch(() => {})
  return {
    response,
    received,
    leave: async () => {
      controller.abort()
      await reading
    },
  }
}

test('streams the events of one chatbot’s conversations', async () => {
  const [desk, other] = [await newConsole(address, owner), await newConsole(address, owner)]
  const { response, received, leave } = await listen(desk.path, owner)
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
  await (await other.visitor()).say('Elsewhere')
  const visitor = await desk.visitor()
  await visitor.say('Hello')
  const number = await desk.newest()
  await waitUntil(() => received.length >= 3, 'the events of the reply arrive')
  assert.deepEqual(received, [
    { type: 'conversation', number },
    { type: 'typing', number },
    { type: 'conversation', number },
  ])
  received.length = 0
  await desk.of(number, 'POST', '/take-over')
  await visitor.say('Still there?')
  await desk.of(number, 'POST', '/messages', { body: { content: 'Yes' } })
  await waitUntil(() => received.length >= 3, 'the events of the owner’s actions arrive')
  assert.deepEqual(received, Array(3).fill({ type: 'conversation', number }))
  await leave()
})

test('previews send no events', async () => {
  const desk = await newConsole(address, owner)
  const { received, leave } = await listen(desk.path, owner)
  const preview = await desk.visitor()
  await asServiceRole(connections, (sql) => [
    sql`update conversations set is_preview = true where id = ${preview.session}`,
  ])
  await preview.say('Only trying')
  await (await desk.visitor()).say('For good')
  await waitUntil(() => received.length >= 3, 'the events of the other conversation arrive')
  const number = await desk.newest()
  assert.deepEqual([...new Set(received.map((event) => event.number))], [number])
  assert.equal((await desk.list()).json.conversations.length, 1)
  await leave()
})

test('the event stream requires a token', async () => {
  const desk = await newConsole(address, owner)
  const none = await at('GET', `${desk.path}/events`)
  assertProblem(none, 401, 'Invalid authentication credentials', 'token_missing')
})

test('streams how the sources of a chatbot are read', async () => {
  const [desk, other] = [await newConsole(address, owner), await newConsole(address, owner)]
  const { received, leave } = await listen(desk.path, owner)
  const events = received as unknown as { type: string; source_id: string; progress: object; error: object }[]
  const add = async (path: string, body: object) =>
    (await call(address, 'POST', `${path.replace('/api/console', '')}/sources`, { token: owner, body })).json
      .id
  await add(other.path, { type: 'text', name: 'Elsewhere', text: 'Elsewhere.' })
  const id = await add(desk.path, { type: 'text', name: 'Hours', text: 'We are open from 9 to 5.' })
  await waitUntil(() => events.some(({ type }) => type === 'source.ready'), 'the source is ready')
  await leave()
  assert.ok(events.every(({ source_id }) => source_id === id))
  assert.deepEqual(events.at(-1), {
    ...{ type: 'source.ready', source_id: id, status: 'ready', error: null },
    progress: { done: 1, total: 1, unit: 'passages' },
  })
})
