/** The sums of past days equal what is counted from the rows, whatever happens to the rows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newUser } from '../../testing/client.ts'
import { newChatbot } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { forgetOldPreviews } from '../conversations/preview-queries.ts'
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
  await asServiceRole(connections, (sql) => [
    sql`update chatbots set created_at = ${PAST.from}::text::date where id = ${id}`,
    sql`update day_sums_progress set day = ${PAST.from}::text::date, chatbot_id = default`,
    sql`insert into visitors (chatbot_id, visitor_key) select ${id}, 'v' || n from generate_series(1, 24) n`,
    sql`
      insert into conversations (chatbot_id, visitor_id, is_preview, message_count, created_at, updated_at)
      select ${id}, v.id, n % 6 = 0, 4, at, at
      from (select v.*, substr(visitor_key, 2)::integer as n from visitors v where chatbot_id = ${id}) v
        cross join lateral (
          select ${PAST.from}::text::timestamp at time zone 'UTC' + n % 8 * interval '1 day' + interval '23:59:50' as at) x`,
    sql`
      insert into messages (conversation_id, position, role, content)
      select id, p, case when p % 2 = 1 then 'user' else 'assistant' end, 'Text'
      from conversations, generate_series(1, 4) p where chatbot_id = ${id}`,
    sql`
      insert into turns (conversation_id, chatbot_id, user_message_id, reply_message_id, state, model, input_tokens,
        output_tokens, cost_usd, first_token_ms, duration_ms, found_nothing, started_at)
      select c.id, c.chatbot_id, said.id, reply.id, case when c.number % 5 = 0 then 'failed' else 'done' end,
        'model-' || c.number % 2, 10, c.number, case when c.number % 3 > 0 then 0.001 end, c.number * 40, c.number * 90,
        c.number % 4 = 0, c.created_at + said.position * interval '4 s'
      from conversations c
        join messages said on said.home = c.home and said.conversation_id = c.id and said.position in (1, 3)
        join messages reply on reply.home = c.home and reply.conversation_id = c.id and reply.position = said.position + 1
      where c.chatbot_id = ${id}`,
    sql`
      insert into ratings (message_id, conversation_id, chatbot_id, rating, rated_at)
      select m.id, c.id, c.chatbot_id, case when c.number % 2 = 0 then 'up' else 'down' end, c.created_at
      from conversations c join messages m on m.home = c.home and m.conversation_id = c.id and m.position = 2
      where c.chatbot_id = ${id}`,
  ])
  await sumDays()
  return { id, token }
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
    assert.deepEqual(sums, counted)
  }
  assert.deepEqual(await readByOwner(shop), before)
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
  for (const { sums, counted } of await bothOf(shop)) assert.deepEqual(sums, counted)
  assert.ok((await previews()) < before)
})

test('gives a chatbot’s sums to its new owner, and hides them from the old one', async () => {
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
