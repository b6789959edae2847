import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { assertProblem } from '../../../testing/creators.ts'
import {
  answersExactly,
  callsOfSession,
  completed,
  EXPORTED_COMPANY,
  EXPORTED_PRODUCT,
  newPerson,
  startOnboarding,
  tokenOf,
} from '../../../testing/onboarding.ts'
import { asServiceRole } from '../../database/transaction.ts'

const frontdesk = await startOnboarding()
const { address, connections, at, me, open, say, send, exportAll } = frontdesk
const NO_SESSION = ['Chat session not found', 'onboarding_session_not_found'] as const

/** The industries in the export of this token. */
async function industriesSeen(token: string): Promise<string[]> {
  const { json, status, text } = await exportAll(token)
  assert.equal(status, 200, text)
  return json.map((each: Record<string, string>) => each.產業別)
}

/** A user with a completed session of this industry. */
async function newCompany(industry: string) {
  const person = await newPerson()
  const session = await completed(frontdesk, person.token)
  await say(person.token, session, `產業別：${industry}`)
  return { ...person, session }
}

const [one, other] = [await newCompany('紡織業'), await newCompany('食品業')]
// Active sessions are not exported.
const under = await newPerson()
await say(under.token, (await open(under.token)).session_id, '產業別：光電業')

test('the role in the current token makes an administrator', async () => {
  const { externalId, username, token } = await newPerson()
  const asAdmin = await tokenOf({ user_id: externalId, username, role: 'admin' })
  const { json: before } = await me(token)
  assert.equal(before.role, 'user')
  assert.deepEqual((await me(asAdmin)).json, { ...before, role: 'admin' })
  assert.deepEqual(await industriesSeen(asAdmin), ['紡織業', '食品業'])
  assert.deepEqual((await me(token)).json, before)
  assert.deepEqual(await industriesSeen(token), [])
  const next = await tokenOf({ user_id: externalId, username, role: 'user' })
  assert.deepEqual([(await me(next)).json.role, await industriesSeen(next)], ['user', []])
})

test('the operator can make a user an administrator', async () => {
  const { externalId, token } = await newPerson()
  assert.equal((await me(token)).json.role, 'user')
  const setRole = (role: string) =>
    asServiceRole(connections, (sql) => [sql`update users set role = ${role} where subject = ${externalId}`])
  await setRole('admin')
  assert.deepEqual(
    [(await me(token)).json.role, await industriesSeen(token)],
    ['admin', ['紡織業', '食品業']],
  )
  await setRole('user')
  assert.deepEqual([(await me(token)).json.role, await industriesSeen(token)], ['user', []])
})

test('other values of the role do not make an administrator', async () => {
  for (const role of ['Admin', 'ADMIN', 'administrator', '', ['admin'], { admin: true }, true, 1, null]) {
    const { token } = await newPerson({ role })
    assert.equal((await me(token)).json.role, 'user', JSON.stringify(role))
    assert.deepEqual(await industriesSeen(token), [])
  }
  const { token } = await newPerson({ is_admin: true, roles: ['admin'], admin: true })
  assert.deepEqual([(await me(token)).json.role, await industriesSeen(token)], ['user', []])
})

test('exports all users’ sessions in the same format as their own export', async () => {
  const { token } = await newPerson({ role: 'admin' })
  const company = { ...EXPORTED_COMPANY, 產品: [EXPORTED_PRODUCT] }
  answersExactly(await exportAll(token), [
    { ...company, 產業別: '紡織業' },
    { ...company, 產業別: '食品業' },
  ])
  // The administrator's own session is included.
  const session = await completed(frontdesk, token)
  assert.deepEqual(await industriesSeen(token), ['紡織業', '食品業', '電子業'])
  await asServiceRole(connections, (sql) => [sql`delete from conversations where number = ${session}`])
})

test('an administrator cannot read other users’ sessions one by one', async () => {
  const { token } = await newPerson({ role: 'admin' })
  for (const { session } of [one, other]) {
    for (const [method, path] of callsOfSession(session)) {
      assertProblem(await at(method, path, { token }), 404, ...NO_SESSION)
    }
    assertProblem(await send(token, { message: '產業別：礦業', session_id: session }), 404, ...NO_SESSION)
  }
  assert.deepEqual(await frontdesk.sessions(token), [])
  assert.deepEqual((await frontdesk.latest(token)).json, { session_id: null })
  // Other users' data is not copied either.
  assert.equal((await open(token)).company_info_copied, false)
  assert.deepEqual(await industriesSeen(one.token), ['紡織業'])
})

const MANY = 10_000
/** Length of the text of each product, in characters of three bytes. */
const LONG = 1000

