import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { hostileTexts } from '../../../testing/hostile-texts.ts'
import type { Form } from '../form.ts'
import { extractionsOf } from './extractions-of.ts'
import { readMessage } from './grounded.ts'

const form: Form = {
  key: 'order',
  version: 1,
  title: { en: 'Order' },
  fields: [
    { key: 'name', type: 'text', label: { en: 'Name' }, question: { en: 'Who are you?' } },
    { key: 'count', type: 'integer', label: { en: 'Count' }, question: { en: 'How many?' } },
    { key: 'day', type: 'date', label: { en: 'Day' }, question: { en: 'When?' } },
    { key: 'email', type: 'email', label: { en: 'E-mail' }, question: { en: 'Where?' } },
  ],
}
const state = { data: {}, skipped: [], declined: [], finished: [], asked: null, status: 'active' as const }

test("checks a model's extractions against the message in linear time, whatever is repeated in either", () => {
  for (const { name, text } of hostileTexts()) {
    assertLinear(
      name,
      (length) => {
        const said = text(length)
        const extracted = form.fields.map(({ key }) => ({
          field: key,
          kind: 'value' as const,
          value: key === 'count' ? 3 : said,
          words: said,
        }))
        return extractionsOf(extracted, { form, state, message: readMessage(said, [said], '2026-11-20') })
      },
      600,
    )
  }
})
