import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chatAt, spoken } from '../../../testing/chat.ts'
import { type Call, call, newUser } from '../../../testing/client.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import {
  assertNotReplayed,
  assertRefused,
  assertReplayed,
  callAndLeave,
  newKey,
  under,
  whenFree,
} from '../../../testing/idempotency.ts'

const { mock, env } = await startFakeModel()
const cut = { chunkSize: 5, latency: 10, truncateAfterChunks: 3 }
mock.on({ userMessage: 'cut', sequenceIndex: 0 }, { content: 'This will never be whole.' }, cut)
const WHOLE = 'All of it is here, to the last word.'
mock.onMessage('long', { content: WHOLE }, { chunkSize: 6, latency: 60 })
mock.onMessage(/.*/, { content: 'We open at nine.' })
const { address } = await startTestFrontdesk({ env })
const chat = chatAt(address)
const events = { accept: 'text/event-stream' }

/** A visitor with a session, and a function to send a message once. */
async function newSpeaker(message: string, headers: Record<string, string> = {}, path = '/api/chat/stream') {
  const token = await newUser(address)
  const options: Call = under(newKey(), { token, body: { message, session_id: 's' }, headers })
  return {
    token,
    options,
    path,
    say: () => call(address, 'POST', path, options),
    spoken: async () => spoken(await chat.read(token, 's')),
  }
}

/** The text in a UI message stream. */
function textIn(stream: string): string {
  return [...stream.matchAll(/"delta":"([^"]*)"/g)].map(([, delta]) => delta).join('')
}

for (const headers of [{}, events]) {
  test(`a client that disconnects gets the whole stream on retry ${JSON.stringify(headers)}`, async () => {
    const { path, options, say, spoken } = await newSpeaker('long', headers)
    const asked = mock.getRequests().length
    const { promise: begun, resolve } = Promise.withResolvers<string>()
    const { leave } = callAndLeave(address, path, options, resolve)
    await begun
    leave()
    assertRefused(await say(), 'idempotency_key_in_use')
    const back = await whenFree(say)
    assert.deepEqual([back.status, back.headers.get('idempotent-replayed')], [200, 'true'])
    assert.equal(headers === events ? textIn(back.text) : back.text, WHOLE)
    assert.equal(back.text.includes(':\n\n'), false)
    assert.deepEqual(await spoken(), [
      ['user', 'long'],
      ['assistant', WHOLE],
    ])
    assert.equal(mock.getRequests().length, asked + 1)
  })
}

test('replays the headers of the stream encoding', async () => {
  const { say } = await newSpeaker('hello', events)
  const first = await say()
  assert.equal(first.headers.get('x-vercel-ai-ui-message-stream'), 'v1')
  assertReplayed(await say(), first)
  const plain = await newSpeaker('hello')
  const text = await plain.say()
  assert.equal(text.headers.get('content-type'), 'text/plain; charset=utf-8')
  assertReplayed(await plain.say(), text)
})

test('stores a stream before it ends', async () => {
  const { say } = await newSpeaker('hello', events)
  const first = await say()
  for (let round = 0; round < 10; round++) assertReplayed(await say(), first)
})

test('does not replay a failed stream; a retry runs the turn again', async () => {
  mock.resetMatchCounts()
  const { say, spoken } = await newSpeaker('cut', events, '/api/chat')
  const first = await say()
  assert.match(first.text, /"type":"error"/)
  const second = await say()
  assertNotReplayed(second)
  assert.equal(textIn(second.text), 'We open at nine.')
  assertReplayed(await say(), second)
  assert.deepEqual(await spoken(), [
    ['user', 'cut'],
    ['assistant', 'We open at nine.'],
  ])
})

test('replays a stopped stream as far as it came', async () => {
  const { token, say, spoken } = await newSpeaker('long', events)
  const running = say()
  const stop = () => call(address, 'POST', '/api/chat/conversation/s/stop', { token })
  while (!(await stop()).json.stopped) assert.ok(true)
  const first = await running
  assertReplayed(await say(), first)
  assert.equal((await spoken()).filter(([role]) => role === 'user').length, 1)
})