/** Completed sessions of many users, with products. */
async function seedMany(): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      insert into users (issuer, subject, username)
      select 'main-system', 'many-' || n, 'user ' || n from generate_series(1, ${MANY / 4}::integer) n`,
    sql`
      insert into conversations (user_id, chatbot_id)
      select u.id, b.id from users u, chatbots b, generate_series(1, 4)
      where u.subject like 'many-%' and b.is_onboarding`,
    sql`
      insert into records (home, owner_id, client_id, conversation_id, form_id, chatbot_id, user_id, session_number,
        user_number, status, data, language, completed_at)
      select c.home, c.owner_id, c.client_id, c.id, b.form_id, b.id, u.id, c.number, u.number, 'completed',
        jsonb_build_object('industry', '第 ' || c.number || ' 業', 'capital_amount', c.number), 'zh-Hant', now()
      from conversations c join users u on u.id = c.user_id join chatbots b on b.id = c.chatbot_id
      where u.subject like 'many-%'`,
  ])
  // A transaction of its own: none is waited for as long as all of them take.
  await asServiceRole(connections, (sql) => [
    sql`
      insert into record_items (home, owner_id, client_id, conversation_id, record_id, field, position, data)
      select r.home, r.owner_id, r.client_id, r.conversation_id, r.id, 'products', p, jsonb_build_object('product_name', '"' || p, 'price', repeat('價', ${LONG}::integer))
      from records r join users u on u.id = r.user_id, generate_series(0, 1) p
      where u.subject like 'many-%'`,
  ])
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Collects garbage first, so that only memory in use is measured. */
function memoryInUse() {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heldMb: (heapUsed + external) / 1024 / 1024, rssMb: rss / 1024 / 1024 }
}

const LOOK_EVERY_BYTES = 4 * 1024 * 1024

/** Reads the whole export without keeping it. */
async function readThrough(token: string) {
  const [startedAt, start] = [performance.now(), memoryInUse()]
  const response = await fetch(`${address}/api/chatbot/export/all`, {
    headers: { authorization: `Bearer ${token}` },
  })
  let [bytes, firstByteMs, heldMb, rssMb, looks] = [0, 0, 0, 0, 0]
  for await (const chunk of response.body ?? []) {
    if (bytes === 0) firstByteMs = performance.now() - startedAt
    bytes += chunk.length
    if (bytes < looks * LOOK_EVERY_BYTES) continue
    looks++
    const now = memoryInUse()
    heldMb = Math.max(heldMb, now.heldMb - start.heldMb)
    rssMb = Math.max(rssMb, now.rssMb - start.rssMb)
  }
  return { bytes, firstByteMs, allMs: performance.now() - startedAt, heldMb, rssMb }
}

test('streams an export of 10,000 sessions in constant memory', async (context) => {
  const { token } = await newPerson({ role: 'admin' })
  await seedMany()
  const { bytes, firstByteMs, allMs, heldMb, rssMb } = await readThrough(token)
  context.diagnostic(
    `${bytes} bytes, first after ${firstByteMs.toFixed()} of ${allMs.toFixed()} ms, ` +
      `${heldMb.toFixed(1)} MB more held, ${rssMb.toFixed(1)} MB more taken`,
  )
  assert.ok(bytes > MANY * 2 * LONG * 3)
  assert.ok(heldMb < 60, `${heldMb} MB more held`)
  // Buffered as a whole, it would be 230 MB.
  assert.ok(rssMb < 120, `${rssMb} MB more taken`)
  assert.ok(firstByteMs < allMs / 3, `${firstByteMs} of ${allMs} ms`)

  // A slow reader does not fill the memory either.
  const slow = new AbortController()
  const before = memoryInUse().heldMb
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${address}/api/chatbot/export/all`, { headers, signal: slow.signal })
  await response.body?.getReader().read()
  await sleep(2000)
  const slowMb = memoryInUse().heldMb - before
  slow.abort()
  assert.ok(slowMb < 30, `${slowMb} MB more held for a slow reader`)
})

test('a large export is valid JSON and has each session once', async () => {
  const { token } = await newPerson({ role: 'admin' })
  const { json, status } = await exportAll(token)
  assert.equal(status, 200)
  assert.equal(json.length, MANY + 2)
  assert.equal(new Set(json.map((each: Record<string, unknown>) => each.產業別)).size, MANY + 2)
  const last = json.at(-1)
  const product = { 產品ID: null, 產品名稱: '"0', 價格: '價'.repeat(LONG), 主要原料: null }
  const rest = { '產品規格(尺寸、精度)': null, 技術優勢: null }
  assert.deepEqual(last, {
    產業別: last.產業別,
    '資本總額（以臺幣為單位）': Number(/\d+/.exec(last.產業別)?.[0]),
    發明專利數量: null,
    新型專利數量: null,
    公司認證資料數量: null,
    ESG相關認證資料: null,
    產品: [
      { ...product, ...rest },
      { ...product, 產品名稱: '"1', ...rest },
    ],
  })
  // Other users export only their own sessions.
  assert.equal((await industriesSeen(one.token)).length, 1)
  const many = await tokenOf({ user_id: 'many-1', username: 'user 1' })
  assert.equal((await industriesSeen(many)).length, 4)
})
