/**
 * The schema of a model's extractions: a flat array, which small models follow reliably and strict structured
 * output accepts. Every property is required and nullable. The form's keys are enumerated, so a constrained
 * model cannot name another field. Source: https://platform.openai.com/docs/guides/structured-outputs
 *
 * Models know the array as `findings`; its name is part of the prompt.
 */
import type { UnclearReason } from '../extraction.ts'
import type { Form, ListField } from '../form.ts'

export const KINDS = ['value', 'unknown', 'explain', 'finished', 'more', 'unclear'] as const
export const REASONS: readonly UnclearReason[] = [
  'not_understood',
  'ambiguous',
  'other_currency',
  'not_whole',
]

/** OpenAI rejects a schema with more than 1,000 enum values in all; other services have lower limits. */
const MAX_ITEM_KEYS = 400

/** As OpenAI's `response_format`. */
export function responseFormat(form: Form): object {
  return { type: 'json_schema', json_schema: { name: 'findings', strict: true, schema: schemaOf(form) } }
}

function schemaOf(form: Form): object {
  const extraction = {
    // The words come before the value: models write in this order, and quoting first improves the value.
    words: { type: 'string' },
    kind: { type: 'string', enum: KINDS },
    field: { type: 'string', enum: form.fields.map(({ key }) => key) },
    ...itemProperties(form),
    value: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] },
    why: orNull({ type: 'string', enum: REASONS }),
  }
  return strictObject({ findings: { type: 'array', items: strictObject(extraction) } })
}

/** Empty for a form without lists. */
function itemProperties(form: Form): Record<string, object> {
  const keys = [...new Set(listsOf(form).flatMap(({ fields }) => fields.map(({ key }) => key)))]
  if (keys.length === 0) return {}
  const key = keys.length <= MAX_ITEM_KEYS ? { type: 'string', enum: keys } : { type: 'string' }
  return { item: orNull({ type: 'integer' }), item_field: orNull(key) }
}

export function listsOf(form: Form): ListField[] {
  return form.fields.filter((field) => field.type === 'list')
}

/** Not `type: ['string', 'null']`: services interpret that differently together with an enum. */
function orNull(schema: object): object {
  return { anyOf: [schema, { type: 'null' }] }
}

function strictObject(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
