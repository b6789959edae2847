import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear, cpuTime } from '../../../testing/growth.ts'
import { hostileTexts } from '../../../testing/hostile-texts.ts'
import type { FieldPath } from '../extraction.ts'
import type { Form } from '../form.ts'
import type { Data } from '../progress.ts'
import { extractByRules } from './extract.ts'
import { FORMS } from './forms.fixture.ts'
import { prepareNames } from './names.ts'

const TODAY = new Date('2026-11-20T08:00:00Z')

function find(text: string, form: Form, asked: FieldPath | null, data: Data = {}) {
  return extractByRules({
    form,
    state: { data, skipped: [], declined: [], finished: [], asked, status: 'active' },
    text,
    today: TODAY,
  })
}

test('reads an answer in linear time, whatever is repeated in it', () => {
  const { company } = FORMS
  const data = { capital_amount: 5, invention_patent_count: 3 }
  for (const asked of [{ field: 'industry' }, { field: 'certification_count' }]) {
    for (const { name, text } of hostileTexts()) {
      assertLinear(`${asked.field} ${name}`, (length) => find(text(length), company, asked, data), 1250)
    }
  }
})

test('reads a message of 1,250 times "no" in milliseconds', () => {
  const text = 'no, '.repeat(1250)
  const data = { invention_patent_count: 3 }
  const asked = { field: 'utility_patent_count' }
  find(text, FORMS.company, asked, data)
  assert.ok(Math.min(...[1, 2, 3].map(() => cpuTime(() => find(text, FORMS.company, asked, data)))) < 60)
})

/** The largest form that fits one request: 100 fields with 50 names each. */
function largeForm(fields: number): Form {
  return {
    key: 'large',
    version: 1,
    title: { en: 'Large' },
    fields: Array.from({ length: fields }, (_, field) => ({
      key: `field_${field}`,
      type: 'integer' as const,
      label: { en: `Label number ${field}` },
      names: Array.from({ length: 50 }, (_, name) => `name${field} word${name} `.padEnd(90, 'abcdefgh ')),
      question: { en: 'How many?' },
    })),
  }
}

test("reads a form's names in time linear in the form", () => {
  assertLinear('names', (length) => find('hello', largeForm(length / 100), { field: 'field_1' }), 2500)
})

test('prepares a large form in slices that let other requests run', async () => {
  let turns = 0
  const counting = setInterval(() => (turns += 1), 1)
  await prepareNames(largeForm(100))
  clearInterval(counting)
  assert.ok(turns >= 2, `other work ran ${turns} times`)
})
