import assert from 'node:assert/strict'
import { test } from 'node:test'
import company from '../../forms/company-onboarding.json' with { type: 'json' }
import type { Extraction, FieldPath, Scalar } from './extraction.ts'
import type { Form, ListField } from './form.ts'
import { applyAnswers, begin, type Outcome, progressOf } from './machine.ts'
import type { Data, IntakeState } from './progress.ts'

const form = company as Form
const COMPANY: Data = {
  industry: '電子業',
  capital_amount: 5_000_000,
  invention_patent_count: 3,
  utility_patent_count: 0,
  certification_count: 2,
  esg_certification: true,
}
const SCALARS = Object.keys(COMPANY)
const NAME = { field: 'products', item: 0, itemField: 'product_name' }

/** Parses `products.0.price` into a path. */
function at(path: string): FieldPath {
  const [field = '', item, itemField] = path.split('.')
  return item === undefined ? { field } : { field, item: Number(item), itemField }
}
const value = (path: string, to: Scalar): Extraction => ({
  kind: 'value',
  path: at(path),
  value: to,
  words: String(to),
})
const unknown = (path: string): Extraction => ({ kind: 'unknown', path: at(path) })
const finished: Extraction = { kind: 'finished', field: 'products' }
const more: Extraction = { kind: 'more', field: 'products' }

function frozen<Value>(of: Value): Value {
  if (typeof of === 'object' && of !== null) {
    Object.freeze(of)
    Object.values(of).forEach(frozen)
  }
  return of
}

/** All input is frozen, so that a mutation of the state throws. */
function say(state: IntakeState, ...extractions: Extraction[]): Outcome {
  return applyAnswers(frozen(structuredClone(form)), frozen(structuredClone(state)), frozen(extractions))
}
function talk(state: IntakeState, ...messages: Extraction[][]): IntakeState {
  return messages.reduce((before, extractions) => say(before, ...extractions).state, state)
}
const asked = ({ asked: path }: IntakeState) =>
  path && [path.field, path.item, path.itemField].filter((x) => x !== undefined).join('.')
const filled = () => begin(form, COMPANY)

test('asks a whole onboarding in order and completes when the products are finished', () => {
  let state = begin(form)
  for (const key of SCALARS) {
    assert.equal(asked(state), key)
    assert.equal(progressOf(form, state).isComplete, false)
    state = talk(state, [value(key, COMPANY[key] as Scalar)])
  }
  assert.deepEqual(progressOf(form, state), {
    isComplete: true,
    fieldsCompleted: 6,
    totalFields: 6,
    items: { products: 0 },
  })
  assert.equal(asked(state), 'products')
  state = talk(state, [more])
  for (const { key } of (form.fields.at(-1) as ListField).fields) {
    assert.equal(asked(state), `products.0.${key}`)
    assert.equal(state.status, 'active')
    state = talk(state, [value(`products.0.${key}`, key)])
  }
  assert.equal(asked(state), 'products')
  const { state: end, finished: lists } = say(state, finished)
  assert.deepEqual([end.status, end.asked, lists], ['completed', null, ['products']])
  assert.equal(progressOf(form, end).items.products, 1)
})

test('accepts several answers in one message and does not ask for known values', () => {
  const { state, stored, isNothing } = say(
    begin(form),
    value('industry', 'IT'),
    value('utility_patent_count', 4),
  )
  assert.deepEqual(stored, [
    { path: { field: 'industry' }, value: 'IT' },
    { path: { field: 'utility_patent_count' }, value: 4 },
  ])
  assert.equal(asked(state), 'capital_amount')
  assert.equal(isNothing, false)
})

test('reports the previous value of a correction; the same value again is no correction', () => {
  const { stored } = say(filled(), value('capital_amount', 6_000_000), value('industry', '電子業'))
  assert.deepEqual(stored, [
    { path: { field: 'capital_amount' }, value: 6_000_000, before: 5_000_000 },
    { path: { field: 'industry' }, value: '電子業' },
  ])
})

test('the last of two answers to one question wins', () => {
  const { stored, refused } = say(filled(), value('certification_count', -1), value('certification_count', 9))
  assert.deepEqual(stored, [{ path: { field: 'certification_count' }, value: 9, before: 2 }])
  assert.deepEqual(refused, [])
})

