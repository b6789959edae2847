import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Answer, type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertProblem,
  newChatbot,
  say,
  TIMESTAMP,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { MODELS, startProvider } from '../../../testing/provider.ts'
import { asServiceRole } from '../../database/transaction.ts'

const PROVIDERS = '/api/console/providers'
const [SERVERS, KEY, OTHER] = [
  'sk-server-0123456789abcd',
  'sk-owner-0123456789-WXYZ',
  'sk-other-0123456789-1234',
]
const provider = await startProvider({
  [SERVERS]: 'the server',
  [KEY]: 'the owner',
  [OTHER]: 'the owner anew',
})
const base_url = provider.baseUrl
const server = await startTestFrontdesk({
  env: {
    GROQ_API_KEY: SERVERS,
    GROQ_BASE_URL: base_url,
    GROQ_MODEL: 'servers',
    PROVIDER_ALLOWED_HOSTS: '127.0.0.1',
  },
})
const { address, connections, setupCode, database, log } = server
const [admin, user] = [await newUser(address, 'admin'), await newUser(address)]
await call(address, 'POST', '/api/console/setup/claim', { token: admin, body: { code: setupCode } })

const at = (method: string, path: string, options: Call = {}) =>
  call(address, method, PROVIDERS + path, { token: admin, ...options })
const save = (body: object, name = 'openai') => at('PUT', `/${name}`, { body: { base_url, ...body } })
const check = (body: object, name = 'openai') => at('POST', `/${name}/test`, { body })
const own = async (name = 'openai') => {
  const { json } = await at('GET', '')
  return json.find((each: { provider: string }) => each.provider === name)
}
const REFUSED = [403, 'Only administrators may set the address of a provider', 'administrators_only'] as const

/** The reply of a new chatbot. */
async function reply(configuration: object = {}, token = admin): Promise<string> {
  const chatbot = await newChatbot(address, token, { configuration })
  const { json, text } = await say(address, chatbot, 'Hello')
  assert.ok(json.response, text)
  return json.response
}

test('lists providers, and which ones the operator has configured', async () => {
  const plain = (provider: string, default_model: string, of_server = false) => ({
    provider,
    of_server,
    own: null,
    default_model,
  })
  assertAnswer(await at('GET', '', { token: user }), 200, [
    plain('openai', 'gpt-4o-mini'),
    plain('openrouter', 'openai/gpt-4o-mini'),
    plain('groq', 'servers', true),
    plain('ollama', 'llama3.2'),
  ])
})

test('an owner’s key is stored, shown only by its last characters, and used before the server’s', async () => {
  assert.equal(await reply(), 'For the server, by servers.')
  const saved = await save({ api_key: ` ${KEY}\n`, default_model: 'mine' })
  const shown = { hint: '…WXYZ', base_url, default_model: 'mine', checked_at: null }
  assertAnswer(saved, 200, { provider: 'openai', of_server: false, own: shown, default_model: 'mine' })
  assert.deepEqual(await own(), saved.json)
  assert.equal(await reply(), 'For the owner, by mine.')
  assert.equal(await reply({ model: 'openai/chosen' }), 'For the owner, by chosen.')
  assert.equal(await reply({ model: 'groq/chosen' }), 'For the server, by chosen.')
  // Providers without a key are skipped.
  assert.equal(await reply({ model: 'openrouter/x/y' }), 'For the owner, by mine.')
  assert.match(await reply({ model: 'builtin/answerer' }), /./)
  assert.equal(await reply({}, user), 'For the server, by servers.')

  assert.equal((await save({ api_key: OTHER })).json.own.default_model, 'gpt-4o-mini')
  assert.equal(await reply(), 'For the owner anew, by gpt-4o-mini.')
  for (let times = 0; times < 2; times++) assertAnswer(await at('DELETE', '/openai'), 204, undefined)
  assert.equal((await own()).own, null)
  assert.equal(await reply(), 'For the server, by servers.')
})

