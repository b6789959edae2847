/** Queries the collected records, restricted to those that the caller may read. */
import type { ReservedSql } from 'postgres'
import { isOwn, NotFound, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { cutPage, isAfter, type Place, timeOf } from '../database/place.ts'
import { readAsUser, type User, walkIndexes } from '../database/transaction.ts'
import type { Form } from './form.ts'
import {
  type RecordRow,
  type RecordStatus,
  recordColumns,
  recordColumnsOfPage,
  type StoredRecord,
  toStoredRecord,
} from './records.ts'

/** Selects records; row-level policies restrict them further. */
export type RecordSelection = {
  /** Undefined for any. */
  status?: RecordStatus | undefined
  /** Excludes records begun after it. */
  until?: string | undefined
} & (
  | {
      /** Records that visitors gave to one of the caller's chatbots. */
      chatbotId: string
    }
  | {
      /** Records that users gave to the operator's onboarding chatbot. */
      onboarding: true
      /** Only the caller's own records; otherwise everybody's, for an administrator. */
      ownOnly: boolean
    }
)

export type RecordPage = { records: StoredRecord[]; total: number; next: Place | undefined }

export type WantedRecords = {
  status?: RecordStatus | undefined
  page: number
  page_size: number
  /** In place of the page. */
  before?: Place | undefined
}

/** A page of a chatbot's records, newest first. @throws NotFound */
export async function listRecords(
  connections: Connections,
  own: Own,
  { status, page, page_size: pageSize, before }: WantedRecords,
): Promise<RecordPage> {
  const { counts, rows } = await readAsOwner(connections, own, (sql) => {
    const meant = selected(sql, own.owner, { chatbotId: own.chatbotId, status })
    return {
      inOrder: walkIndexes(sql),
      counts: sql<{ total: number }[]>`select count(*)::integer as total from records r where ${meant}`,
      // Selects the page first, so that items are fetched for its records alone.
      rows: sql<(RecordRow & Place)[]>`
        select ${recordColumnsOfPage(sql)}, ${timeOf(sql, sql`r.created_at`)} as at from (
          select * from records r where ${meant} and ${isAfter(sql, before, sql`r.created_at`, sql`r.id`)}
          order by r.created_at desc, r.id desc offset ${before ? 0 : (page - 1) * pageSize} limit ${pageSize + 1}
        ) r
        order by r.created_at desc, r.id desc`,
    }
  })
  const listed = cutPage(rows, pageSize)
  const records = listed.page.map(({ at: _, ...row }) => toStoredRecord(row))
  return { records, total: counts[0]?.total ?? 0, next: listed.next }
}

const BATCH_SIZE = 500

/**
 * Yields records in the order in which they were begun. Each batch is a transaction of its own, so none stays
 * open while a slow client reads.
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
 * Where a batch ended. `begun` is `created_at` with microseconds. It is sent as text, because neither a Date
 * nor postgres.js's timestamp parameter keeps them.
 */
type Cursor = { begun: string; id: string }

async function readBatch(
  connections: Connections,
  user: User,
  selection: RecordSelection,
  after: Cursor | undefined,
  size: number,
): Promise<(RecordRow & Cursor)[]> {
  const [, rows] = await readAsUser(connections, user, (sql) => [
    walkIndexes(sql),
    sql<(RecordRow & Cursor)[]>`
      select ${recordColumns(sql)}, r.created_at::text as begun from records r
      where ${selected(sql, user, selection)}
        ${after ? sql`and (r.created_at, r.id) > (${after.begun}::text::timestamptz, ${after.id}::uuid)` : sql``}
      order by r.created_at, r.id limit ${size}`,
  ])
  return rows
}

/** Data that an export needs before its first row. */
export type RecordForms = {
  /** The chatbot's slug. */
  slug: string
  /** The forms of the records, and the chatbot's own; newest first. */
  forms: Form[]
  /** The time of this snapshot: records begun later may have other forms. */
  until: string
}

/** @throws NotFound */
export async function findRecordForms(
  connections: Connections,
  own: Own,
  status: RecordStatus | undefined,
): Promise<RecordForms> {
  const { chatbots, forms } = await readAsOwner(connections, own, (sql) => ({
    chatbots: sql<Omit<RecordForms, 'forms'>[]>`
      select b.public_url_slug as slug, now()::text as until from chatbots b where ${isOwn(sql, own)}`,
    forms: sql<{ document: Form }[]>`
      select f.document from forms f join chatbots b on b.id = f.chatbot_id
      where ${isOwn(sql, own)} and (f.id = b.form_id or f.id in (
        select r.form_id from records r
        where ${selected(sql, own.owner, { chatbotId: own.chatbotId, status })}))
      order by f.id = b.form_id desc nulls last, f.created_at desc, f.id`,
  }))
  // Deleted after the first statement.
  if (!chatbots[0]) throw new NotFound('chatbot')
  return { ...chatbots[0], forms: forms.map(({ document }) => document) }
}

/** The condition on `records r`. */
function selected(sql: ReservedSql, user: User, selection: RecordSelection) {
  const { status, until } = selection
  const ofChatbot =
    'chatbotId' in selection
      ? sql`r.user_id is null and r.chatbot_id = ${ownId(sql, { owner: user, chatbotId: selection.chatbotId })}
          and r.conversation_id not in (
            select c.id from conversations c where c.chatbot_id = ${selection.chatbotId} and c.is_preview)`
      : sql`r.user_id is not null and r.chatbot_id = (select id from chatbots where is_onboarding)
          ${selection.ownOnly ? sql`and r.user_id = ${user.userId}` : sql``}`
  return sql`
    ${ofChatbot}
    ${status ? sql`and r.status = ${status}` : sql``}
    ${until ? sql`and r.created_at <= ${until}::text::timestamptz` : sql``}`
}
