import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  NEVER_EXISTED,
  newChatbot,
  unstorable,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { longestHold } from '../../../testing/growth.ts'
import { ORDER_FORM, seedRecord } from '../../../testing/records.ts'
import { asServiceRole } from '../../database/transaction.ts'
import type { Form } from '../../intake/form.ts'
import { saveOnboardingChatbot } from '../../intake/form-queries.ts'

const { address, connections } = await startTestFrontdesk()
const [owner, stranger] = [await newUser(address), await newUser(address)]
const NO_FORM = ['Form not found', 'form_not_found'] as const

async function newForms(token = owner) {
  const chatbot = await newChatbot(address, token)
  const path = `/chatbots/${chatbot.id}/form`
  const at = (method: string, options: Call = {}) => call(address, method, path, { token, ...options })
  return {
    chatbot,
    path,
    at,
    put: (body: unknown) => at('PUT', { body }),
    /** All forms of the chatbot, oldest first. */
    stored: async (): Promise<Form[]> => {
      const [rows] = await asServiceRole(connections, (sql) => [
        sql<
          { document: Form }[]
        >`select document from forms where chatbot_id = ${chatbot.id} order by created_at`,
      ])
      return rows.map(({ document }) => document)
    },
  }
}

/** Uses every form feature, in several scripts. */
const FULL_FORM: Form = {
  key: 'application',
  version: 12,
  title: { 'zh-Hant': '應徵表', en: 'Application', bn: 'আবেদন' },
  welcome: { en: 'Welcome 👋' },
  thanks: { bn: 'ধন্যবাদ' },
  fields: [
    ...ORDER_FORM.fields,
    {
      key: 'salary',
      type: 'amount',
      currency: 'TWD',
      decimals: 2,
      minimum: -0.5,
      maximum: 1e15,
      names: ['pay', '薪水'],
      required: false,
      label: { en: 'Salary' },
      question: { en: 'How much?' },
      explanation: { en: 'A month' },
      error: { en: 'That is no amount' },
    },
    {
      key: 'level',
      type: 'choice',
      options: [
        { value: 'junior', label: { en: 'Junior' }, names: ['new'] },
        { value: 'senior', label: { 'zh-Hant': '資深' } },
      ],
      label: { en: 'Level' },
      question: { en: 'Which?' },
    },
    {
      key: 'start',
      type: 'date',
      earliest: '2026-01-01',
      latest: '2026-12-31',
      label: { en: 'Start' },
      question: { en: 'When?' },
    },
    { key: 'mail', type: 'email', label: { en: 'Mail' }, question: { en: 'Where?' } },
  ],
}

test('sets, reads, replaces and removes a form', async () => {
  const { at, put } = await newForms()
  assertProblem(await at('GET'), 404, ...NO_FORM)
  assertProblem(await at('DELETE'), 404, ...NO_FORM)
  for (const form of [ORDER_FORM, FULL_FORM]) {
    assertAnswer(await put(form), 200, form)
    assertAnswer(await at('GET'), 200, form)
  }
  assertAnswer(await at('DELETE'), 204, undefined)
  assertProblem(await at('GET'), 404, ...NO_FORM)
  assertProblem(await at('DELETE'), 404, ...NO_FORM)
  assertAnswer(await put(ORDER_FORM), 200, ORDER_FORM)
})

test('stores a form again only when it changes', async () => {
  const { put, stored } = await newForms()
  await Promise.all(Array.from({ length: 8 }, () => put(ORDER_FORM)))
  assert.deepEqual(await stored(), [ORDER_FORM])
  const reordered = Object.fromEntries(Object.entries(ORDER_FORM).reverse())
  assertAnswer(await put(reordered), 200, ORDER_FORM)
  assert.equal((await stored()).length, 1)
  const changed = { ...ORDER_FORM, version: 2 }
  await put(changed)
  await put(ORDER_FORM)
  assert.deepEqual(await stored(), [ORDER_FORM, changed, ORDER_FORM])
})

test('removing a form keeps its records; deleting the chatbot deletes them', async () => {
  const { chatbot, at, put, stored } = await newForms()
  await put(ORDER_FORM)
  await seedRecord(connections, chatbot, { data: { name: 'Grace', products: [{ title: 'A' }] } })
  assertAnswer(await at('DELETE'), 204, undefined)
  assert.deepEqual(await stored(), [ORDER_FORM])
  const records = () => call(address, 'GET', `/chatbots/${chatbot.id}/records`, { token: owner })
  assert.equal((await records()).json.total, 1)
  assertAnswer(await call(address, 'DELETE', `/chatbots/${chatbot.id}`, { token: owner }), 204, undefined)
  assert.deepEqual(await stored(), [])
  assertNoChatbot(await records())
})

test('only the owner can access a chatbot’s form', async () => {
  const { path, put, at, chatbot } = await newForms()
  await put(ORDER_FORM)
  const calls: [method: string, options: Call][] = [
    ['GET', {}],
    ['PUT', { body: FULL_FORM }],
    ['DELETE', {}],
  ]
  const ids = [NEVER_EXISTED, 'nonsense', `${chatbot.id}0`, '%F0%9F%A4%96']
  for (const [method, options] of calls) {
    const credentials = 'Invalid authentication credentials'
    assertProblem(await call(address, method, path, options), 401, credentials, 'token_missing')
    const badToken = await call(address, method, path, { ...options, token: 'nonsense' })
    assertProblem(badToken, 401, credentials, 'token_invalid')
    assertNoChatbot(await call(address, method, path, { ...options, token: stranger }))
    for (const id of ids) {
      assertNoChatbot(await call(address, method, `/chatbots/${id}/form`, { ...options, token: owner }))
    }
  }
  assertAnswer(await at('GET'), 200, ORDER_FORM)
  const inCapitals = `/chatbots/${chatbot.id.toUpperCase()}/form`
  assertAnswer(await call(address, 'GET', inCapitals, { token: owner }), 200, ORDER_FORM)
})

