import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  lastAsked,
  NEVER_EXISTED,
  newChatbot,
  say,
  TIMESTAMP,
  UUID,
} from '../../../testing/creators.ts'
import { type InboxMessage, NOT_ALLOWED, saidIn, startInboxes } from '../../../testing/inbox.ts'
import { NOBODY } from '../../database/home.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, at, connections, mock, newInbox, owner, stranger } = await startInboxes()

test('pages messages, newest first, unread by default', async () => {
  const { tell, messages } = await newInbox()
  assertAnswer(await messages(), 200, { messages: [], total: 0, page: 1, page_size: 20 })
  await tell('first', 'grace', 'Grace')
  await tell('second', 'alan')
  const all = await messages()
  const expected = [
    ['alan', null, 'assistant', 'Re: second'],
    ['alan', null, 'user', 'second'],
    ['grace', 'Grace', 'assistant', 'Re: first'],
    ['grace', 'Grace', 'user', 'first'],
  ].map(([visitor_id, visitor_name, role, content], index) => {
    const { id, conversation_id, created_at } = all.json.messages[index]
    for (const uuid of [id, conversation_id]) assert.match(uuid, UUID)
    assert.match(created_at, TIMESTAMP)
    return { id, conversation_id, visitor_id, visitor_name, role, content, is_read: false, created_at }
  })
  assertAnswer(all, 200, { messages: expected, total: 4, page: 1, page_size: 20 })
  assert.equal(new Set(expected.map(({ conversation_id }) => conversation_id)).size, 2)
  const page = (page: number, page_size: number, from: number, to: number) => ({
    messages: expected.slice(from, to),
    total: 4,
    page,
    page_size,
  })
  assertAnswer(await messages('?page_size=3'), 200, page(1, 3, 0, 3))
  assertAnswer(await messages('?page=2&page_size=3'), 200, page(2, 3, 3, 4))
  assertAnswer(await messages('?page=2&page_size=1'), 200, page(2, 1, 1, 2))
  assertAnswer(await messages('?page=3&page_size=2'), 200, page(3, 2, 4, 4))
  assertAnswer(await messages('?page_size=100'), 200, page(1, 100, 0, 4))
  for (const query of [
    'page=0',
    'page=-1',
    'page=x',
    'page=1.5',
    'page_size=0',
    'page_size=101',
    'page_size=x',
  ]) {
    assertInvalid(await messages(`?${query}`), query.slice(0, query.indexOf('=')))
  }
})

test('pages contain every message exactly once', async () => {
  const { tell, messages } = await newInbox()
  for (let number = 0; number < 15; number++) await tell(`${number}`, `visitor-${(number * 7) % 4}`)
  const whole = (await messages('?page_size=100')).json.messages as InboxMessage[]
  assert.deepEqual(
    whole.map(({ content }) => content),
    Array.from({ length: 15 }, (_, index) => [`Re: ${14 - index}`, `${14 - index}`]).flat(),
  )
  for (const size of [1, 4, 7]) {
    const paged: InboxMessage[] = []
    for (let page = 1; paged.length < 30; page++) {
      paged.push(...(await messages(`?page=${page}&page_size=${size}`)).json.messages)
    }
    assert.deepEqual(paged, whole)
  }
})

test('marks the given or all messages as read and returns the count', async () => {
  const { tell, messages, read, visitors } = await newInbox()
  await tell('first', 'grace')
  await tell('second', 'alan')
  const entries = async () => (await messages()).json.messages as InboxMessage[]
  const unread = async () => (await entries()).flatMap(({ is_read, content }) => (is_read ? [] : content))
  const idOf = async (content: string) =>
    (await entries()).find((entry) => entry.content === content)?.id ?? ''
  const [first, second] = [await idOf('first'), await idOf('second')]

  // Replies are marked, but not counted.
  const reply = await idOf('Re: first')
  assertAnswer(await read({ message_ids: [first, second.toUpperCase(), first, reply] }), 200, { updated: 2 })
  assert.deepEqual(await unread(), ['Re: second'])
  assertAnswer(await read({ message_ids: [first] }), 200, { updated: 0 })
  assertAnswer(await read({ message_ids: [] }), 200, { updated: 0 })
  assertAnswer(await read({ message_ids: [NEVER_EXISTED, 'nonsense', ''] }), 200, { updated: 0 })
  const counts = (await visitors()).json.map(({ unread_count }: { unread_count: number }) => unread_count)
  assert.deepEqual(counts, [0, 0])

  assertAnswer(await read(), 200, { updated: 0 })
  assert.deepEqual(await unread(), [])
  await tell('third', 'grace')
  assert.deepEqual(await unread(), ['Re: third', 'third'])
  assertAnswer(await read({}), 200, { updated: 1 })
  assertAnswer(await read({ message_ids: null }), 200, { updated: 0 })
})

