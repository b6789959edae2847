import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newConsole } from '../../../testing/console.ts'
import {
  assertAnswer,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  NEVER_EXISTED,
  TIMESTAMP,
  UUID,
} from '../../../testing/creators.ts'
import { startInboxes } from '../../../testing/inbox.ts'

const { address, at, owner, stranger } = await startInboxes()

const numbersIn = ({ json }: { json: { conversations: { number: number }[] } }) =>
  json.conversations.map(({ number }) => number)

test('lists conversations in pages, most recently used first', async () => {
  const desk = await newConsole(address, owner)
  assertAnswer(await desk.list(), 200, { conversations: [], next: null })
  const grace = await desk.visitor({ visitor_id: 'grace', visitor_name: 'Grace' })
  const alan = await desk.visitor({ visitor_id: 'alan' })
  // A session without messages is not in the inbox.
  await desk.visitor({ visitor_id: 'silent' })
  await grace.say('first')
  await alan.say('second')
  await grace.say('third')
  const { json } = await desk.list()
  const [first, second] = json.conversations
  for (const each of json.conversations) {
    assert.ok(Number.isInteger(each.number))
    for (const time of [each.started_at, each.updated_at, each.last_message.created_at])
      assert.match(time, TIMESTAMP)
  }
  const rest = { is_taken_over: false, has_unanswered: false, ratings: { up: 0, down: 0 } }
  const { number, started_at, updated_at, last_message } = first
  assert.deepEqual(first, {
    number,
    title: 'first',
    visitor: { visitor_id: 'grace', name: 'Grace' },
    message_count: 4,
    unread_count: 2,
    last_message: { role: 'assistant', content: 'Re: third', created_at: last_message.created_at },
    ...rest,
    started_at,
    updated_at,
  })
  assert.deepEqual(second.visitor, { visitor_id: 'alan', name: null })
  assert.equal(json.conversations.length, 2)
  assert.ok(!JSON.stringify(json).includes(grace.session))

  const page = await desk.list('?limit=1')
  assert.deepEqual(numbersIn(page), [first.number])
  const following = await desk.list(`?limit=1&before=${page.json.next}`)
  assert.deepEqual(numbersIn(following), [second.number])
  assert.equal(following.json.next, null)
})

test('shows how each reply was produced, but not the session', async () => {
  const desk = await newConsole(address, owner)
  const visitor = await desk.visitor({ visitor_id: 'grace' })
  await visitor.say('Hello there')
  const { json, text } = await desk.read(await desk.newest())
  const [said, reply] = json.messages
  const { id, created_at } = said
  assert.match(id, UUID)
  assert.deepEqual(said, {
    ...{ id, position: 1, role: 'user', by: 'visitor', content: 'Hello there', created_at },
    ...{ is_read: false, rating: null, turn: null },
  })
  assert.equal(reply.by, 'chatbot')
  assert.equal(reply.content, 'Re: Hello there')
  assert.match(reply.turn.id, UUID)
  assert.equal(reply.turn.state, 'done')
  assert.ok(reply.turn.duration_ms >= reply.turn.first_token_ms)
  assert.deepEqual([json.notes, json.record, json.message_count], [[], null, 2])
  assert.ok(!text.includes(visitor.session))
})

test('marking a conversation as read counts its unread messages once, and leaves others unread', async () => {
  const desk = await newConsole(address, owner)
  const [grace, alan] = [await desk.visitor(), await desk.visitor()]
  await alan.say('One')
  await grace.say('One')
  await grace.say('Two')
  const number = await desk.newest()
  assertAnswer(await desk.of(number, 'POST', '/read'), 200, { updated: 2 })
  assertAnswer(await desk.of(number, 'POST', '/read'), 200, { updated: 0 })
  const counts = (await desk.list()).json.conversations.map(
    (each: { unread_count: number }) => each.unread_count,
  )
  assert.deepEqual(counts, [0, 1])
  assert.equal(numbersIn(await desk.list('?filter=unread')).length, 1)
  assert.ok(!numbersIn(await desk.list('?filter=unread')).includes(number))
})

test('search matches messages, names and titles in every script, without wildcards', async () => {
  const desk = await newConsole(address, owner)
  const grace = await desk.visitor({ visitor_id: 'browser-7', visitor_name: 'Grace Hopper' })
  await grace.say('你們週日有送貨嗎')
  const other = await desk.visitor({ visitor_id: 'other' })
  await other.say('রবিবার কি ডেলিভারি আছে? 100% sure_thing')
  const [bengali, chinese] = numbersIn(await desk.list())
  const found = async (q: string) => numbersIn(await desk.list(`?q=${encodeURIComponent(q)}`))
  assert.deepEqual(await found('送貨'), [chinese])
  assert.deepEqual(await found('ডেলিভারি'), [bengali])
  assert.deepEqual(await found('grace hopper'), [chinese])
  assert.deepEqual(await found('BROWSER-7'), [chinese])
  assert.deepEqual(await found('100%'), [bengali])
  // SQL wildcards match literally.
  assert.deepEqual(await found('sure%thing'), [])
  assert.deepEqual(await found('送_'), [])
  assert.deepEqual(await found('\\'), [])
})

