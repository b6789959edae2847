/** Shared helpers of the Idempotency-Key tests. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LLMock } from '@copilotkit/aimock'
import type { Connections } from '../server/database/connections.ts'
import { asServiceRole } from '../server/database/transaction.ts'
import type { Answer, Call } from './client.ts'

export const newKey = () => randomUUID()

/** The same call with an Idempotency-Key. */
export function under(key: string, options: Call = {}): Call {
  return { ...options, headers: { ...options.headers, 'idempotency-key': key } }
}

/** The rows that a client can create, by table, and the number of model calls. */
export async function effects(connections: Connections, mock: LLMock): Promise<Record<string, number>> {
  const [[row]] = await asServiceRole(connections, (sql) => [
    sql<Record<string, number>[]>`
      select (select count(*) from users)::integer as users, (select count(*) from chatbots)::integer as chatbots,
        (select count(*) from api_keys)::integer as keys,
        (select count(*) from signing_secrets)::integer as secrets, (select count(*) from visitors)::integer as visitors,
        (select count(*) from conversations)::integer as conversations,
        (select count(*) from messages where role = 'user')::integer as said,
        (select count(*) from messages where role = 'assistant')::integer as replies,
        (select count(*) from turns)::integer as turns,
        (select count(*) from sources)::integer as sources`,
  ])
  return { ...row, asked: mock.getRequests().length }
}

/** Simulates processes that died before their responses were stored. */
export async function loseAnswers(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [sql`update idempotent_calls set answer = null`])
}

/** What changed between two counts. */
export function difference(before: Record<string, number>, after: Record<string, number>) {
  const changed = Object.entries(after).filter(([name, count]) => count !== before[name])
  return Object.fromEntries(changed.map(([name, count]) => [name, count - (before[name] ?? 0)]))
}

/** Headers of one request or connection, not of the stored response. */
const OF_REQUEST = [
  'connection',
  'content-length',
  'date',
  'idempotent-replayed',
  'keep-alive',
  'transfer-encoding',
  'x-request-id',
]

function headersOf({ headers }: Answer) {
  return Object.fromEntries([...headers].filter(([name]) => !OF_REQUEST.includes(name)))
}

/** Asserts a replay: status, headers and every byte of the body match the first answer. */
export function assertReplayed(answer: Answer, first: Answer): void {
  assert.deepEqual([answer.status, answer.text], [first.status, first.text])
  assert.deepEqual(headersOf(answer), headersOf(first))
  assert.equal(answer.headers.get('idempotent-replayed'), 'true')
  assert.equal(first.headers.get('idempotent-replayed'), null)
  assert.notEqual(answer.headers.get('x-request-id'), first.headers.get('x-request-id'))
}

export function assertNotReplayed(answer: Answer): void {
  assert.equal(answer.headers.get('idempotent-replayed'), null, answer.text)
}

/** Asserts a refusal because another call used the same key, whatever the API's error shape. */
export function assertRefused(
  answer: Answer,
  code: 'idempotency_key_in_use' | 'idempotency_key_reused',
): void {
  const [status, text] = REFUSALS[code]
  assert.equal(answer.status, status, answer.text)
  const { detail, error, ...rest } = answer.json
  assert.deepEqual(rest, { code, request_id: answer.headers.get('x-request-id') })
  assert.equal(detail ?? error.message, text)
  if (status === 409) assert.equal(answer.headers.get('retry-after'), '1')
  assertNotReplayed(answer)
}

const REFUSALS = {
  idempotency_key_in_use: [409, 'A request with this Idempotency-Key is still in progress; try again soon'],
  idempotency_key_reused: [422, 'This Idempotency-Key was already used for another request; use a new one'],
} as const

/**
 * Sends a call on its own connection; the client disconnects on request.
 * @param options.heard called with what arrives before that
 */
export function callAndLeave(
  address: string,
  path: string,
  { token, body, headers }: Call,
  heard: (text: string) => void = () => {},
): { leave: () => void } {
  const { host } = new URL(address)
  const sent = request(address + path, {
    method: 'POST',
    agent: false,
    headers: {
      host,
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  })
  sent.on('error', () => {})
  sent.on('response', (response) => response.on('data', (data) => heard(String(data))).on('error', () => {}))
  sent.end(JSON.stringify(body))
  return { leave: () => sent.destroy() }
}

const MAX_WAIT_MS = 30_000
const PAUSE_MS = 50

/** Retries until no other call with the key is running, as the 409 asks its client to do. */
export async function whenFree(send: () => Promise<Answer>): Promise<Answer> {
  const deadline = performance.now() + MAX_WAIT_MS
  while (true) {
    const answer = await send()
    if (answer.status !== 409 || answer.json.code !== 'idempotency_key_in_use') return answer
    assert.ok(performance.now() < deadline, 'the key was never free')
    await sleep(PAUSE_MS)
  }
}
