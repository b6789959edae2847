/** Loads an intake from the database for a turn, and saves it again. */
import { LRUCache } from 'lru-cache'
import type { ReservedSql } from 'postgres'
import { json } from '../database/transaction.ts'
import { itemsIn } from './field-path.ts'
import type { Form, FormLanguage } from './form.ts'
import type { Data, IntakeState, Item } from './progress.ts'

export type Intake = {
  formId: string
  form: Form
  /** Revision of the record; 0 when there is none yet. */
  revision: number
  /** Undefined when there is no record yet. */
  state: IntakeState | undefined
  language: FormLanguage | undefined
}

/** A row returned by frontdesk_intake(). */
export type IntakeRow = {
  formId: string
  form: Form
  revision: number
  status: 'active' | 'completed' | 'abandoned' | null
  data: Data | null
  progress: Omit<IntakeState, 'data' | 'status'> | null
  language: FormLanguage | null
  items: { field: string; data: Item }[] | null
}

/**
 * Cache of the most recently used forms, by id; a form never changes under its id. Data derived from a form
 * (its names, its options) is cached by the form object, so a cached form avoids recomputing it for each
 * message.
 */
const recentForms = new LRUCache<string, Form>({
  maxSize: 8_000_000,
  sizeCalculation: (form) => JSON.stringify(form).length,
})

function sameForm(formId: string, form: Form): Form {
  const known = recentForms.get(formId)
  if (known) return known
  recentForms.set(formId, form)
  return form
}

export function toIntake(row: IntakeRow): Intake {
  const { formId, revision, status, data, progress, language, items } = row
  const form = sameForm(formId, row.form)
  const state =
    status && data && progress
      ? {
          ...progress,
          data: withItems(data, items ?? []),
          status: status === 'completed' ? status : 'active',
        }
      : undefined
  return { formId, form, revision, state, language: language ?? undefined } as Intake
}

/** Items are stored in rows of their own, so that each has an id and can be read as columns. */
export function withItems(data: Data, items: readonly { field: string; data: Item }[]): Data {
  const lists: Record<string, Item[]> = {}
  for (const item of items) {
    lists[item.field] ??= []
    lists[item.field]?.push(item.data)
  }
  return { ...data, ...lists }
}

/** The result of a turn, as the parameters of frontdesk_save_record() by name. */
export type Collected = {
  formId: string
  revision: number
  status: string
  data: Data
  progress: object
  language: FormLanguage
  changed: ChangedItem[]
}

export function collect(intake: Intake, state: IntakeState, language: FormLanguage): Collected {
  const { formId, revision } = intake
  const { data, status, ...progress } = state
  const changed = changedItems(intake.state?.data ?? {}, data)
  return { formId, revision, status, data: scalarsOf(data), progress, language, changed }
}

/** Saves it. Fails with FD007, and its transaction with it, when another turn was faster: see `RecordChanged`. */
export function saveRecord(
  sql: ReservedSql,
  { home, conversationId }: { home: string; conversationId: string },
  collected: Collected,
) {
  const { formId, revision, status, data, progress, language, changed } = collected
  return sql`
    select frontdesk_save_record(${home}, ${conversationId}, ${revision}, ${formId}, ${status},
      ${json(sql, data)}, ${json(sql, progress)}, ${language}, ${json(sql, changed)})`
}

function scalarsOf(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !Array.isArray(value)))
}

type ChangedItem = { field: string; position: number; data: Item | null }

function changedItems(before: Data, after: Data): ChangedItem[] {
  const lists = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...lists].flatMap((field) => {
    const [was, is] = [itemsIn(before, field), itemsIn(after, field)]
    const count = Math.max(was.length, is.length)
    return Array.from({ length: count }, (_, position) => ({
      field,
      position,
      data: is[position] ?? null,
    })).filter(({ position, data }) => JSON.stringify(was[position] ?? null) !== JSON.stringify(data))
  })
}

/** A concurrent turn of the same conversation saved first: retry from the state that it left. */
export class RecordChanged extends Error {
  constructor() {
    super('the record was changed by another turn')
    this.name = 'RecordChanged'
  }
}

const RECORD_CHANGED = 'FD007'

/** @throws RecordChanged for its SQL state; otherwise the given error */
export function rethrow(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === RECORD_CHANGED) throw new RecordChanged()
  throw error
}
