/** Removes empty items from a draft, and shifts the indexes of those behind them. */
import type { Draft } from './draft.ts'
import type { Place } from './finding.ts'
import type { ListField } from './form.ts'
import { isEmpty, itemsIn, placeKey } from './places.ts'
import type { Item } from './progress.ts'

/** The new index of an item; null when it was removed. */
type Moved = (index: number | undefined) => number | null

export function settleItems(draft: Draft, list: ListField): void {
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
  const move = <Has extends { place: Place }>(entries: Has[]): Has[] =>
    entries.flatMap((entry) => movePlace(entry.place, list, moved).map((place) => ({ ...entry, place })))
  const byPlace = <Has extends { place: Place }>(entries: Map<string, Has>) =>
    new Map(move([...entries.values()]).map((entry) => [placeKey(entry.place), entry]))
  draft.skipped = moveKeys(draft.skipped, list, moved)
  draft.justSkipped = moveKeys(draft.justSkipped, list, moved)
  draft.stored = byPlace(draft.stored)
  draft.refused = byPlace(draft.refused)
  draft.passed = draft.passed.flatMap((place) => movePlace(place, list, moved))
  draft.asked = (draft.asked && movePlace(draft.asked, list, moved)[0]) ?? null
}

/** @returns the new place; empty when its item was removed */
function movePlace(place: Place, list: ListField, moved: Moved): Place[] {
  if (place.field !== list.key || place.itemField === undefined) return [place]
  const item = moved(place.item)
  return item === null ? [] : [{ ...place, item }]
}

function moveKeys(keys: Set<string>, list: ListField, moved: Moved): Set<string> {
  const movedKeys = [...keys].flatMap((key) => {
    const [field, item, itemField] = key.split('.')
    if (field !== list.key || itemField === undefined) return [key]
    return movePlace({ field, item: Number(item), itemField }, list, moved).map(placeKey)
  })
  return new Set(movedKeys)
}

/**
 * Forgets an item without values once every field was skipped, or its list is finished: the next one begins
 * afresh.
 */
function forgetUnbegun({ skipped, declined, finished }: Draft, list: ListField, item: number): void {
  const keys = list.fields.map(({ key: itemField }) => placeKey({ field: list.key, item, itemField }))
  const isAllSkipped = list.fields.every(({ required }) => !required) && keys.every((key) => skipped.has(key))
  const isOver = finished.has(list.key) || declined.has(list.key)
  if (isAllSkipped || isOver) for (const key of keys) skipped.delete(key)
}
