import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newConsole } from '../../../testing/console.ts'
import { assertProblem } from '../../../testing/creators.ts'
import { startInboxes } from '../../../testing/inbox.ts'
import { waitUntil } from '../../../testing/usage.ts'
import { asSystem } from '../../database/transaction.ts'

const { address, at, connections, owner } = await startInboxes()

/** What is heard until one goes away. */
async function listen(path: string, token: string) {
  const leaving = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${address}${path}/events`, { headers, signal: leaving.signal })
  const heard: { type: string; number: number }[] = []
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const bytes of response.body ?? []) {
      for (const [, data = ''] of decoder.decode(bytes).matchAll(/^data: (.*)$/gm))
        heard.push(JSON.parse(data))
    }
  })().catch(() => {})
  return {
    response,
    heard,
    leave: async () => {
      leaving.abort()
      await reading
    },
  }
}

test('an owner hears of what happens in a chatbot’s conversations, and of no other’s', async () => {
  const [desk, other] = [await newConsole(address, owner), await newConsole(address, owner)]
  const { response, heard, leave } = await listen(desk.path, owner)
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
  await (await other.visitor()).say('Elsewhere')
  const visitor = await desk.visitor()
  await visitor.say('Hello')
  const number = await desk.newest()
  await waitUntil(() => heard.length >= 3, 'the reply is heard of')
  assert.deepEqual(heard, [
    { type: 'conversation', number },
    { type: 'typing', number },
    { type: 'conversation', number },
  ])
  heard.length = 0
  await desk.of(number, 'POST', '/take-over')
  await visitor.say('Still there?')
  await desk.of(number, 'POST', '/messages', { body: { content: 'Yes' } })
  await waitUntil(() => heard.length >= 3, 'what the owner does is heard of')
  assert.deepEqual(heard, Array(3).fill({ type: 'conversation', number }))
  await leave()
})

test('a preview is not heard of', async () => {
  const desk = await newConsole(address, owner)
  const { heard, leave } = await listen(desk.path, owner)
  const preview = await desk.visitor()
  await asSystem(connections, (sql) => [
    sql`update conversations set is_preview = true where id = ${preview.session}`,
  ])
  await preview.say('Only trying')
  await (await desk.visitor()).say('For good')
  await waitUntil(() => heard.length >= 3, 'the other conversation is heard of')
  const number = await desk.newest()
  assert.deepEqual([...new Set(heard.map((event) => event.number))], [number])
  assert.equal((await desk.list()).json.conversations.length, 1)
  await leave()
})

test('without a token nobody listens', async () => {
  const desk = await newConsole(address, owner)
  const none = await at('GET', `${desk.path}/events`)
  assertProblem(none, 401, 'Invalid authentication credentials', 'token_missing')
})