test('does not mark messages of another chatbot', async () => {
  const [mine, mineToo, theirs] = [await newInbox(), await newInbox(), await newInbox(stranger)]
  for (const { tell } of [mine, mineToo, theirs]) await tell('Hello')
  const ids = async ({ messages }: typeof mine) =>
    (await messages()).json.messages.map(({ id }: InboxMessage) => id)
  const message_ids = [...(await ids(mineToo)), ...(await ids(theirs))]
  assertAnswer(await mine.read({ message_ids }), 200, { updated: 0 })
  assertAnswer(await mine.read(), 200, { updated: 1 })
  for (const { messages } of [mineToo, theirs]) {
    assert.ok((await messages()).json.messages.every(({ is_read }: InboxMessage) => !is_read))
  }
  // Reads by a visitor mark nothing for the owner.
  const headers = { 'x-visitor-token': theirs.tokens.get('visitor-1') ?? '' }
  const history = `/chat/history?chatbot_id=${theirs.chatbot.id}&visitor_id=visitor-1`
  assert.equal((await at('GET', history, { headers })).status, 200)
  assertAnswer(await theirs.read(), 200, { updated: 1 })
})

test('rejects an invalid message list and marks nothing', async () => {
  const { path, tell, read } = await newInbox()
  await tell('Hello')
  for (const message_ids of ['all', {}, 7]) assertInvalid(await read({ message_ids }), 'message_ids')
  assertInvalid(await read({ message_ids: [7] }), 'message_ids.0')
  await assertBodyChecked((options) => at('POST', `${path}/messages/read`, { token: owner, ...options }))
  assertAnswer(await read(), 200, { updated: 1 })
})

test('lists the visitors of a chatbot', async () => {
  const { tell, visitors } = await newInbox()
  assertAnswer(await visitors(), 200, [])
  await tell('first', 'grace', 'Grace')
  await tell('second', 'alan')
  const before = (await visitors()).json
  const [alan, grace] = before
  for (const { first_seen, last_seen } of before) {
    assert.match(first_seen, TIMESTAMP)
    assert.match(last_seen, TIMESTAMP)
    assert.ok(first_seen <= last_seen)
  }
  const counts = { message_count: 2, unread_count: 1 }
  const { first_seen, last_seen } = alan
  assert.deepEqual(alan, { visitor_id: 'alan', name: null, first_seen, last_seen, ...counts })
  const { first_seen: since, last_seen: until } = grace
  assert.deepEqual(grace, {
    visitor_id: 'grace',
    name: 'Grace',
    first_seen: since,
    last_seen: until,
    ...counts,
  })
  assert.equal(before.length, 2)

  await tell('third', 'grace', 'Grace Hopper')
  const [seen, other] = (await visitors()).json
  assert.deepEqual(other, alan)
  const now = { name: 'Grace Hopper', last_seen: seen.last_seen, message_count: 4, unread_count: 2 }
  assert.deepEqual(seen, { ...grace, ...now })
  assert.ok(seen.last_seen > grace.last_seen)
})

