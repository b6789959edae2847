/** A visitor's profile and data export for the chatbot's owner. */
import type { ReservedSql } from 'postgres'
import { isInInbox } from '../conversations/summary-queries.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import { type RecordRow, recordColumns, toStoredRecord } from '../intake/records.ts'

export type VisitorPage = {
  /** The verified visitor and the unverified one with the same client-chosen id. */
  ids: string[]
  visitorKey: string
  name: string | null
  /** From a signed identity. */
  email: string | null
  firstSeen: Date
  /** The last visit or message. */
  lastSeen: Date
  /** Whether the owner's site has signed their identity. */
  isVerified: boolean
}

/** @returns undefined for another owner's chatbot, an unknown visitor or a preview */
export async function findVisitor(
  connections: Connections,
  owner: User,
  chatbotId: string,
  visitorKey: string,
): Promise<VisitorPage | undefined> {
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql<VisitorPage[]>`
      select json_agg(v.id) as ids, v.visitor_key as "visitorKey",
        (array_agg(v.name order by v.is_verified desc) filter (where v.name is not null))[1] as name,
        max(v.email) as email, min(v.first_seen) as "firstSeen",
        max(greatest(v.last_seen, (
          select max(m.created_at) from conversations c join messages m on m.conversation_id = c.id
          where c.visitor_id = v.id and not c.is_preview and m.role = 'user'))) as "lastSeen",
        bool_or(v.is_verified) as "isVerified"
      from visitors v join chatbots b on b.id = v.chatbot_id
      where b.id = ${chatbotId} and b.owner_id = ${owner.userId} and v.visitor_key = ${visitorKey}
        and (
          exists (select from conversations c where c.visitor_id = v.id and not c.is_preview)
          or not exists (select from conversations c where c.visitor_id = v.id))
      group by v.visitor_key`,
  ])
  return rows[0]
}

export type ExportedConversation = {
  id: string
  number: number
  title: string | null
  startedAt: Date
  updatedAt: Date
  takenOverAt: Date | null
  notes: { content: string; createdAt: Date }[]
  record: { status: string; data: Record<string, unknown>; createdAt: Date; updatedAt: Date } | null
}

export type ExportedMessage = {
  position: number
  role: string
  isOwners: boolean
  isInterrupted: boolean
  content: string
  createdAt: Date
  isRead: boolean
  rating: string | null
  ratedAt: Date | null
  /** Of a reply. */
  model: string | null
}

const CONVERSATIONS = 50
const MESSAGES = 500

/** Their conversations in order, without messages. Each batch is a separate transaction. */
export async function* eachConversation(
  connections: Connections,
  owner: User,
  chatbotId: string,
  visitorIds: string[],
): AsyncGenerator<ExportedConversation, void, void> {
  for (let last = 0; ; ) {
    const [conversations, notes, records] = await asPerson(connections, owner, (sql) => {
      const meant = batch(sql, chatbotId, visitorIds, last)
      return [
        sql<Omit<ExportedConversation, 'notes' | 'record'>[]>`
          select c.id, c.number, c.title, c.created_at as "startedAt", c.updated_at as "updatedAt",
            c.taken_over_at as "takenOverAt"
          from (${meant}) c order by c.number`,
        sql<{ conversationId: string; content: string; createdAt: Date }[]>`
          select n.conversation_id as "conversationId", n.content, n.created_at as "createdAt"
          from (${meant}) c join conversation_notes n on n.conversation_id = c.id
          order by n.created_at, n.id`,
        sql<RecordRow[]>`
          select ${recordColumns(sql)} from (${meant}) c join records r on r.conversation_id = c.id`,
      ]
    })
    for (const conversation of conversations) {
      const record = records.find(({ conversationId }) => conversationId === conversation.id)
      yield {
        ...conversation,
        notes: notes.filter(({ conversationId }) => conversationId === conversation.id),
        record: record ? toStoredRecord(record) : null,
      }
    }
    last = conversations.at(-1)?.number ?? last
    if (conversations.length < CONVERSATIONS) return
  }
}

function batch(sql: ReservedSql, chatbotId: string, visitorIds: string[], after: number) {
  return sql`
    select c.* from conversations c
    where c.visitor_id = any(${visitorIds}::uuid[]) and ${isInInbox(sql, chatbotId)} and c.number > ${after}
    order by c.number limit ${CONVERSATIONS}`
}

/** All messages of a conversation in order. */
export async function* eachMessage(
  connections: Connections,
  owner: User,
  conversationId: string,
): AsyncGenerator<ExportedMessage, void, void> {
  for (let last = 0; ; ) {
    const [messages] = await asPerson(connections, owner, (sql) => [
      sql<ExportedMessage[]>`
        select m.position, m.role, m.author_id is not null as "isOwners", m.is_interrupted as "isInterrupted",
          m.content, m.created_at as "createdAt", m.is_read as "isRead", r.rating, r.rated_at as "ratedAt", t.model
        from messages m
          left join ratings r on r.message_id = m.id
          left join turns t on t.conversation_id = m.conversation_id and t.reply_message_id = m.id
        where m.conversation_id = ${conversationId} and m.position > ${last}
        order by m.position limit ${MESSAGES}`,
    ])
    yield* messages
    last = messages.at(-1)?.position ?? last
    if (messages.length < MESSAGES) return
  }
}
