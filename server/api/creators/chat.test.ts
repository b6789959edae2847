import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  lastAsked,
  NEVER_EXISTED,
  newChatbot,
  type Saying,
  say,
  unstorable,
} from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/^slowly/, { content: 'One two three.' }, { chunkSize: 4, latency: 100 })
mock.onMessage(/.*/, { content: 'Of course.' })
const frontdesk = await startTestFrontdesk({ env })
const { address, connections } = frontdesk
const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
const owner = await newUser(address)
const chatbot = await newChatbot(address, owner)
const body = { message: 'Hello', visitor_id: 'visitor-1', chatbot_id: chatbot.id }
const post = (options: Call) => at('POST', '/chat', options)
const newVisitor = () => `visitor-${crypto.randomUUID()}`
const IS_PRIVATE = ['This chatbot is not publicly accessible', 'chatbot_private'] as const

/** The last messages sent to the model, without the system message. */
const lastMessages = () => lastAsked(mock).said

async function tokenOf(message: string, saying: Saying, to = chatbot): Promise<string> {
  const { status, json } = await say(address, to, message, saying)
  assert.equal(status, 200)
  return json.visitor_token
}

/** Row counts of the tables that store messages. */
async function counted() {
  const [[counts]] = await asServiceRole(connections, (sql) => [
    sql`
      select (select count(*) from visitors) as visitors, (select count(*) from conversations) as conversations,
        (select count(*) from messages) as messages`,
  ])
  return counts
}

function assertReply(answer: Answer, response = 'Of course.'): void {
  const { query_time_ms, visitor_token } = answer.json
  assertAnswer(answer, 200, { response, query_time_ms, visitor_token })
  assert.ok(query_time_ms > 0 && query_time_ms < 10_000)
  assert.match(visitor_token, /^[\w-]{40,}$/)
}

test('a public chatbot answers anyone', async () => {
  for (const token of [undefined, await newUser(address), owner, 'expired']) {
    assertReply(await post({ body, ...(token ? { token } : {}) }))
  }
  assertReply(await post({ body: { ...body, visitor_name: null, user_id: NEVER_EXISTED, id: 7 } }))
  assertReply(await post({ body: { ...body, message: ' \n Hello\t' } }))
  assert.deepEqual(lastMessages(), ['Hello'])
})

test('a visitor token continues the conversation', async () => {
  const visitor = newVisitor()
  const visitorToken = await tokenOf('first', { visitor })
  assert.deepEqual(lastMessages(), ['first'])
  assert.equal(await tokenOf('second', { visitor, visitorToken }), visitorToken)
  assert.deepEqual(lastMessages(), ['first', 'Of course.', 'second'])
  // The chatbot id is case-insensitive.
  const capitals = { ...chatbot, id: chatbot.id.toUpperCase() }
  await tokenOf('third', { visitor, visitorToken }, capitals)
  assert.deepEqual(lastMessages(), ['first', 'Of course.', 'second', 'Of course.', 'third'])
})

test('a known visitor_id without its token starts a separate conversation', async () => {
  const [visitor, neighbour] = [newVisitor(), newVisitor()]
  const visitorToken = await tokenOf('secret', { visitor })
  const others = await tokenOf('neighbour’s', { visitor: neighbour })
  const flipped =
    visitorToken.slice(0, -2) + (visitorToken.at(-2) === 'A' ? 'B' : 'A') + visitorToken.slice(-1)
  const forged = [
    undefined,
    '',
    'nonsense',
    flipped,
    visitorToken.slice(0, -4),
    others,
    owner,
    'x'.repeat(5000),
  ]
  const issued = new Set([visitorToken, others])
  for (const token of forged) {
    const own = await tokenOf('Who am I?', { visitor, visitorToken: token })
    assert.deepEqual(lastMessages(), ['Who am I?'], token)
    assert.ok(!issued.has(own))
    issued.add(own)
    await tokenOf('And now?', { visitor, visitorToken: own })
    assert.deepEqual(lastMessages(), ['Who am I?', 'Of course.', 'And now?'])
  }
  // The first conversation is unaffected.
  await tokenOf('Still here.', { visitor, visitorToken })
  assert.deepEqual(lastMessages(), ['secret', 'Of course.', 'Still here.'])
})

test('a visitor token does not carry over to another chatbot', async () => {
  const visitor = newVisitor()
  const visitorToken = await tokenOf('secret', { visitor })
  for (const other of [await newChatbot(address, owner), await newChatbot(address, await newUser(address))]) {
    await tokenOf('Elsewhere', { visitor, visitorToken }, other)
    assert.deepEqual(lastMessages(), ['Elsewhere'])
    await tokenOf('Again', { visitor, visitorToken }, other)
    assert.deepEqual(lastMessages(), ['Elsewhere', 'Of course.', 'Again'])
  }
  await tokenOf('Back', { visitor, visitorToken })
  assert.deepEqual(lastMessages(), ['secret', 'Of course.', 'Back'])
})

