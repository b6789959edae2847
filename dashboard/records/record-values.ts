import { number, plural, t } from '../language/language.ts'

/** A collected value as text; a list's items are joined. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (value === true) return t('Yes')
  if (value === false) return t('No')
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return value.map(shownItem).join('\n')
  return typeof value === 'object' ? shownItem(value) : String(value)
}

/** For a table cell: a list becomes its item count. */
export function shortValue(value: unknown): string {
  return Array.isArray(value) ? plural(value.length, '{count} entry', '{count} entries') : shownValue(value)
}

function shownItem(item: unknown): string {
  if (typeof item !== 'object' || item === null) return shownValue(item)
  return Object.values(item).map(shownValue).join(', ')
}

/** The share of filled fields, from 0 to 1. */
export const completenessOf = (keys: readonly string[], data: Readonly<Record<string, unknown>>): number =>
  keys.length === 0 ? 1 : keys.filter((key) => (data[key] ?? '') !== '').length / keys.length