test('an owner’s key for a provider of the server’s is used for the owner only', async () => {
  await save({ api_key: KEY, default_model: 'mine' }, 'groq')
  assert.equal(await reply({ model: 'groq/chosen' }), 'For the owner, by chosen.')
  assert.equal(await reply({}, user), 'For the server, by servers.')
  await at('DELETE', '/groq')
})

test('counts the tokens of an owner’s key for the chatbot', async () => {
  await save({ api_key: KEY, default_model: 'mine' })
  const chatbot = await newChatbot(address, admin)
  await say(address, chatbot, 'Hello')
  const [turns] = await asServiceRole(connections, (sql) => [
    sql<{ model: string; input: number; cost: string | null }[]>`
      select model, input_tokens as input, cost_usd as cost from turns where chatbot_id = ${chatbot.id}`,
  ])
  // The price at a custom address is unknown.
  assert.deepEqual([...turns], [{ model: 'openai/mine', input: 7, cost: null }])
  await at('DELETE', '/openai')
})

test('a provider test makes a short call and reports its latency', async () => {
  provider.calls.length = 0
  const { json } = await check({ api_key: ` ${KEY} `, base_url, model: 'tried' })
  const { first_token_ms, ...rest } = json
  assert.ok(Number.isInteger(first_token_ms) && first_token_ms >= 0)
  assert.deepEqual(rest, { ok: true, model: 'tried', reply: 'For the owner, by tried.' })
  assert.deepEqual(provider.calls, [
    { path: '/v1/chat/completions', key: KEY, model: 'tried', max_tokens: 16 },
  ])
  assert.equal((await own()).own, null)
  assertInvalid(await check({}), 'api_key')

  await save({ api_key: KEY, default_model: 'mine' })
  assert.equal((await check({})).json.model, 'mine')
  assert.match((await own()).own.checked_at, TIMESTAMP)
  assert.equal((await save({ api_key: KEY })).json.own.checked_at, null)
  await at('DELETE', '/openai')
})

test('a failed provider test says what to do, without quoting the provider', async () => {
  const failed = async (answer: Answer, code: string, says: RegExp) => {
    const { message, ...rest } = answer.json
    assert.deepEqual(rest, { ok: false, code }, answer.text)
    assert.match(message, says)
  }
  const sent = { api_key: KEY, base_url, model: 'tried' }
  const wrong = 'sk-wrong-0123456789'
  const refused = await check({ ...sent, api_key: wrong })
  await failed(refused, 'key_refused', /Copy it once more/)
  assert.ok(!refused.text.includes(wrong) && !refused.text.includes('Incorrect'))
  const statuses = [
    [402, 'quota', /billing/],
    [403, 'key_refused', /Copy it/],
    [404, 'model_unknown', /“tried”/],
    [400, 'model_unknown', /“tried”/],
    [429, 'quota', /billing/],
    [500, 'provider_failed', /again/],
    [200, 'provider_failed', /OpenAI-compatible/],
  ] as const
  for (const [status, code, says] of statuses) {
    provider.fail((response) => response.writeHead(status).end('{"error":"upstream words"}'))
    const answer = await check(sent)
    await failed(answer, code, says)
    assert.ok(!answer.text.includes('upstream'))
  }
  provider.fail(undefined)
  await failed(
    await check({ ...sent, base_url: 'http://127.0.0.1:9/v1' }),
    'unreachable',
    /cannot be reached/,
  )
})

test('lists a provider’s models, or none when it fails', async () => {
  const names = async (name: string, token = admin) => (await at('GET', `/${name}/models`, { token })).json
  assert.deepEqual(await names('groq', user), { models: [...MODELS].sort() })
  assert.deepEqual(await names('openai'), { models: [] })
  await save({ api_key: KEY })
  provider.calls.length = 0
  assert.deepEqual(await names('openai'), { models: [...MODELS].sort() })
  assert.deepEqual(provider.calls, [{ path: '/v1/models', key: KEY }])
  for (const body of ['no JSON', '[]', 'null', '{"data":{}}', '{"data":[null,7,{"id":7},{"id":"a b"}]}']) {
    provider.fail((response) => response.writeHead(200).end(body))
    assert.deepEqual(await names('openai'), { models: [] }, body)
  }
  provider.fail((response) => response.writeHead(401).end())
  assert.deepEqual(await names('openai'), { models: [] })
  provider.fail(undefined)
  await at('DELETE', '/openai')
})

