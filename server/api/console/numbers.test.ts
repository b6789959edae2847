import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { newConsole } from '../../../testing/console.ts'
import { assertInvalid } from '../../../testing/creators.ts'
import { startInboxes } from '../../../testing/inbox.ts'
import { countAgain } from '../../../testing/past-days.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { daysAfter } from '../../usage/usage-queries.ts'

const { address, connections, owner } = await startInboxes()

const NOTHING = {
  ...{ conversations: 0, messages: 0, found_nothing: 0, rated_up: 0, rated_down: 0 },
  ...{ first_token_ms: { p50: null, p99: null }, input_tokens: 0, output_tokens: 0, cost_usd: 0 },
}

test('the statistics have every day of the period, with zeros for days without activity', async () => {
  const desk = await newConsole(address, owner)
  const { json } = await desk.at('GET', '/numbers')
  assert.equal(json.days.length, 30)
  for (const { date, ...numbers } of json.days) {
    assert.match(date, /^\d{4}-\d\d-\d\d$/)
    assert.deepEqual(numbers, NOTHING)
  }
  assert.deepEqual(json.totals, NOTHING)
})

test('counts visitors’ activity on its day, and previews only in tokens and cost', async () => {
  const desk = await newConsole(address, owner)
  const [grace, alan, preview] = [await desk.visitor(), await desk.visitor(), await desk.visitor()]
  // A session without messages does not count.
  await desk.visitor()
  await asServiceRole(connections, (sql) => [
    sql`update conversations set is_preview = true where id = ${preview.session}`,
  ])
  await grace.say('One')
  await grace.say('Two')
  await alan.say('Three')
  await preview.say('Only trying')
  const rate = (session: string, position: number, rating: string) =>
    call(address, 'POST', `/api/chat/widget/session/${session}/rating`, { body: { position, rating } })
  await rate(grace.session, 1, 'up')
  await rate(grace.session, 3, 'down')
  await rate(preview.session, 1, 'down')
  await asServiceRole(connections, (sql) => [
    sql`update turns set found_nothing = true where conversation_id in (${alan.session}, ${preview.session})`,
    // Dates all rows of this conversation back to yesterday.
    sql`update conversations set created_at = now() - interval '1 day' where id = ${alan.session}`,
    sql`update turns set started_at = now() - interval '1 day' where conversation_id = ${alan.session}`,
    countAgain(sql, daysAfter(new Date().toISOString().slice(0, 10), -1)),
  ])
  const { days, totals } = (await desk.at('GET', '/numbers')).json
  const [yesterday, today] = days.slice(-2)
  const counted = ({
    conversations,
    messages,
    found_nothing,
    rated_up,
    rated_down,
  }: Record<string, number>) => [conversations, messages, found_nothing, rated_up, rated_down]
  assert.deepEqual(counted(today), [1, 2, 0, 1, 1])
  assert.deepEqual(counted(yesterday), [1, 1, 1, 0, 0])
  assert.deepEqual(counted(totals), [2, 3, 1, 1, 1])
  assert.ok(totals.first_token_ms.p50 <= totals.first_token_ms.p99)
  // The tokens of previews count.
  assert.equal(totals.input_tokens, today.input_tokens + yesterday.input_tokens)
  const { json: usage } = await call(address, 'GET', `/chatbots/${desk.id}/usage`, { token: owner })
  assert.equal(totals.input_tokens, usage.totals.input_tokens)
})

test('rejects an invalid period', async () => {
  const desk = await newConsole(address, owner)
  for (const query of ['from=2026-02-01&to=2026-01-01', 'from=2020-01-01&to=2026-01-01', 'from=yesterday'])
    assertInvalid(await desk.at('GET', `/numbers?${query}`), 'from')
  const { json } = await desk.at('GET', '/numbers?from=2026-01-01&to=2026-01-07')
  assert.deepEqual([json.days.length, json.days[0].date], [7, '2026-01-01'])
})
