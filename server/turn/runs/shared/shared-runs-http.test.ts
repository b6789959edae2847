/** Two servers that share a database and Redis, a slow HTTP model, and clients that change servers. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, chatAt } from '../../../../testing/chat.ts'
import { call, newSession } from '../../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../../testing/database.ts'
import { readEvents, type ServerEvent, textIn, typesIn } from '../../../../testing/event-stream.ts'
import { startTestFrontdesk } from '../../../../testing/frontdesk.ts'
import { startProcess } from '../../../../testing/process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../../testing/raw-model.ts'
import { NO_REDIS, redisUrl, wireToRedis } from '../../../../testing/redis.ts'

const PIECES = [
  'Once ',
  'upon 😀',
  ' a time, ',
  '“there was” ',
  'a reply.\n\n',
  'চলুন, ',
  '我們走。',
  ' The end.',
]
const TEXT = PIECES.join('')
const skip = NO_REDIS || (!SERVER_URL && 'the embedded database serves one process')

const eventsPath = (session: string) => `/api/chat/widget/session/${session}/stream`
const rawOf = (events: readonly ServerEvent[]) => events.map(({ raw }) => raw).join('')

const say = (address: string, session_id: string, until?: number) =>
  readEvents(address, '/api/chat/widget', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id, message: session_id }),
    ...(until === undefined ? {} : { until }),
  })
const resume = (address: string, session: string, lastEventId?: string, until?: number) =>
  readEvents(address, eventsPath(session), {
    headers: lastEventId ? { 'last-event-id': lastEventId } : {},
    ...(until === undefined ? {} : { until }),
  })

/** Resumes a stream. @returns once the stream has begun; the promise in it resolves with all its bytes */
async function listenAgain(address: string, path: string, headers: Record<string, string> = {}) {
  for (const deadline = performance.now() + 5000; performance.now() < deadline; await sleep(20)) {
    const response = await fetch(address + path, { headers })
    if (response.status === 200) return { whole: response.text() }
    assert.equal(response.status, 204, await response.text())
  }
  throw new Error('nothing is under way')
}

const stop = (address: string, session_id: string) =>
  call(address, 'POST', '/api/chat/widget/stop', { body: { session_id } })

