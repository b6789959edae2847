/** A visitor's data for the chatbot's owner. Each batch is a transaction of its own, with the owner's condition. */
import type { ReservedSql } from 'postgres'
import type { Own } from '../chatbots/own-chatbot.ts'
import { isInInbox, isOfVisitor } from '../conversations/summary-queries.ts'
import type { Connections } from '../database/connections.ts'
import { readAsUser } from '../database/transaction.ts'
import { type RecordRow, recordColumns, type StoredRecord, toStoredRecord } from '../intake/records.ts'

export type ExportedConversation = {
  id: string
  number: number
  title: string | null
  startedAt: Date
  updatedAt: Date
  takenOverAt: Date | null
  notes: { content: string; createdAt: Date }[]
  record: Pick<StoredRecord, 'status' | 'data' | 'createdAt' | 'updatedAt'> | null
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
  /** The model of a reply. */
  model: string | null
}

const CONVERSATIONS = 50
const MESSAGES = 500

/** Their conversations in order, without messages. */
export async function* eachConversation(
  connections: Connections,
  own: Own,
  visitorKey: string,
): AsyncGenerator<ExportedConversation, void, void> {
  for (let last = 0; ; ) {
    const [conversations, notes, records] = await readAsUser(connections, own.owner, (sql) => {
      const meant = batch(sql, own, visitorKey, last)
      return [
        sql<Omit<ExportedConversation, 'notes' | 'record'>[]>`
          select c.id, c.number, c.title, c.created_at as "startedAt", c.updated_at as "updatedAt",
            c.taken_over_at as "takenOverAt"
          from (${meant}) c order by c.number`,
        sql<{ conversationId: string; content: string; createdAt: Date }[]>`
          select n.conversation_id as "conversationId", n.content, n.created_at as "createdAt"
          from (${meant}) c join conversation_notes n on n.home = c.home and n.conversation_id = c.id
          order by n.created_at, n.id`,
        sql<RecordRow[]>`
          select ${recordColumns(sql)} from (${meant}) c join records r on r.home = c.home and r.conversation_id = c.id`,
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

function batch(sql: ReservedSql, own: Own, visitorKey: string, after: number) {
  return sql`
    select c.* from conversations c
    where ${isOfVisitor(sql, own, visitorKey)} and ${isInInbox(sql, own)} and c.number > ${after}
    order by c.number limit ${CONVERSATIONS}`
}

/** All messages of a conversation in order. */
export async function* eachMessage(
  connections: Connections,
  own: Own,
  conversationId: string,
): AsyncGenerator<ExportedMessage, void, void> {
  for (let last = 0; ; ) {
    const [messages] = await readAsUser(connections, own.owner, (sql) => [
      sql<ExportedMessage[]>`
        select m.position, m.role, m.author_id is not null as "isOwners", m.is_interrupted as "isInterrupted",
          m.content, m.created_at as "createdAt", m.is_read as "isRead", r.rating, r.rated_at as "ratedAt", t.model
        from messages m
          join conversations c on c.home = m.home and c.id = m.conversation_id and ${isInInbox(sql, own)}
          left join ratings r on r.home = m.home and r.message_id = m.id
          left join turns t
            on t.home = m.home and t.conversation_id = m.conversation_id and t.reply_message_id = m.id
        where m.home = ${conversationId} and m.conversation_id = m.home and m.position > ${last}
        order by m.position limit ${MESSAGES}`,
    ])
    yield* messages
    last = messages.at(-1)?.position ?? last
    if (messages.length < MESSAGES) return
  }
}
