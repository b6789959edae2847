import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  NEVER_EXISTED,
  newChatbot,
  TIMESTAMP,
  UUID,
  unstorable,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { ORDER_FORM } from '../../../testing/records.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, connections } = await startTestFrontdesk()
const [owner, stranger] = [await newUser(address), await newUser(address)]
const CHATBOTS = '/api/console/chatbots'

const BLANK = { description: '', is_public: false, configuration: {}, facts: '', form: null }
const FULL = {
  name: 'Engines',
  description: 'Answers what people ask.',
  is_public: true,
  public_url_slug: 'engines',
  configuration: { tone: 'calm', theme: { accent: '#102030' }, ours: [1, null, { deep: true }] },
  facts: 'Engines have wheels. 引擎 👋',
  form: ORDER_FORM,
}

const at = (method: string, path: string, options: Call = {}) =>
  call(address, method, path, { token: owner, ...options })

async function newDraft(fields: object = {}, token = owner) {
  const made = await at('POST', CHATBOTS, { token, body: { name: 'Helper', ...fields } })
  assert.equal(made.status, 201, made.text)
  const path = `${CHATBOTS}/${made.json.id}`
  return {
    path,
    made: made.json,
    read: async () => (await at('GET', path)).json,
    save: (body: object, options: Call = {}) => at('PUT', `${path}/draft`, { body, ...options }),
    publish: (body: object = {}) => at('POST', `${path}/publish`, { body }),
    versions: async () => (await at('GET', `${path}/versions`)).json,
  }
}

/** @param revision the current one, which the error names */
function assertChanged({ status, json: { request_id: _, ...body } }: Answer, revision: number): void {
  const changed = { detail: 'The draft was changed elsewhere', code: 'draft_changed', revision }
  assert.deepEqual({ status, ...body }, { status: 409, ...changed })
}

test('creating a chatbot publishes all its content as version 1', async () => {
  const { made, read, versions } = await newDraft(FULL)
  const { id, created_at, updated_at, ...rest } = made
  assert.match(id, UUID)
  for (const time of [created_at, updated_at]) assert.match(time, TIMESTAMP)
  assert.deepEqual(rest, { published: FULL, draft: null, revision: 1, version: 1 })
  assert.deepEqual(await read(), made)
  const [{ published_at, ...first }, ...others] = await versions()
  assert.match(published_at, TIMESTAMP)
  assert.deepEqual([first, others], [{ version: 1, note: '', content: FULL }, []])
  const { json } = await call(address, 'GET', `/chatbots/${id}`, { token: owner })
  assert.deepEqual([json.name, json.configuration], [FULL.name, FULL.configuration])
  assert.deepEqual((await call(address, 'GET', `/chatbots/${id}/form`, { token: owner })).json, ORDER_FORM)
})

test('a chatbot needs only a name, and gets a unique slug', async () => {
  const [one, two] = await Promise.all([newDraft({ name: ' Twins ' }), newDraft({ name: 'Twins' })])
  const slugs = [one, two].map(({ made }) => made.published.public_url_slug)
  assert.deepEqual(slugs.sort(), ['twins', 'twins-1'])
  for (const { made } of [one, two]) {
    const { public_url_slug: _, ...content } = made.published
    assert.deepEqual(content, { name: 'Twins', ...BLANK })
  }
  const taken = await at('POST', CHATBOTS, { body: { name: 'x', public_url_slug: 'twins' } })
  assertProblem(taken, 409, 'Slug already taken', 'slug_taken')
})

test('lists chatbots most recently changed first, counting draft changes', async () => {
  const token = await newUser(address)
  assertAnswer(await at('GET', CHATBOTS, { token }), 200, [])
  const accent = '#abcdef'
  const one = await newDraft({ name: 'One', configuration: { theme: { accent } } }, token)
  const two = await newDraft({ name: 'Two' }, token)
  await at('PUT', `${one.path}/draft`, { token, body: { base: 0, name: 'Written' } })
  const { json } = await at('GET', CHATBOTS, { token })
  const shown = json.map(({ id, updated_at, ...rest }: { id: string; updated_at: string }) => {
    assert.match(updated_at, TIMESTAMP)
    return [id, rest]
  })
  const of = ({ made }: typeof one, accent: string | null, has_draft: boolean) => [
    made.id,
    {
      name: made.published.name,
      is_public: false,
      public_url_slug: made.published.public_url_slug,
      accent,
      has_draft,
      conversations: 0,
      unread: 0,
      created_at: made.created_at,
    },
  ]
  assert.deepEqual(shown, [of(one, accent, true), of(two, null, false)])
})

