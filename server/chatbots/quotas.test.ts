/** Storage quotas of an account, over HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, call, newUser } from '../../testing/client.ts'
import { newChatbot } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { asServiceRole } from '../database/transaction.ts'
import { STANDARD_QUOTAS, scaledQuotas } from './quotas.ts'

/** Rate limits and default quotas are multiplied alike, so the address is another for each call. */
const SCALE = 0.1
const { address, connections } = await startTestFrontdesk({
  env: { LIMIT_SCALE: String(SCALE), TRUST_PROXY: 'true' },
})
const quotas = scaledQuotas(SCALE) as typeof STANDARD_QUOTAS

let callers = 0
const elsewhere = () => ({ 'x-forwarded-for': `198.18.${callers >> 8}.${callers++ & 255}` })

/** Retries while an overloaded database rejects requests. */
async function at(method: string, path: string, token: string, body?: unknown): Promise<Answer> {
  for (;;) {
    const answer = await call(address, method, path, { token, body, headers: elsewhere() })
    if (answer.status !== 503) return answer
    await sleep(200)
  }
}

async function userWithToken(): Promise<string> {
  const username = `user-${crypto.randomUUID().slice(0, 8)}`
  const password = 'correct horse battery'
  await call(address, 'POST', '/auth/register', { body: { username, password }, headers: elsewhere() })
  const { json } = await call(address, 'POST', '/auth/token', {
    raw: new URLSearchParams({ username, password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...elsewhere() },
  })
  return json.access_token
}

const create = (token: string, fields: object = {}) =>
  at('POST', '/chatbots', token, { name: 'One', ...fields })
const count = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length

function assertRefused({ status, json, text }: Answer, code: string): void {
  assert.equal(status, 409, text)
  assert.equal(json.code, code)
  assert.match(json.detail ?? json.error, /first$/)
}

test('concurrent creation of chatbots stops at the account’s quota and does not affect others', async () => {
  const token = await userWithToken()
  const made = await Promise.all(Array.from({ length: quotas.chatbots + 8 }, () => create(token)))
  assert.equal(count(made, 200), quotas.chatbots)
  assert.equal(count(made, 409), 8)
  assertRefused(await create(token), 'too_many_chatbots')
  assertRefused(await at('POST', '/api/console/chatbots', token, { name: 'One' }), 'too_many_chatbots')
  const { json } = await at('GET', '/chatbots', token)
  assert.equal(json.length, quotas.chatbots)
  assert.equal((await create(await userWithToken())).status, 200)
  assert.equal((await at('DELETE', `/chatbots/${json[0].id}`, token)).status, 204)
  assert.equal((await create(token)).status, 200)
})

test('concurrent creation of API keys stops at the chatbot’s quota', async () => {
  const token = await userWithToken()
  const { id } = (await create(token)).json
  const made = await Promise.all(
    Array.from({ length: quotas.apiKeys + 5 }, () =>
      at('POST', `/chatbots/${id}/keys`, token, { name: 'x' }),
    ),
  )
  assert.equal(count(made, 409), 5)
  assertRefused(await at('POST', `/chatbots/${id}/keys`, token, { name: 'x' }), 'too_many_api_keys')
  const { json } = await at('GET', `/chatbots/${id}/keys`, token)
  assert.equal(json.length, quotas.apiKeys)
})

/** A part of an account's bytes. */
const filler = (share: number) => ({ note: 'x'.repeat(Math.floor(quotas.bytes * share)) })

test('configuration, drafts and new chatbots share an account’s bytes, and nothing is stored beyond them', async () => {
  const token = await userWithToken()
  // A body has a megabyte at most.
  const ids: string[] = []
  for (let part = 0; part < 5; part++) {
    const made = await create(token, { configuration: filler(0.18) })
    assert.equal(made.status, 200, made.text)
    ids.push(made.json.id)
  }
  assertRefused(await create(token, { configuration: filler(0.18) }), 'storage_full')
  const [id] = ids as [string]
  const drafted = await at('PUT', `/api/console/chatbots/${id}/draft`, token, {
    base: 0,
    configuration: { ...filler(0.18), greeting: 'Hello' },
  })
  assertRefused(drafted, 'storage_full')
  const grown = { configuration: { more: 'x'.repeat(Math.floor(quotas.bytes * 0.15)) } }
  assertRefused(await at('PATCH', `/chatbots/${id}`, token, grown), 'storage_full')
  const { json } = await at('GET', `/api/console/chatbots/${id}`, token)
  assert.equal(json.draft, null)
  assert.equal(
    (await at('PATCH', `/chatbots/${ids[2]}`, token, { configuration: { note: null } })).status,
    200,
  )
  assert.equal((await create(token, { configuration: filler(0.1) })).status, 200)
})

test('every stored version counts in addition to the published content', async () => {
  const token = await userWithToken()
  const createPublished = () =>
    at('POST', '/api/console/chatbots', token, { name: 'One', configuration: filler(0.09) })
  // Each is stored twice: as it is served, and as version 1.
  for (let made = 0; made < 5; made++) assert.equal((await createPublished()).status, 201)
  assertRefused(await createPublished(), 'storage_full')
  assert.equal((await create(token, { configuration: filler(0.09) })).status, 200)
})

/** Of about a sixth of an account's bytes, and another one with each version. */
function longForm(version: number) {
  const long = (length: number) => ({
    en: 'x'.repeat(length),
    bn: 'x'.repeat(length),
    'zh-Hant': 'x'.repeat(length),
  })
  const field = {
    type: 'text',
    label: { en: 'x' },
    question: long(1000),
    explanation: long(2000),
    error: long(1000),
  }
  const fields = Array.from({ length: 69 }, (_, index) => ({ ...field, key: `field_${index}` }))
  return { key: 'long', version, title: { en: 'Long' }, fields }
}

test('replaced forms with records still count', async () => {
  const token = await userWithToken()
  const { id } = (await create(token)).json
  const put = (version: number) => at('PUT', `/chatbots/${id}/form`, token, longForm(version))
  for (let version = 1; version <= 5; version++) {
    const answer = await put(version)
    assert.equal(answer.status, 200, answer.text)
  }
  assertRefused(await put(6), 'storage_full')
  assert.equal((await at('GET', `/chatbots/${id}/form`, token)).json.version, 5)
  assert.equal((await put(5)).status, 200)
  assert.equal((await at('DELETE', `/chatbots/${id}`, token)).status, 204)
  assert.equal((await create(token, { configuration: filler(0.18) })).status, 200)
})

test('an account above its quota can shorten and delete, but not add', async () => {
  const token = await userWithToken()
  const [large, small] = [
    (await create(token)).json,
    (await create(token, { description: 'x'.repeat(1000) })).json,
  ]
  const draftPath = `/api/console/chatbots/${large.id}`
  const saveDraft = async (base: number, length: number) =>
    at('PUT', `${draftPath}/draft`, token, { base, facts: 'x'.repeat(length) })
  const draft = await saveDraft(0, 1000)
  assert.equal(draft.status, 200, draft.text)
  // As if the quota had been larger.
  await asServiceRole(connections, (sql) => [
    sql`update chatbots set facts = repeat('x', ${quotas.bytes}) where id = ${large.id}`,
  ])

  const patch = (body: object) => at('PATCH', `/chatbots/${small.id}`, token, body)
  assertRefused(await create(token), 'storage_full')
  assertRefused(await patch({ description: 'x'.repeat(1001) }), 'storage_full')
  assert.equal((await patch({ description: 'x'.repeat(999) })).status, 200)
  assert.equal((await patch({ is_public: false })).status, 200)
  assertRefused(await patch({ description: 'x'.repeat(1000) }), 'storage_full')

  const base = draft.json.revision
  assertRefused(await saveDraft(base, 1001), 'storage_full')
  assert.equal((await saveDraft(base, 900)).status, 200)
  assert.equal((await at('DELETE', `/chatbots/${small.id}`, token)).status, 204)
  assertRefused(await create(token), 'storage_full')
  // The draft is shorter than what it replaces, which is too large to be kept as a version.
  const published = await at('POST', `${draftPath}/publish`, token, {})
  assert.equal(published.status, 200, published.text)
  assert.equal((await create(token)).status, 200)
})

test('concurrent calls cannot exceed an account’s bytes together', async () => {
  const token = await userWithToken()
  const made = await Promise.all(
    Array.from({ length: 9 }, () => create(token, { configuration: filler(0.18) })),
  )
  assert.equal(count(made, 200), 5)
  assert.equal(count(made, 409), 4)
})

test('keeps the newest versions, including the published one', async () => {
  const token = await userWithToken()
  const { id } = (await at('POST', '/api/console/chatbots', token, { name: 'Versions' })).json
  const path = `/api/console/chatbots/${id}`
  const published: number[] = []
  let base = 0
  for (let n = 0; n < quotas.versions + 4; n++) {
    const draft = await at('PUT', `${path}/draft`, token, { base, description: `Version ${n}` })
    assert.equal(draft.status, 200, draft.text)
    const answer = await at('POST', `${path}/publish`, token, {})
    assert.equal(answer.status, 200, answer.text)
    published.push(answer.json.version)
    base = answer.json.revision
  }
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ version: number }[]>`
      select version from chatbot_versions where chatbot_id = ${id} order by version desc`,
  ])
  const kept = rows.map(({ version }) => version)
  assert.deepEqual(kept, published.toReversed().slice(0, quotas.versions))
  const { json } = await at('GET', path, token)
  assert.equal(json.version, kept[0])
  assert.equal((await at('POST', `${path}/versions/${kept.at(-1)}/restore`, token)).status, 200)
})

