/** A chatbot's messages for its owner, and a visitor's own ones. */
import type { Connections } from '../database/connections.ts'
import { asPerson, type User, type Visitor } from '../database/transaction.ts'
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
 * @returns undefined when this user owns no such chatbot
 */
export async function readInbox(
  connections: Connections,
  owner: User,
  chatbotId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<InboxPage | undefined> {
  const most = page * pageSize
  const [chatbots, messages] = await asPerson(connections, owner, (sql) => [
    sql<{ total: number }[]>`
      select coalesce(sum(c.message_count), 0)::integer as total
      from chatbots b
        left join conversations c on c.chatbot_id = b.id and c.user_id is null and not c.is_preview
      where b.id = ${chatbotId} and b.owner_id = ${owner.userId}
      group by b.id`,
    sql<InboxMessage[]>`
      select id, "conversationId", "visitorKey", "visitorName", role,
        ${textOfPage(sql, sql`content`, sql`sum(octet_length(content)) over (order by "createdAt" desc, number desc)`)}
          as content, "isRead", "createdAt"
      from (
        select m.id, m.number, m.conversation_id as "conversationId", v.visitor_key as "visitorKey",
          v.name as "visitorName", m.role, m.content, m.is_read as "isRead", m.created_at as "createdAt"
        from (
          select c.id, c.visitor_id from conversations c join chatbots b on b.id = c.chatbot_id
          where c.chatbot_id = ${chatbotId} and b.owner_id = ${owner.userId} and c.user_id is null
            and not c.is_preview
          order by c.updated_at desc limit ${most}
        ) used
          cross join lateral (
            select * from messages where conversation_id = used.id order by position desc limit ${most}
          ) m
          left join visitors v on v.id = used.visitor_id
        order by m.created_at desc, m.number desc
        offset ${most - pageSize} limit ${pageSize}
      ) page
      order by "createdAt" desc, number desc`,
  ])
  return chatbots[0] && { messages, total: chatbots[0].total }
}

/**
 * @param messageIds by default all of the chatbot's
 * @returns the number of messages that were unread; undefined when this user owns no such chatbot
 */
export async function markRead(
  connections: Connections,
  owner: User,
  chatbotId: string,
  messageIds: readonly string[] | undefined,
): Promise<number | undefined> {
  const [chatbots, marked] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
    markAsRead(
      sql,
      sql`
        c.chatbot_id = ${chatbotId} and c.user_id is null and not c.is_preview
        and exists (select from chatbots b where b.id = c.chatbot_id and b.owner_id = ${owner.userId})
        ${messageIds ? sql`and m.id = any(${[...messageIds]}::uuid[])` : sql``}`,
    ),
  ])
  return chatbots.length === 1 ? marked[0]?.updated : undefined
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

/** The turns with a chatbot that this identity may read, newest first. */
export async function readExchanges(
  connections: Connections,
  identity: User | Visitor,
  { chatbotId, visitorKey, limit }: ExchangesOf,
): Promise<Exchange[]> {
  const [exchanges] = await asPerson(connections, identity, (sql) => [
    sql<Exchange[]>`
      select t.id, said.content as message, reply.content as response, used.visitor_key as "visitorKey",
        used.name as "visitorName", said.created_at as timestamp
      from (
        select c.id, v.visitor_key, v.name from conversations c left join visitors v on v.id = c.visitor_id
        where c.chatbot_id = ${chatbotId} and c.user_id is null and not c.is_preview
          ${visitorKey === undefined ? sql`` : sql`and v.visitor_key = ${visitorKey}`}
        order by c.updated_at desc limit ${limit}
      ) used
        cross join lateral (
          select * from turns where conversation_id = used.id order by started_at desc limit ${limit}
        ) t
        join messages said on said.id = t.user_message_id
        left join messages reply on reply.id = t.reply_message_id
      order by said.created_at desc, said.number desc
      limit ${limit}`,
  ])
  return exchanges
}
