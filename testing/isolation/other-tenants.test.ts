/** Calls every operation of the server's OpenAPI document with every foreign id. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestFrontdesk } from '../frontdesk.ts'
import { IS_WHOLE } from '../share.ts'
import { attackersOf, deactivate } from './attackers.ts'
import { EXCEPTIONS, kindOf, REGISTRY } from './ids.ts'
import { Matrix } from './matrix.ts'
import { type Document, documentOf, operationsIn } from './operations.ts'
import { credentialFor, inOrder, makeReady, ownValues } from './own-calls.ts'
import { nameOf, requestOf, send } from './requests.ts'
import { assertUntouched, rowsOf, storedRows } from './rows.ts'
import { newTenant } from './tenants.ts'

const frontdesk = await startTestFrontdesk({ env: { LOG_LEVEL: 'error', TRUST_PROXY: 'true' } })
const { address, connections } = frontdesk
const document = await documentOf(address)
const operations = operationsIn(document)
const [victim, other, inactive] = [
  await newTenant(frontdesk),
  await newTenant(frontdesk),
  await newTenant(frontdesk),
]
await deactivate(frontdesk, inactive)
const untouched = await storedRows(connections)
const attackers = await attackersOf(frontdesk, victim, other, inactive)

/** The unregistered fields of a document. */
function unnamedIn(document: Document): string[] {
  return operationsIn(document).flatMap(({ key, fields }) =>
    fields.flatMap((field) => {
      try {
        kindOf(key, nameOf(field))
        return []
      } catch {
        return [`${key} ${nameOf(field)}`]
      }
    }),
  )
}

test('every field of every call is registered as an id or as data', () => {
  assert.deepEqual(unnamedIn(document), [])
  const added = structuredClone(document)
  const { post } = added.paths['/chatbots'] ?? {}
  const body = post?.requestBody?.content['application/json']?.schema
  body?.properties && Object.assign(body.properties, { owner: { properties: { id: { type: 'string' } } } })
  post?.parameters?.push({ in: 'query', name: 'as', schema: { type: 'integer' } })
  assert.deepEqual(unnamedIn(added), ['createChatbot query as', 'createChatbot body owner.id'])
})

test('every registered field exists', () => {
  const fields = new Set(
    operations.flatMap(({ key, fields }) => fields.map((each) => `${key} ${nameOf(each)}`)),
  )
  for (const [key, { ids = {}, data = [] }] of Object.entries(REGISTRY)) {
    assert.ok(
      operations.some((operation) => operation.key === key),
      key,
    )
    for (const name of [...Object.keys(ids), ...data])
      assert.ok(fields.has(`${key} ${name}`), `${key} ${name}`)
  }
  for (const name of Object.keys(EXCEPTIONS)) assert.ok(fields.has(name), name)
})

test('another tenant’s ids are indistinguishable from unknown ids', { timeout: 600_000 }, async (t) => {
  const matrix = new Matrix(address)
  for (const attacker of attackers) {
    // A signed-out caller can make no further calls.
    const calls = operations.filter(({ key }) => key !== 'signOut' || attacker.isVoid)
    // HEAD answers with headers alone.
    const heads = SHAPING.includes(attacker.name) ? calls.filter(({ method }) => method === 'GET') : []
    for (const operation of heads) await matrix.tryAll({ ...operation, method: 'HEAD' }, attacker)
    for (const operation of calls) await matrix.tryAll(operation, attacker)
  }
  assert.deepEqual(matrix.complaints, [])
  const { calls, compared } = matrix.counts
  t.diagnostic(
    `${operations.length} operations, ${attackers.length} attackers: ${calls} calls, ${compared} compared`,
  )
  assert.ok(compared > 1000)
})

test('variants of another tenant’s id open nothing either', { timeout: 600_000 }, async (t) => {
  const matrix = new Matrix(address)
  const shaping = attackers.filter(({ name }) => SHAPING.includes(name))
  for (const attacker of shaping) {
    for (const operation of operations) await matrix.tryShapes(operation, attacker)
  }
  assert.deepEqual(matrix.complaints, [])
  t.diagnostic(`${matrix.counts.odd} calls with odd shapes`)
  assert.ok(matrix.counts.odd > (IS_WHOLE ? 500 : 75))
})

/** Strangers whose credential opens something of their own. */
const SHAPING = [
  'another user',
  'a program with a key of the owner’s other chatbot',
  'another visitor of the chatbot',
]

test('the other tenant’s rows are unchanged', async (t) => {
  const now = await storedRows(connections)
  const counts = [victim, inactive].map(({ userId }) =>
    assertUntouched(rowsOf(untouched, userId), rowsOf(now, userId)),
  )
  t.diagnostic(`${counts.join(' and ')} rows`)
  assert.ok(counts.every((count) => count > 30))
})

test('the owner can make all of these calls', { timeout: 300_000 }, async (t) => {
  let calls = 0
  for (const operation of inOrder(operations)) {
    for (const values of ownValues(operation, victim)) {
      await makeReady(connections, operation, victim)
      const request = requestOf(operation, values, credentialFor(operation, victim))
      const { status, text } = await send(address, request)
      assert.ok(status < 300, `${operation.key} ${JSON.stringify(request)}: ${status} ${text}`)
      calls++
    }
  }
  t.diagnostic(`${calls} calls`)
  assert.ok(calls >= operations.length)
})
