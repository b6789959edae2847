import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  NEVER_EXISTED,
  newChatbot,
  say,
  TIMESTAMP,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { ORDER_FORM, type Seed, seedRecord, seedUsersRecord } from '../../../testing/records.ts'
import { asServiceRole, type User } from '../../database/transaction.ts'
import type { Form } from '../../intake/form.ts'
import { saveOnboardingChatbot } from '../../intake/form-queries.ts'
import { eachRecord, type RecordSelection } from '../../intake/record-queries.ts'
import type { RecordStatus } from '../../intake/records.ts'

const { address, connections } = await startTestFrontdesk()
const [owner, stranger] = [await newUser(address), await newUser(address)]

async function newRecords(token = owner, form: Form = ORDER_FORM) {
  const chatbot = await newChatbot(address, token)
  const path = `/chatbots/${chatbot.id}`
  const at = (method: string, rest: string, options: Call = {}) =>
    call(address, method, path + rest, { token, ...options })
  assert.equal((await at('PUT', '/form', { body: form })).status, 200)
  let seconds = 0
  return {
    chatbot,
    path,
    at,
    list: (query = '') => at('GET', `/records${query}`),
    /** Adds records one second apart. @returns them as listed */
    seed: async (seed: Seed = {}) => {
      const created_at = new Date(Date.UTC(2026, 0, 31, 12, 0, seconds++)).toISOString()
      const { status = 'active', data = {} } = seed
      const record = await seedRecord(connections, chatbot, { createdAt: created_at, ...seed })
      const { id, conversationId: conversation_id } = record
      const completed_at = status === 'completed' ? created_at : null
      return { id, conversation_id, status, data, created_at, updated_at: created_at, completed_at }
    },
  }
}

test('lists records with their data, newest first', async () => {
  const { list, seed } = await newRecords()
  assertAnswer(await list(), 200, { records: [], total: 0, page: 1, page_size: 20 })
  const products = Array.from({ length: 12 }, (_, index) => ({ title: `পণ্য ${index}`, count: index }))
  const first = await seed({ data: { name: '陳小姐 👩‍💻', budget: -5, is_urgent: false, products } })
  const second = await seed({ status: 'completed', data: { name: '=1+1' } })
  const third = await seed({ status: 'abandoned' })
  for (const { created_at } of [first, second, third]) assert.match(created_at, TIMESTAMP)
  const records = [third, second, first]
  assertAnswer(await list(), 200, { records, total: 3, page: 1, page_size: 20 })
  for (const record of records) {
    const answer = { records: [record], total: 1, page: 1, page_size: 20 }
    assertAnswer(await list(`?status=${record.status}`), 200, answer)
  }
})

test('pages records by place, whatever is added meanwhile', async () => {
  const { list, path, seed } = await newRecords()
  const createdAt = '2026-01-31T12:00:00.000Z'
  for (let number = 0; number < 5; number++) await seed({ createdAt, status: 'completed' })
  for (let number = 0; number < 2; number++) await seed({ status: 'active' })
  const whole = (await list('?page_size=100&status=completed')).json.records
  const found: { id: string }[] = []
  let page = await list('?page_size=2&status=completed')
  for (;;) {
    assert.equal(page.json.total, found.length === 0 ? 5 : 4 + found.length / 2 + 1)
    found.push(...page.json.records)
    const [, next] = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '') ?? []
    if (!next) break
    assert.ok(next.startsWith(`${path}/records?`))
    await seed({ createdAt: '2026-02-01T12:00:00.000Z', status: 'completed' })
    page = await call(address, 'GET', next, { token: owner })
  }
  assert.deepEqual(found, whole)
  for (const before of ['', 'x', Buffer.from(`${createdAt} 1`).toString('base64url')])
    assertInvalid(await list(`?before=${before}`), 'before')
})

test('pages records', async () => {
  const { list, seed } = await newRecords()
  const seeded = []
  const createdAt = '2026-01-31T12:00:00.000Z'
  for (let number = 0; number < 7; number++) seeded.push(await seed())
  // Some records have the same creation time.
  for (let number = 0; number < 4; number++) await seed({ createdAt, status: 'completed' })
  const whole = (await list('?page_size=100')).json.records
  assert.deepEqual(
    whole.flatMap(({ id, status }: { id: string; status: string }) => (status === 'active' ? id : [])),
    seeded.map(({ id }) => id).reverse(),
  )
  const page = (number: number, size: number) => ({
    records: whole.slice((number - 1) * size, number * size),
    total: 11,
    page: number,
    page_size: size,
  })
  for (const [number, size] of [
    [1, 3],
    [2, 3],
    [4, 3],
    [5, 3],
    [11, 1],
    [2, 100],
  ] as const) {
    assertAnswer(await list(`?page=${number}&page_size=${size}`), 200, page(number, size))
  }
  assert.equal((await list('?status=active&page_size=2')).json.total, 7)
  for (const query of [
    'page=0',
    'page=x',
    'page_size=0',
    'page_size=101',
    'page_size=1.5',
    'status=done',
    'status=',
  ]) {
    assertInvalid(await list(`?${query}`), query.slice(0, query.indexOf('=')))
  }
})

