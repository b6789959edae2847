/** What the assistant of an intake says in every language; one file each beside this one. */
import type { Refused } from '../draft.ts'
import type { ScalarField } from '../form.ts'

/** Reasons after which the field's own error text, or the hint of its type, says how to answer. */
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
/** Reasons that say themselves what would be right. */
export type TellingReason = Exclude<Reason, UnreadableReason>

/** All that is put into them is plain text: labels of the form, values made readable, numbers. */
export type Words = {
  /** Opens a conversation whose form has no welcome. */
  hello(title: string): string
  /** Earlier data was copied; the sum of it follows. */
  copied: string
  /** Nothing is left to ask from the start. */
  allThere: string

  /** Before what was noted, which stands in the same line when it is one thing. */
  noted: string
  labelled(label: string, value: string): string
  corrected(label: string, value: string, before: string): string
  andMore(count: string): string

  /** @param words the user's; @param reason a part of the sentence, without its end */
  refused(label: string, words: string, reason: string): string
  refusedWhole(label: string, reason: string): string
  unreadable: Record<UnreadableReason, string>
  /** @param limit of the form, made readable; @param currency by name, of an amount */
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
  /** Before a question for what was skipped and is required. */
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
  /** @param item what one is called; @param name what this one is called, empty when that is not known */
  itemName(item: string, number: string, name: string): string
  ofItem(item: string, label: string): string
  /** A number of money. @param code ISO 4217 */
  money(number: string, name: string, code: string): string
  comma: string
  /** Between two sentences. */
  space: string
  semicolon: string
}
