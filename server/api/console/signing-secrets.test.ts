import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { assertProblem, newChatbot, newSigningSecret, TIMESTAMP, UUID } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { createSigningSecrets } from '../../chatbots/signing-secrets.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, connections } = await startTestFrontdesk()
const token = await newUser(address)
const stranger = await newUser(address)
const { id } = await newChatbot(address, token)
const path = `/api/console/chatbots/${id}/signing-secrets`
const list = async (of = path) => (await call(address, 'GET', of, { token })).json.secrets

test('a secret is shown once, and stored encrypted', async () => {
  assert.deepEqual(await list(), [])
  const created = await call(address, 'POST', path, { token })
  assert.equal(created.status, 201)
  assert.equal(created.headers.get('cache-control'), 'no-store')
  const { secret, ...shown } = created.json
  assert.match(secret, /^fdsec_[A-Za-z0-9_-]{43}$/)
  assert.match(shown.id, UUID)
  assert.match(shown.created_at, TIMESTAMP)
  assert.equal(shown.hint, `…${secret.slice(-4)}`)
  assert.deepEqual(await list(), [shown])
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ sealed: Buffer; text: string }[]>`
      select sealed, row_to_json(s)::text as text from signing_secrets s where chatbot_id = ${id}`,
  ])
  assert.equal(rows.length, 1)
  assert.ok(!rows[0]?.text.includes(secret) && !rows[0]?.sealed.includes(secret))
})

test('at most two secrets are valid, even after concurrent rotations', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => newSigningSecret(address, token, id)))
  const valid = (await list()).map((secret: { id: string }) => secret.id)
  assert.equal(valid.length, 2)
  assert.ok(valid.every((known: string) => answers.some((answer) => answer.id === known)))
})

test('an encrypted secret copied to another chatbot verifies nobody', async () => {
  const other = await newChatbot(address, token, { name: 'Other' })
  await newSigningSecret(address, token, other.id)
  await asServiceRole(connections, (sql) => [
    sql`update signing_secrets set sealed = (select sealed from signing_secrets where chatbot_id = ${id} limit 1)
      where chatbot_id = ${other.id}`,
  ])
  const secrets = createSigningSecrets(connections, 'another secret of another server, long enough')
  assert.deepEqual(await secrets.of(other.id), [])
  assert.deepEqual(await secrets.of(id), [])
})

test('retiring a secret works once', async () => {
  const { id: secretId } = await newSigningSecret(address, token, id)
  assert.equal((await call(address, 'DELETE', `${path}/${secretId}`, { token })).status, 204)
  for (const unknown of [secretId, randomUUID(), 'nonsense'])
    assertProblem(
      await call(address, 'DELETE', `${path}/${unknown}`, { token }),
      404,
      'Signing secret not found',
      'signing_secret_not_found',
    )
})

test('requires a token, and another owner’s chatbot looks unknown', async () => {
  const { id: secretId } = await newSigningSecret(address, token, id)
  for (const [method, at] of [
    ['GET', path],
    ['POST', path],
    ['DELETE', `${path}/${secretId}`],
  ] as const) {
    assertProblem(await call(address, method, at), 401, 'Invalid authentication credentials', 'token_missing')
    const refused = await call(address, method, at, { token: stranger })
    assertProblem(refused, 404, 'Chatbot not found', 'chatbot_not_found')
  }
  assert.ok((await list()).some((secret: { id: string }) => secret.id === secretId))
})

test('a repeated Idempotency-Key creates one secret', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const first = await call(address, 'POST', path, { token, headers })
  const again = await call(address, 'POST', path, { token, headers })
  assert.deepEqual(again.json, first.json)
})
