/**
 * Every call that starts a turn is limited, and says so. The server's own document names the calls: a new
 * one must be written here too.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Answer, type Call, call, PASSWORD } from '../../../testing/client.ts'
import { Conformance } from '../../../testing/conformance.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import {
  assertRateLimit,
  fromElsewhere,
  type RateLimitHeaders,
  rateLimitOf,
} from '../../../testing/rate-limits.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { apiKeyHash } from '../../identity/api-keys.ts'

const { address, connections, sampleChatbotId } = await startTestFrontdesk({
  env: { TRUST_PROXY: 'true', LIMIT_SCALE: '0.01' },
})

/** Each call has another address, so that no address limit applies. */
const at = (method: string, path: string, options: Call = {}) =>
  call(address, method, path, { ...options, headers: { ...options.headers, ...fromElsewhere() } })
const post = (path: string, body?: object, options: Call = {}) =>
  at('POST', path, body ? { ...options, body } : options)

async function newUser(): Promise<Call> {
  const body = { email: `${randomUUID()}@example.com`, password: PASSWORD }
  return { token: (await post('/api/auth/signup', body)).json.access_token }
}

async function newKey(): Promise<string> {
  const key = `fd_${randomUUID()}`
  await asServiceRole(connections, (sql) => [
    sql`insert into api_keys (chatbot_id, prefix, hash)
        values (${sampleChatbotId}, '', decode(${apiKeyHash(key)}, 'hex'))`,
  ])
  return key
}

async function newVisit(): Promise<string> {
  const body = { chatbot_id: sampleChatbotId, visitor_id: randomUUID() }
  return (await post('/api/chat/widget/session', body)).json.session_id
}

const OF_USER: RateLimitHeaders = { name: 'messages-of-user', q: 1, w: 100, r: 0, t: 100 }
const OF_VISITOR: RateLimitHeaders = { name: 'messages-of-visitor', q: 1, w: 300, r: 0, t: 300 }
const OF_API_KEY: RateLimitHeaders = { name: 'messages-of-api-key', q: 6, w: 60, r: 0, t: 10 }

type Start = {
  operation: string
  /** The rate limit headers once the limit is used up. */
  told: RateLimitHeaders
  /** A new caller. @returns a function to send a message */
  begin: () => Promise<(options: Call) => Promise<Answer>>
}

const STARTS: Start[] = [
  {
    operation: 'POST /conversations/{id}/messages',
    told: OF_USER,
    begin: async () => {
      const user = await newUser()
      const { json: id } = await post('/conversations', undefined, user)
      return (options) => post(`/conversations/${id}/messages`, { content: 'hello' }, { ...options, ...user })
    },
  },
  ...['/api/chat', '/api/chat/stream', '/api/chatbot/message'].map((path) => ({
    operation: `POST ${path}`,
    told: OF_USER,
    begin: async () => {
      const user = await newUser()
      return (options: Call) => post(path, { message: 'hello' }, { ...options, ...user })
    },
  })),
  {
    operation: 'POST /api/chat/conversation/{session_id}/retry',
    told: OF_USER,
    begin: async () => {
      const user = await newUser()
      return (options) => post('/api/chat/conversation/any/retry', undefined, { ...options, ...user })
    },
  },
  {
    operation: 'POST /api/chat',
    told: OF_API_KEY,
    begin: async () => {
      const named = { api_key: await newKey(), assistant_id: sampleChatbotId }
      const { session_id } = (await post('/api/chat/session', named)).json
      const messages = [{ role: 'user', content: 'hello' }]
      const body = { ...named, session_id, type: 'custom_code', messages }
      return (options) => post('/api/chat', body, options)
    },
  },
  {
    operation: 'POST /v1/chat/completions',
    told: OF_API_KEY,
    begin: async () => {
      const token = await newKey()
      const body = { model: sampleChatbotId, messages: [{ role: 'user', content: 'hello' }] }
      return ({ headers = {} }) =>
        post('/v1/chat/completions', { ...body, stream: 'accept' in headers }, { token })
    },
  },
  ...['/api/chat/widget', '/api/chat/widget/retry'].map((path) => ({
    operation: `POST ${path}`,
    told: OF_VISITOR,
    begin: async () => {
      const session_id = await newVisit()
      return (options: Call) => post(path, { session_id, message: 'hello' }, options)
    },
  })),
  {
    operation: 'POST /chat',
    told: OF_VISITOR,
    begin: async () => {
      const body = { chatbot_id: sampleChatbotId, visitor_id: randomUUID(), message: 'hello' }
      return (options) => post('/chat', body, options)
    },
  },
]

/** Calls until the limit is used up. @returns the number of calls */
async function useUp(
  say: (options: Call) => Promise<Answer>,
  told: RateLimitHeaders,
  options: Call,
): Promise<number> {
  for (let calls = 1; calls <= told.q + 2; calls++) {
    const answer = await say(options)
    // A retry has nothing to answer, which is checked after the limit.
    assert.ok([200, 409].includes(answer.status), answer.text)
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
    if (answer.status === 200) assert.equal(isStream, options.headers !== undefined)
    const { name, r } = rateLimitOf(answer)
    // Until then, the headers describe the limit of the address.
    if (name !== told.name || r > 0) continue
    assertRateLimit(answer, told)
    return calls
  }
  return assert.fail(`${told.name} is not used up`)
}

for (const [how, options] of [
  ['whole', {}],
  ['streamed', { headers: { accept: 'text/event-stream' } }],
] as const)
  for (const { operation, told, begin } of STARTS)
    test(`${operation}, ${how}: ${told.name}`, async () => {
      const say = await begin()
      const calls = await useUp(say, told, options)
      assert.ok(calls === told.q || calls === told.q + 1, `${calls} calls`)
      const refused = await say(options)
      assert.deepEqual([refused.status, refused.json.code], [429, 'too_many_requests'])
      assertRateLimit(refused, told)
      assert.equal(refused.headers.get('retry-after'), refused.headers.get('ratelimit-reset'))
      assert.match(refused.headers.get('content-type') ?? '', /^application\/json/)
    })

test('every operation that starts a turn is tested here', async () => {
  const { json } = await at('GET', '/openapi.json')
  const streams = (operation: object) => JSON.stringify(operation).includes('"text/event-stream"')
  const documented = new Conformance(json).operations
    .filter(({ name, responses }) => name.startsWith('POST ') && streams(responses))
    .map(({ name }) => name)
  assert.deepEqual(new Set(documented), new Set(STARTS.map(({ operation }) => operation)))
})

test('no API starts a turn without checking the rate limits', () => {
  const apis = join(import.meta.dirname, '../../api')
  const files = globSync('**/*.ts', { cwd: apis }).filter((file) => !file.endsWith('.test.ts'))
  const sources = files.map((file) => readFileSync(join(apis, file), 'utf8'))
  // The compiler refuses it too: `Services.turns` has none of these methods.
  for (const source of sources) assert.doesNotMatch(source, /\bturns\s*\.(?:take|retry|regenerate)\b/)
  const admitting = sources.filter((source) => source.includes('messages.admit(reply, '))
  assert.ok(admitting.length >= 9, `${admitting.length} files`)
})
