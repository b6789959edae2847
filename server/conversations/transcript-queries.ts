/** A conversation for its chatbot's owner: messages, turns, notes and the record. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import type { Form } from '../intake/form.ts'
import { type RecordRow, recordColumns, toStoredRecord } from '../intake/records.ts'
import { textOfPage } from './page-text.ts'
import { isInInbox } from './summary-queries.ts'
import { markAsRead } from './unread.ts'

export type TranscriptMessage = {
  id: string
  position: number
  role: 'user' | 'assistant' | 'system'
  isOwners: boolean
  content: string
  createdAt: Date
  isRead: boolean
  rating: 'up' | 'down' | null
  turn: TranscriptTurn | null
}

/** Details of a turn: its model, or the reason for a missing reply. */
export type TranscriptTurn = {
  id: string
  state: 'running' | 'done' | 'failed' | 'stopped' | 'interrupted'
  failure: string | null
  model: string | null
  sources: string[]
  foundNothing: boolean
  /** The reply had no answer, and the owner has not resolved it yet. */
  isUnanswered: boolean
  inputTokens: number | null
  outputTokens: number | null
  costUsd: number | null
  firstTokenMs: number | null
  durationMs: number | null
}

export type Note = { id: string; content: string; createdAt: Date }

export type Transcript = {
  messages: TranscriptMessage[]
  notes: Note[]
  record: { status: string; data: Record<string, unknown>; completeness: number } | null
}

/** The console's reference to an owner's conversation. */
export type Named = { owner: User; chatbotId: string; number: number }

/** Bounds a transcript to the newest messages. */
const MAX_MESSAGES = 1000

/** @returns undefined when this user owns no chatbot with such a conversation */
export async function readTranscript(
  connections: Connections,
  named: Named,
): Promise<Transcript | undefined> {
  const { owner } = named
  const [found, messages, turns, notes, records] = await asPerson(connections, owner, (sql) => [
    sql`select from conversations c where ${isNamed(sql, named)}`,
    sql<Omit<TranscriptMessage, 'turn'>[]>`
      select id, position, role, "isOwners", ${textOfPage(sql, sql`content`, sql`bytes`)} as content, "createdAt",
        "isRead", rating
      from (
        select m.id, m.position, m.role, m.author_id is not null as "isOwners", m.content, m.created_at as "createdAt",
          m.is_read as "isRead", r.rating, sum(octet_length(m.content)) over (order by m.position desc) as bytes
        from conversations c
          join messages m on m.conversation_id = c.id
          left join ratings r on r.message_id = m.id
        where ${isNamed(sql, named)}
        order by m.position desc limit ${MAX_MESSAGES}
      ) newest
      order by position`,
    turnsOf(sql, isNamed(sql, named)),
    sql<Note[]>`
      select n.id, n.content, n.created_at as "createdAt"
      from conversations c join conversation_notes n on n.conversation_id = c.id
      where ${isNamed(sql, named)}
      order by n.created_at, n.id`,
    sql<(RecordRow & { form: Form })[]>`
      select ${recordColumns(sql)}, f.document as form
      from conversations c join records r on r.conversation_id = c.id join forms f on f.id = r.form_id
      where ${isNamed(sql, named)}`,
  ])
  if (found.length === 0) return undefined
  const turnOf = new Map(turns.map(({ messageId, ...turn }) => [messageId, turn]))
  return {
    messages: messages.map((message) => ({ ...message, turn: turnOf.get(message.id) ?? null })),
    notes,
    record: records[0] ? toRecord(records[0]) : null,
  }
}

/**
 * @returns its id, and the number of the visitor's messages that were unread; undefined as above
 */
export async function markConversationRead(
  connections: Connections,
  named: Named,
): Promise<{ conversationId: string; updated: number } | undefined> {
  const [found, marked] = await asPerson(connections, named.owner, (sql) => [
    sql<{ id: string }[]>`select c.id from conversations c where ${isNamed(sql, named)}`,
    markAsRead(sql, isNamed(sql, named)),
  ])
  return found[0] && { conversationId: found[0].id, updated: marked[0]?.updated ?? 0 }
}

/** The condition for this owner's conversation `c`. */
export function isNamed(sql: ReservedSql, { owner, chatbotId, number }: Named): PendingQuery<Row[]> {
  return sql`
    c.number = ${number} and ${isInInbox(sql, chatbotId)}
    and exists (select from chatbots b where b.id = c.chatbot_id and b.owner_id = ${owner.userId})`
}

/** Each turn with its reply, or with the unanswered message. Turns after a takeover expect no reply. */
function turnsOf(sql: ReservedSql, isMeant: PendingQuery<Row[]>) {
  return sql<(TranscriptTurn & { messageId: string })[]>`
    select t.id, coalesce(t.reply_message_id, t.user_message_id) as "messageId", t.state, t.failure, t.model,
      coalesce(t.sources, '[]') as sources, coalesce(t.found_nothing, false) as "foundNothing",
      coalesce(t.found_nothing, false) and t.attended_at is null as "isUnanswered",
      t.input_tokens as "inputTokens", t.output_tokens as "outputTokens", t.cost_usd::float8 as "costUsd",
      t.first_token_ms as "firstTokenMs", t.duration_ms as "durationMs"
    from conversations c join turns t on t.conversation_id = c.id
    where ${isMeant} and t.state <> 'human'
    order by t.started_at desc limit ${MAX_MESSAGES}`
}

/** Completeness 1 means that every field except lists has a value. */
function toRecord(row: RecordRow & { form: Form }): Transcript['record'] {
  const { status, data } = toStoredRecord(row)
  const keys = row.form.fields.flatMap(({ type, key }) => (type === 'list' ? [] : key))
  const known = keys.filter((key) => data[key] !== undefined && data[key] !== null && data[key] !== '')
  return { status, data, completeness: keys.length === 0 ? 1 : known.length / keys.length }
}