suite('runs over HTTP, at servers that share Redis', { skip, concurrency: 2 }, async () => {
  const model = await startRawModel()
  const database = await createTestDatabase()
  const wire = await wireToRedis()
  const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x', REDIS_URL: redisUrl() }
  const a = await startTestFrontdesk({ env, database })
  const [doomed, b, shaky] = await Promise.all([
    startProcess({ ...env, ...database.env, PORT: '0' }),
    startTestFrontdesk({ env, database }),
    startTestFrontdesk({ env: { ...env, REDIS_URL: wire.url }, database }),
  ])
  after(async () => {
    await doomed.end('SIGKILL')
    await database.remove()
  })

  /** By session: releases the last piece of its reply. */
  const holds = new Map<string, Promise<void>>()
  model.serve(async (response, _call, { messages }) => {
    begin(response)
    for (const piece of PIECES.slice(0, -1)) {
      response.write(delta(piece))
      await sleep(10)
    }
    await holds.get(messages.at(-1)?.content ?? '')
    response.end(delta(PIECES.at(-1) ?? '') + STOP + DONE)
  })

  /** A session whose reply waits before its last piece, and the function that releases it. */
  async function heldSession(): Promise<[session: string, letGo: () => void]> {
    const session = await newSession(a.address, a.sampleChatbotId)
    const { promise, resolve } = Promise.withResolvers<void>()
    holds.set(session, promise)
    return [session, resolve]
  }

  /** The exact bytes that a server sent of its run. */
  async function uncut(session: string, { id, raw }: ServerEvent, at = a): Promise<string> {
    return raw + rawOf((await resume(at.address, session, id)).events)
  }

  // This test comes first: it takes seconds, and the others run meanwhile.
  test('a reader at another server gets an error when the server is killed', async () => {
    const [session] = await heldSession()
    const saying = say(doomed.address, session).catch(() => undefined)
    const { whole } = await listenAgain(b.address, eventsPath(session))
    await sleep(150)
    await doomed.end('SIGKILL')
    const heard = await whole
    assert.match(heard, /"delta":"Once "/)
    assert.match(heard, /"type":"text-end".*"type":"data-error".*"type":"error".*\[DONE\]\n\n$/s)
    await saying
  })

  test('a stream cut after any event resumes byte for byte', async () => {
    const whole = await say(a.address, await newSession(a.address, a.sampleChatbotId))
    assert.ok(whole.events.length > PIECES.length, String(whole.events.length))
    const cutAfter = async (seen: number) => {
      const session = await newSession(a.address, a.sampleChatbotId)
      const { events: prefix } = await say(a.address, session, seen)
      const last = prefix.at(-1)?.id
      // Redis has an event slightly later than the client.
      await sleep(30)
      const { response, events: rest } = await resume(b.address, session, last)
      assert.equal(response.status, 200, `after ${seen}`)
      assert.equal(textIn([...prefix, ...rest]), TEXT, `after ${seen}`)
      const all = await uncut(session, prefix[0] as ServerEvent)
      assert.equal(rawOf([...prefix, ...rest]), all, `after ${seen}`)
      assert.equal(rawOf([...prefix, ...(await resume(b.address, session, last)).events]), all, 'at the end')
    }
    for (let seen = 1; seen <= whole.events.length; seen += 2)
      await Promise.all([cutAfter(seen), cutAfter(Math.min(seen + 1, whole.events.length))])
  })

  test('two concurrent readers get the rest, and one without an event id gets everything', async () => {
    const [session, letGo] = await heldSession()
    const { events: prefix } = await say(a.address, session, 6)
    const hearing = await Promise.all(
      [6, 2, 0].map(async (known) => {
        const last = prefix[known - 1]?.id
        const headers: Record<string, string> = last ? { 'last-event-id': last } : {}
        return { known, ...(await listenAgain(b.address, eventsPath(session), headers)) }
      }),
    )
    letGo()
    for (const { known, whole } of hearing)
      assert.equal(
        rawOf(prefix.slice(0, known)) + (await whole),
        await uncut(session, prefix[0] as ServerEvent),
      )
    assert.equal((await resume(b.address, session)).response.status, 204)
  })

  test('rejects a future or forged event id, or one of another conversation', async () => {
    const [session, letGo] = await heldSession()
    const { events } = await say(a.address, session, 5)
    const [run, number, characters] = events[4]?.id.split('.') ?? []
    const wrong = [
      `${run}.999.${characters}`,
      `${run}.${number}.${Number(characters) + 1}`,
      `${run}.0.0`,
      `${randomUUID()}.${number}.${characters}`,
      'nonsense',
    ]
    for (const id of wrong) {
      const answer = await call(b.address, 'GET', eventsPath(session), { headers: { 'last-event-id': id } })
      assert.deepEqual([answer.status, answer.json.code], [400, 'unknown_event'], id)
    }
    const other = await newSession(a.address, a.sampleChatbotId)
    const headers = { 'last-event-id': events[4]?.id ?? '' }
    assert.equal((await call(b.address, 'GET', eventsPath(other), { headers })).status, 400)
    letGo()
  })

  test('a reply can be stopped at the other server and is stored partially', async () => {
    const [session] = await heldSession()
    const saying = say(a.address, session)
    const { whole } = await listenAgain(b.address, eventsPath(session))
    await sleep(150)
    const stopped = await stop(b.address, session)
    assert.deepEqual([stopped.status, stopped.json], [200, { stopped: true }])
    const told = (await saying).events
    const arrived = PIECES.slice(0, -1).join('')
    assert.equal(textIn(told), arrived)
    assert.deepEqual(typesIn(told).slice(-3), ['finish-step', 'finish', '[DONE]'])
    assert.equal(await whole, rawOf(told))
    const { json } = await call(b.address, 'GET', `/api/chat/widget/session/${session}`)
    assert.equal(json.messages[1].content, arrived)
    assert.deepEqual((await stop(b.address, session)).json, { stopped: false })
  })

  test('chat API: only its user can resume and stop a reply', async () => {
    const [{ accessToken: token }, { accessToken: stranger }] = [
      await chatAt(a.address).newAccount(),
      await chatAt(a.address).newAccount(),
    ]
    holds.set('mine', new Promise(() => {}))
    const as = (who: string) => ({ authorization: `Bearer ${who}` })
    const saying = readEvents(a.address, '/api/chat/stream/', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...as(token) },
      body: JSON.stringify({ session_id: 'mine', message: 'mine' }),
    })
    const path = '/api/chat/conversation/mine'
    const { whole } = await listenAgain(b.address, `${path}/stream`, as(token))
    const theirs = await readEvents(b.address, `${path}/stream`, { headers: as(stranger) })
    assert.equal(theirs.response.status, 204)
    answers(await chatAt(b.address).at('POST', `${path}/stop`, { token: stranger }), 200, { stopped: false })
    answers(await chatAt(b.address).at('POST', `${path}/stop`, { token }), 200, { stopped: true })
    assert.equal(await whole, rawOf((await saying).events))
  })

  test('a Redis outage does not interrupt a client, and its events and new runs are published afterwards', async () => {
    const [session, letGo] = await heldSession()
    const saying = say(shaky.address, session)
    await sleep(50)
    wire.cut()
    await sleep(100)
    letGo()
    const { events } = await saying
    assert.equal(textIn(events), TEXT)
    // A run that Redis never had is replayed from its stored text.
    const unshared = await newSession(a.address, a.sampleChatbotId)
    const first = (await say(shaky.address, unshared)).events[0]?.id
    assert.equal(textIn((await resume(b.address, unshared, first)).events), TEXT)
    wire.mend()
    const rest = async () => rawOf((await resume(b.address, session, events[0]?.id)).events)
    for (let tries = 0; tries < 50 && (await rest()) !== rawOf(events.slice(1)); tries++) await sleep(100)
    assert.equal(await rest(), rawOf(events.slice(1)))
    const [again, goOn] = await heldSession()
    const { events: prefix } = await say(shaky.address, again, 5)
    const headers = { 'last-event-id': prefix[4]?.id ?? '' }
    const { whole } = await listenAgain(b.address, eventsPath(again), headers)
    goOn()
    const all = await uncut(again, prefix[0] as ServerEvent, shaky)
    assert.equal(rawOf(prefix) + (await whole), all)
    assert.equal(shaky.log().match(/Redis is away/g)?.length, 1)
    assert.doesNotMatch(shaky.log(), /could not be shared/)
  })
})
