/** A chatbot's messages for its owner, and a visitor's own ones. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { asOwner, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, type Visitor, walkIndexes } from '../database/transaction.ts'
import { textOfPage } from './page-text.ts'
import { markAsRead } from './unread.ts'

export type InboxMessage = {
  id: string
  conversationId: string
  visitorKey: string | null
  visitorName: string | null
  role: 'user' | 'assistant'
  content: string
  isRead: boolean
  createdAt: Date
}

export type InboxPage = { messages: InboxMessage[]; total: number }

/**
 * A page of all messages, newest first. Page n needs only the last messages of the most recently used conversations,
 * n pages of each.
 * @throws NotFound
 */
export async function readInbox(
  connections: Connections,
  own: Own,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<InboxPage> {
  const most = page * pageSize
  const { counts, messages } = await readAsOwner(connections, own, (sql) => ({
    inOrder: walkIndexes(sql),
    counts: sql<{ total: number }[]>`
      select coalesce(sum(c.message_count), 0)::integer as total from conversations c
      where ${isOfVisitors(sql, own)}`,
    messages: sql<InboxMessage[]>`
      select id, "conversationId", "visitorKey", "visitorName", role,
        ${textOfPage(sql, sql`content`, sql`sum(octet_length(content)) over (order by "createdAt" desc, number desc)`)}
          as content, "isRead", "createdAt"
      from (
        select m.id, m.number, m.conversation_id as "conversationId", v.visitor_key as "visitorKey",
          v.name as "visitorName", m.role, m.content, m.is_read as "isRead", m.created_at as "createdAt"
        from (
          select c.id, c.home, c.visitor_id from conversations c where ${isOfVisitors(sql, own)}
          order by c.updated_at desc limit ${most}
        ) used
          cross join lateral frontdesk_newest_messages(used.home, used.id, ${most}) m
          left join visitors v on v.id = used.visitor_id
        order by m.created_at desc, m.number desc
        offset ${most - pageSize} limit ${pageSize}
      ) page
      order by "createdAt" desc, number desc`,
  }))
  return { messages, total: counts[0]?.total ?? 0 }
}

/**
 * @param messageIds by default all of the chatbot's
 * @returns the number of messages that were unread
 * @throws NotFound
 */
export async function markRead(
  connections: Connections,
  own: Own,
  messageIds: readonly string[] | undefined,
): Promise<number> {
  const { marked } = await asOwner(connections, own, (sql) => {
    const areNamed = messageIds ? sql`and m.id = any(${[...messageIds]}::uuid[])` : sql``
    return { marked: markAsRead(sql, sql`${isOfVisitors(sql, own)} ${areNamed}`) }
  })
  return marked[0]?.updated ?? 0
}

/** The condition for `conversations c`. */
function isOfVisitors(sql: ReservedSql, own: Own) {
  return sql`c.chatbot_id = ${ownId(sql, own)} and c.user_id is null and not c.is_preview`
}

/** A visitor's message and its reply. */
export type Exchange = {
  id: string
  message: string
  response: string | null
  visitorKey: string | null
  visitorName: string | null
  timestamp: Date
}

export type ExchangesOf = {
  chatbotId: string
  visitorKey?: string | undefined
  /** The maximum number to return. */
  limit: number
}

/** The turns of a chatbot for its owner, newest first. @throws NotFound, Refused */
export async function readOwnExchanges(
  connections: Connections,
  own: Own,
  { visitorKey, limit }: Pick<ExchangesOf, 'visitorKey' | 'limit'>,
): Promise<Exchange[]> {
  const { found } = await readAsOwner(connections, own, (sql) => ({
    inOrder: walkIndexes(sql),
    found: exchanges(sql, ownId(sql, own), { visitorKey, limit }),
  }))
  return found
}

/** The turns of a visitor's conversation, newest first. */
export async function readVisitExchanges(
  connections: Connections,
  visitor: Visitor,
  { chatbotId, visitorKey, limit }: ExchangesOf,
): Promise<Exchange[]> {
  const [found] = await asPerson(connections, visitor, (sql) => [
    exchanges(sql, sql`${chatbotId}`, { visitorKey, limit }),
  ])
  return found
}

function exchanges(
  sql: ReservedSql,
  chatbotId: PendingQuery<Row[]>,
  { visitorKey, limit }: Pick<ExchangesOf, 'visitorKey' | 'limit'>,
) {
  const areTheirs =
    visitorKey === undefined
      ? sql``
      : sql`and c.visitor_id in (
          select w.id from visitors w where w.chatbot_id = ${chatbotId} and w.visitor_key = ${visitorKey})`
  return sql<Exchange[]>`
    select x.id, x.question as message, x.answer as response, v.visitor_key as "visitorKey",
      v.name as "visitorName", x.asked_at as timestamp
    from (
      select c.id, c.home, c.visitor_id from conversations c
      where c.chatbot_id = ${chatbotId} and c.user_id is null and not c.is_preview ${areTheirs}
      order by c.updated_at desc limit ${limit}
    ) used
      left join visitors v on v.id = used.visitor_id
      cross join lateral frontdesk_newest_exchanges(used.home, used.id, ${limit}) x
    order by x.asked_at desc, x.number desc
    limit ${limit}`
}
