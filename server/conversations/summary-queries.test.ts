/** Pages of the inbox: the same whether few conversations pass a filter or most of thousands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newUser } from '../../testing/client.ts'
import { newChatbot } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { asServiceRole } from '../database/transaction.ts'
import { readCursor } from './cursor.ts'
import { type Filter, listSummaries, type Summary } from './summary-queries.ts'

const { address, connections } = await startTestFrontdesk()
const chatbot = await newChatbot(address, await newUser(address))
const own = { owner: { userId: chatbot.user_id }, chatbotId: chatbot.id }
const CONVERSATIONS = 2500

// The n-th was last used n minutes ago. All but each tenth have an unread message, a question without an answer, and a
// bad rating.
await asServiceRole(connections, (sql) => [
  sql`
    create temporary table seeded as
    select n, gen_random_uuid() as id, gen_random_uuid() as said, gen_random_uuid() as reply, n % 10 > 0 as passes,
      now() - n * interval '1 minute' as at
    from generate_series(1, ${CONVERSATIONS}::integer) n`,
  sql`
    insert into conversations (id, home, owner_id, client_id, chatbot_id, is_client, title, message_count, created_at,
      updated_at)
    select id, id, ${chatbot.user_id}::uuid, ${chatbot.id}::uuid, ${chatbot.id}::uuid, true, n, 2, at, at from seeded`,
  sql`
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_read)
    select said, id, id, ${chatbot.user_id}::uuid, ${chatbot.id}::uuid, 1, 'user', 'Why?', not passes from seeded
    union all
    select reply, id, id, ${chatbot.user_id}::uuid, ${chatbot.id}::uuid, 2, 'assistant', 'I do not know.', true from seeded`,
  sql`
    insert into turns (conversation_id, home, owner_id, client_id, chatbot_id, user_message_id, reply_message_id, state,
      found_nothing, started_at)
    select id, id, ${chatbot.user_id}::uuid, ${chatbot.id}::uuid, ${chatbot.id}::uuid, said, reply, 'done', passes, at from seeded`,
  sql`
    insert into ratings (message_id, conversation_id, home, owner_id, client_id, chatbot_id, rating)
    select reply, id, id, ${chatbot.user_id}::uuid, ${chatbot.id}::uuid, ${chatbot.id}::uuid, case when passes then 'down' else 'up' end
    from seeded`,
  sql`drop table seeded`,
])

/** The titles of all pages. */
async function walk(filter: Filter, limit: number): Promise<number[]> {
  const found: Summary[] = []
  for (;;) {
    const cursor = found.at(-1)
    const before =
      cursor && readCursor(Buffer.from(`${cursor.cursor} ${cursor.number}`).toString('base64url'))
    const page = await listSummaries(connections, own, { filter, text: '', before, limit })
    found.push(...page)
    if (page.length < limit) return found.map(({ title }) => Number(title))
  }
}

const FILTERS = ['unread', 'unanswered', 'rated_down'] as const
const numbers = Array.from({ length: CONVERSATIONS }, (_, index) => index + 1)

test('walks through all conversations that pass a filter, when most do', async () => {
  for (const filter of FILTERS)
    assert.deepEqual(
      await walk(filter, 400),
      numbers.filter((n) => n % 10 > 0),
      filter,
    )
})

test('finds the few conversations that pass a filter', async () => {
  const isKept = (n: number) => n % 250 === 1
  await asServiceRole(connections, (sql) => {
    const others = sql`(select id from conversations where title::integer % 250 <> 1)`
    return [
      sql`update messages set is_read = true where home in ${others}`,
      sql`update turns set attended_at = now() where home in ${others}`,
      sql`update ratings set rating = 'up' where home in ${others}`,
    ]
  })
  for (const filter of FILTERS) assert.deepEqual(await walk(filter, 3), numbers.filter(isKept), filter)
})
