/** Runs the rules' corpus through a model that is always right, and one that is always wrong. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Extraction, FieldPath } from '../extraction.ts'
import type { IntakeState } from '../progress.ts'
import { FORMS } from '../rules/forms.fixture.ts'
import { extractionsOf } from './extractions-of.ts'
import { readMessage } from './grounded.ts'
import type { Extracted } from './read-extraction.ts'

/** The date that the corpus assumes. */
const TODAY = '2026-11-20'

type Answer = {
  id: string
  form: keyof typeof FORMS
  asked?: FieldPath
  text: string
  expected: Extraction[]
}
const corpus: Answer[] = JSON.parse(
  readFileSync(new URL('../rules/answers.corpus.json', import.meta.url), 'utf8'),
)

function read({ form, asked, text }: Answer, extracted: Extracted[]): Extraction[] {
  const state: IntakeState = {
    data: {},
    skipped: [],
    declined: [],
    finished: [],
    asked: asked ?? null,
    status: 'active',
  }
  return extractionsOf(extracted, {
    form: FORMS[form],
    state,
    message: readMessage(text, [], TODAY),
  })
}

function written(extraction: Extraction, text: string): Extracted {
  const path: FieldPath = 'path' in extraction ? extraction.path : { field: extraction.field }
  return {
    kind: extraction.kind,
    field: path.field,
    item: path.item === undefined ? null : path.item + 1,
    item_field: path.itemField ?? null,
    value: extraction.kind === 'value' ? extraction.value : null,
    words: text,
  }
}

const OPTIONS = new Set<unknown>(
  Object.values(FORMS).flatMap(({ fields }) =>
    fields.flatMap((field) => (field.type === 'choice' ? field.options.map(({ value }) => value) : [])),
  ),
)

const nameOf = (path: FieldPath) => `${path.field}.${path.itemField ?? ''}`

test('keeps values that the user said', () => {
  const said = corpus.flatMap((answer) => answer.expected.map((extraction) => ({ answer, extraction })))
  const lost = said.filter(({ answer, extraction }) => {
    const [found] = read(answer, [written(extraction, answer.text)])
    const isKept = found?.kind === extraction.kind
    return (
      !isKept || (found.kind === 'value' && extraction.kind === 'value' && found.value !== extraction.value)
    )
  })
  assert.ok(said.length >= 150)
  const shown = lost.map(
    ({ answer, extraction }) => `${answer.id} ${answer.text} ${JSON.stringify(extraction)}`,
  )
  // The lost ones are zeros whose words, here the whole message, also contain another number.
  assert.ok(lost.length / said.length <= 0.02, shown.join('\n'))
})

test('drops values that the user did not say', () => {
  const values = corpus.flatMap(({ form, expected }) =>
    expected.flatMap((extraction) => (extraction.kind === 'value' ? { form, extraction } : [])),
  )
  let tried = 0
  const kept = new Set<string>()
  for (const answer of corpus) {
    for (const { form, extraction } of values) {
      // For a yes or no and a choice, the words are checked, not the value.
      const isRead = typeof extraction.value === 'boolean' || OPTIONS.has(extraction.value)
      if (form !== answer.form || isRead) continue
      const isSaid = answer.expected.some((own) => own.kind === 'value' && own.value === extraction.value)
      if (isSaid) continue
      tried++
      const [found] = read(answer, [written(extraction, answer.text)])
      if (found?.kind === 'value')
        kept.add(`${answer.id} ${answer.text} | ${nameOf(extraction.path)} ${found.value}`)
    }
  }
  assert.ok(tried > 10_000, String(tried))
  // The kept ones occur in the message by chance, or are zeros for a no.
  assert.ok(kept.size / tried <= 0.003, `${kept.size} of ${tried}\n${[...kept].join('\n')}`)
})