test('only administrators may set a base URL', async () => {
  const body = { api_key: KEY, base_url }
  for (const name of ['openai', 'ollama']) {
    assertProblem(await at('PUT', `/${name}`, { token: user, body }), ...REFUSED)
    assertProblem(await at('POST', `/${name}/test`, { token: user, body }), ...REFUSED)
  }
  // Ollama is on the server's own machine.
  assertProblem(await at('PUT', '/ollama', { token: user, body: { api_key: KEY } }), ...REFUSED)
  assertProblem(await at('POST', '/ollama/test', { token: user, body: {} }), ...REFUSED)
  const saved = await at('PUT', '/groq', { token: user, body: { api_key: KEY, base_url: null } })
  assert.deepEqual([saved.status, saved.json.own.base_url], [200, null])
  await at('DELETE', '/groq', { token: user })
  const ollama = await at('PUT', '/ollama', { body: { base_url } })
  assert.deepEqual(ollama.json.own, { hint: '…', base_url, default_model: 'llama3.2', checked_at: null })
  await at('DELETE', '/ollama')
})

test('rejects invalid fields by name, and stores nothing', async () => {
  const wrong: [field: string, body: object][] = [
    ...[undefined, '', ' ', 'a b', 'a\nb', 'clé', 'x'.repeat(501), 7, null].map(
      (api_key): [string, object] => ['api_key', { api_key }],
    ),
    ...['', 'a b', 'a,b', 'x'.repeat(201), 7].map((default_model): [string, object] => [
      'default_model',
      { default_model },
    ]),
    ...['', 'x', 'ftp://x', 'file:///etc/passwd', 'http://u:p@x/', 'https://x/?key=1', 'https://x/#a', 7].map(
      (base_url): [string, object] => ['base_url', { base_url }],
    ),
  ]
  for (const [field, body] of wrong) {
    const about = JSON.stringify(body)
    assertInvalid(await at('PUT', '/openai', { body: { api_key: KEY, ...body } }), field, about)
  }
  for (const name of ['builtin', 'nobody', 'OPENAI', '__proto__']) {
    const answers = [
      await at('PUT', `/${name}`, { body: { api_key: KEY } }),
      await at('POST', `/${name}/test`, { body: {} }),
      await at('DELETE', `/${name}`),
      await at('GET', `/${name}/models`),
    ]
    for (const answer of answers) assertProblem(answer, 404, 'Not found', 'not_found')
  }
  for (const method of ['PUT', 'POST'])
    await assertBodyChecked((options) => at(method, method === 'PUT' ? '/openai' : '/openai/test', options))
  assert.equal((await own()).own, null)
})

test('another owner’s key is hidden and unused, and a token is required', async () => {
  await save({ api_key: KEY, default_model: 'mine' })
  const { json } = await at('GET', '', { token: user })
  assert.ok(json.every((each: { own: unknown }) => each.own === null))
  assertInvalid(await at('POST', '/openai/test', { token: user, body: {} }), 'api_key')
  assertAnswer(await at('DELETE', '/openai', { token: user }), 204, undefined)
  assert.equal((await own()).own.default_model, 'mine')
  const calls = [
    ['GET', ''],
    ['PUT', '/openai', { api_key: KEY }],
    ['DELETE', '/openai'],
    ['POST', '/openai/test', {}],
    ['GET', '/openai/models'],
  ] as const
  for (const [method, path, body] of calls) {
    const nobody = await call(address, method, PROVIDERS + path, body ? { body } : {})
    assertProblem(nobody, 401, 'Invalid authentication credentials', 'token_missing')
  }
})

