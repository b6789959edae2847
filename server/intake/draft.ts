/**
 * The mutable intake state while the findings of one message are applied; `machine.ts` creates and finalizes
 * it.
 */
import type { Refusal } from './accept.ts'
import type { Place, Scalar, UnclearReason } from './finding.ts'
import type { Form, ListField } from './form.ts'
import { isEmpty, itemsIn, placeKey, valueIn } from './places.ts'
import type { Data, IntakeState, Item } from './progress.ts'

export type Stored = {
  place: Place
  value: Scalar
  /** The previous value, when this is a correction. */
  before?: Scalar
}

export type Refused = {
  place: Place
  refusal: Refusal | { reason: UnclearReason | 'too_many_items' | 'too_few_items'; limit?: number | string }
  /** The user's words that the value was read from; empty for a finding about a whole list. */
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
  /** By `placeKey`, as in the state. */
  skipped: Set<string>
  declined: Set<string>
  finished: Set<string>
  asked: Place | null
  /** The index given to each new item, by `list.index` as the finder counted. */
  slots: Map<string, number>
  /** Skipped in this message, by `placeKey`: not asked again immediately. */
  justSkipped: Set<string>
  /** Lists for which the user wants another item. */
  wanted: Set<string>
  finishing: Set<ListField>
  /** Items to drop, as `list.index`. */
  dropping: Set<string>
  /** By `placeKey`: the last value for a place wins. */
  stored: Map<string, Stored>
  refused: Map<string, Refused>
  explained: Place[]
  passed: Place[]
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
      skipped.add(placeKey({ field: list.key, item, itemField: key }))
    }
  }
}

/** Reopens a finished list. */
export function reopen({ skipped, declined, finished }: Draft, list: ListField): void {
  for (const each of [skipped, declined, finished]) each.delete(list.key)
}
