/** Runs the rules' corpus through a model that is always right, and one that is always wrong. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Finding, Place } from '../finding.ts'
import type { IntakeState } from '../progress.ts'
import { FORMS } from '../rules/forms.fixture.ts'
import { findingsOf } from './findings-of.ts'
import { hear } from './grounded.ts'
import type { Extracted } from './read-extraction.ts'

/** The date that the corpus assumes. */
const TODAY = '2026-11-20'

type Answer = { id: string; form: keyof typeof FORMS; asked?: Place; text: string; expected: Finding[] }
const corpus: Answer[] = JSON.parse(
  readFileSync(new URL('../rules/answers.corpus.json', import.meta.url), 'utf8'),
)

function read({ form, asked, text }: Answer, extracted: Extracted[]): Finding[] {
  const state: IntakeState = {
    data: {},
    skipped: [],
    declined: [],
    finished: [],
    asked: asked ?? null,
    status: 'active',
  }
  return findingsOf(extracted, {
    form: FORMS[form],
    state,
    heard: hear(text, [], TODAY),
  })
}

function written(finding: Finding, text: string): Extracted {
  const place: Place = 'place' in finding ? finding.place : { field: finding.field }
  return {
    kind: finding.kind,
    field: place.field,
    item: place.item === undefined ? null : place.item + 1,
    item_field: place.itemField ?? null,
    value: finding.kind === 'value' ? finding.value : null,
    words: text,
  }
}

const OPTIONS = new Set<unknown>(
  Object.values(FORMS).flatMap(({ fields }) =>
    fields.flatMap((field) => (field.type === 'choice' ? field.options.map(({ value }) => value) : [])),
  ),
)

const nameOf = (place: Place) => `${place.field}.${place.itemField ?? ''}`

test('keeps values that the user said', () => {
  const said = corpus.flatMap((answer) => answer.expected.map((finding) => ({ answer, finding })))
  const lost = said.filter(({ answer, finding }) => {
    const [found] = read(answer, [written(finding, answer.text)])
    const isKept = found?.kind === finding.kind
    return !isKept || (found.kind === 'value' && finding.kind === 'value' && found.value !== finding.value)
  })
  assert.ok(said.length >= 150)
  const shown = lost.map(({ answer, finding }) => `${answer.id} ${answer.text} ${JSON.stringify(finding)}`)
  // The lost ones are zeros whose words, here the whole message, also contain another number.
  assert.ok(lost.length / said.length <= 0.02, shown.join('\n'))
})

test('drops values that the user did not say', () => {
  const values = corpus.flatMap(({ form, expected }) =>
    expected.flatMap((finding) => (finding.kind === 'value' ? { form, finding } : [])),
  )
  let tried = 0
  const kept = new Set<string>()
  for (const answer of corpus) {
    for (const { form, finding } of values) {
      // For a yes or no and a choice, the words are checked, not the value.
      const isRead = typeof finding.value === 'boolean' || OPTIONS.has(finding.value)
      if (form !== answer.form || isRead) continue
      const isSaid = answer.expected.some((own) => own.kind === 'value' && own.value === finding.value)
      if (isSaid) continue
      tried++
      const [found] = read(answer, [written(finding, answer.text)])
      if (found?.kind === 'value')
        kept.add(`${answer.id} ${answer.text} | ${nameOf(finding.place)} ${found.value}`)
    }
  }
  assert.ok(tried > 10_000, String(tried))
  // The kept ones occur in the message by chance, or are zeros for a no.
  assert.ok(kept.size / tried <= 0.003, `${kept.size} of ${tried}\n${[...kept].join('\n')}`)
})
