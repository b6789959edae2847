/** What intake conversations collected, as it is read again. */
import type { ReservedSql } from 'postgres'
import type { Form } from './form.ts'
import { withItems } from './intake.ts'
import type { Data, Item } from './progress.ts'

export const RECORD_STATUSES = ['active', 'completed', 'abandoned'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]

export type StoredRecord = {
  id: string
  /** What the onboarding API calls it. */
  number: number
  conversationId: string
  /** What the onboarding API calls its conversation, and its user. */
  sessionNumber: number
  userNumber: number | null
  status: RecordStatus
  /** Values and, by the key of each list that has any, its items. */
  data: Data
  /** The form that it was begun with, which the chatbot may have changed since. */
  formId: string
  /** Only where it was asked for. */
  form?: Form
  createdAt: Date
  updatedAt: Date
  completedAt: Date | null
}

/** As `recordColumns` selects it: the items of lists stand apart. */
export type RecordRow = Omit<StoredRecord, 'form'> & {
  items: { field: string; data: Item }[] | null
}

/** Of `records r`. The items come in the row of their record, so that a batch is one query. */
export function recordColumns(sql: ReservedSql) {
  return sql`
    r.id, r.number, r.conversation_id as "conversationId", r.session_number as "sessionNumber",
    r.user_number as "userNumber", r.status, r.data, r.form_id as "formId", r.created_at as "createdAt",
    r.updated_at as "updatedAt", r.completed_at as "completedAt", (
      select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
      from record_items i where i.record_id = r.id
    ) as items`
}

export function toStoredRecord<Row extends RecordRow>({ items, ...row }: Row): Omit<Row, 'items'> {
  return { ...row, data: withItems(row.data, items ?? []) }
}
