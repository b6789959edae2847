/** The phrases of the intake assistant; one file per language beside this one. */
import type { Refused } from '../draft.ts'
import type { ScalarField } from '../form.ts'

/** Reasons that need a hint how to answer: the field's own error text, or the hint of its type. */
export const UNREADABLE = [
  'not_understood',
  'wrong_type',
  'not_text',
  'not_a_number',
  'not_an_option',
  'not_a_date',
  'not_an_email',
  'not_a_phone',
] as const

export type Reason = Refused['refusal']['reason']
export type UnreadableReason = (typeof UNREADABLE)[number]
/** Reasons that explain themselves. */
export type TellingReason = Exclude<Reason, UnreadableReason>

/** All inserted values are plain text: form labels, formatted values, numbers. */
export type Words = {
  /** Opens a conversation when the form has no welcome. */
  hello(title: string): string
  /** Earlier data was copied; its summary follows. */
  copied: string
  /** Nothing is left to ask from the start. */
  allThere: string

  /** Precedes the stored values, on the same line when there is only one. */
  noted: string
  labelled(label: string, value: string): string
  corrected(label: string, value: string, before: string): string
  andMore(count: string): string

  /** @param words the user's; @param reason a part of the sentence, without its end */
  refused(label: string, words: string, reason: string): string
  refusedWhole(label: string, reason: string): string
  unreadable: Record<UnreadableReason, string>
  /** @param limit of the form, formatted; @param currency by name, for an amount */
  telling: Record<TellingReason, (limit: string, currency: string) => string>
  hints: Record<Exclude<ScalarField['type'], 'choice' | 'amount'>, string>
  amountHint(currency: string): string
  choiceHint(options: string): string
  listHint: string

  unexplained(label: string): string
  kept(label: string, value: string): string
  skipped(label: string): string
  declined(label: string): string
  finished(label: string): string
  dropped(item: string, label: string): string
  notUnderstood: string

  another(item: string): string
  /** Precedes a question for a skipped required field. */
  onceMore: string
  missing(labels: string): string
  thanks: string
  stillComplete: string
  nothingChanged: string

  sumTitle: string
  notGiven: string
  none: string
  yes: string
  no: string
  /** @param item the name of one item; @param name this item's own name, empty when unknown */
  itemName(item: string, number: string, name: string): string
  ofItem(item: string, label: string): string
  /** An amount of money. @param code ISO 4217 */
  money(number: string, name: string, code: string): string
  comma: string
  /** Separates two sentences. */
  space: string
  semicolon: string
}