test('saving a draft changes only the given fields, and nothing public', async () => {
  const { made, read, save } = await newDraft({ ...FULL, public_url_slug: 'kept-whole' })
  const first = await save({
    base: made.revision,
    name: ' New ',
    configuration: { tone: 'warm', greeting: null },
  })
  const draft = {
    ...FULL,
    public_url_slug: 'kept-whole',
    name: 'New',
    configuration: { tone: 'warm' },
  }
  const revision = made.revision + 1
  assertAnswer(first, 200, { ...made, draft, revision })
  const second = await save({ base: revision, facts: 'Other facts', form: null, is_public: false })
  const changed = { ...draft, facts: 'Other facts', form: null, is_public: false }
  assert.deepEqual(second.json.draft, changed)
  assert.deepEqual(await read(), { ...made, draft: changed, revision: revision + 1 })
  const shown = await call(address, 'GET', '/chatbots/public/kept-whole')
  assert.deepEqual([shown.status, shown.json.name], [200, FULL.name])
})

test('a draft is saved only on the revision that it is based on', async () => {
  const { save, read, path } = await newDraft()
  const first = await save({ base: 0, facts: 'mine' })
  assert.deepEqual([first.status, first.json.revision], [200, 1])
  for (const base of [0, 2, 2 ** 31 - 1]) assertChanged(await save({ base, facts: 'theirs' }), 1)
  assert.deepEqual(await read(), first.json)
  await at('DELETE', `${path}/draft`)
  assertChanged(await save({ base: 1, facts: 'theirs' }), 2)
  assert.deepEqual([(await read()).draft, (await read()).revision], [null, 2])
})

test('of concurrent saves of one revision one is stored, and the others are told the current one', async () => {
  const { save, read } = await newDraft()
  const saves = await Promise.all(
    Array.from({ length: 5 }, (_, index) => save({ base: 0, facts: `of ${index}`, form: ORDER_FORM })),
  )
  const [stored, ...others] = saves.toSorted((one, other) => one.status - other.status)
  assert.equal(stored?.status, 200)
  for (const other of others) assert.deepEqual([other.status, other.json.revision], [409, 1])
  assert.deepEqual(await read(), stored?.json)
})

test('publishes the draft of a call without a body', async () => {
  const { made, save, path, read } = await newDraft()
  await save({ base: made.revision, facts: 'A draft' })
  const { status, json, text } = await at('POST', `${path}/publish`)
  assert.deepEqual([status, json.published?.facts, json.version], [200, 'A draft', 2], text)
  assert.deepEqual(await read(), json)
})

test('each change of what the editor shows increases the revision', async () => {
  const { made, save, publish, path, read } = await newDraft()
  const revisions: number[] = []
  const note = async () => revisions.push((await read()).revision)
  const through = (method: string, rest: string, body?: object) =>
    call(address, method, `/chatbots/${made.id}${rest}`, { token: owner, ...(body ? { body } : {}) })
  await note()
  await through('PATCH', '', { description: 'Of the creators’ API' })
  await note()
  await through('PUT', '/form', ORDER_FORM)
  await note()
  await through('DELETE', '/form')
  await note()
  await save({ base: 3, facts: 'A draft' })
  await note()
  // The draft hides these from the editor.
  await through('PATCH', '', { description: 'Changed again' })
  await through('PUT', '/form', ORDER_FORM)
  await note()
  await publish()
  await note()
  await at('POST', `${path}/versions/1/restore`)
  await note()
  await at('DELETE', `${path}/draft`)
  await note()
  assert.deepEqual(revisions, [0, 1, 2, 3, 4, 4, 5, 6, 7])
})

test('publishing makes the draft public, once', async () => {
  const { made, save, publish, versions, read } = await newDraft({ name: 'Published' })
  const nothing = ['There is nothing to publish', 'nothing_to_publish'] as const
  assertProblem(await publish(), 409, ...nothing)
  await save({ base: 0, ...FULL, public_url_slug: 'published-anew' })
  const answers = await Promise.all([publish({ note: ' why ' }), publish({ note: ' why ' })])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  const content = { ...FULL, public_url_slug: 'published-anew' }
  const now = await read()
  assert.deepEqual(
    { ...now, updated_at: '' },
    { ...made, published: content, version: 2, draft: null, revision: 2, updated_at: '' },
  )
  assert.ok(now.updated_at > made.updated_at)
  const listed = (await versions()).map(
    ({ published_at: _, ...version }: { published_at: string }) => version,
  )
  assert.deepEqual(listed, [
    { version: 2, note: 'why', content },
    { version: 1, note: '', content: made.published },
  ])
  const shown = await call(address, 'GET', '/chatbots/public/published-anew')
  assert.deepEqual([shown.status, shown.json.name], [200, FULL.name])
  assertProblem(await publish(), 409, ...nothing)
})