test('deletes a visitor with all their messages and nothing else', async () => {
  const [inbox, mineToo, theirs] = [await newInbox(), await newInbox(), await newInbox(stranger)]
  for (const { tell } of [inbox, mineToo, theirs]) {
    await tell('canary-of-grace', 'grace', 'Grace')
    await tell('alan’s', 'alan')
  }
  // A second conversation of the same visitor is deleted, too.
  await say(address, inbox.chatbot, 'canary-of-grace', { visitor: 'grace' })
  assertAnswer(await inbox.forget('grace'), 204, undefined)
  assertProblem(await inbox.forget('grace'), 404, 'Visitor not found', 'visitor_not_found')

  assert.deepEqual(saidIn(await inbox.history()), ['alan’s'])
  assert.equal((await inbox.messages()).json.total, 2)
  assert.equal((await inbox.visitors()).json.length, 1)
  for (const { visitors, history } of [mineToo, theirs]) {
    assert.equal((await visitors()).json.length, 2)
    assert.deepEqual(saidIn(await history()), ['alan’s', 'canary-of-grace'])
  }
  const [visitors, messages] = await asServiceRole(connections, (sql) => [
    sql`select from visitors where chatbot_id = ${inbox.chatbot.id}`,
    sql`
      select from messages m left join conversations c on c.home = m.home and c.id = m.conversation_id
      where m.content like '%canary-of-grace%' and (c.id is null or c.chatbot_id = ${inbox.chatbot.id})`,
  ])
  assert.deepEqual([visitors.length, messages.length], [1, 0])

  // The old visitor token opens no old conversation.
  const query = '&visitor_id=grace'
  const headers = { 'x-visitor-token': inbox.tokens.get('grace') ?? '' }
  const read = () => at('GET', `/chat/history?chatbot_id=${inbox.chatbot.id}${query}`, { headers })
  assertProblem(await read(), 403, ...NOT_ALLOWED)
  await inbox.tell('Again', 'grace')
  assert.deepEqual(lastAsked(mock).said, ['Again'])
  assert.deepEqual(saidIn(await read()), ['Again'])
})

test('deletes visitors with any visitor_id', async () => {
  const { tell, forget, visitors } = await newInbox()
  const names = ['a/b', '客户 👩‍💻', '?#&%', '%2e%2e', '...', ' ', 'read', 'x'.repeat(255), '客'.repeat(255)]
  for (const name of names) {
    await tell('Hello', name)
    assertAnswer(await forget(name), 204, undefined)
  }
  assertAnswer(await visitors(), 200, [])
  assertProblem(await forget('unknown'), 404, 'Visitor not found', 'visitor_not_found')
})

test('deletes a visitor while a reply is in progress', async () => {
  const { tell, forget, visitors, messages, chatbot } = await newInbox()
  await tell('Hello')
  const telling = say(address, chatbot, 'slowly')
  for (let tries = 0; (await messages()).json.total < 3 && tries < 50; tries++);
  assertAnswer(await forget('visitor-1'), 204, undefined)
  assertNoChatbot(await telling)
  assertAnswer(await visitors(), 200, [])
})

test('API client messages are in the inbox without a visitor', async () => {
  const { chatbot, path, history, messages, visitors, read } = await newInbox()
  const { json: key } = await at('POST', `${path}/keys`, { token: owner })
  const completion = { model: chatbot.public_url_slug, messages: [{ role: 'user', content: 'By a program' }] }
  assert.equal((await at('POST', '/v1/chat/completions', { token: key.key, body: completion })).status, 200)
  const { json } = await history()
  const { message, response, visitor_id, visitor_name } = json.history[0]
  const exchange = [json.count, message, response, visitor_id, visitor_name]
  assert.deepEqual(exchange, [1, 'By a program', 'Re: By a program', null, null])
  const entries = (await messages()).json.messages as InboxMessage[]
  assert.deepEqual(
    entries.map(({ content, visitor_id, is_read }) => [content, visitor_id, is_read]),
    [
      ['Re: By a program', null, false],
      ['By a program', null, false],
    ],
  )
  assertAnswer(await visitors(), 200, [])
  assertAnswer(await read(), 200, { updated: 1 })
})

test('users’ conversations are in no inbox', async () => {
  const { chatbot, history, messages, visitors, read } = await newInbox()
  const { user_id } = await newChatbot(address, stranger)
  const [conversation_id, message_id] = [randomUUID(), randomUUID()]
  const place = { home: user_id, owner_id: NOBODY, client_id: NOBODY }
  const within = { ...place, conversation_id }
  const message = { id: message_id, position: 1, role: 'user', content: 'A user’s own', is_read: false }
  await asServiceRole(connections, (sql) => [
    sql`
      insert into conversations
      ${sql({ id: conversation_id, ...place, chatbot_id: chatbot.id, user_id, message_count: 1 })}`,
    sql`insert into messages ${sql({ ...within, ...message })}`,
    sql`insert into turns ${sql({ ...within, chatbot_id: chatbot.id, user_message_id: message_id })}`,
  ])
  assertAnswer(await history(), 200, { history: [], count: 0 })
  assertAnswer(await messages(), 200, { messages: [], total: 0, page: 1, page_size: 20 })
  assertAnswer(await visitors(), 200, [])
  assertAnswer(await read(), 200, { updated: 0 })
})