test('rejects an invalid form with the path of each error', async () => {
  const { at, put, stored } = await newForms()
  await put(ORDER_FORM)
  const [name, phone] = ORDER_FORM.fields
  const withFields = (...fields: unknown[]) => ({ ...ORDER_FORM, fields })
  const choice = { key: 'c', type: 'choice', label: { en: 'C' }, question: { en: 'C?' } }
  const option = { value: 'a', label: { en: 'A' } }
  for (const [body, path] of [
    [withFields(name, phone, name), 'fields.2.key'],
    [withFields({ ...name, min_length: 5, max_length: 4 }), 'fields.0.max_length'],
    [withFields(name, { ...choice, options: [option, option] }), 'fields.1.options.1.value'],
    [{ ...ORDER_FORM, version: 0 }, 'version'],
    [{ ...ORDER_FORM, version: '1' }, 'version'],
    [{ ...ORDER_FORM, key: 'Not a key' }, 'key'],
    [withFields(), 'fields'],
    [withFields(...Array.from({ length: 101 }, (_, index) => ({ ...name, key: `k${index}` }))), 'fields'],
    [[], ''],
    ['a form', ''],
    [7, ''],
    [null, ''],
  ] as const) {
    assertInvalid(await put(body), path, JSON.stringify(body).slice(0, 100))
  }
  assert.equal((await put({ ...ORDER_FORM, extra: 1 })).status, 422)
  assert.equal((await put({ ...ORDER_FORM, title: {} })).status, 422)
  const unknownType = await put(withFields(name, { ...name, key: 'other', type: 'colour' }))
  assert.equal(unknownType.status, 422)
  for (const { path } of unknownType.json.errors) assert.match(path, /^fields\.1/)
  assertInvalid(await at('PUT'), '')
  await assertBodyChecked((options) => at('PUT', options))
  for (const options of unstorable({ ...ORDER_FORM, title: { en: 'MARK' } })) {
    assertInvalid(await at('PUT', options), 'title.en')
  }
  assert.deepEqual(await stored(), [ORDER_FORM])
})

test('rejects an expensive form quickly', async () => {
  const { at, stored } = await newForms()
  const headers = { 'content-type': 'application/json' }
  const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`
  const deepObject = `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`
  const field = JSON.stringify({ ...ORDER_FORM.fields[4], nonsense: 1 })
  const { fields: _, ...rest } = ORDER_FORM
  const withFields = (fields: string) => `${JSON.stringify(rest).slice(0, -1)},"fields":${fields}}`
  const bodies = [
    deep,
    deepObject,
    withFields(deep.slice(1000, -1000)),
    withFields(`[${Array(1000).fill(field).join()}]`),
    withFields(`[${Array(100).fill(field).join()}]`),
    withFields(`[${Array(200_000).fill('{}').join()}]`),
    JSON.stringify({
      ...ORDER_FORM,
      title: Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [i, ''])),
    }),
  ]
  for (const raw of bodies) {
    const held = await longestHold(async () => {
      const answer = await at('PUT', { raw, headers })
      assert.equal(answer.status, 422, answer.text.slice(0, 200))
      assert.ok(answer.json.errors.length > 0 && answer.text.length < 100_000)
    })
    assert.ok(held < 500, `${raw.slice(0, 100)}: ${held} ms of processor time in one piece`)
  }
  const tooLarge = await at('PUT', { body: { ...ORDER_FORM, key: 'k'.repeat(1024 * 1024) } })
  assertProblem(tooLarge, 413, 'The body is too large', 'body_too_large')
  assert.deepEqual(await stored(), [])
})

test('simultaneous starts create the onboarding chatbot once', async () => {
  const save = (form: Form) => saveOnboardingChatbot(connections, form)
  // Undo the first start of this test's server.
  await asServiceRole(connections, (sql) => [sql`delete from chatbots where is_onboarding`])
  const ids = await Promise.all(Array.from({ length: 8 }, () => save(FULL_FORM)))
  assert.equal(new Set(ids).size, 1)
  const look = async () => {
    const [rows] = await asServiceRole(connections, (sql) => [
      sql<{ name: string }[]>`
        select b.id, b.name, b.owner_id, b.is_public, b.is_default, b.public_url_slug, f.document,
          (select count(*)::integer from forms where chatbot_id = b.id) as forms
        from chatbots b join forms f on f.id = b.form_id where b.is_onboarding`,
    ])
    return rows.map((row) => ({ ...row }))
  }
  const expected = { id: ids[0], owner_id: null, is_public: false, is_default: false, public_url_slug: null }
  assert.deepEqual(await look(), [{ ...expected, name: '應徵表', document: FULL_FORM, forms: 1 }])
  assert.equal(await save(ORDER_FORM), ids[0])
  assert.deepEqual(await look(), [{ ...expected, name: 'Order', document: ORDER_FORM, forms: 2 }])
  // No user can change it.
  const path = `/chatbots/${ids[0]}/form`
  assertNoChatbot(await call(address, 'PUT', path, { token: owner, body: FULL_FORM }))
  assertNoChatbot(await call(address, 'GET', path, { token: owner }))
  assert.equal((await look())[0]?.name, 'Order')
})