test('twenty simultaneous first messages create one visitor with twenty conversations', async () => {
  const visitor = newVisitor()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenOf('Hello', { visitor })))
  assert.equal(new Set(tokens).size, 20)
  const visitorToken = tokens[0] ?? ''
  await Promise.all(Array.from({ length: 10 }, () => tokenOf('More', { visitor, visitorToken })))
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ messages: number }[]>`
      select c.message_count as messages from visitors v join conversations c on c.visitor_id = v.id
      where v.visitor_key = ${visitor} and v.chatbot_id = ${chatbot.id} order by 1 desc`,
  ])
  assert.deepEqual(
    rows.map(({ messages }) => messages),
    [22, ...Array(19).fill(2)],
  )
})

test('answers a blank message and stores nothing', async () => {
  const before = await counted()
  const visitor = newVisitor()
  for (const message of ['', ' ', '\n\t', '　']) {
    const answer = await say(address, chatbot, message, { visitor })
    const { visitor_token } = answer.json
    const response = "I didn't receive a message. Could you please try again?"
    assertAnswer(answer, 200, { response, query_time_ms: 0, visitor_token })
    assert.match(visitor_token, /^[\w-]{40,}$/)
  }
  assert.deepEqual(await counted(), before)
})

test('unknown and deleted chatbots get 404', async () => {
  const before = await counted()
  for (const id of [NEVER_EXISTED, 'nonsense', '', '7', "' or true--", chatbot.public_url_slug]) {
    for (const token of [undefined, owner]) {
      assertNoChatbot(await say(address, { id }, 'Hello', token ? { token } : {}))
    }
  }
  assert.deepEqual(await counted(), before)
})

test('a private chatbot answers only its owner', async () => {
  const draft = await newChatbot(address, owner, { is_public: false })
  const publish = (is_public: boolean) =>
    at('PATCH', `/chatbots/${draft.id}`, { token: owner, body: { is_public } })
  const before = await counted()
  for (const token of [undefined, await newUser(address), 'nonsense']) {
    assertProblem(await say(address, draft, 'Hello', token ? { token } : {}), 403, ...IS_PRIVATE)
  }
  assert.deepEqual(await counted(), before)
  const visitorToken = await tokenOf('Am I?', { token: owner }, draft)
  await tokenOf('I am.', { token: owner, visitorToken }, draft)
  assert.deepEqual(lastMessages(), ['Am I?', 'Of course.', 'I am.'])
  // The owner's visitor token does not authenticate the owner.
  assertProblem(await say(address, draft, 'Hello', { visitorToken }), 403, ...IS_PRIVATE)

  await publish(true)
  await tokenOf('Published.', { visitorToken }, draft)
  assert.deepEqual(lastMessages(), ['Am I?', 'Of course.', 'I am.', 'Of course.', 'Published.'])
  await publish(false)
  assertProblem(await say(address, draft, 'Hello', { visitorToken }), 403, ...IS_PRIVATE)
  await tokenOf('Mine.', { token: owner, visitorToken }, draft)
  assert.equal(lastMessages().at(-1), 'Mine.')
})

test('updates the name of a visitor', async () => {
  const visitor = newVisitor()
  const nameAfter = async (name: string | undefined, visitorToken?: string) => {
    const token = await tokenOf('Hello', { visitor, visitorToken, ...(name === undefined ? {} : { name }) })
    const { json } = await at('GET', `/chatbots/${chatbot.id}/visitors`, { token: owner })
    const found = json.find(({ visitor_id }: { visitor_id: string }) => visitor_id === visitor)
    return { name: found.name as string | null, token }
  }
  const { name, token } = await nameAfter(undefined)
  assert.equal(name, null)
  assert.equal((await nameAfter(' Grace ', token)).name, 'Grace')
  assert.equal((await nameAfter('客', token)).name, '客')
  // An earlier name can come back; a missing or blank name changes nothing.
  assert.equal((await nameAfter('Grace', token)).name, 'Grace')
  for (const silent of [undefined, '', '  ']) {
    for (const visitorToken of [token, undefined]) {
      assert.equal((await nameAfter(silent, visitorToken)).name, 'Grace')
    }
  }
})

test('rejects an invalid message and stores nothing', async () => {
  const before = await counted()
  const without = (field: string) => ({ ...body, [field]: undefined })
  for (const field of ['message', 'visitor_id', 'chatbot_id']) {
    for (const wrong of [without(field), { ...body, [field]: 7 }, { ...body, [field]: null }]) {
      assertInvalid(await post({ body: wrong }), field)
    }
  }
  const wrong: [path: string, fields: object][] = [
    ['message', { message: 'x'.repeat(5001) }],
    ['message', { message: ['Hello'] }],
    ['visitor_id', { visitor_id: '' }],
    ['visitor_id', { visitor_id: 'x'.repeat(256) }],
    // Dot segments would escape the path.
    ['visitor_id', { visitor_id: '.' }],
    ['visitor_id', { visitor_id: '..' }],
    ['visitor_name', { visitor_name: 7 }],
    ['visitor_name', { visitor_name: 'x'.repeat(256) }],
  ]
  for (const [path, fields] of wrong) assertInvalid(await post({ body: { ...body, ...fields } }), path)
  for (const field of ['message', 'visitor_id', 'visitor_name', 'chatbot_id']) {
    for (const options of unstorable({ ...body, [field]: 'MARK' })) assertInvalid(await post(options), field)
  }
  for (const wrong of [[], 'text', 7, null]) assertInvalid(await post({ body: wrong }), '')
  await assertBodyChecked(post)
  assert.deepEqual(await counted(), before)
  // Lengths are in code points.
  const longest = { message: '😀'.repeat(5000), visitor_id: '😀'.repeat(255), visitor_name: '😀'.repeat(255) }
  assertReply(await post({ body: { ...body, ...longest } }))
})

