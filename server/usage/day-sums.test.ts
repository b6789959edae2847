/** The sums of past days equal what is counted from the rows, whatever happens to the rows. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { CITUS_URL } from '../../testing/citus.ts'
import { call, newUser } from '../../testing/client.ts'
import { type Chatbot, newChatbot } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { forgetOldPreviews } from '../conversations/preview-queries.ts'
import { NOBODY } from '../database/home.ts'
import { asServiceRole } from '../database/transaction.ts'
import { type DaySums, quantile, sumPastDays } from './day-sums.ts'
import { daysAfter } from './usage-queries.ts'

const { address, connections } = await startTestFrontdesk()
const today = new Date().toISOString().slice(0, 10)
const PAST = { from: daysAfter(today, -9), to: daysAfter(today, -2) }

type Shop = Awaited<ReturnType<typeof newShop>>

/** A chatbot with visitors on each day of the past, each with two turns and a rating. */
async function newShop() {
  const token = await newUser(address)
  const chatbot = await newChatbot(address, token)
  const id: string = chatbot.id
  const visits = Array.from({ length: 24 }, (_, index) => visitTo(chatbot, index + 1))
  await asServiceRole(connections, (sql) => [
    sql`update chatbots set created_at = ${PAST.from}::text::date where id = ${id}`,
    sql`update day_sums_progress set day = ${PAST.from}::text::date, chatbot_id = default`,
    sql`insert into visitors ${sql(visits.map(({ visitor }) => visitor))}`,
    sql`insert into conversations ${sql(visits.map(({ conversation }) => conversation))}`,
    sql`insert into messages ${sql(visits.flatMap(({ messages }) => messages))}`,
    sql`insert into turns ${sql(visits.flatMap(({ turns }) => turns))}`,
    sql`insert into ratings ${sql(visits.map(({ rating }) => rating))}`,
  ])
  await sumDays()
  return { id, token }
}

/** The rows of a visitor, with their home, which a cluster does not fill. */
function visitTo({ id: chatbot_id, user_id: owner_id }: Chatbot, n: number) {
  const [id, visitor_id] = [randomUUID(), randomUUID()]
  const place = { home: id, owner_id, client_id: NOBODY }
  const startedAt = Date.parse(`${PAST.from}T23:59:50Z`) + (n % 8) * 24 * 60 * 60 * 1000
  const created_at = new Date(startedAt)
  const messages = ['user', 'assistant', 'user', 'assistant'].map((role, index) => {
    const row = {
      id: randomUUID(),
      ...place,
      conversation_id: id,
      position: index + 1,
      role,
      content: 'Text',
    }
    return row
  })
  const turns = [0, 1].map((turn) => ({
    ...place,
    conversation_id: id,
    chatbot_id,
    user_message_id: messages[2 * turn]?.id ?? '',
    reply_message_id: messages[2 * turn + 1]?.id ?? '',
    state: n % 5 === 0 ? 'failed' : 'done',
    model: `model-${n % 2}`,
    input_tokens: 10,
    output_tokens: n,
    cost_usd: n % 3 > 0 ? 0.001 : null,
    first_token_ms: n * 40,
    duration_ms: n * 90,
    found_nothing: n % 4 === 0,
    started_at: new Date(startedAt + (2 * turn + 1) * 4000),
  }))
  const rating = { message_id: messages[1]?.id ?? '', ...place, conversation_id: id, chatbot_id }
  return {
    visitor: { id: visitor_id, chatbot_id, visitor_key: `v${n}` },
    conversation: {
      ...{ id, ...place, chatbot_id, visitor_id, is_preview: n % 6 === 0, message_count: 4 },
      ...{ created_at, updated_at: created_at },
    },
    messages,
    turns,
    rating: { ...rating, rating: n % 2 === 0 ? 'up' : 'down', rated_at: created_at },
  }
}

/** Waits for the server's own housekeeping, which may be counting at the same time. */
async function sumDays(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await sumPastDays(connections)
    const [left] = await asServiceRole(connections, (sql) => [
      sql`
        select from day_sums_progress p
        where p.day <= ${PAST.to}::text::date or exists (select from day_sums s where s.is_stale and s.day < p.day)`,
    ])
    if (left.length === 0) return
    await sleep(50)
  }
  assert.fail('the days were not counted')
}

