/** A process that is killed under load, beside another one: nothing is lost, and its clients go on at the other. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newSession } from '../../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../../testing/database.ts'
import { startTestFrontdesk } from '../../../../testing/frontdesk.ts'
import { startProcess } from '../../../../testing/process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../../testing/raw-model.ts'
import { NO_REDIS, redisUrl } from '../../../../testing/redis.ts'

const skip = NO_REDIS || (!SERVER_URL && 'the embedded database serves one process')

const STREAMS = 30
const PIECES = Array.from({ length: 40 }, (_, index) => `Sentence ${index}. `)
const TEXT = PIECES.join('').trim()
const PIECE_MS = 50
const KILL_AFTER_MS = 1200
/** Text that is older than this at the kill was stored: a checkpoint comes at most this late. */
const CHECKPOINT_MS = 1000
/** The lease of a dead process, and the pauses between looks. */
const MOST_SECONDS = 12

type Heard = {
  text: string
  textBeforeCheckpoint: string
  lastId: string
  end: string
  endedAt: number
}

/** Reads a stream until it ends or breaks. */
async function hear(
  address: string,
  path: string,
  init: RequestInit,
  killedAt: () => number,
): Promise<Heard> {
  const heard = { text: '', textBeforeCheckpoint: '', lastId: '', end: '', endedAt: 0 }
  let rest = ''
  try {
    const response = await fetch(address + path, init)
    if (response.status !== 200) return { ...heard, end: String(response.status) }
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      rest += chunk
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) take(heard, event)
      if (performance.now() < killedAt() - CHECKPOINT_MS) heard.textBeforeCheckpoint = heard.text
    }
  } catch {
    heard.end ||= 'broken'
  }
  heard.endedAt = performance.now()
  return heard
}

function take(heard: Heard, event: string): void {
  const [, id] = /^id: (.*)$/m.exec(event) ?? []
  if (id) heard.lastId = id
  const [, data = ''] = /^data: (.*)$/m.exec(event) ?? []
  const json = data.startsWith('{') ? JSON.parse(data) : {}
  if (json.type === 'text-delta') heard.text += json.delta
  if (json.type === 'finish' || json.type === 'error') heard.end = json.type
}

test('after a kill -9, every stream ends at the other process within seconds, and nothing is lost', {
  skip,
}, async (t) => {
  const model = await startRawModel()
  model.serve(async (response) => {
    begin(response)
    for (const piece of PIECES) {
      response.write(delta(piece))
      await sleep(PIECE_MS)
    }
    response.end(STOP + DONE)
  })
  const database = await createTestDatabase()
  const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x', REDIS_URL: redisUrl() }
  const other = await startTestFrontdesk({ env, database })
  const doomed = await startProcess({ ...env, ...database.env, PORT: '0', LIMIT_SCALE: '0' })
  after(async () => {
    await doomed.end('SIGKILL')
    await database.remove()
  })

  const sessions: string[] = []
  for (let index = 0; index < STREAMS * 2; index++)
    sessions.push(await newSession(other.address, other.sampleChatbotId))
  let killedAt = performance.now() + KILL_AFTER_MS
  const listen = (session: string, index: number) =>
    hear(
      index < STREAMS ? doomed.address : other.address,
      '/api/chat/widget',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ session_id: session, message: `Question ${index}` }),
      },
      () => killedAt,
    )
  const streams = sessions.map(listen)
  await sleep(KILL_AFTER_MS)
  killedAt = performance.now()
  await doomed.end('SIGKILL')

  const seconds = { 'stream ends': [] as number[], 'session shows it': [] as number[] }
  await Promise.all(
    streams.map(async (stream, index) => {
      const session = sessions[index] ?? ''
      const before = await stream
      if (index >= STREAMS) {
        assert.equal(before.end, 'finish')
        assert.equal(before.text.trim(), TEXT)
        return
      }
      assert.equal(before.end, 'broken')
      const path = `/api/chat/widget/session/${session}/stream`
      const resumed = await hear(
        other.address,
        path,
        { headers: { 'last-event-id': before.lastId } },
        () => 0,
      )
      // 400: the kill came before the last event had been shared, 204: before the first one. The client then shows the
      // session.
      const expected = before.lastId === '' ? ['error', '204'] : ['error', '400']
      assert.ok(expected.includes(resumed.end), resumed.end)
      assert.ok(TEXT.startsWith((before.text + resumed.text).trim()), 'no text twice, and no gap')
      if (resumed.end === 'error') seconds['stream ends'].push((resumed.endedAt - killedAt) / 1000)
      await assertStored(session, index, before)
    }),
  )
  assert.ok(
    seconds['stream ends'].length > STREAMS / 2,
    `${seconds['stream ends'].length} streams were resumed`,
  )
  for (const [what, of] of Object.entries(seconds)) {
    t.diagnostic(`${of.length} times: the ${what} at most ${Math.max(...of).toFixed(1)} s after the kill`)
    assert.ok(Math.max(...of) < MOST_SECONDS, `${what}: ${of}`)
  }

  /** The message once, and the partial reply; then a retry completes it. */
  async function assertStored(
    session: string,
    index: number,
    { textBeforeCheckpoint }: Heard,
  ): Promise<void> {
    const path = `/api/chat/widget/session/${session}`
    const deadline = killedAt + MOST_SECONDS * 1000
    let state: string | null = 'running'
    let stored: Awaited<ReturnType<typeof call>> | undefined
    while (state === 'running' && performance.now() < deadline) {
      stored = await call(other.address, 'GET', path)
      state = stored.headers.get('x-turn-state')
      if (state === 'running') await sleep(100)
    }
    assert.equal(state, 'interrupted')
    seconds['session shows it'].push((performance.now() - killedAt) / 1000)
    const [said, reply, ...more] = stored?.json.messages ?? []
    assert.equal(said.content, `Question ${index}`)
    assert.equal(more.length, 0)
    // There is no reply where nothing was seen by then.
    const kept = reply?.content ?? ''
    assert.ok(kept.startsWith(textBeforeCheckpoint.trim()), 'what was seen a second before the kill')
    const retried = await call(other.address, 'POST', '/api/chat/widget/retry', {
      body: { session_id: session },
    })
    assert.equal(retried.status, 200, retried.text)
    const whole = await call(other.address, 'GET', path)
    assert.deepEqual(
      whole.json.messages.map(({ content }: { content: string }) => content.trim()),
      [`Question ${index}`, TEXT],
    )
  }
})