test('refuses an invalid answer with its reason, does not store it, and asks again', () => {
  const { state, refused, stored } = say(filled(), value('capital_amount', -5))
  assert.deepEqual(refused, [
    { path: { field: 'capital_amount' }, refusal: { reason: 'too_small', limit: 0 }, words: '-5' },
  ])
  assert.deepEqual(stored, [])
  assert.equal(state.data.capital_amount, 5_000_000)
  assert.equal(asked(state), 'capital_amount')
  assert.equal(asked(talk(state, [unknown('capital_amount')])), 'products')
})

test('asks again after an unclear answer', () => {
  const unclear: Extraction = { kind: 'unclear', path: at('industry'), words: '?', why: 'ambiguous' }
  const { state, refused } = say(begin(form), unclear)
  assert.equal(asked(state), 'industry')
  assert.deepEqual(refused, [{ path: at('industry'), refusal: { reason: 'ambiguous' }, words: '?' }])
})

test('explains a field and asks for it again', () => {
  const { state, explained } = say(begin(form), { kind: 'explain', path: at('utility_patent_count') })
  assert.deepEqual(explained, [at('utility_patent_count')])
  assert.equal(asked(state), 'industry')
})

test('changes nothing when nothing was found', () => {
  const before = begin(form)
  const { state, isNothing } = say(before)
  assert.deepEqual(state, before)
  assert.equal(isNothing, true)
})

test('ignores extractions for paths that the form does not have', () => {
  const extractions: Extraction[] = [
    value('nothing', 1),
    value('constructor', 'x'),
    value('industry.0.constructor', 'x'),
    value('products.0.nothing', 'x'),
    value('products', 'x'),
    { kind: 'finished', field: 'industry' },
    { kind: 'more', field: 'toString' },
  ]
  assert.equal(say(begin(form), ...extractions).isNothing, true)
})

test('asks a skipped required field once more at the end, and then no more', () => {
  let state = talk(begin(form, { ...COMPANY, industry: [] }), [unknown('industry')], [unknown('industry')])
  assert.equal(asked(state), 'products', 'two skips in a row before the end are one')
  state = talk(state, [finished])
  assert.deepEqual([asked(state), state.status], ['industry', 'active'])
  const declined = talk(state, [unknown('industry')])
  assert.deepEqual([declined.asked, declined.status, declined.declined], [null, 'active', ['industry']])
  assert.equal(progressOf(form, declined).isComplete, false)
  for (const before of [state, declined]) {
    const { state: end } = say(before, value('industry', 'IT'))
    assert.deepEqual([end.asked, end.status, end.declined], [null, 'completed', []])
  }
})

test('keeps a known value when the user says "I do not know"', () => {
  const { state, skipped } = say(filled(), unknown('industry'))
  assert.deepEqual(state, filled())
  assert.deepEqual(skipped, [at('industry')])
})

test('continues copied data where it ends and stays active', () => {
  const state = begin(form, { ...COMPANY, products: [{ product_name: 'A' }] })
  assert.deepEqual([asked(state), state.status], ['products', 'active'])
  assert.equal(say(state, finished).state.status, 'completed')
})

test('drops copied data that does not fit the form', () => {
  const data = {
    industry: 'x'.repeat(101),
    capital_amount: '5',
    old: 1,
    products: [{ old: 'x' }, { price: ' 5 ' }],
  }
  const state = begin(form, frozen(data) as unknown as Data)
  assert.deepEqual(state.data, { products: [{ price: '5' }] })
  assert.equal(asked(state), 'industry')
})

test('puts new items at the next free index, several in one message', () => {
  const { state, stored } = say(
    filled(),
    value('products.3.product_name', 'A'),
    value('products.7.product_name', 'B'),
    value('products.3.price', '5'),
  )
  assert.deepEqual(state.data.products, [{ product_name: 'A', price: '5' }, { product_name: 'B' }])
  assert.deepEqual(
    stored.map(({ path }) => path.item),
    [0, 1, 0],
  )
  assert.equal(asked(state), 'products.0.product_id')
})

