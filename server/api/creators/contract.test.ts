/** Rules of creators.md: defaults, null, private profiles, invalid tokens and key scopes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { assertInvalid, assertProblem, newChatbot, newProfile } from '../../../testing/creators.ts'
import { sharedFrontdesk } from '../../../testing/shared-frontdesk.ts'

const { address } = await sharedFrontdesk()
const token = await newUser(address)
const at = (method: string, path: string, options = {}) => call(address, method, path, { token, ...options })

test('is_public defaults to true, also when null', async () => {
  for (const [body, isPublic] of [
    [{}, true],
    [{ is_public: null, description: null, configuration: null, public_url_slug: null }, true],
    [{ is_public: false }, false],
  ] as const) {
    const made = await at('POST', '/chatbots', { body: { name: 'Helper', ...body } })
    assert.deepEqual([made.status, made.json.is_public], [200, isPublic], made.text)
  }
  assertInvalid(await at('POST', '/chatbots', { body: { name: null } }), 'name')
})

test('null leaves an optional field as it is', async () => {
  const { id } = await newChatbot(address, token, { description: 'Stays', is_public: false })
  for (const method of ['PATCH', 'PUT']) {
    const body = { name: null, description: null, is_public: null, configuration: null }
    const { status, json, text } = await at(method, `/chatbots/${id}`, { body })
    assert.deepEqual(
      [status, json.name, json.description, json.is_public],
      [200, 'Helper', 'Stays', false],
      text,
    )
  }
})

test('null for an optional field inside configuration is the same as leaving it out', async () => {
  const theme = { accent: null, mode: 'dark', position: null, ours: null }
  const stored = { theme: { mode: 'dark', ours: null }, ours: { deep: [null, { key: null }] } }
  const configuration = { tone: null, theme, ours: stored.ours }
  const made = await at('POST', '/chatbots', { body: { name: 'Helper', configuration } })
  assert.deepEqual([made.status, made.json.configuration], [200, stored], made.text)
  const changed = async (method: string, body: object) => {
    const { status, json, text } = await at(method, `/chatbots/${made.json.id}`, { body })
    assert.equal(status, 200, text)
    return json.configuration
  }
  assert.deepEqual(await changed('PUT', { configuration }), stored)
  const light = { theme: { accent: null, mode: 'light' } }
  assert.deepEqual(await changed('PATCH', { configuration: light }), { ...stored, theme: { mode: 'light' } })
  // In a PATCH, null removes a key.
  assert.deepEqual(await changed('PATCH', { configuration: { theme: null } }), { ours: stored.ours })
})

test('null for an optional field of a form is the same as leaving it out', async () => {
  const { id } = await newChatbot(address, token)
  const put = (form: object) => at('PUT', `/chatbots/${id}/form`, { body: form })
  const text = { en: 'Name', bn: null }
  const field = { key: 'name', type: 'text', label: text, question: text }
  const option = { value: 'a', label: text, names: null }
  const list = { ...field, key: 'people', type: 'list', item: text, minimum_items: null }
  const form = { key: 'lead', version: 1, title: text, thanks: null }
  const nulls = {
    ...form,
    fields: [
      { ...field, required: null, explanation: null, min_length: null, names: null },
      { ...field, key: 'level', type: 'choice', options: [option, { ...option, value: 'b' }] },
      { ...list, fields: [{ ...field, error: null, max_length: null }] },
    ],
  }
  const answer = await put(nulls)
  const leftOut = JSON.parse(JSON.stringify(nulls, (_, value) => value ?? undefined))
  assert.deepEqual([answer.status, answer.json], [200, leftOut], answer.text)
  assert.deepEqual((await at('GET', `/chatbots/${id}/form`)).json, leftOut)
  assertInvalid(await put({ ...form, version: null, fields: [field] }), 'version')
  assertInvalid(await put({ ...form, title: { en: null }, fields: [field] }), 'title')
  for (const wrong of [{ label: null }, { key: null }]) {
    assert.equal((await put({ ...form, fields: [{ ...field, ...wrong }] })).status, 422)
  }
})

test('a profile is public while its owner has a public chatbot', async () => {
  const owner = await newUser(address)
  await newProfile(address, owner, { bio: 'Private' })
  const { id, user_id } = await newChatbot(address, owner, { is_public: false })
  const of = (as?: string) => call(address, 'GET', `/profile?user_id=${user_id}`, as ? { token: as } : {})
  for (const as of [undefined, token])
    assertProblem(await of(as), 404, 'Profile not found', 'profile_not_found')
  assert.equal((await of(owner)).status, 200)
  await call(address, 'PATCH', `/chatbots/${id}`, { token: owner, body: { is_public: true } })
  assert.equal((await of()).status, 200)
})

test('an invalid token is 401 at the chat history', async () => {
  const { id } = await newChatbot(address, token)
  for (const query of ['', '&visitor_id=v']) {
    const path = `/chat/history?chatbot_id=${id}${query}`
    const refused = await call(address, 'GET', path, { token: 'nonsense' })
    assertProblem(refused, 401, 'Invalid authentication credentials', 'token_invalid')
    assert.equal((await call(address, 'GET', path)).status, 403)
  }
})

test('a key is limited to its scopes', async () => {
  const { id } = await newChatbot(address, token)
  const make = (body: object) => at('POST', `/chatbots/${id}/keys`, { body })
  const open = async (api_key: string) =>
    (await call(address, 'POST', '/api/chat/session', { body: { api_key, assistant_id: id } })).status
  for (const [body, scopes, status] of [
    [{}, ['chat'], 201],
    [{ scopes: null }, ['chat'], 201],
    [{ scopes: ['knowledge'] }, ['knowledge'], 403],
    [{ scopes: ['chat', 'knowledge'] }, ['chat', 'knowledge'], 201],
  ] as const) {
    const made = await make(body)
    assert.deepEqual([made.status, made.json.scopes], [201, scopes], made.text)
    assert.equal(await open(made.json.key), status)
  }
  for (const scopes of [[], ['admin'], ['chat', 'admin'], 'chat'])
    assert.equal((await make({ scopes })).status, 422, JSON.stringify(scopes))
  const { json } = await at('GET', `/chatbots/${id}/keys`)
  assert.deepEqual(
    json.map(({ scopes }: { scopes: string[] }) => scopes.length),
    [1, 1, 1, 2],
  )
})
