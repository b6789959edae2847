/** A conversation for its chatbot's owner: messages, turns, notes and the record. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { asOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import type { Form } from '../intake/form.ts'
import { type RecordRow, recordColumns, toStoredRecord } from '../intake/records.ts'
import type { ReplySource } from '../knowledge/reply-source.ts'
import { textOfPage } from './page-text.ts'
import { isNamed, type Named, onlyConversation, type Summary, summaryOf } from './summary-queries.ts'
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
  sources: ReplySource[]
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

/** Bounds a transcript to the newest messages. */
const MAX_MESSAGES = 1000

/** @throws NotFound */
export async function readTranscript(
  connections: Connections,
  named: Named,
): Promise<Transcript & { summary: Summary }> {
  const read = await asOwner(connections, named, (sql) => ({
    messages: sql<Omit<TranscriptMessage, 'turn'>[]>`
      select id, position, role, "isOwners", ${textOfPage(sql, sql`content`, sql`bytes`)} as content, "createdAt",
        "isRead", rating
      from (
        select m.id, m.position, m.role, m.author_id is not null as "isOwners", m.content, m.created_at as "createdAt",
          m.is_read as "isRead", r.rating, sum(octet_length(m.content)) over (order by m.position desc) as bytes
        from conversations c
          join messages m on m.home = c.home and m.conversation_id = c.id
          left join ratings r on r.home = m.home and r.message_id = m.id
        where ${isNamed(sql, named)}
        order by m.position desc limit ${MAX_MESSAGES}
      ) newest
      order by position`,
    turns: turnsOf(sql, isNamed(sql, named)),
    notes: sql<Note[]>`
      select n.id, n.content, n.created_at as "createdAt"
      from conversations c join conversation_notes n on n.home = c.home and n.conversation_id = c.id
      where ${isNamed(sql, named)}
      order by n.created_at, n.id`,
    records: sql<RecordRow[]>`
      select ${recordColumns(sql)} from conversations c join records r on r.home = c.home and r.conversation_id = c.id
      where ${isNamed(sql, named)}`,
    forms: sql<{ form: Form }[]>`
      select f.document as form from forms f where f.id = (
        select r.form_id from conversations c join records r on r.home = c.home and r.conversation_id = c.id
        where ${isNamed(sql, named)})`,
    summaries: summaryOf(sql, named),
  }))
  const turnOf = new Map(read.turns.map(({ messageId, ...turn }) => [messageId, turn]))
  return {
    summary: onlyConversation(read.summaries),
    messages: read.messages.map((message) => ({ ...message, turn: turnOf.get(message.id) ?? null })),
    notes: read.notes,
    record: read.records[0] && read.forms[0] ? toRecord({ ...read.records[0], ...read.forms[0] }) : null,
  }
}

/** @returns its id, and the number of the visitor's messages that were unread @throws NotFound */
export async function markConversationRead(
  connections: Connections,
  named: Named,
): Promise<{ conversationId: string; updated: number }> {
  const { found, marked } = await asOwner(connections, named, (sql) => ({
    found: sql<{ id: string }[]>`select c.id from conversations c where ${isNamed(sql, named)}`,
    marked: markAsRead(sql, isNamed(sql, named)),
  }))
  return { conversationId: onlyConversation(found).id, updated: marked[0]?.updated ?? 0 }
}

/** Each turn with its reply, or with the unanswered message. Turns after a takeover expect no reply. */
function turnsOf(sql: ReservedSql, isMeant: PendingQuery<Row[]>) {
  return sql<(TranscriptTurn & { messageId: string })[]>`
    select t.id, coalesce(t.reply_message_id, t.user_message_id) as "messageId", t.state, t.failure, t.model,
      coalesce(t.sources, '[]') as sources, coalesce(t.found_nothing, false) as "foundNothing",
      coalesce(t.found_nothing, false) and t.attended_at is null as "isUnanswered",
      t.input_tokens as "inputTokens", t.output_tokens as "outputTokens", t.cost_usd::float8 as "costUsd",
      t.first_token_ms as "firstTokenMs", t.duration_ms as "durationMs"
    from conversations c join turns t on t.home = c.home and t.conversation_id = c.id
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
