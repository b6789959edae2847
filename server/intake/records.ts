/** Stored intake records. */
import type { ReservedSql } from 'postgres'
import type { Form } from './form.ts'
import { withItems } from './intake.ts'
import type { Data, Item } from './progress.ts'

export const RECORD_STATUSES = ['active', 'completed', 'abandoned'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]

export type StoredRecord = {
  id: string
  /** The id in the onboarding API. */
  number: number
  conversationId: string
  /** The ids of its conversation and its user in the onboarding API. */
  sessionNumber: number
  userNumber: number | null
  status: RecordStatus
  /** Values, and items by list key for lists that have any. */
  data: Data
  /** The form that it was begun with; the chatbot's form may have changed since. */
  formId: string
  /** Only if requested. */
  form?: Form
  createdAt: Date
  updatedAt: Date
  completedAt: Date | null
}

/** A row of `recordColumns`, with list items separate. */
export type RecordRow = Omit<StoredRecord, 'form'> & {
  items: { field: string; data: Item }[] | null
}

/** Columns of `records r`. The items are in the row of their record, so that a batch is one query. */
export function recordColumns(sql: ReservedSql) {
  return sql`
    ${ownColumns(sql)}, (
      select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
      from record_items i where i.home = r.home and i.record_id = r.id
    ) as items`
}

/** The same of a page `r` of records, whose items a distributed Postgres reads by a function for each. */
export function recordColumnsOfPage(sql: ReservedSql) {
  return sql`${ownColumns(sql)}, frontdesk_items(r.home, r.id) as items`
}

function ownColumns(sql: ReservedSql) {
  return sql`
    r.id, r.number, r.conversation_id as "conversationId", r.session_number as "sessionNumber",
    r.user_number as "userNumber", r.status, r.data, r.form_id as "formId", r.created_at as "createdAt",
    r.updated_at as "updatedAt", r.completed_at as "completedAt"`
}

export function toStoredRecord<Row extends RecordRow>({ items, ...row }: Row): Omit<Row, 'items'> {
  return { ...row, data: withItems(row.data, items ?? []) }
}
