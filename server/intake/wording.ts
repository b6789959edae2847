/** The messages of the intake assistant. All texts of users and forms are inserted as plain text. */

import { fieldAt, lackOf, listAt, pathKey, valueAt } from './field-path.ts'
import { type Form, type FormLanguage, inLanguage } from './form.ts'
import { formatNumber, formatValue, labelOf, quotable, wordsOf } from './format-value.ts'
import type { Dropped, Outcome, Stored } from './machine.ts'
import { nameOfItem, nameOfPath } from './name-path.ts'
import { missingPaths } from './next-path.ts'
import type { IntakeState } from './progress.ts'
import { ask, howToAnswer } from './say-question.ts'
import { sayRefused } from './say-refused.ts'
import { sumUp } from './sum-up.ts'

export { sumUp } from './sum-up.ts'

/** The limit for each kind in one reply. */
const MAX_LINES = 20

/** @param how.copied whether the data in the state comes from an earlier session */
export function sayOpening(
  form: Form,
  state: IntakeState,
  language: FormLanguage,
  { copied }: { copied: boolean },
): string {
  const words = wordsOf(language)
  const welcome = form.welcome ? inLanguage(form.welcome, language) : words.hello(titleOf(form, language))
  return paragraphs([
    welcome,
    ...(copied ? [words.copied, sumUp(form, state.data, language)] : []),
    state.asked ? ask(form, state, language) : lacks(form, state, language) || words.allThere,
  ])
}

function titleOf(form: Form, language: FormLanguage): string {
  return quotable(inLanguage(form.title, language), 200)
}

/** Joins parts with an empty line. */
function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

/**
 * @param how.isAnswered whether the user's question was answered elsewhere, so that only the form's question
 *   is repeated
 */
export function sayReply(
  form: Form,
  outcome: Outcome,
  language: FormLanguage,
  { isAnswered = false }: { isAnswered?: boolean } = {},
): string {
  const { state, isNothing, wasCompleted } = outcome
  const said = [
    sayStored(form, outcome, language),
    ...sayRefused(form, outcome, language).slice(0, MAX_LINES),
    ...sayExplained(form, outcome, language),
    [...saySkipped(form, outcome, language), ...sayLists(form, outcome, language)].join('\n'),
  ]
  const isEnd = state.status === 'completed' && !wasCompleted
  const notUnderstood = isNothing && !isAnswered && !isEnd ? [sayNothing(form, outcome, language)] : []
  return paragraphs([
    ...said,
    ...notUnderstood,
    ...sayEnd(form, outcome, language),
    ask(form, state, language),
  ])
}

function sayStored(form: Form, { stored, state }: Outcome, language: FormLanguage): string {
  const words = wordsOf(language)
  const lines = stored.slice(0, MAX_LINES).map((each) => sayOneStored(form, state, each, language))
  if (stored.length > MAX_LINES) lines.push(words.andMore(formatNumber(stored.length - MAX_LINES, language)))
  if (lines.length === 0) return ''
  return lines.length === 1 ? words.noted + words.space + lines[0] : [words.noted, ...lines].join('\n')
}

function sayOneStored(
  form: Form,
  state: IntakeState,
  { path, value, before }: Stored,
  language: FormLanguage,
) {
  const field = fieldAt(form, path)
  if (!field) return ''
  const words = wordsOf(language)
  const [label, now] = [nameOfPath(form, state.data, path, language), formatValue(field, value, language)]
  if (before === undefined) return words.labelled(label, now)
  return words.corrected(label, now, formatValue(field, before, language))
}

function sayExplained(form: Form, { explained }: Outcome, language: FormLanguage): string[] {
  const words = wordsOf(language)
  const asked = new Map(
    explained.map(({ field, itemField }) => [`${field}.${itemField ?? ''}`, { field, itemField }]),
  )
  return [...asked.values()].slice(0, MAX_LINES).flatMap((path) => {
    const field = fieldAt(form, path) ?? listAt(form, path)
    if (!field) return []
    const label = labelOf(field, language)
    if (!field.explanation) return [words.unexplained(label)]
    return [words.labelled(label, inLanguage(field.explanation, language))]
  })
}

function saySkipped(form: Form, { skipped, state }: Outcome, language: FormLanguage): string[] {
  const words = wordsOf(language)
  return skipped.slice(0, MAX_LINES).flatMap((path) => {
    const field = fieldAt(form, path)
    if (!field) return []
    const label = nameOfPath(form, state.data, path, language)
    const known = valueAt(state.data, path)
    if (known !== undefined) return [words.kept(label, formatValue(field, known, language))]
    return [state.declined.includes(pathKey(path)) ? words.declined(label) : words.skipped(label)]
  })
}

function sayLists(form: Form, { finished, dropped, state }: Outcome, language: FormLanguage): string[] {
  const words = wordsOf(language)
  const lists = finished.flatMap((field) => listAt(form, { field }) ?? [])
  return [
    ...dropped.slice(0, MAX_LINES).flatMap((each) => sayDropped(form, each, language)),
    // On completion, the summary replaces it.
    ...(state.status === 'completed' ? [] : lists.map((list) => words.finished(labelOf(list, language)))),
  ]
}

function sayDropped(form: Form, { field, index, item }: Dropped, language: FormLanguage): string[] {
  const list = listAt(form, { field })
  const lack = list && lackOf(list, item)
  if (!lack) return []
  return [wordsOf(language).dropped(nameOfItem(list, index, item, language), labelOf(lack, language))]
}

function sayNothing(form: Form, { state, wasCompleted }: Outcome, language: FormLanguage): string {
  const words = wordsOf(language)
  if (wasCompleted && !state.asked) return words.nothingChanged
  return [words.notUnderstood, howToAnswer(form, state, language)]
    .filter((part) => part !== '')
    .join(words.space)
}

/** The message when nothing is left to ask. */
function sayEnd(form: Form, { state, wasCompleted }: Outcome, language: FormLanguage): string[] {
  const words = wordsOf(language)
  if (state.status === 'completed' && wasCompleted) return state.asked ? [] : [words.stillComplete]
  if (state.status !== 'completed') return state.asked ? [] : [lacks(form, state, language)]
  const thanks = form.thanks ? inLanguage(form.thanks, language) : words.thanks
  return [thanks, sumUp(form, state.data, language)]
}

function lacks(form: Form, { data }: IntakeState, language: FormLanguage): string {
  const words = wordsOf(language)
  const labels = missingPaths(form, data).flatMap((path) => {
    const field = form.fields.find(({ key }) => key === path.field)
    return field ? [labelOf(field, language)] : []
  })
  return labels.length > 0 ? words.missing(labels.join(words.comma)) : ''
}
