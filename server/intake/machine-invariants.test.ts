/** Invariants after every message, whatever the extractors return: random extractions, by seed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import company from '../../forms/company-onboarding.json' with { type: 'json' }
import { assertLinear } from '../../testing/growth.ts'
import { accept } from './accept.ts'
import type { Extraction, FieldPath, Scalar } from './extraction.ts'
import { fieldAt, itemsIn, leastItems, listAt, listsOf, mostItems, scalarsOf, valueAt } from './field-path.ts'
import { checkForm, type Form, LANGUAGES } from './form.ts'
import { applyAnswers, begin, type Outcome } from './machine.ts'
import type { IntakeState } from './progress.ts'
import { sayReply } from './wording.ts'

const text = { label: { en: 'L' }, question: { en: 'Q?' } }
/**
 * Small, so that random extractions collide: an optional field, a list with bounds, one with no required field.
 */
const SMALL: Form = {
  key: 'small',
  version: 1,
  title: { en: 'Small' },
  fields: [
    { ...text, key: 'a', type: 'integer', required: true, minimum: 0 },
    { ...text, key: 'b', type: 'text' },
    {
      ...text,
      key: 'l',
      type: 'list',
      item: { en: 'item' },
      minimum_items: 1,
      maximum_items: 3,
      fields: [
        { ...text, key: 'x', type: 'text' },
        { ...text, key: 'y', type: 'integer', required: true },
      ],
    },
    {
      ...text,
      key: 'm',
      type: 'list',
      item: { en: 'item' },
      fields: [{ ...text, key: 'z', type: 'boolean' }],
    },
  ],
}
const FORMS: Form[] = [SMALL, company as Form]
const VALUES: Scalar[] = ['x', '', 'y'.repeat(2000), 0, 7, -1, 1.5, Number.NaN, true, false, '\u0000']
const KINDS = [
  'value',
  'value',
  'value',
  'unclear',
  'unknown',
  'unknown',
  'explain',
  'finished',
  'more',
] as const

/** mulberry32: deterministic for a seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
type Random = ReturnType<typeof randomOf>

function pick<Each>(random: Random, from: readonly Each[]): Each {
  return from[random(from.length)] as Each
}

function randomPlace(form: Form, asked: FieldPath | null, random: Random): FieldPath {
  if (asked && random(2) === 0) return asked
  const field = pick(random, form.fields)
  if (field.type !== 'list') return { field: random(30) === 0 ? 'nothing' : field.key }
  if (random(8) === 0) return { field: field.key }
  return { field: field.key, item: random(5), itemField: pick(random, field.fields).key }
}

function randomFinding(form: Form, asked: FieldPath | null, random: Random): Extraction {
  const kind = pick(random, KINDS)
  const path = randomPlace(form, asked, random)
  if (kind === 'value') return { kind, path, value: pick(random, VALUES), words: 'words' }
  if (kind === 'unclear') return { kind, path, words: 'words', why: 'not_understood' }
  if (kind === 'finished' || kind === 'more') return { kind, field: path.field }
  return { kind, path }
}

function assertWithin(form: Form, { data }: IntakeState): void {
  for (const field of scalarsOf(form)) {
    const value = valueAt(data, { field: field.key })
    if (value !== undefined) assert.deepEqual(accept(field, value), { value })
  }
  for (const list of listsOf(form)) {
    const items = itemsIn(data, list.key)
    assert.ok(items.length <= mostItems(list))
    for (const item of items) {
      assert.notDeepEqual(item, {})
      for (const [key, value] of Object.entries(item)) {
        const field = list.fields.find((each) => each.key === key)
        assert.ok(field && 'value' in accept(field, value))
      }
    }
  }
}

function assertAskable(form: Form, { asked, data }: IntakeState): void {
  if (!asked) return
  const list = listAt(form, asked)
  assert.ok(fieldAt(form, asked) ?? list)
  if (list && asked.itemField !== undefined) assert.ok((asked.item ?? -1) <= itemsIn(data, list.key).length)
}

function assertComplete(form: Form, { data, finished }: IntakeState): void {
  for (const { key, required } of scalarsOf(form))
    assert.ok(!required || valueAt(data, { field: key }) !== undefined)
  for (const list of listsOf(form)) {
    const items = itemsIn(data, list.key)
    assert.ok(items.length >= leastItems(list))
    assert.ok(finished.includes(list.key) || items.length === mostItems(list))
    for (const item of items) for (const { key, required } of list.fields) assert.ok(!required || key in item)
  }
}

/** Skipped paths must not accumulate: at most one entry per path. */
function assertBounded(form: Form, { data, skipped, declined, finished }: IntakeState): void {
  const paths = form.fields.map((field) =>
    field.type === 'list' ? 1 + (itemsIn(data, field.key).length + 1) * field.fields.length : 1,
  )
  const count = paths.reduce((sum, each) => sum + each, 0)
  for (const list of [skipped, declined, finished]) {
    assert.equal(new Set(list).size, list.length)
    assert.ok(list.length <= count)
  }
  for (const key of skipped) {
    const [field = '', item, itemField] = key.split('.')
    const path = item === undefined ? { field } : { field, item: Number(item), itemField }
    assert.ok((path.item ?? 0) <= itemsIn(data, field).length)
    assert.equal(valueAt(data, path), undefined)
  }
}

