import assert from 'node:assert/strict'
import { test } from 'node:test'
import Ajv from 'ajv'
import { FORMS } from '../rules/forms.fixture.ts'
import { responseFormat } from './extraction-schema.ts'

type Schema = {
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
} & {
  type?: string
  enum?: string[]
  additionalProperties?: boolean
}

const schemaOf = (form: Parameters<typeof responseFormat>[0]) =>
  (responseFormat(form) as { json_schema: { schema: Schema } }).json_schema.schema

function objectsIn(schema: Schema): Schema[] {
  const below = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? [])]
  const inner = [...below, ...(schema.items ? [schema.items] : [])].flatMap(objectsIn)
  return schema.type === 'object' ? [schema, ...inner] : inner
}

const entry = {
  words: '電子業', kind: 'value', field: 'industry', item: null, item_field: null, value: '電子業', why: null,
} // biome-ignore format: a table

test('meets strict mode: every property required, no additional ones allowed', () => {
  for (const form of Object.values(FORMS)) {
    const objects = objectsIn(schemaOf(form))
    assert.equal(objects.length, 2)
    for (const object of objects) {
      assert.deepEqual(object.required, Object.keys(object.properties ?? {}))
      assert.equal(object.additionalProperties, false)
    }
  }
})

test('accepts extractions of the form and rejects other fields, kinds and shapes', () => {
  const check = new Ajv.Ajv({ strict: true }).compile(schemaOf(FORMS.company))
  const takes = (...extractions: object[]) => check({ findings: extractions })
  assert.ok(takes())
  assert.ok(takes(entry, { ...entry, field: 'products', item: 1, item_field: 'product_name' }))
  assert.ok(takes({ ...entry, kind: 'unclear', value: null, why: 'ambiguous' }))
  assert.ok(!takes({ ...entry, field: 'salary' }))
  assert.ok(!takes({ ...entry, item_field: 'salary' }))
  assert.ok(!takes({ ...entry, kind: 'guess' }))
  assert.ok(!takes({ ...entry, value: ['電子業'] }))
  assert.ok(!takes({ ...entry, note: 'x' }))
  assert.ok(!takes({ kind: 'value', field: 'industry' }))
})

test('omits items for a form without lists', () => {
  const check = new Ajv.Ajv({ strict: true }).compile(schemaOf(FORMS.lead))
  const { item, item_field, ...flat } = { ...entry, field: 'name' }
  assert.ok(check({ findings: [flat] }))
  assert.ok(!check({ findings: [{ ...flat, item, item_field }] }))
})

test('keeps the number of keys of a very large form within the limits of services', () => {
  const fields = Array.from({ length: 100 }, (_, list) => ({
    key: `list_${list}`,
    type: 'list' as const,
    label: { en: 'List' },
    item: { en: 'item' },
    question: { en: 'Which?' },
    fields: Array.from({ length: 30 }, (_, index) => ({
      key: `field_${list}_${index}`,
      type: 'text' as const,
      label: { en: 'Field' },
      question: { en: 'What?' },
    })),
  }))
  const schema = schemaOf({ key: 'large', version: 1, title: { en: 'Large' }, fields })
  const enumerated = JSON.stringify(schema).match(/"(list|field)_\d+/g) ?? []
  assert.equal(enumerated.length, 100)
})
