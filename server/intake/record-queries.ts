/** What intake conversations collected, for those who may read it. */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import type { Form } from './form.ts'
import {
  type RecordRow,
  type RecordStatus,
  recordColumns,
  type StoredRecord,
  toStoredRecord,
} from './records.ts'

/** Which records are meant. Of these, a person meets only what the policies give them. */
export type RecordSelection = {
  /** Undefined for any. */
  status?: RecordStatus | undefined
  /** None that were begun after it. */
  until?: string | undefined
} & (
  | {
      /** What visitors told this chatbot of the person's own. */
      chatbotId: string
    }
  | {
      /** What users told the operator's onboarding chatbot. */
      onboarding: true
      /** Their own alone; else everybody's, for an administrator. */
      ownOnly: boolean
    }
)

export type RecordPage = { records: StoredRecord[]; total: number }

/**
 * A page of what visitors told a chatbot, the newest first.
 * @returns undefined when this user owns no such chatbot
 */
export async function listRecords(
  connections: Connections,
  owner: User,
  chatbotId: string,
  { status, page, pageSize }: { status?: RecordStatus | undefined; page: number; pageSize: number },
): Promise<RecordPage | undefined> {
  const [counts, rows] = await asPerson(connections, owner, (sql) => {
    const meant = selected(sql, owner, { chatbotId, status })
    return [
      sql<{ total: number }[]>`
        select (select count(*)::integer from records r where ${meant}) as total
        from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
      // The page first: items are fetched for its records alone, not for those before it.
      sql<RecordRow[]>`
        select ${recordColumns(sql)} from (
          select * from records r where ${meant}
          order by r.created_at desc, r.id desc offset ${(page - 1) * pageSize} limit ${pageSize}
        ) r
        order by r.created_at desc, r.id desc`,
    ]
  })
  return counts[0] && { records: rows.map(toStoredRecord), total: counts[0].total }
}

const BATCH_SIZE = 500

/**
 * Yields records in the order in which they were begun. Each batch is a transaction of its own: none is
 * open while whoever reads these takes their time.
 */
export async function* eachRecord(
  connections: Connections,
  user: User,
  selection: RecordSelection,
  batchSize: number = BATCH_SIZE,
): AsyncGenerator<StoredRecord, void, void> {
  let last: Cursor | undefined
  for (;;) {
    const rows = await readBatch(connections, user, selection, last, batchSize)
    for (const { begun: _, ...row } of rows) yield toStoredRecord(row)
    last = rows.at(-1)
    if (!last || rows.length < batchSize) return
  }
}

/**
 * Where a batch ended. `begun` is `created_at` with its microseconds, which a Date has no room for, nor
 * what postgres.js makes of a parameter that is a timestamp; so it is sent as text.
 */
type Cursor = { begun: string; id: string }

async function readBatch(
  connections: Connections,
  user: User,
  selection: RecordSelection,
  after: Cursor | undefined,
  size: number,
): Promise<(RecordRow & Cursor)[]> {
  const [, rows] = await asPerson(connections, user, (sql) => [
    // The index has the records in this order. Where there are no statistics yet, as after an import and
    // always in the embedded database, Postgres would rather sort all that are left, for each batch again.
    sql`select set_config('enable_sort', 'off', true)`,
    sql<(RecordRow & Cursor)[]>`
      select ${recordColumns(sql)}, r.created_at::text as begun from records r
      where ${selected(sql, user, selection)}
        ${after ? sql`and (r.created_at, r.id) > (${after.begun}::text::timestamptz, ${after.id}::uuid)` : sql``}
      order by r.created_at, r.id limit ${size}`,
  ])
  return rows
}

/** What an export has to know before its first row. */
export type RecordForms = {
  /** Those that the records were begun with, and the chatbot's own; the newest first. */
  forms: Form[]
  /** When this was so: records begun later may be of other forms. */
  until: string
}

/** @returns undefined when this user owns no such chatbot */
export async function findRecordForms(
  connections: Connections,
  owner: User,
  selection: { chatbotId: string; status?: RecordStatus | undefined },
): Promise<RecordForms | undefined> {
  const [chatbots, forms] = await asPerson(connections, owner, (sql) => [
    sql<{ until: string; formId: string | null }[]>`
      select now()::text as until from chatbots
      where id = ${selection.chatbotId} and owner_id = ${owner.userId}`,
    sql<{ document: Form }[]>`
      select f.document from forms f join chatbots b on b.id = f.chatbot_id
      where b.id = ${selection.chatbotId} and b.owner_id = ${owner.userId} and (
        f.id = b.form_id or f.id in (select r.form_id from records r where ${selected(sql, owner, selection)}))
      order by f.id = b.form_id desc nulls last, f.created_at desc, f.id`,
  ])
  return chatbots[0] && { forms: forms.map(({ document }) => document), until: chatbots[0].until }
}

/** The condition on `records r`. */
function selected(sql: ReservedSql, user: User, selection: RecordSelection) {
  const { status, until } = selection
  const ofChatbot =
    'chatbotId' in selection
      ? sql`r.user_id is null and r.chatbot_id = (
          select id from chatbots where id = ${selection.chatbotId} and owner_id = ${user.userId})
          and r.conversation_id not in (
            select c.id from conversations c where c.chatbot_id = ${selection.chatbotId} and c.is_preview)`
      : sql`r.user_id is not null and r.chatbot_id = (select id from chatbots where is_onboarding)
          ${selection.ownOnly ? sql`and r.user_id = ${user.userId}` : sql``}`
  return sql`
    ${ofChatbot}
    ${status ? sql`and r.status = ${status}` : sql``}
    ${until ? sql`and r.created_at <= ${until}::text::timestamptz` : sql``}`
}
