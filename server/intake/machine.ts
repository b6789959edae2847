/**
 * The state machine of guided intake: known values, the next question, completion.
 *
 * A turn is `applyAnswers(form, state, extractions)`: the extractions are applied to a draft of the state, which is then
 * finalized. The machine does not depend on the extractor, and never mutates its input.
 *
 * - Order of questions: the scalar fields; each list, item by item, then whether there is another; finally,
 *   skipped required fields once more. Skipping one again declines it. It is not asked again, and the record
 *   stays active until its value is given.
 * - An unanswered question stays open. A refused answer is asked again immediately, wherever it belongs.
 * - An item exists from its first value. It is open while one of its fields is neither known nor skipped.
 *   Finishing the list, or asking for another item, skips its optional fields. A required field is asked once
 *   more; if it is skipped, or the list is finished again, the item is dropped and reported in the outcome.
 * - A list with too few items cannot be finished at once: it is asked again. Finishing it again declines it.
 * - A completed record accepts corrections and stays completed. A new item, or a request for one, makes it
 *   active until its list is finished again. "I don't know" never erases a value.
 */
import { accept } from './accept.ts'
import { applyExtraction, finish } from './apply-extraction.ts'
import { type Draft, type Dropped, draftOf, leaveItems, type Refused, type Stored } from './draft.ts'
import type { Extraction, FieldPath } from './extraction.ts'
import {
  fieldAt,
  isEmpty,
  itemsIn,
  listsOf,
  mostItems,
  pathKey,
  scalarsOf,
  valueAt,
  valueIn,
} from './field-path.ts'
import { finalizeItems } from './finalize-items.ts'
import type { Form, ListField, ScalarField } from './form.ts'
import { isStillAsked, missingPaths, nextPath } from './next-path.ts'
import type { Data, IntakeState, Item, Progress } from './progress.ts'

export type { Dropped, Refused, Stored } from './draft.ts'
export { fieldAt, itemsIn, pathKey, valueAt } from './field-path.ts'
export { missingPaths } from './next-path.ts'

export type Outcome = {
  state: IntakeState
  stored: Stored[]
  refused: Refused[]
  explained: FieldPath[]
  /** Skipped by the user; an existing value is kept. */
  skipped: FieldPath[]
  /** Lists finished in this turn. */
  finished: string[]
  /** Items dropped because their required fields were skipped twice. */
  dropped: Dropped[]
  /** Whether no extraction matched a path of this form. */
  isNothing: boolean
  /** Whether the record was completed before this turn. */
  wasCompleted: boolean
}

/**
 * @param copied earlier data to start from; values that no longer fit the form are dropped
 * @returns an active state, even when the copied data is complete: the user may still correct it
 */
export function begin(form: Form, copied: Data = {}): IntakeState {
  const data = fitting(form, copied)
  const empty: IntakeState = { data, skipped: [], declined: [], finished: [], asked: null, status: 'active' }
  const draft = draftOf(form, empty)
  // The gaps in copied items were already asked about when they were collected.
  for (const list of listsOf(form)) leaveItems(draft, list, itemsIn(data, list.key).length)
  return stateOf(draft, nextPath(draft), 'active')
}

/** @returns the state after a message, and the outcome of its extractions; O(fields + items + extractions) */
export function applyAnswers(form: Form, state: IntakeState, extractions: readonly Extraction[]): Outcome {
  const draft = draftOf(form, state)
  for (const extraction of extractions) applyExtraction(draft, extraction)
  // Applied last, whatever the order: "A for 50, and that's all" finishes the list with A in it.
  for (const list of draft.finishing) finish(draft, list)
  for (const list of listsOf(form)) finalizeItems(draft, list)
  return {
    state: finalize(draft),
    stored: [...draft.stored.values()],
    refused: [...draft.refused.values()],
    explained: draft.explained,
    skipped: draft.passed.filter((path) => !draft.stored.has(pathKey(path))),
    finished: draft.justFinished,
    dropped: draft.dropped,
    isNothing: draft.isNothing,
    wasCompleted: state.status === 'completed',
  }
}

export function progressOf(form: Form, { data }: IntakeState): Progress {
  const scalars = scalarsOf(form)
  const known = scalars.filter(({ key }) => valueAt(data, { field: key }) !== undefined)
  return {
    isComplete: scalars.filter(({ required }) => required).every((field) => known.includes(field)),
    fieldsCompleted: known.length,
    totalFields: scalars.length,
    items: Object.fromEntries(listsOf(form).map(({ key }) => [key, itemsIn(data, key).length])),
  }
}

function finalize(draft: Draft): IntakeState {
  const next = nextPath(draft)
  const isAllThere = next === null && missingPaths(draft.form, draft.data).length === 0
  const again = refusedPath(draft)
  if (isAllThere && draft.was.status === 'completed') return stateOf(draft, again, 'completed')
  const stays = draft.wanted.size === 0 && draft.asked && isStillAsked(draft, draft.asked)
  const asked = again ?? (stays ? draft.asked : next)
  return stateOf(draft, asked, isAllThere && asked === null ? 'completed' : 'active')
}

/** The first path with a refused answer that can be asked again. */
function refusedPath({ form, data, refused }: Draft): FieldPath | null {
  const canBeAsked = ({ path }: Refused) => {
    const list = form.fields.find(({ key }) => key === path.field)
    if (list?.type !== 'list') return true
    const { item = 0 } = path
    return (
      fieldAt(form, path) !== undefined && item <= itemsIn(data, list.key).length && item < mostItems(list)
    )
  }
  return [...refused.values()].find(canBeAsked)?.path ?? null
}

function stateOf(draft: Draft, asked: FieldPath | null, status: IntakeState['status']): IntakeState {
  const { data, skipped, declined, finished } = draft
  return { data, skipped: [...skipped], declined: [...declined], finished: [...finished], asked, status }
}

/** The part of some data that is valid for a form: it may have been collected with an earlier version. */
function fitting(form: Form, data: Data): Data {
  const scalars = fittingValues(scalarsOf(form), (key) => valueAt(data, { field: key }))
  const lists = listsOf(form)
    .map((list) => [list.key, fittingItems(list, itemsIn(data, list.key))] as const)
    .filter(([, items]) => items.length > 0)
  return { ...scalars, ...Object.fromEntries(lists) }
}

function fittingItems(list: ListField, items: readonly Item[]): Item[] {
  return items
    .map((item) => fittingValues(list.fields, (key) => valueIn(item, key)))
    .filter((item) => !isEmpty(item))
    .slice(0, mostItems(list))
}

function fittingValues(fields: readonly ScalarField[], read: (key: string) => unknown): Item {
  const entries = fields.flatMap((field) => {
    const value = read(field.key)
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return []
    const result = accept(field, value)
    return 'value' in result ? [[field.key, result.value] as const] : []
  })
  return Object.fromEntries(entries)
}