type Part = { type: string; delta?: string; data?: unknown }

test('streams the reply with the visitor token', async () => {
  const visitor = newVisitor()
  const stream = async (message: string, headers: Record<string, string> = {}) => {
    const answer = await post({
      body: { ...body, visitor_id: visitor, message },
      headers: { accept: 'text/event-stream', ...headers },
    })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(answer.headers.get('x-vercel-ai-ui-message-stream'), 'v1')
    assert.ok(answer.headers.get('x-request-id'))
    const data = answer.text.split('\n\n').flatMap((event) => event.split('data: ').slice(1))
    assert.equal(data.at(-1), '[DONE]')
    return data.slice(0, -1).map((part): Part => JSON.parse(part))
  }
  const parts = await stream('slowly')
  const kinds = parts.map(({ type }) => type)
  assert.deepEqual(kinds.slice(0, 4), ['start', 'start-step', 'data-visitor', 'text-start'])
  assert.deepEqual(kinds.slice(-3), ['text-end', 'finish-step', 'finish'])
  const deltas = parts.flatMap(({ delta }) => delta ?? [])
  assert.ok(deltas.length > 1)
  assert.equal(deltas.join(''), 'One two three.')

  const { data } = parts.find(({ type }) => type === 'data-visitor') as { data: { visitor_token: string } }
  assert.deepEqual(Object.keys(data), ['visitor_token'])
  const again = await stream('Go on', { 'x-visitor-token': data.visitor_token })
  assert.deepEqual(lastMessages(), ['slowly', 'One two three.', 'Go on'])
  assert.deepEqual(again.find(({ type }) => type === 'data-visitor')?.data, data)
  // Errors are not streamed.
  const refused = await post({
    body: { ...body, chatbot_id: NEVER_EXISTED },
    headers: { accept: 'text/event-stream' },
  })
  assertNoChatbot(refused)
})

test('limits a visitor to 20 messages a minute, independent of others', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '1' } })
  const chatbot = await newChatbot(address, await newUser(address))
  const { json } = await say(address, chatbot, 'Hello')
  const statuses = async (saying: Saying) => {
    // The chatbot id is case-insensitive.
    const ids = [chatbot.id, chatbot.id.toUpperCase()]
    const said = Array.from({ length: 30 }, (_, index) =>
      say(address, { id: ids[index % 2] ?? '' }, 'Hello', saying),
    )
    const answers = await Promise.all(said)
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      assertProblem(answer, 429, 'Too many requests', 'too_many_requests')
      assert.ok(Number(answer.headers.get('retry-after')) >= 1)
    }
    return answers.filter(({ status }) => status === 200).length
  }
  const borrowed = await statuses({})
  assert.ok(borrowed >= 19 && borrowed <= 26, `${borrowed}`)
  const own = await statuses({ visitorToken: json.visitor_token })
  assert.ok(own >= 20 && own <= 26, `${own}`)
})

test('never logs visitor tokens', async () => {
  const visitor = newVisitor()
  const visitorToken = await tokenOf('Hello', { visitor })
  await tokenOf('Hello', { visitor, visitorToken })
  for (const secret of [visitorToken, owner]) assert.ok(!frontdesk.log().includes(secret))
})

test('a conversation continues after a restart', async () => {
  const visitor = newVisitor()
  const visitorToken = await tokenOf('Before', { visitor, name: 'Grace' })
  await frontdesk.stop()
  const { address } = await startTestFrontdesk({ env, database: frontdesk.database })
  const { status, json } = await say(address, chatbot, 'After', { visitor, visitorToken })
  assert.deepEqual([status, json.visitor_token], [200, visitorToken])
  assert.deepEqual(lastMessages(), ['Before', 'Of course.', 'After'])
  const { json: read } = await call(address, 'GET', `/chatbots/${chatbot.id}`, { token: owner })
  assert.deepEqual(read, chatbot)
  const headers = { 'x-visitor-token': visitorToken }
  const history = await call(address, 'GET', `/chat/history?chatbot_id=${chatbot.id}&visitor_id=${visitor}`, {
    headers,
  })
  assert.deepEqual(
    history.json.history.map(({ message }: { message: string }) => message),
    ['After', 'Before'],
  )
})