test('leaves no gap for an item whose values were all refused', () => {
  const { state, refused } = say(
    filled(),
    value('products.0.product_name', 'x'.repeat(201)),
    value('products.1.product_name', 'B'),
  )
  assert.deepEqual(state.data.products, [{ product_name: 'B' }])
  assert.deepEqual(
    refused.map(({ path }) => path),
    [{ ...NAME, item: 1 }],
  )
  assert.deepEqual(state.asked, { ...NAME, item: 1 })
})

test('asks an item for its missing fields one by one and moves on when they are skipped', () => {
  let state = talk(filled(), [value('products.0.product_name', 'A')], [unknown('products.0.product_id')])
  assert.equal(asked(state), 'products.0.price')
  state = talk(state, [value('industry', 'IT')])
  assert.equal(asked(state), 'products.0.price', 'a correction of something else does not end the question')
  for (const key of ['price', 'main_raw_materials', 'product_standard', 'technical_advantages']) {
    state = talk(state, [unknown(`products.0.${key}`)])
  }
  assert.equal(asked(state), 'products')
})

test('drops an item only when its required field is skipped twice', () => {
  const fields = (form.fields.at(-1) as ListField).fields
    .map(({ key }) => key)
    .filter((key) => key !== 'price')
  let state = talk(filled(), [more], [value('products.0.price', '5')])
  for (const key of fields) state = talk(state, [unknown(`products.0.${key}`)])
  assert.equal(asked(state), 'products.0.product_name')
  assert.deepEqual(state.data.products, [{ price: '5' }])
  const { state: end, dropped } = say(state, unknown('products.0.product_name'))
  assert.deepEqual(dropped, [{ field: 'products', index: 0, item: { price: '5' } }])
  assert.deepEqual([asked(end), end.data.products, end.skipped], ['products', undefined, []])
})

test('asks for required fields of an incomplete item when the list is finished, and drops it the second time', () => {
  const half = talk(filled(), [
    value('products.0.price', '5'),
    value('products.1.product_name', 'B'),
    finished,
  ])
  assert.deepEqual([asked(half), half.status], ['products.0.product_name', 'active'])
  const named = talk(half, [value('products.0.product_name', 'A')])
  assert.deepEqual([named.asked, named.status], [null, 'completed'])
  const { state, dropped } = say(half, finished)
  assert.deepEqual(state.data.products, [{ product_name: 'B' }])
  assert.equal(dropped.length, 1)
  assert.equal(state.status, 'completed')
})

test('asks once more for skipped required fields when the list is finished', () => {
  const skipped = talk(
    filled(),
    [value('products.0.product_id', 'P-1')],
    [unknown('products.0.product_name')],
  )
  const state = talk(skipped, [finished])
  assert.deepEqual([asked(state), state.data.products], ['products.0.product_name', [{ product_id: 'P-1' }]])
  assert.equal(say(state, unknown('products.0.product_name')).dropped.length, 1)
})

test('counts "done" in reply to the second question for a required field as a second skip', () => {
  let state = talk(filled(), [value('products.0.price', '5')])
  for (let message = 0; message < 5; message += 1)
    state = talk(state, [{ kind: 'unknown', path: state.asked ?? at('x') }])
  assert.equal(asked(state), 'products.0.product_name')
  const { state: end, dropped } = say(state, finished)
  assert.deepEqual([end.status, dropped.length], ['completed', 1])
})

test('prefers the answer when a message both skips and answers a field', () => {
  const [skip, answer] = [unknown('products.0.product_name'), value('products.0.product_name', 'A')]
  const half = talk(filled(), [value('products.0.price', '5'), skip, finished])
  const { state, skipped, dropped } = say(half, skip, answer)
  assert.deepEqual([state.data.products, skipped, dropped], [[{ price: '5', product_name: 'A' }], [], []])
})

test('leaves the rest of an item open and ends the list on "done"', () => {
  const state = talk(filled(), [more], [value('products.0.product_name', 'A')], [finished])
  assert.deepEqual([state.status, state.data.products], ['completed', [{ product_name: 'A' }]])
})

test('ends the list without an item on "done" before its first value', () => {
  const state = talk(filled(), [more], [unknown('products.0.product_id')], [finished])
  assert.deepEqual([state.status, state.skipped, state.data], ['completed', [], COMPANY])
})