async function sessionOf({ id }: Shop, day: string): Promise<string> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      select id from conversations
      where chatbot_id = ${id} and not is_preview and (created_at at time zone 'UTC')::date = ${day}::text::date
      order by number limit 1`,
  ])
  return rows[0]?.id ?? ''
}

/** The stored sums, and the same counted from the rows. */
async function bothOf({ id }: Shop) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ day: string; sums: DaySums | null; counted: DaySums | null; isStale: boolean }[]>`
      select s.day::text, s.sums, frontdesk_count_day(s.chatbot_id, s.day) as counted, s.is_stale as "isStale"
      from day_sums s where s.chatbot_id = ${id} order by s.day`,
  ])
  return rows
}

/** Both are right: what an owner reads before the recount, and the sums after it. */
async function assertEqualSums(shop: Shop, changedDays: number): Promise<void> {
  const before = await readByOwner(shop)
  assert.equal((await bothOf(shop)).filter(({ isStale }) => isStale).length, changedDays)
  await sumDays()
  const after = await bothOf(shop)
  assert.ok(after.length >= 7)
  for (const { sums, counted, isStale } of after) {
    assert.equal(isStale, false)
    assert.deepEqual(inOrder(sums), inOrder(counted))
  }
  assert.deepEqual(await readByOwner(shop), before)
}

/** The turns of each model in the order of models: groups have none. */
function inOrder(sums: DaySums | null) {
  const keyOf = ({ model, isPreview }: DaySums['turns'][number]) => `${model} ${isPreview}`
  return sums && { ...sums, turns: sums.turns.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) }
}

async function readByOwner({ id, token }: Shop) {
  const period = `from=${PAST.from}&to=${today}`
  const numbers = await call(address, 'GET', `/api/console/chatbots/${id}/numbers?${period}`, { token })
  const usage = await call(address, 'GET', `/chatbots/${id}/usage?${period}`, { token })
  return { numbers: numbers.json, usage: { days: usage.json.days, totals: usage.json.totals } }
}

test('sums each past day once, previews apart, and equal to a count over the rows', async () => {
  const shop = await newShop()
  await assertEqualSums(shop, 0)
  const { numbers, usage } = await readByOwner(shop)
  // 24 conversations, of which 4 are previews; each has two turns, and the second one of 23:59:50 begins on the next day.
  assert.equal(numbers.totals.conversations, 20)
  assert.equal(numbers.totals.messages, 40)
  assert.equal(usage.totals.turns, 48)
  assert.equal(numbers.totals.input_tokens, 480)
  assert.equal(numbers.totals.rated_up + numbers.totals.rated_down, 20)
})

test('counts a day again after a visitor with conversations in it was deleted', async () => {
  const shop = await newShop()
  const { status } = await call(address, 'DELETE', `/chatbots/${shop.id}/visitors/v1`, { token: shop.token })
  assert.equal(status, 204)
  await assertEqualSums(shop, 2)
  assert.equal((await readByOwner(shop)).numbers.totals.conversations, 19)
})

test('counts a day again after a rating was changed or withdrawn', async () => {
  const shop = await newShop()
  const rate = async (day: string, rating: string | null) => {
    const path = `/api/chat/widget/session/${await sessionOf(shop, day)}/rating`
    const { status } = await call(address, 'POST', path, { body: { position: 1, rating } })
    assert.equal(status, 200)
  }
  await rate(daysAfter(PAST.from, 1), 'down')
  await rate(daysAfter(PAST.from, 2), null)
  await assertEqualSums(shop, 2)
  const { totals } = (await readByOwner(shop)).numbers
  assert.equal(totals.rated_up + totals.rated_down, 19)
})

test('counts a day again after a conversation that was opened in it got its first message', async () => {
  const shop = await newShop()
  const body = { chatbot_id: shop.id }
  const { json } = await call(address, 'POST', '/api/chat/widget/session', { body })
  await asServiceRole(connections, (sql) => [
    sql`update conversations set created_at = ${PAST.from}::text::date where id = ${json.session_id}`,
  ])
  const sent = { session_id: json.session_id, message: 'Hello' }
  assert.equal((await call(address, 'POST', '/api/chat/widget', { body: sent })).status, 200)
  await assertEqualSums(shop, 1)
  assert.equal((await readByOwner(shop)).numbers.totals.conversations, 21)
})

test('counts days again without the previews that were forgotten', async () => {
  const shop = await newShop()
  const previews = async () =>
    (await bothOf(shop)).flatMap(({ sums }) => sums?.turns ?? []).filter(({ isPreview }) => isPreview).length
  const before = await previews()
  await forgetOldPreviews(connections)
  await sumDays()
  for (const { sums, counted } of await bothOf(shop)) assert.deepEqual(inOrder(sums), inOrder(counted))
  assert.ok((await previews()) < before)
})

test('gives a chatbot’s sums to its new owner, and hides them from the old one', {
  skip: CITUS_URL && 'on a cluster, a chatbot cannot change hands',
}, async () => {
  const shop = await newShop()
  const heir = await newShop()
  const before = await readByOwner(shop)
  await asServiceRole(connections, (sql) => [
    sql`update chatbots set owner_id = (select owner_id from chatbots where id = ${heir.id}) where id = ${shop.id}`,
  ])
  const path = `/api/console/chatbots/${shop.id}/numbers`
  assert.equal((await call(address, 'GET', path, { token: shop.token })).status, 404)
  assert.deepEqual(await readByOwner({ ...shop, token: heir.token }), before)
})

test('does not count a day with a running turn', async () => {
  const shop = await newShop()
  const dayOfProgress = async () => {
    const [rows] = await asServiceRole(connections, (sql) => [
      sql<{ day: string }[]>`select day::text from day_sums_progress`,
    ])
    return rows[0]?.day
  }
  const setState = (state: string) =>
    asServiceRole(connections, (sql) => [
      sql`
        update turns set state = ${state}, run_id = id, server_id = id
        where id = (select id from turns where chatbot_id = ${shop.id} order by started_at, id limit 1)`,
      sql`update day_sums_progress set day = ${PAST.from}::text::date, chatbot_id = default`,
    ])
  await setState('running')
  await sumPastDays(connections)
  assert.equal(await dayOfProgress(), PAST.from)
  await setState('done')
  await sumDays()
  assert.notEqual(await dayOfProgress(), PAST.from)
})

test('finds percentiles in histograms, within 1 %', async () => {
  const bucketOf = async (ms: number) => {
    const [rows] = await asServiceRole(connections, (sql) => [
      sql<{ bucket: number }[]>`select frontdesk_bucket_of(${ms}::integer) as bucket`,
    ])
    return rows[0]?.bucket ?? Number.NaN
  }
  for (const ms of [0, 1, 2, 17, 49, 380, 1240, 59_999, 2_147_483_647]) {
    const found = quantile([{ [await bucketOf(ms)]: 3 }, null], 0.5) ?? Number.NaN
    assert.ok(Math.abs(found - ms) <= (ms < 50 ? 0 : ms * 0.0101), `${ms} is read as ${found}`)
  }
  assert.equal(quantile([{ 0: 1, 100: 98, 200: 1 }], 0.5), 7)
  assert.equal(quantile([], 0.5), null)
})
