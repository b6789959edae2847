/**
 * The shape in which a model says what it found: a flat array, because that is what small models keep to,
 * and what strict structured output takes. Every property is required and those without a say are null; the
 * form's keys are enumerated, so that a model under its constraint cannot name another field.
 * Source: https://platform.openai.com/docs/guides/structured-outputs
 */
import type { UnclearReason } from '../finding.ts'
import type { Form, ListField } from '../form.ts'

export const KINDS = ['value', 'unknown', 'explain', 'finished', 'more', 'unclear'] as const
export const REASONS: readonly UnclearReason[] = [
  'not_understood',
  'ambiguous',
  'other_currency',
  'not_whole',
]

/** OpenAI refuses a schema with more than 1,000 enumerated texts in all; other services with fewer. */
const MAX_ITEM_KEYS = 400

/** As OpenAI's `response_format`. */
export function responseFormat(form: Form): object {
  return { type: 'json_schema', json_schema: { name: 'findings', strict: true, schema: schemaOf(form) } }
}

function schemaOf(form: Form): object {
  const finding = {
    // First the words, then what they mean: a model writes in this order, and thinks as it writes.
    words: { type: 'string' },
    kind: { type: 'string', enum: KINDS },
    field: { type: 'string', enum: form.fields.map(({ key }) => key) },
    ...itemProperties(form),
    value: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] },
    why: orNull({ type: 'string', enum: REASONS }),
  }
  return strictObject({ findings: { type: 'array', items: strictObject(finding) } })
}

/** A form without lists has no items to speak of. */
function itemProperties(form: Form): Record<string, object> {
  const keys = [...new Set(listsOf(form).flatMap(({ fields }) => fields.map(({ key }) => key)))]
  if (keys.length === 0) return {}
  const key = keys.length <= MAX_ITEM_KEYS ? { type: 'string', enum: keys } : { type: 'string' }
  return { item: orNull({ type: 'integer' }), item_field: orNull(key) }
}

export function listsOf(form: Form): ListField[] {
  return form.fields.filter((field) => field.type === 'list')
}

/** Not `type: ['string', 'null']`: with an enum, services differ in what they make of that. */
function orNull(schema: object): object {
  return { anyOf: [schema, { type: 'null' }] }
}

function strictObject(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
