/** What a message to a session costs: counts, which do not depend on the machine. */
import assert from 'node:assert/strict'
import { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { newSession } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { Connections } from '../../database/connections.ts'

const raw = await startRawModel()
raw.serve((response) => begin(response).end('abcdefghij'.split('').map(delta).join('') + STOP + DONE))
const { address, sampleChatbotId } = await startTestFrontdesk({ env: { OPENAI_BASE_URL: raw.baseUrl } })

const MESSAGES = 8
/** Of the message BIND, with which a prepared statement begins. */
const BIND = 'B'.charCodeAt(0)

/**
 * Sends several messages. Work of the server's own, at intervals, adds to the count of a few.
 * @returns the least count of a message
 */
async function leastOf(count: () => number): Promise<number> {
  const session = await newSession(address, sampleChatbotId)
  const counts: number[] = []
  for (let sent = 0; sent < MESSAGES; sent++) {
    const before = count()
    const response = await fetch(`${address}/api/chat/widget`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ session_id: session, message: 'Hello!' }),
    })
    assert.match(await response.text(), /abcdefghij/)
    counts.push(count() - before)
  }
  return Math.min(...counts)
}

test('a message is two transactions', async (context: TestContext) => {
  const use = context.mock.method(Connections.prototype, 'use')
  assert.equal(await leastOf(() => use.mock.callCount()), 2)
})

test('a transaction is one write to the database', async (context: TestContext) => {
  const write = context.mock.method(Socket.prototype, 'write')
  const isQuery = (chunk: unknown) => chunk instanceof Uint8Array && chunk[0] === BIND
  assert.equal(
    await leastOf(() => write.mock.calls.filter(({ arguments: [chunk] }) => isQuery(chunk)).length),
    2,
  )
})

test('a reply that the model sends at once reaches the client in two writes', async (context: TestContext) => {
  const write = context.mock.method(ServerResponse.prototype, 'write')
  const isEvent = (chunk: unknown) => String(chunk).startsWith('id: ')
  const count = () => write.mock.calls.filter(({ arguments: [chunk] }) => isEvent(chunk)).length
  // The text, and after it is stored the end.
  assert.equal(await leastOf(count), 2)
})