test('only the owner can access a chatbot’s records', async () => {
  const { seed, path, list } = await newRecords()
  const record = await seed()
  const credentials = 'Invalid authentication credentials'
  for (const rest of [
    '/records',
    '/records/export',
    '/records/export?format=csv',
    '/records/export?format=xlsx',
  ]) {
    assertProblem(await call(address, 'GET', path + rest), 401, credentials, 'token_missing')
    const badToken = await call(address, 'GET', path + rest, { token: 'nonsense' })
    assertProblem(badToken, 401, credentials, 'token_invalid')
    assertNoChatbot(await call(address, 'GET', path + rest, { token: stranger }))
    for (const id of [NEVER_EXISTED, 'nonsense', '%00x'.slice(3)]) {
      assertNoChatbot(await call(address, 'GET', `/chatbots/${id}${rest}`, { token: owner }))
    }
  }
  assert.deepEqual((await list()).json.records, [record])
  const mine = await newRecords(stranger)
  assert.equal((await mine.list()).json.total, 0)
})

test('an owner sees no users’ records, even as an administrator', async () => {
  const { seed, chatbot, list } = await newRecords()
  const record = await seed()
  const { user_id: strangerId } = await newChatbot(address, stranger)
  await seedUsersRecord(connections, chatbot.id, strangerId)
  assert.deepEqual((await list()).json.records, [record])
  const admin: User = { userId: chatbot.user_id, isAdmin: true }
  assert.deepEqual(await idsOf(admin, { chatbotId: chatbot.id }), [record.id])
  assert.deepEqual(await idsOf({ userId: strangerId, isAdmin: true }, { chatbotId: chatbot.id }), [])
})

test('records keep the form they started with', async () => {
  const { seed, list, at } = await newRecords()
  const before = await seed({ data: { name: 'Grace', products: [{ title: 'A' }] } })
  const fields = [{ ...ORDER_FORM.fields[0], key: 'company' }]
  assert.equal((await at('PUT', '/form', { body: { ...ORDER_FORM, version: 2, fields } })).status, 200)
  const after = await seed({ data: { company: 'Acme' } })
  assert.deepEqual((await list()).json.records, [after, before])
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ version: number }[]>`
      select (f.document -> 'version')::integer as version from forms f
      where f.id = any (array(select r.form_id from records r where r.id in (${before.id}, ${after.id})))
      order by f.created_at`,
  ])
  assert.deepEqual(
    rows.map(({ version }) => version),
    [1, 2],
  )
})

test('deleting a visitor deletes their records', async () => {
  const { chatbot, list, at } = await newRecords()
  await say(address, chatbot, 'Hello', { visitor: 'grace' })
  assert.equal((await list()).json.total, 1)
  assertAnswer(await at('DELETE', '/visitors/grace'), 204, undefined)
  assert.equal((await list()).json.total, 0)
})

test('reads each record once across batches', async () => {
  const { seed, chatbot } = await newRecords()
  const createdAt = '2026-01-31T12:00:00.000Z'
  const seeded = []
  for (let number = 0; number < 9; number++) seeded.push(await seed(number % 3 === 0 ? {} : { createdAt }))
  const expected = seeded
    .toSorted((a, b) => (a.created_at + a.id < b.created_at + b.id ? -1 : 1))
    .map(({ id }) => id)
  // The order has microsecond precision.
  await asServiceRole(connections, (sql) => [
    sql`
      update records set created_at = '2026-01-31T12:00:00.000001Z'::timestamptz where id = ${expected[3] ?? ''}`,
  ])
  const read = (size: number) => idsOf({ userId: chatbot.user_id }, { chatbotId: chatbot.id }, size)
  const whole = await read(500)
  assert.deepEqual(whole.toSorted(), expected.toSorted())
  for (const size of [1, 2, 3, 8, 9, 10]) assert.deepEqual(await read(size), whole)
})

test('onboarding users read their own records, administrators read all', async () => {
  const chatbotId = await saveOnboardingChatbot(connections, ORDER_FORM)
  const { user_id: grace } = await newChatbot(address, owner)
  const { user_id: ada } = await newChatbot(address, stranger)
  const newRecord = (userId: string, status: RecordStatus) =>
    seedUsersRecord(connections, chatbotId, userId, status)
  const [first, second, third] = [
    await newRecord(grace, 'completed'),
    await newRecord(ada, 'completed'),
    await newRecord(grace, 'active'),
  ]
  const meant = (ownOnly: boolean): RecordSelection => ({ onboarding: true, status: 'completed', ownOnly })
  assert.deepEqual(await idsOf({ userId: grace }, meant(true)), [first])
  assert.deepEqual(await idsOf({ userId: ada }, meant(true)), [second])
  assert.deepEqual(await idsOf({ userId: grace }, { onboarding: true, ownOnly: true }), [first, third])
  // Other users read only their own records, whatever they request.
  assert.deepEqual(await idsOf({ userId: grace }, meant(false)), [first])
  assert.deepEqual(await idsOf({ userId: grace, isAdmin: true }, meant(false)), [first, second])
  assert.deepEqual(await idsOf({ userId: grace, isAdmin: true }, meant(true)), [first])
  const records = eachRecord(connections, { userId: grace }, meant(true))
  const { value } = await records.next()
  assert.ok(value && value.userNumber !== null && value.sessionNumber > 0 && value.number > 0)
})

async function idsOf(user: User, selection: RecordSelection, batchSize?: number): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of eachRecord(connections, user, selection, batchSize)) ids.push(id)
  return ids
}