test('provider tests are rate limited', async () => {
  const strict = await startTestFrontdesk({ env: { LIMIT_SCALE: '0.1' } })
  const token = await newUser(strict.address)
  const list = () => call(strict.address, 'GET', `${PROVIDERS}/openai/models`, { token })
  const statuses = []
  for (let count = 0; count < 4; count++) statuses.push((await list()).status)
  assert.deepEqual(statuses, [200, 200, 200, 429])
})

test('a key is in no log, encrypted in the database, and bound to its owner', async () => {
  await save({ api_key: KEY, default_model: 'mine' })
  await check({})
  await reply({ model: `openai/${randomUUID()}` })
  assert.ok(!log().includes(KEY) && !log().includes(OTHER) && !log().includes('0123456789-WXYZ'))
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ sealed: Buffer; text: string }[]>`select sealed, row_to_json(k)::text as text from provider_keys k`,
  ])
  assert.equal(rows.length, 1)
  for (const { sealed, text } of rows) {
    assert.ok(!sealed.toString('latin1').includes(KEY) && !text.includes(KEY))
    assert.ok(!text.includes(Buffer.from(KEY).toString('hex')))
  }
  // An encrypted key cannot be decrypted in another owner's row.
  await asServiceRole(connections, (sql) => [
    sql`
      insert into provider_keys (owner_id, provider, sealed, hint, default_model)
      select u.id, k.provider, k.sealed, k.hint, 'stolen' from provider_keys k, users u
      where u.id <> k.owner_id on conflict do nothing`,
  ])
  assert.equal(await reply({}, user), 'For the server, by servers.')
  const stolen = await at('POST', '/openai/test', { token: user, body: {} })
  assert.equal(stolen.json.code, 'key_unreadable')
})

/** The chatbot of a new administrator whose provider has a private address. */
async function servedPrivately(name: string) {
  const [token, setRole] = [
    await newUser(address, name),
    (role: string) =>
      asServiceRole(connections, (sql) => [sql`update users set role = ${role} where username = ${name}`]),
  ]
  await setRole('admin')
  const saved = await at('PUT', '/openai', { token, body: { api_key: KEY, base_url, default_model: 'mine' } })
  assert.equal(saved.status, 200, saved.text)
  const chatbot = await newChatbot(address, token, {})
  const ask = async () => (await say(address, chatbot, 'Hello')).json.response as string
  return { token, setRole, ask }
}

test('does not call the private address of a demoted administrator, with any key', async () => {
  const { token, setRole, ask } = await servedPrivately('demoted')
  assert.match(await ask(), /^For the owner, by mine/)
  await setRole('user')
  const before = provider.calls.length
  // The server's own model replies instead.
  assert.match(await ask(), /^For the server/)
  await at('POST', '/openai/test', { token, body: {} })
  await at('GET', '/openai/models', { token })
  assert.deepEqual(
    provider.calls.slice(before).map(({ key }) => key),
    [SERVERS],
  )
  await setRole('admin')
  assert.match(await ask(), /^For the owner, by mine/)
})

test('a key survives a restart, but not a change of SECRET_KEY', async () => {
  await server.stop()
  const env = { GROQ_API_KEY: SERVERS, GROQ_BASE_URL: base_url, GROQ_MODEL: 'servers' }
  const [again, changed] = [{}, { SECRET_KEY: randomUUID() }]
  for (const secret of [again, changed]) {
    const next = await startTestFrontdesk({ database, env: { ...env, ...secret } })
    const { json } = await call(next.address, 'POST', '/auth/token', {
      raw: 'username=admin&password=correct+horse+battery',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    const token = json.access_token
    const chatbot = await newChatbot(next.address, token)
    const { json: said } = await say(next.address, chatbot, 'Hello')
    const checked = await call(next.address, 'POST', `${PROVIDERS}/openai/test`, { token, body: {} })
    const isAgain = secret === again
    assert.equal(said.response, isAgain ? 'For the owner, by mine.' : 'For the server, by servers.')
    assert.equal(isAgain ? checked.json.ok : checked.json.code, isAgain ? true : 'key_unreadable')
    await next.stop()
  }
})
