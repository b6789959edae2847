/** Removes empty items from a draft, and shifts the indexes of those behind them. */
import type { Draft } from './draft.ts'
import type { FieldPath } from './extraction.ts'
import { isEmpty, itemsIn, pathKey } from './field-path.ts'
import type { ListField } from './form.ts'
import type { Item } from './progress.ts'

/** The new index of an item; null when it was removed. */
type Moved = (index: number | undefined) => number | null

export function finalizeItems(draft: Draft, list: ListField): void {
  const items = itemsIn(draft.data, list.key)
  const kept: Item[] = []
  const moves: (number | null | 'empty')[] = []
  // Includes the index behind the last item, which holds the skipped fields of an item without a value.
  for (const [index, item] of [...items, {}].entries()) {
    if (draft.dropping.has(`${list.key}.${index}`)) {
      draft.dropped.push({ field: list.key, index, item })
      moves.push(null)
    } else moves.push(isEmpty(item) ? 'empty' : kept.push(item) - 1)
  }
  if (kept.length > 0) draft.data[list.key] = kept
  else delete draft.data[list.key]
  const moved: Moved = (index = -1) => {
    const to = moves[index] ?? null
    return to === 'empty' ? kept.length : to
  }
  if (moves.some((_, index) => moved(index) !== index)) renumber(draft, list, moved)
  forgetUnbegun(draft, list, kept.length)
}

function renumber(draft: Draft, list: ListField, moved: Moved): void {
  const move = <Has extends { path: FieldPath }>(entries: Has[]): Has[] =>
    entries.flatMap((entry) => movePath(entry.path, list, moved).map((path) => ({ ...entry, path })))
  const byPath = <Has extends { path: FieldPath }>(entries: Map<string, Has>) =>
    new Map(move([...entries.values()]).map((entry) => [pathKey(entry.path), entry]))
  draft.skipped = moveKeys(draft.skipped, list, moved)
  draft.justSkipped = moveKeys(draft.justSkipped, list, moved)
  draft.stored = byPath(draft.stored)
  draft.refused = byPath(draft.refused)
  draft.passed = draft.passed.flatMap((path) => movePath(path, list, moved))
  draft.asked = (draft.asked && movePath(draft.asked, list, moved)[0]) ?? null
}

/** @returns the new path; empty when its item was removed */
function movePath(path: FieldPath, list: ListField, moved: Moved): FieldPath[] {
  if (path.field !== list.key || path.itemField === undefined) return [path]
  const item = moved(path.item)
  return item === null ? [] : [{ ...path, item }]
}

function moveKeys(keys: Set<string>, list: ListField, moved: Moved): Set<string> {
  const movedKeys = [...keys].flatMap((key) => {
    const [field, item, itemField] = key.split('.')
    if (field !== list.key || itemField === undefined) return [key]
    return movePath({ field, item: Number(item), itemField }, list, moved).map(pathKey)
  })
  return new Set(movedKeys)
}

/**
 * Forgets an item without values once every field was skipped, or its list is finished: the next one begins
 * afresh.
 */
function forgetUnbegun({ skipped, declined, finished }: Draft, list: ListField, item: number): void {
  const keys = list.fields.map(({ key: itemField }) => pathKey({ field: list.key, item, itemField }))
  const isAllSkipped = list.fields.every(({ required }) => !required) && keys.every((key) => skipped.has(key))
  const isOver = finished.has(list.key) || declined.has(list.key)
  if (isAllSkipped || isOver) for (const key of keys) skipped.delete(key)
}
