/** The input of every step of the extractor: the message, the form, and the question asked. */

import { type Folded, fold, partOf, type Span, wordsAt } from '../../language/folding.ts'
import type { Extraction, FieldPath } from '../extraction.ts'
import { itemsIn } from '../field-path.ts'
import type { Form } from '../form.ts'
import type { IntakeState, Item } from '../progress.ts'
import { type Named, type NameHit, type Names, namesOf } from './names.ts'
import type { Reach, Reading } from './reading.ts'

export type Given = { form: Form; state: IntakeState; text: string; today?: Date }

export type Context = {
  state: IntakeState
  today: Date | undefined
  message: Folded
  /** The folded text of the message. */
  text: string
  names: Names
  /** The field that was asked; undefined when none was, or when the form no longer has it. */
  asked: Named | undefined
  /** The fields named anywhere in the message. */
  mentioned: ReadonlySet<Named>
  /** The key of the list that the asked path is in, or is. */
  askedList: string | undefined
}

export function contextOf({ form, state, text, today }: Given): Context {
  const names = namesOf(form)
  const message = names.corrected(fold(text))
  const asked = state.asked ? names.fields.find(({ path }) => isSameField(path, state.asked)) : undefined
  const isInList = asked?.kind === 'list' || asked?.list !== undefined
  const askedList = asked && isInList ? asked.path.field : undefined
  const mentioned = new Set(names.in(message.text).flatMap(({ fields }) => fields))
  return { state, today, message, text: message.text, names, asked, mentioned, askedList }
}

/** The context for a part of the message, with positions of its own: a clause is read without the others. */
export function within(context: Context, { start, end }: Span): Context {
  const message = partOf(context.message, { start, end })
  return { ...context, message, text: context.text.slice(start, end) }
}

function isSameField(a: FieldPath, b: FieldPath | null): boolean {
  return b !== null && a.field === b.field && a.itemField === b.itemField
}

export const itemsOf = ({ data }: IntakeState, list: string): readonly Item[] => itemsIn(data, list)

/** The item for an answer without an item number: the one asked about, or a new one. */
export function currentItem({ state }: Context, list: string): number {
  const { asked } = state
  return asked?.field === list && asked.item !== undefined ? asked.item : itemsOf(state, list).length
}

/** The path for a field's answer. */
export function pathFor(context: Context, named: Named, item?: number): FieldPath {
  if (named.kind === 'list' || !named.list) return { field: named.path.field }
  const { field, itemField } = named.path
  return { field, item: item ?? currentItem(context, field), itemField }
}

/** Item field names ("price", "name") count only while the conversation is about items. */
export function activeNames(context: Context, hits: readonly NameHit[]): NameHit[] {
  return hits.flatMap((hit) => {
    const fields = hit.fields.filter(({ path }) => !path.itemField || path.field === context.askedList)
    return fields.length > 0 ? [{ ...hit, fields }] : []
  })
}

export function reachOf(
  context: Context,
  named: Named,
  how: Reach['how'],
  names: readonly Span[] = [],
): Reach {
  return { how, names, known: context.names.wordsOf(named), today: context.today }
}

/** Converts a reading of a field to an extraction. */
export function found(context: Context, named: Named, reading: Reading, item?: number): Extraction {
  const path = pathFor(context, named, item)
  if (reading.kind === 'unknown') return { kind: 'unknown', path }
  const words = wordsAt(context.message, reading.span)
  if (reading.kind === 'unclear') return { kind: 'unclear', path, words, why: reading.why }
  // Texts and e-mail addresses are stored as the user wrote them; folded text is only for searching.
  const isEmail = named.kind === 'scalar' && named.field.type === 'email'
  return { kind: 'value', path, value: isEmail ? words.normalize('NFKC') : reading.value, words }
}
