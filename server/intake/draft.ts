/** The state of an intake while the findings of one message are heard: `machine.ts` makes and settles it. */
import type { Refusal } from './accept.ts'
import type { Place, Scalar, UnclearReason } from './finding.ts'
import type { Form, ListField } from './form.ts'
import { isEmpty, itemsIn, placeKey, valueIn } from './places.ts'
import type { Data, IntakeState, Item } from './progress.ts'

export type Stored = {
  place: Place
  value: Scalar
  /** What was known before, when this corrects it. */
  before?: Scalar
}

export type Refused = {
  place: Place
  refusal: Refusal | { reason: UnclearReason | 'too_many_items' | 'too_few_items'; limit?: number | string }
  /** The user's words that it was read from; empty when it is about a list as a whole. */
  words: string
}

export type Dropped = {
  /** The key of the list. */
  field: string
  /** Which one it was, from 0, before it was dropped. */
  index: number
  /** What was known of it. */
  item: Item
}

export type Draft = {
  form: Form
  /** The state as the message found it. Its `asked` is what a bare answer answers. */
  was: IntakeState
  data: Data
  /** As in the state, by `placeKey`. */
  skipped: Set<string>
  declined: Set<string>
  finished: Set<string>
  asked: Place | null
  /** Which index an item has got that the finder took for a new one, by `list.index` as the finder counted. */
  slots: Map<string, number>
  /** Skipped in this message, by `placeKey`: not asked again at once. */
  justSkipped: Set<string>
  /** Lists of which another item is wished for. */
  wanted: Set<string>
  finishing: Set<ListField>
  /** Items to give up, as `list.index`. */
  dropping: Set<string>
  /** By `placeKey`: the last word on a place counts. */
  stored: Map<string, Stored>
  refused: Map<string, Refused>
  explained: Place[]
  passed: Place[]
  justFinished: string[]
  dropped: Dropped[]
  isNothing: boolean
}

/** A draft that may be changed without touching the state it was made of. */
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

/** Skips what is not known and not required of the first `count` items: the user has moved on. */
export function leaveItems({ data, skipped }: Draft, list: ListField, count: number): void {
  for (const [item, values] of itemsIn(data, list.key).slice(0, count).entries()) {
    if (isEmpty(values)) continue
    for (const { key, required } of list.fields) {
      if (required || valueIn(values, key) !== undefined) continue
      skipped.add(placeKey({ field: list.key, item, itemField: key }))
    }
  }
}

/** Takes a list up again that was finished. */
export function reopen({ skipped, declined, finished }: Draft, list: ListField): void {
  for (const each of [skipped, declined, finished]) each.delete(list.key)
}