test('rejects invalid query parameters and conversation numbers', async () => {
  const desk = await newConsole(address, owner)
  assertInvalid(await desk.list('?filter=some'), 'filter')
  assertInvalid(await desk.list('?limit=0'), 'limit')
  assertInvalid(await desk.list('?limit=101'), 'limit')
  assertInvalid(await desk.list('?before=nonsense'), 'before')
  for (const day of ['2026-99-99', '2026-02-31', '2026-02-29', '0000-01-01']) {
    const before = Buffer.from(`${day}T00:00:00.000000Z 1`).toString('base64url')
    assertInvalid(await desk.list(`?before=${before}`), 'before')
  }
  for (const number of ['0', '-1', 'x', '9999999999', '2147483647', '1e3']) {
    const answer = await desk.at('GET', `/conversations/${number}`)
    assertProblem(answer, 404, 'Conversation not found', 'conversation_not_found')
  }
})

test('notes are added and deleted, and hidden from visitors and models', async () => {
  const desk = await newConsole(address, owner)
  const visitor = await desk.visitor()
  await visitor.say('Hello')
  const number = await desk.newest()
  const note = await desk.of(number, 'POST', '/notes', { body: { content: '  A secret note ' } })
  const { id, created_at } = note.json
  assertAnswer(note, 201, { id, content: 'A secret note', created_at })
  assert.deepEqual((await desk.read(number)).json.notes, [note.json])
  assert.equal((await visitor.say('Again')).json.response, 'Re: Again')
  assert.ok(!JSON.stringify(await visitor.read()).includes('secret'))
  assertInvalid(await desk.of(number, 'POST', '/notes', { body: { content: ' ' } }), 'content')

  const key = { 'idempotency-key': 'note-1' }
  const twice = [1, 2].map(() =>
    desk.of(number, 'POST', '/notes', { body: { content: 'Once' }, headers: key }),
  )
  await Promise.all(twice)
  assert.equal((await desk.read(number)).json.notes.length, 2)

  assert.equal((await desk.of(number, 'DELETE', `/notes/${id}`)).status, 204)
  for (const gone of [id, NEVER_EXISTED, 'nonsense'])
    assertProblem(await desk.of(number, 'DELETE', `/notes/${gone}`), 404, 'Note not found', 'note_not_found')
})

test('the inbox requires a token, and another owner’s conversations look unknown', async () => {
  const [mine, theirs] = [await newConsole(address, owner), await newConsole(address, stranger)]
  await (await theirs.visitor()).say('Hello')
  await (await mine.visitor()).say('Hello')
  const [own, foreign] = [await mine.newest(), await theirs.newest()]
  const calls: [method: string, rest: string, body?: object][] = [
    ['GET', ''],
    ['POST', '/read'],
    ['POST', '/take-over'],
    ['POST', '/hand-back'],
    ['POST', '/messages', { content: 'Hello' }],
    ['POST', '/notes', { content: 'Hello' }],
    ['DELETE', `/notes/${NEVER_EXISTED}`],
  ]
  for (const [method, rest, body] of calls) {
    const path = `/conversations/${foreign}${rest}`
    const none = await at(method, `${theirs.path}${path}`, body ? { body } : {})
    assertProblem(none, 401, 'Invalid authentication credentials', 'token_missing')
    assertNoChatbot(await at(method, `${theirs.path}${path}`, { token: owner, ...(body ? { body } : {}) }))
    // The caller’s own chatbot gives no access to it either.
    const through = await mine.at(method, path, body ? { body } : {})
    assertProblem(through, 404, 'Conversation not found', 'conversation_not_found')
  }
  assertProblem(
    await at('GET', `${mine.path}/conversations`),
    401,
    'Invalid authentication credentials',
    'token_missing',
  )
  assertNoChatbot(await at('GET', `${theirs.path}/conversations`, { token: owner }))
  assertNoChatbot(await at('GET', `${theirs.path}/events`, { token: owner }))
  assertNoChatbot(await at('GET', '/api/console/chatbots/nonsense/conversations', { token: owner }))
  assert.equal((await theirs.read(foreign)).json.is_taken_over, false)
  assert.equal((await mine.read(own)).status, 200)
})