test('publishes only the revision that the caller has seen, where it names one', async () => {
  const { save, publish, read } = await newDraft()
  await save({ base: 0, facts: 'seen' })
  const { json: unseen } = await save({ base: 1, facts: 'unseen' })
  assertChanged(await publish({ base: 1 }), 2)
  assert.deepEqual(await read(), unseen)
  for (const base of ['2', null, -1, 2.5, 2 ** 31]) assertInvalid(await publish({ base }), 'base')
  assert.equal((await publish({ base: 2 })).json.published.facts, 'unseen')
  assertProblem(await publish({ base: 2 }), 409, 'There is nothing to publish', 'nothing_to_publish')
})

test('publishing with a taken slug is refused, and the draft stays', async () => {
  await newDraft({ name: 'x', public_url_slug: 'first-come' })
  const { save, publish, read, versions } = await newDraft()
  await save({ base: 0, public_url_slug: 'first-come', facts: 'kept' })
  const before = await read()
  assertProblem(await publish(), 409, 'Slug already taken', 'slug_taken')
  assert.deepEqual(await read(), before)
  assert.equal((await versions()).length, 1)
})

test('changes through the creators’ API become versions that can be restored', async () => {
  const theirs = await newChatbot(address, owner, { name: 'Older', configuration: { tone: 'old' } })
  const path = `${CHATBOTS}/${theirs.id}`
  const { json: before } = await at('GET', path)
  assert.equal(before.version, 0)
  assert.deepEqual((await at('GET', `${path}/versions`)).json, [])
  await at('PUT', `${path}/draft`, { body: { base: 0, facts: 'first' } })
  assert.equal((await at('POST', `${path}/publish`, { body: {} })).json.version, 2)
  await call(address, 'PATCH', `/chatbots/${theirs.id}`, { token: owner, body: { name: 'Renamed' } })
  // The existing draft is not changed.
  const { revision } = (await at('GET', path)).json
  await at('PUT', `${path}/draft`, { body: { base: revision, facts: 'second' } })
  await call(address, 'PUT', `/chatbots/${theirs.id}/form`, { token: owner, body: ORDER_FORM })
  assert.equal((await at('POST', `${path}/publish`, { body: {} })).json.version, 4)
  const { json: versions } = await at('GET', `${path}/versions`)
  type Listed = { version: number; content: { name: string; facts: string; form: unknown } }
  const listed = versions.map(({ version, content }: Listed) => [
    version,
    content.name,
    content.facts,
    content.form,
  ])
  assert.deepEqual(listed, [
    [4, 'Renamed', 'second', null],
    [3, 'Renamed', 'first', ORDER_FORM],
    [2, 'Older', 'first', null],
    [1, 'Older', '', null],
  ])
  const restored = await at('POST', `${path}/versions/3/restore`)
  assert.equal(restored.status, 200)
  assert.deepEqual(restored.json.draft, versions[1].content)
  assert.deepEqual(restored.json.published, versions[0].content)
  assert.equal((await at('POST', `${path}/publish`, { body: {} })).json.version, 5)
  assert.deepEqual((await at('GET', path)).json.published, versions[1].content)
  for (const version of ['6', '2147483647']) {
    const none = await at('POST', `${path}/versions/${version}/restore`)
    assertProblem(none, 404, 'Version not found', 'version_not_found')
  }
  for (const version of ['0', '-1', 'x', '2147483648', '1.5'])
    assertInvalid(await at('POST', `${path}/versions/${version}/restore`), 'version')
})

test('discarding the draft keeps the published content', async () => {
  const { made, save, path, read } = await newDraft()
  await save({ base: 0, name: 'Never', form: ORDER_FORM })
  for (let times = 0; times < 2; times++) assertAnswer(await at('DELETE', `${path}/draft`), 204, undefined)
  assert.deepEqual(await read(), { ...made, revision: 2 })
})

