/** Pages of the inbox: the same whether few conversations pass a filter or most of thousands. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
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
const seeded = Array.from({ length: CONVERSATIONS }, (_, index) => rowsOf(index + 1))
await asServiceRole(connections, (sql) => [
  sql`insert into conversations ${sql(seeded.map(({ conversation }) => conversation))}`,
  sql`insert into messages ${sql(seeded.flatMap(({ messages }) => messages))}`,
  sql`insert into turns ${sql(seeded.map(({ turn }) => turn))}`,
  sql`insert into ratings ${sql(seeded.map(({ rating }) => rating))}`,
])

function rowsOf(n: number) {
  const passes = n % 10 > 0
  const at = new Date(Date.now() - n * 60_000)
  const [id, said, reply] = [randomUUID(), randomUUID(), randomUUID()]
  const place = { home: id, owner_id: chatbot.user_id, client_id: chatbot.id }
  const within = { ...place, conversation_id: id }
  return {
    conversation: {
      ...{ id, ...place, chatbot_id: chatbot.id, is_client: true, title: String(n), message_count: 2 },
      ...{ created_at: at, updated_at: at },
    },
    messages: [
      { id: said, ...within, position: 1, role: 'user', content: 'Why?', is_read: !passes },
      { id: reply, ...within, position: 2, role: 'assistant', content: 'I do not know.', is_read: true },
    ],
    turn: {
      ...{ ...within, chatbot_id: chatbot.id, user_message_id: said, reply_message_id: reply, state: 'done' },
      ...{ found_nothing: passes, started_at: at },
    },
    rating: { message_id: reply, ...within, chatbot_id: chatbot.id, rating: passes ? 'down' : 'up' },
  }
}

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
