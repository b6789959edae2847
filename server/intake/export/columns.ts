/** The columns of an export are derived from the records' forms, not from their data. */

import { itemsIn } from '../field-path.ts'
import type { Field, Form } from '../form.ts'
import type { Item } from '../progress.ts'
import type { StoredRecord } from '../records.ts'

/** The value of a table cell; null leaves it empty. */
export type Cell = string | number | boolean | null

export type ListColumns = {
  key: string
  /** The keys of the item fields. */
  fields: string[]
}

/** Keyed columns: the newest form's in their order, then those that only older forms have. */
export type Columns = {
  scalars: string[]
  lists: ListColumns[]
}

/** @param forms newest first */
export function columnsOf(forms: readonly Form[]): Columns {
  const fields = forms.flatMap((form): Field[] => form.fields)
  const lists = new Map<string, Set<string>>()
  for (const field of fields) {
    if (field.type !== 'list') continue
    const known = lists.get(field.key) ?? new Set()
    lists.set(field.key, known)
    for (const { key } of field.fields) known.add(key)
  }
  return {
    scalars: [...new Set(fields.flatMap(({ type, key }) => (type === 'list' ? [] : key)))],
    lists: [...lists].map(([key, known]) => ({ key, fields: [...known] })),
  }
}

/** Columns of every record. */
export const RECORD_HEADER = [
  'id',
  'conversation_id',
  'status',
  'created_at',
  'updated_at',
  'completed_at',
] as const

export function recordCells(record: StoredRecord): Cell[] {
  const { id, conversationId, status, createdAt, updatedAt, completedAt } = record
  return [
    id,
    conversationId,
    status,
    createdAt.toISOString(),
    updatedAt.toISOString(),
    completedAt?.toISOString() ?? null,
  ]
}

/** A list in an older form may be a scalar field now, and vice versa. */
export function scalarCells({ data }: StoredRecord, { scalars }: Columns): Cell[] {
  return scalars.map((key) => {
    const value = data[key]
    return value === undefined || Array.isArray(value) ? null : value
  })
}

export function itemsOf({ data }: StoredRecord, key: string): Item[] {
  return itemsIn(data, key)
}

export function itemCells(item: Item, fields: readonly string[]): Cell[] {
  return fields.map((key) => item[key] ?? null)
}

/** Makes names unique: a field named `status` becomes `status_2`. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let number = 2; taken.has(free); number++) free = `${name}_${number}`
    taken.add(free)
    return free
  })
}