test('a form unchanged between drafts is stored once', async () => {
  const { made, save } = await newDraft({ form: ORDER_FORM })
  const other = { ...ORDER_FORM, key: 'other' }
  let base = made.revision
  for (const form of [ORDER_FORM, other, other, undefined, null, ORDER_FORM]) {
    const { json, status, text } = await save({ base, ...(form === undefined ? {} : { form }), facts: 'x' })
    assert.equal(status, 200, text)
    base = json.revision
  }
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ key: string; isDraft: boolean }[]>`
      select document ->> 'key' as key, is_draft as "isDraft" from forms where chatbot_id = ${made.id}
      order by created_at`,
  ])
  assert.deepEqual(
    [...rows],
    [
      { key: 'order', isDraft: false },
      { key: 'other', isDraft: true },
    ],
  )
})

const WRONG: [path: string, fields: object][] = [
  ...[7, null, '', ' \n', 'x'.repeat(201)].map((name): [string, object] => ['name', { name }]),
  ['description', { description: 'x'.repeat(20_001) }],
  ['is_public', { is_public: 'true' }],
  ...['', 'A', 'a b', null].map((slug): [string, object] => ['public_url_slug', { public_url_slug: slug }]),
  ['configuration', { configuration: [] }],
  ['configuration.temperature', { configuration: { temperature: 3 } }],
  ['facts', { facts: 'x'.repeat(200_001) }],
  ['facts', { facts: null }],
  ['form', { form: 'order' }],
  ['form', { form: [] }],
  ['form.key', { form: { ...ORDER_FORM, key: 7 } }],
]

test('rejects invalid fields by name, and stores nothing', async () => {
  const { read, save, path } = await newDraft()
  const before = await read()
  for (const [field, fields] of WRONG) {
    const about = JSON.stringify(fields).slice(0, 80)
    assertInvalid(await at('POST', CHATBOTS, { body: { name: 'Wrong', ...fields } }), field, about)
    assertInvalid(await save({ base: 0, ...fields }), field, about)
  }
  assertInvalid(await save({ facts: 'x' }), 'base')
  for (const base of [null, '0', '', true, [0], -1, 0.5, 2 ** 31, 1e300])
    assertInvalid(await save({ base, facts: 'x' }), 'base', JSON.stringify(base))
  for (const options of unstorable({ base: 0, facts: 'MARK' }))
    assertInvalid(await at('PUT', `${path}/draft`, options), 'facts')
  for (const options of unstorable({ note: 'MARK' }))
    assertInvalid(await at('POST', `${path}/publish`, options), 'note')
  await assertBodyChecked((options) => at('PUT', `${path}/draft`, options))
  await assertBodyChecked((options) => at('POST', CHATBOTS, options))
  assertInvalid(await at('POST', `${path}/publish`, { body: { note: 'x'.repeat(501) } }), 'note')
  assert.deepEqual(await read(), before)
  // The limit counts code points.
  assert.equal((await save({ base: 0, facts: '😀'.repeat(200_000) })).status, 200)
})

test('another owner’s chatbot looks unknown, and a token is required', async () => {
  const { read, path, save } = await newDraft()
  await save({ base: 0, facts: 'mine' })
  const before = await read()
  const calls: [method: string, path: string, body?: object][] = [
    ['GET', ''],
    ['PUT', '/draft', { base: before.revision, facts: 'theirs' }],
    ['DELETE', '/draft'],
    ['POST', '/publish', { base: before.revision }],
    ['GET', '/versions'],
    ['POST', '/versions/1/restore'],
    ['POST', '/preview'],
  ]
  for (const [method, rest, body] of calls) {
    const options = body ? { body } : {}
    assertNoChatbot(await at(method, path + rest, { token: stranger, ...options }))
    for (const id of [NEVER_EXISTED, 'no-id'])
      assertNoChatbot(await at(method, `${CHATBOTS}/${id}${rest}`, options))
    const nobody = await call(address, method, path + rest, options)
    assertProblem(nobody, 401, 'Invalid authentication credentials', 'token_missing')
  }
  for (const method of ['GET', 'POST']) {
    const nobody = await call(address, method, CHATBOTS, method === 'POST' ? { body: { name: 'x' } } : {})
    assertProblem(nobody, 401, 'Invalid authentication credentials', 'token_missing')
  }
  assert.deepEqual((await at('GET', CHATBOTS, { token: stranger })).json, [])
  assert.deepEqual(await read(), before)
})
