import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { newConsole } from '../../../testing/console.ts'
import { assertNoChatbot, assertProblem, TIMESTAMP } from '../../../testing/creators.ts'
import { startInboxes } from '../../../testing/inbox.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, at, connections, owner, stranger } = await startInboxes()

test('shows a visitor with their conversations, most recently used first', async () => {
  const desk = await newConsole(address, owner)
  const first = await desk.visitor({ visitor_id: 'grace', visitor_name: 'Grace' })
  await first.say('One')
  const second = await desk.visitor({ visitor_id: 'grace' })
  await second.say('Two')
  await (await desk.visitor({ visitor_id: 'alan' })).say('Not hers')
  const { json, text } = await desk.at('GET', '/visitors/grace')
  const { first_seen, last_seen, conversations, ...rest } = json
  assert.deepEqual(rest, { visitor_id: 'grace', name: 'Grace', is_verified: false })
  assert.match(first_seen, TIMESTAMP)
  assert.ok(first_seen <= last_seen)
  const titles = conversations.map(({ title }: { title: string }) => title)
  assert.deepEqual(titles, ['Two', 'One'])
  assert.ok(!text.includes(first.session) && !text.includes(second.session))
})

test('exports all data stored about a visitor, and no one else’s', async () => {
  const desk = await newConsole(address, owner)
  const grace = await desk.visitor({ visitor_id: 'grace', visitor_name: 'Grace' })
  await grace.say('My first "question"\nin two lines')
  await (await desk.visitor({ visitor_id: 'alan' })).say('A secret of his')
  const number = (await desk.at('GET', '/visitors/grace')).json.conversations[0].number
  await desk.of(number, 'POST', '/notes', { body: { content: 'A note on her' } })
  await call(address, 'POST', `/api/chat/widget/session/${grace.session}/rating`, {
    body: { position: 1, rating: 'up' },
  })
  await desk.of(number, 'POST', '/take-over')
  await desk.of(number, 'POST', '/messages', { body: { content: 'From the owner' } })
  const file = await desk.at('GET', '/visitors/grace/export')
  assert.equal(file.status, 200)
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /^attachment; filename="helper.*-visitor\.json"$/,
  )
  assert.equal(file.headers.get('cache-control'), 'no-store')
  const { chatbot, visitor, conversations } = file.json
  assert.deepEqual([chatbot.id, visitor.visitor_id, visitor.name], [desk.id, 'grace', 'Grace'])
  const [conversation] = conversations
  assert.equal(conversations.length, 1)
  assert.equal(conversation.number, number)
  assert.match(conversation.taken_over_at, TIMESTAMP)
  assert.deepEqual(
    conversation.messages.map(({ by, content, rating }: Record<string, unknown>) => [by, content, rating]),
    [
      ['visitor', 'My first "question"\nin two lines', null],
      ['chatbot', 'Re: My first "question"\nin two lines', 'up'],
      ['owner', 'From the owner', null],
    ],
  )
  assert.deepEqual(
    conversation.notes.map(({ content }: { content: string }) => content),
    ['A note on her'],
  )
  assert.ok(!file.text.includes('secret') && !file.text.includes(grace.session))
})

test('exports a long history completely and in order', async () => {
  const desk = await newConsole(address, owner)
  const grace = await desk.visitor({ visitor_id: 'grace' })
  await grace.say('Hello')
  const [[first]] = await asServiceRole(connections, (sql) => [
    sql`select owner_id, client_id, chatbot_id, visitor_id from conversations where id = ${grace.session}`,
  ])
  const { owner_id, client_id, ...of } = first ?? assert.fail()
  const placeIn = (home: string) => ({ home, owner_id, client_id })
  const messages = Array.from({ length: 1298 }, (_, index) => {
    const position = index + 3
    const said = { position, role: 'user', content: `message ${position}` }
    return { ...placeIn(grace.session), conversation_id: grace.session, ...said }
  })
  const others = Array.from({ length: 120 }, () => {
    const id = randomUUID()
    return { id, ...placeIn(id), ...of, message_count: 1 }
  })
  await asServiceRole(connections, (sql) => [
    sql`insert into messages ${sql(messages)}`,
    sql`update conversations set message_count = 1300 where id = ${grace.session}`,
    sql`insert into conversations ${sql(others)}`,
  ])
  const { conversations } = (await desk.at('GET', '/visitors/grace/export')).json
  assert.equal(conversations.length, 121)
  const positions = conversations[0].messages.map(({ position }: { position: number }) => position)
  assert.deepEqual(
    positions,
    Array.from({ length: 1300 }, (_, index) => index + 1),
  )
})

test('unknown visitors, another owner’s and those of previews are not found', async () => {
  const [mine, theirs] = [await newConsole(address, owner), await newConsole(address, stranger)]
  await (await theirs.visitor({ visitor_id: 'grace' })).say('Hello')
  const preview = await mine.visitor({ visitor_id: 'trying' })
  await asServiceRole(connections, (sql) => [
    sql`update conversations set is_preview = true where id = ${preview.session}`,
  ])
  for (const rest of ['', '/export']) {
    const none = await at('GET', `${theirs.path}/visitors/grace${rest}`)
    assertProblem(none, 401, 'Invalid authentication credentials', 'token_missing')
    assertNoChatbot(await at('GET', `${theirs.path}/visitors/grace${rest}`, { token: owner }))
    for (const visitor of ['grace', 'trying']) {
      const answer = await mine.at('GET', `/visitors/${visitor}${rest}`)
      assertProblem(answer, 404, 'Visitor not found', 'visitor_not_found')
    }
  }
})