function assertReported(form: Form, before: IntakeState, { state, stored, dropped }: Outcome): void {
  for (const { path, value, before: was } of stored) {
    assert.equal(valueAt(state.data, path), value)
    if (was !== undefined) assert.notEqual(was, value)
  }
  for (const { key } of scalarsOf(form)) {
    if (valueAt(before.data, { field: key }) !== undefined)
      assert.ok(valueAt(state.data, { field: key }) !== undefined)
  }
  for (const { key } of listsOf(form)) {
    const gone = dropped.filter(({ field }) => field === key).length
    assert.ok(
      itemsIn(state.data, key).length >= itemsIn(before.data, key).length - gone,
      'no item is lost untold',
    )
  }
}

for (const form of FORMS) {
  test(`keeps the state invariants after every message: ${form.key}`, () => {
    assert.deepEqual(checkForm(form), [])
    let completed = 0
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomOf(seed)
      let state = begin(form)
      for (let message = 0; message < 25; message += 1) {
        const extractions = Array.from({ length: random(4) }, () => randomFinding(form, state.asked, random))
        const outcome = applyAnswers(form, state, extractions)
        assert.deepEqual(applyAnswers(form, state, extractions), outcome, 'the same twice')
        assertWithin(form, outcome.state)
        assertAskable(form, outcome.state)
        assertBounded(form, outcome.state)
        assertReported(form, state, outcome)
        if (outcome.state.status === 'completed') assertComplete(form, outcome.state)
        const reply = sayReply(form, outcome, pick(random, LANGUAGES))
        assert.doesNotMatch(reply, /undefined|\[object|NaN/)
        assert.notEqual(reply, '')
        completed += outcome.state.status === 'completed' ? 1 : 0
        state = outcome.state
      }
    }
    if (form === SMALL) assert.ok(completed > 100, `completed ${completed} times`)
  })

  test(`completes when every question is answered, and ends when every question is skipped: ${form.key}`, () => {
    const least = form.fields.reduce(
      (sum, field) => sum + (field.type === 'list' ? field.fields.length * 2 + 2 : 2),
      1,
    )
    for (const isAnswering of [true, false]) {
      let state = begin(form)
      let messages = 0
      for (; state.asked; messages += 1) {
        assert.ok(messages < least * 2, 'it ends')
        state = applyAnswers(form, state, [answerTo(form, state.asked, isAnswering)]).state
      }
      assert.equal(state.status, isAnswering ? 'completed' : 'active')
    }
  })
}

function answerTo(form: Form, path: FieldPath, isAnswering: boolean): Extraction {
  const field = fieldAt(form, path)
  if (!field || (!isAnswering && path.item !== undefined)) return { kind: 'finished', field: path.field }
  if (!isAnswering) return { kind: 'unknown', path }
  const value = field.type === 'boolean' ? true : field.type === 'text' ? 'x' : 1
  return { kind: 'value', path, value, words: 'x' }
}

test('handles a long list in linear time', () => {
  const form = company as Form
  const answerOne = (length: number) => {
    const products = Array.from({ length }, (_, index) => ({ product_name: `P${index}` }))
    const path = { field: 'products', item: length - 1, itemField: 'price' }
    const { state } = applyAnswers(form, begin(form, { products }), [
      { kind: 'value', path, value: 'x', words: 'x' },
    ])
    assert.equal(itemsIn(state.data, 'products').length, length)
  }
  assertLinear('a list', answerOne, 50)
})