test('goes on to the next item on "another"', () => {
  const state = talk(filled(), [value('products.0.product_name', 'A')], [more])
  assert.equal(asked(state), 'products.1.product_id')
})

test('accepts values and "done" in one message, in any order', () => {
  const { state } = say(filled(), finished, value('products.0.product_name', 'A'))
  assert.deepEqual([state.status, state.data.products], ['completed', [{ product_name: 'A' }]])
})

test('accepts corrections of a completed record and keeps it completed', () => {
  const completed = talk(filled(), [value('products.0.product_name', 'A')], [finished])
  const { state, wasCompleted } = say(completed, value('industry', 'IT'), value('products.0.price', '7'))
  assert.deepEqual([state.status, state.asked, wasCompleted], ['completed', null, true])
  assert.deepEqual(state.data.products, [{ product_name: 'A', price: '7' }])
})

test('asks once more after a refused correction of a completed record', () => {
  const completed = talk(filled(), [finished])
  const { state } = say(completed, value('capital_amount', -1))
  assert.deepEqual([state.status, asked(state)], ['completed', 'capital_amount'])
  assert.deepEqual(talk(state, []), completed)
  assert.equal(talk(state, [value('capital_amount', 1)]).data.capital_amount, 1)
})

test('a new item, or a request for one, reopens a completed record until its list is finished', () => {
  const completed = talk(filled(), [value('products.0.product_name', 'A')], [finished])
  const wished = talk(completed, [more])
  assert.deepEqual([wished.status, asked(wished)], ['active', 'products.1.product_id'])
  const added = talk(completed, [value('products.1.product_name', 'B')])
  assert.deepEqual([added.status, asked(added)], ['active', 'products.1.product_id'])
  for (const state of [wished, added]) assert.equal(talk(state, [finished]).status, 'completed')
})

const LIST = {
  type: 'list',
  key: 'people',
  label: { en: 'People' },
  item: { en: 'person' },
  question: { en: 'People?' },
  minimum_items: 1,
  maximum_items: 2,
  fields: [{ type: 'text', key: 'name', label: { en: 'Name' }, question: { en: 'Name?' }, required: true }],
} as const
const PEOPLE: Form = { key: 'x', version: 1, title: { en: 'X' }, fields: [structuredClone(LIST) as never] }
const people = (state: IntakeState, ...extractions: Extraction[]) =>
  applyAnswers(frozen(PEOPLE), frozen(state), frozen(extractions))
const named = (item: number) => value(`people.${item}.name`, 'N')
const enough: Extraction = { kind: 'finished', field: 'people' }

test('asks directly for the first of the minimum items and does not let the user finish before it', () => {
  const state = begin(PEOPLE)
  assert.equal(asked(state), 'people.0.name')
  const once = people(state, enough)
  assert.deepEqual(once.refused[0]?.refusal, { reason: 'too_few_items', limit: 1 })
  assert.equal(asked(once.state), 'people.0.name')
  const twice = people(once.state, enough).state
  assert.deepEqual([twice.asked, twice.status, twice.declined], [null, 'active', ['people']])
  assert.equal(asked(people(twice, named(0)).state), 'people')
})

test('refuses items beyond the maximum; the last allowed item ends the list', () => {
  const { state, refused } = people(begin(PEOPLE), named(0), named(1), named(2))
  assert.deepEqual(
    refused.map(({ path, refusal }) => [path.item, refusal.reason]),
    [[2, 'too_many_items']],
  )
  assert.deepEqual([state.status, state.asked], ['completed', null])
  const { refused: again } = people(state, { kind: 'more', field: 'people' })
  assert.equal(again[0]?.refusal.reason, 'too_many_items')
})

test('accepts a field named constructor', () => {
  const fields = [
    { type: 'integer', key: 'constructor', label: { en: 'C' }, question: { en: 'C?' }, required: true },
  ]
  const odd = { key: 'x', version: 1, title: { en: 'X' }, fields } as unknown as Form
  assert.equal(asked(begin(odd)), 'constructor')
  const { state, stored } = applyAnswers(odd, begin(odd), [value('constructor', 5)])
  assert.deepEqual([state.data, state.status], [{ constructor: 5 }, 'completed'])
  assert.deepEqual(stored, [{ path: at('constructor'), value: 5 }])
})
