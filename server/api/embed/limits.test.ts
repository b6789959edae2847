/** Rate limits of API clients and visitors. LIMIT_SCALE makes them small enough to reach. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, call } from '../../../testing/client.ts'
import { assertProblem } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { storedIn } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { apiKeyHash } from '../../identity/api-keys.ts'

/** Messages a minute: 600 per key, 20 per visitor, 600 per chatbot. */
const LIMIT_SCALE = '0.01'
const [OF_KEY, OF_CHATBOT] = [6, 6]

const { address, connections, sampleChatbotId } = await startTestFrontdesk({
  env: { TRUST_PROXY: 'true', LIMIT_SCALE },
})

// Sign-up limits at this scale prevent creating them through the API.
const KEYS = ['fd_one', 'fd_two'] as const
const [, [another]] = await asServiceRole(connections, (sql) => [
  sql`
    insert into api_keys (chatbot_id, prefix, hash)
    select ${sampleChatbotId}, '', decode(hash, 'hex') from unnest(${KEYS.map(apiKeyHash)}::text[]) hash`,
  sql<{ id: string }[]>`insert into chatbots (name, is_public) values ('Another', true) returning id`,
])

let addresses = 0
/** Uses a new address for each call, so that the address limit does not apply. */
const from = () => ({ 'x-forwarded-for': `10.0.${++addresses >> 8}.${addresses & 255}` })
const post = (path: string, body: object, headers = from()) => call(address, 'POST', path, { body, headers })

async function openSession(): Promise<string> {
  const body = { api_key: KEYS[0], assistant_id: sampleChatbotId }
  return (await post('/api/chat/session', body)).json.session_id
}

function ask(api_key: string, session_id: string): Promise<Answer> {
  const messages = [{ role: 'user', content: 'hello' }]
  const named = { api_key, assistant_id: sampleChatbotId }
  return post('/api/chat', { ...named, session_id, type: 'custom_code', messages })
}

async function visit(visitor_id: string, chatbot_id = sampleChatbotId): Promise<string> {
  const { json } = await post('/api/chat/widget/session', { chatbot_id, visitor_id })
  return json.session_id
}

const say = (session_id: string) => post('/api/chat/widget', { session_id, message: 'hello' })

function assertTooMany(answer: Answer, atMostSeconds: number): void {
  assertProblem(answer, 429, 'Too many requests', 'too_many_requests')
  const seconds = Number(answer.headers.get('retry-after'))
  assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= atMostSeconds, `${seconds} s`)
}

/** Calls until rejected: after `limit` calls, or one more if the bucket refilled meanwhile. */
async function assertLimit(limit: number, once: () => Promise<Answer>): Promise<void> {
  let served = 0
  let answer = await once()
  for (; answer.status === 200 && served < limit + 2; answer = await once()) served++
  assertTooMany(answer, 10)
  assert.ok(served === limit || served === limit + 1, `${served} were served`)
}

test('limits a key to 600 messages a minute across both APIs', async () => {
  const session = await openSession()
  const completion = () =>
    call(address, 'POST', '/v1/chat/completions', {
      token: KEYS[0],
      body: { model: sampleChatbotId, messages: [{ role: 'user', content: 'hello' }] },
      headers: from(),
    })
  let turn = 0
  await assertLimit(OF_KEY, () => (turn++ < 2 ? completion() : ask(KEYS[0], session)))
  const stored = await storedIn(connections, session)
  assert.equal((await ask(KEYS[0], session)).status, 429)
  assert.deepEqual(await storedIn(connections, session), stored)
  assert.equal((await ask(KEYS[1], session)).status, 200)
})

test('limits a visitor to 20 messages a minute across sessions', async () => {
  const [one, two, others] = [await visit('ada'), await visit('ada'), await visit('grace')]
  assert.equal((await say(one)).status, 200)
  for (const session of [one, two]) assertTooMany(await say(session), 300)
  assert.equal((await say(others)).status, 200)
  assert.deepEqual(await storedIn(connections, two), [])
})

test("limits a chatbot's visitors to 600 messages a minute in total", async () => {
  let visitors = 0
  await assertLimit(OF_CHATBOT, async () => say(await visit(`visitor-${visitors++}`, another?.id)))
  // Visitors of another chatbot are unaffected.
  assert.equal((await say(await visit('somebody'))).status, 200)
})

test('limits an address to 300 requests a minute, whatever visitor ids it sends', async () => {
  const headers = from()
  const statuses = []
  for (let visitor = 0; visitor < 4; visitor++) {
    const body = { chatbot_id: sampleChatbotId, visitor_id: `visitor-${visitor}` }
    statuses.push((await post('/api/chat/widget/session', body, headers)).status)
  }
  assert.deepEqual(statuses, [201, 201, 201, 429])
})
