/** The table's columns, stored for this browser. */
import { useState } from 'react'
import { language } from '../language/language.ts'
import type { Form, FormField, RecordRow } from './record-queries.ts'

export type Column = { key: string; label: string }

/** Columns shown by default: nobody reads a table of 40. */
const FIRST = 6

/** The form's fields, then fields of older records only. */
export function columnsOf(form: Form | null, records: readonly Pick<RecordRow, 'data'>[]): Column[] {
  const ofForm = (form?.fields ?? []).map((field) => ({ key: field.key, label: labelOf(field) }))
  const known = new Set(ofForm.map(({ key }) => key))
  const older = new Set(records.flatMap(({ data }) => Object.keys(data)).filter((key) => !known.has(key)))
  return [...ofForm, ...[...older].map((key) => ({ key, label: key.replaceAll('_', ' ') }))]
}

function labelOf({ key, label }: FormField): string {
  return label[language()] ?? label.en ?? label['zh-Hant'] ?? label.bn ?? key
}

export function useChosenColumns(id: string, columns: readonly Column[]) {
  const keptAs = `frontdesk:columns:${id}`
  const [kept, setKept] = useState(() => read(keptAs))
  const usual = columns.slice(0, FIRST).map(({ key }) => key)
  const chosen = new Set(kept ?? usual)
  const toggle = (key: string) => {
    const next = columns.map((column) => column.key).filter((each) => (each === key) !== chosen.has(each))
    setKept(next)
    localStorage.setItem(keptAs, JSON.stringify(next))
  }
  return {
    shown: columns.filter(({ key }) => chosen.has(key)),
    isShown: (key: string) => chosen.has(key),
    toggle,
  }
}

function read(keptAs: string): string[] | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs) ?? 'null')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : undefined
  } catch {
    return undefined
  }
}