test('a user’s training data has one quota for all conversations', async () => {
  const token = await userWithToken()
  const size = 90_000
  const most = Math.floor(quotas.trainingBytes / size)
  const say = (session: string) =>
    at('POST', '/api/chat', token, { message: 'Hello', session_id: session, training_data: 'x'.repeat(size) })
  assert.equal((await say('first')).status, 200)
  // The rest as if it had been said before: to say it takes long.
  await asServiceRole(connections, (sql) => [
    sql`
      update training_data set content = repeat('x', ${size * most - 10})
      where user_id = (select id from users order by created_at desc limit 1)`,
  ])
  const refused = await say('second')
  assertRefused(refused, 'training_data_full')
  const { json } = await at('GET', '/api/chat/sessions', token)
  assert.equal(json.sessions.length, 1)
  // A user above the quota may replace their data with less.
  await asServiceRole(connections, (sql) => [
    sql`
      update training_data set content = repeat('x', ${quotas.trainingBytes + size})
      where user_id = (select id from users order by created_at desc limit 1)`,
  ])
  assertRefused(await say('second'), 'training_data_full')
  assert.equal((await say('first')).status, 200)
  assert.equal((await say('second')).status, 200)
})

test('LIMIT_SCALE=0 disables the quotas', async () => {
  assert.deepEqual(scaledQuotas(0), {})
  assert.deepEqual(scaledQuotas(1), STANDARD_QUOTAS)
  const free = await startTestFrontdesk()
  const owner = await newUser(free.address)
  const { id } = await newChatbot(free.address, owner)
  for (let made = 0; made <= STANDARD_QUOTAS.apiKeys; made++) {
    const answer = await call(free.address, 'POST', `/chatbots/${id}/keys`, { token: owner, body: {} })
    assert.equal(answer.status, 201, answer.text)
  }
  await free.stop()
})
