/**
 * The mutable intake state while the extractions of one message are applied; `machine.ts` creates and finalizes
 * it.
 */
import type { Refusal } from './accept.ts'
import type { FieldPath, Scalar, UnclearReason } from './extraction.ts'
import { isEmpty, itemsIn, pathKey, valueIn } from './field-path.ts'
import type { Form, ListField } from './form.ts'
import type { Data, IntakeState, Item } from './progress.ts'

export type Stored = {
  path: FieldPath
  value: Scalar
  /** The previous value, when this is a correction. */
  before?: Scalar
}

export type Refused = {
  path: FieldPath
  refusal: Refusal | { reason: UnclearReason | 'too_many_items' | 'too_few_items'; limit?: number | string }
  /** The user's words that the value was read from; empty for an extraction about a whole list. */
  words: string
}

export type Dropped = {
  /** The key of the list. */
  field: string
  /** Its index before it was dropped, from 0. */
  index: number
  /** The values it had. */
  item: Item
}

export type Draft = {
  form: Form
  /** The state before the message. A bare answer belongs to its `asked`. */
  was: IntakeState
  data: Data
  /** By `pathKey`, as in the state. */
  skipped: Set<string>
  declined: Set<string>
  finished: Set<string>
  asked: FieldPath | null
  /** The index given to each new item, by `list.index` as the extractor counted. */
  slots: Map<string, number>
  /** Skipped in this message, by `pathKey`: not asked again immediately. */
  justSkipped: Set<string>
  /** Lists for which the user wants another item. */
  wanted: Set<string>
  finishing: Set<ListField>
  /** Items to drop, as `list.index`. */
  dropping: Set<string>
  /** By `pathKey`: the last value for a path wins. */
  stored: Map<string, Stored>
  refused: Map<string, Refused>
  explained: FieldPath[]
  passed: FieldPath[]
  justFinished: string[]
  dropped: Dropped[]
  isNothing: boolean
}

/** A copy that can be changed without affecting the given state. */
export function draftOf(form: Form, was: IntakeState): Draft {
  return {
    form,
    was,
    data: structuredClone(was.data),
    skipped: new Set(was.skipped),
    declined: new Set(was.declined),
    finished: new Set(was.finished),
    asked: was.asked,
    slots: new Map(),
    justSkipped: new Set(),
    wanted: new Set(),
    finishing: new Set(),
    dropping: new Set(),
    stored: new Map(),
    refused: new Map(),
    explained: [],
    passed: [],
    justFinished: [],
    dropped: [],
    isNothing: true,
  }
}

/** Marks unknown optional fields of the first `count` items as skipped, because the user has moved on. */
export function leaveItems({ data, skipped }: Draft, list: ListField, count: number): void {
  for (const [item, values] of itemsIn(data, list.key).slice(0, count).entries()) {
    if (isEmpty(values)) continue
    for (const { key, required } of list.fields) {
      if (required || valueIn(values, key) !== undefined) continue
      skipped.add(pathKey({ field: list.key, item, itemField: key }))
    }
  }
}

/** Reopens a finished list. */
export function reopen({ skipped, declined, finished }: Draft, list: ListField): void {
  for (const each of [skipped, declined, finished]) each.delete(list.key)
}
