/** The callers and their conversations, created before the measurement. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { NOBODY } from '../server/database/home.ts'
import { newUser, signIn } from '../testing/client.ts'

/** A user of the mobile API. */
export type User = { id: string; username: string; token: string }

/**
 * Turns per conversation before its caller moves on to the next. Otherwise histories would grow during the
 * run, faster for faster programs, and their length would be measured.
 */
export const TURNS_OF_CONVERSATION = 10

/** Registers and signs in over HTTP, at a running Frontdesk. */
export async function makeUsers(address: string, count: number): Promise<User[]> {
  const users: User[] = []
  for (let made = 0; made < count; made++) {
    const username = `user-${randomUUID()}`
    const token = await newUser(address, username)
    const [, payload = ''] = token.split('.')
    users.push({ id: JSON.parse(Buffer.from(payload, 'base64url').toString()).sub, username, token })
  }
  return users
}

/** Before the measurement: tokens expire while a large database is filled. */
export async function signInAgain(address: string, { id, username }: User): Promise<User> {
  const { json } = await signIn(address, username)
  return { id, username, token: json.access_token }
}

/** @returns the numbers of new, empty conversations of this user with the default chatbot */
export async function openConversations(sql: postgres.Sql, userId: string, count: number): Promise<number[]> {
  const rows = await asServiceRole(sql, async (sql) => {
    const [chatbot] = await sql<{ id: string }[]>`select id from chatbots where is_default`
    const row = {
      home: userId,
      owner_id: NOBODY,
      client_id: NOBODY,
      user_id: userId,
      chatbot_id: chatbot?.id ?? '',
    }
    return sql<{ number: number }[]>`
      insert into conversations ${sql(Array.from({ length: count }, () => row))} returning number`
  })
  return rows.map(({ number }) => number)
}

/** @returns the sessions of a new visitor with this chatbot, by default the public sample */
export async function openSessions(
  sql: postgres.Sql,
  count: number,
  chatbotId: string | null = null,
): Promise<string[]> {
  const rows = await asServiceRole(sql, async (sql) => {
    const [visitor] = await sql<{ id: string; chatbot_id: string; owner_id: string }[]>`
      insert into visitors (chatbot_id, owner_id, visitor_key) select id, owner_id, ${randomUUID()} from chatbots
      where case when ${chatbotId}::uuid is null then is_default else id = ${chatbotId}::uuid end
      returning id, chatbot_id, coalesce(owner_id, ${NOBODY}) as owner_id`
    if (!visitor) throw new Error('there is no such chatbot')
    const { id: visitor_id, ...place } = visitor
    const sessions = Array.from({ length: count }, () => {
      const id = randomUUID()
      return { id, home: id, client_id: NOBODY, visitor_id, ...place }
    })
    return sql<{ id: string }[]>`insert into conversations ${sql(sessions)} returning id`
  })
  return rows.map(({ id }) => id)
}

/** Analyses the tables, because query plans depend on statistics, which a new database lacks. */
export async function refreshStatistics(sql: postgres.Sql): Promise<void> {
  await sql`analyze conversations, messages, turns`
}

export type Stored = { turns: number; messages: number; replies: number }

/**
 * The rows stored by the programs.
 * @param reply counted as `replies` if stored verbatim, with its model and its cost
 */
export async function countStored(sql: postgres.Sql, reply: string): Promise<Stored> {
  const [row] = await asServiceRole(
    sql,
    (sql) => sql`
      select
        (select count(*)::int from turns where state = 'done' and reply_message_id is not null) as turns,
        (select sum(message_count)::int from conversations) as messages,
        (select count(*)::int from turns t join messages m on m.home = t.home and m.id = t.reply_message_id
          where m.role = 'assistant' and m.content = ${reply}
            and t.model = 'openai/gpt-4o-mini' and t.output_tokens = 100) as replies`,
  )
  return row as Stored
}

/** The server's own role: the benchmark's role may be subject to row-level security. */
async function asServiceRole<Rows>(
  sql: postgres.Sql,
  run: (sql: postgres.TransactionSql) => PromiseLike<Rows>,
): Promise<Rows> {
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'frontdesk_system', true)`
    return await run(transaction)
  }) as Promise<Rows>
}
