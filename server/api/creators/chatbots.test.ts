import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Call, call, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  type Chatbot,
  NEVER_EXISTED,
  newChatbot,
  say,
  TIMESTAMP,
  UUID,
  unstorable,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, connections, sampleChatbotId } = await startTestFrontdesk()
const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
const token = await newUser(address)
const create = (body: unknown) => at('POST', '/chatbots', { token, body })
const read = async ({ id }: { id: string }) => (await at('GET', `/chatbots/${id}`, { token })).json as Chatbot
const change = (method: string, { id }: { id: string }, body: unknown) =>
  at(method, `/chatbots/${id}`, { token, body })
const newName = () => `n${crypto.randomUUID().slice(0, 8)}`
const TAKEN = ['Slug already taken', 'slug_taken'] as const

test('creates, reads, updates and deletes a chatbot', async () => {
  const token = await newUser(address)
  assertAnswer(await at('GET', '/chatbots', { token }), 200, [])
  const made = await at('POST', '/chatbots', { token, body: { name: ' Bare ' } })
  const { id, user_id, created_at, updated_at } = made.json
  const bare = { name: 'Bare', description: '', is_public: true, configuration: {}, public_url_slug: 'bare' }
  assertAnswer(made, 200, { id, user_id, ...bare, created_at, updated_at })
  for (const uuid of [id, user_id]) assert.match(uuid, UUID)
  for (const time of [created_at, updated_at]) assert.match(time, TIMESTAMP)

  const all = {
    name: 'Ada’s help desk',
    description: 'Answers what people ask.\n"; drop table chatbots; --',
    is_public: true,
    configuration: { tone: 'friendly' },
    public_url_slug: 'ada_1-desk',
  }
  const full = await at('POST', '/chatbots', { token, body: all })
  const { id: _, created_at: __, updated_at: ___, ...rest } = full.json
  assert.deepEqual(rest, { user_id, ...all })
  assertAnswer(await at('GET', '/chatbots', { token }), 200, [full.json, made.json])
  assertAnswer(await at('GET', `/chatbots/${id}`, { token }), 200, made.json)

  const changed = await at('PATCH', `/chatbots/${id}`, { token, body: { ...all, public_url_slug: 'barely' } })
  const now = changed.json.updated_at
  const expected = { id, user_id, ...all, public_url_slug: 'barely', created_at, updated_at: now }
  assertAnswer(changed, 200, expected)
  assert.ok(now > updated_at)

  const deleted = await at('DELETE', `/chatbots/${id}`, { token })
  assertAnswer(deleted, 204, undefined)
  for (const method of ['GET', 'DELETE']) assertNoChatbot(await at(method, `/chatbots/${id}`, { token }))
  assertNoChatbot(await at('PUT', `/chatbots/${id}`, { token, body: all }))
  assertAnswer(await at('GET', '/chatbots', { token }), 200, [full.json])
  // The slug is available again.
  assert.equal((await create({ name: 'Heir', public_url_slug: 'barely' })).status, 200)
})

test('PUT and PATCH keep absent fields', async () => {
  const chatbot = await newChatbot(address, token, { description: 'd', configuration: { tone: 'calm' } })
  for (const method of ['PUT', 'PATCH']) {
    const name = newName()
    const { status, json } = await change(method, chatbot, { name })
    assert.equal(status, 200)
    assert.deepEqual(json, { ...chatbot, name, updated_at: json.updated_at })
    const unpublished = await change(method, chatbot, { name: chatbot.name, is_public: false })
    assert.equal(unpublished.json.is_public, false)
    await change(method, chatbot, { is_public: true })
  }
  assert.equal((await read(chatbot)).name, chatbot.name)
})

test('ignores ownership and operator fields in a body', async () => {
  const other = await newUser(address)
  const theirs = await newChatbot(address, other)
  const foreign = {
    id: NEVER_EXISTED,
    user_id: theirs.user_id,
    owner_id: theirs.user_id,
    is_default: true,
    facts: 'injected',
    instructions: 'injected',
    created_at: '2001-01-01T00:00:00.000Z',
  }
  const made = await newChatbot(address, token, { name: newName(), ...foreign })
  const changes = [made]
  for (const method of ['PUT', 'PATCH']) changes.push((await change(method, made, foreign)).json)
  for (const chatbot of changes) {
    assert.notEqual(chatbot.id, NEVER_EXISTED)
    assert.notEqual(chatbot.user_id, theirs.user_id)
    assert.deepEqual(chatbot, { ...made, updated_at: chatbot.updated_at })
  }
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string; facts: string; instructions: string }[]>`
      select id, facts, instructions from chatbots where is_default or id = ${made.id} order by is_default`,
  ])
  assert.deepEqual(rows[0], { id: made.id, facts: '', instructions: '' })
  assert.equal(rows[1]?.id, sampleChatbotId)
  assertAnswer(await at('GET', '/chatbots', { token: other }), 200, [theirs])
})

test('makes a usable slug from a name in any script', async () => {
  const family = '👨‍👩‍👧‍👦'
  const names = ['客服小幫手', 'গ্রাহক সেবা', 'مساعد العملاء', '🎉', family, 'Ünïcödé Straße', '…', "'; --", '0']
  for (const name of [...names, '客'.repeat(200), '\u202eevil', '<b>x</b>']) {
    const chatbot = await newChatbot(address, token, { name })
    assert.equal(chatbot.name, name)
    assert.match(chatbot.public_url_slug, /^[a-z0-9]+([-_][a-z0-9]+)*$/, name)
    assert.ok(chatbot.public_url_slug.length <= 100)
    const { status, json } = await at('GET', `/chatbots/public/${chatbot.public_url_slug}`)
    assert.deepEqual([status, json.id, json.name], [200, chatbot.id, name])
  }
})

test('simultaneous chatbots with one name get distinct slugs', async () => {
  const name = newName()
  const answers = await Promise.all(Array.from({ length: 25 }, () => create({ name })))
  const slugs = answers.map(({ json }) => json.public_url_slug)
  const expected = [name, ...Array.from({ length: 24 }, (_, index) => `${name}-${index + 1}`)]
  assert.deepEqual(slugs.sort(), expected.sort())
})

test('skips a slug suffix that is already taken', async () => {
  const name = newName()
  const slugOf = async (name: string) => (await create({ name })).json.public_url_slug
  assert.equal(await slugOf(`${name} 1`), `${name}-1`)
  assert.deepEqual(
    [await slugOf(name), await slugOf(name), await slugOf(name)],
    [name, `${name}-2`, `${name}-3`],
  )
  // Slugs are unique across owners and visibility.
  const other = await newChatbot(address, await newUser(address), { name, is_public: false })
  assert.equal(other.public_url_slug, `${name}-4`)
})

test('rejects a slug that is already taken', async () => {
  const public_url_slug = newName()
  const first = await newChatbot(address, await newUser(address), { public_url_slug, is_public: false })
  const mine = await newChatbot(address, token)
  const before = (await at('GET', '/chatbots', { token })).json
  for (const slug of [first.public_url_slug, 'frontdesk']) {
    assertProblem(await create({ name: 'Second', public_url_slug: slug }), 409, ...TAKEN)
    for (const method of ['PUT', 'PATCH']) {
      assertProblem(await change(method, mine, { name: 'New', public_url_slug: slug }), 409, ...TAKEN)
    }
  }
  assertAnswer(await at('GET', '/chatbots', { token }), 200, before)
  // Setting a chatbot's current slug is no conflict.
  const same = await change('PUT', mine, { public_url_slug: mine.public_url_slug })
  assert.equal(same.status, 200)
})

test('only one of two simultaneous calls gets a slug', async () => {
  const statusesOf = async (calls: (slug: string) => Promise<{ status: number }>[]) => {
    const answers = await Promise.all(calls(newName()))
    return answers.map(({ status }) => status).sort()
  }
  const [one, two] = [await newChatbot(address, token), await newChatbot(address, token)]
  const post = (public_url_slug: string) => create({ name: 'x', public_url_slug })
  for (let round = 0; round < 5; round++) {
    assert.deepEqual(await statusesOf((slug) => [post(slug), post(slug)]), [200, 409])
    const move = (public_url_slug: string) => [
      change('PUT', one, { public_url_slug }),
      change('PATCH', two, { public_url_slug }),
    ]
    assert.deepEqual(await statusesOf(move), [200, 409])
  }
})

test('PATCH merges configuration keys, PUT replaces the configuration', async () => {
  const theme = { accent: '#1F6FEB', mode: 'dark' }
  const configuration = { tone: 'calm', theme, mine: { deep: [1, null, 'x'] }, gone: 1 }
  const chatbot = await newChatbot(address, token, { configuration })
  assert.deepEqual(chatbot.configuration, configuration)
  const configured = async (method: string, configuration: object) => {
    const { status, json } = await change(method, chatbot, { configuration })
    assert.equal(status, 200)
    assert.deepEqual((await read(chatbot)).configuration, json.configuration)
    return json.configuration
  }
  const patch = {
    tone: null,
    gone: null,
    never: null,
    greeting: 'Hi',
    theme: { position: 'right' },
    new: 'n',
  }
  const merged = { mine: { deep: [1, null, 'x'] }, greeting: 'Hi', theme: { position: 'right' }, new: 'n' }
  assert.deepEqual(await configured('PATCH', patch), merged)
  assert.deepEqual(await configured('PATCH', {}), merged)
  assert.deepEqual(await configured('PUT', { language: 'bn', tone: null }), { language: 'bn' })
  assert.deepEqual(await configured('PUT', {}), {})
})

test('keeps simultaneous patches of different keys', async () => {
  const chatbot = await newChatbot(address, token)
  const keys = Array.from({ length: 20 }, (_, index) => `key${index}`)
  await Promise.all(keys.map((key) => change('PATCH', chatbot, { configuration: { [key]: key } })))
  assert.deepEqual(Object.keys((await read(chatbot)).configuration).sort(), keys.sort())
})

test('stores a full configuration verbatim', async () => {
  const configuration = {
    tone: 'warm',
    personality: ['curious', 'patient'],
    communicationStyle: 'short sentences',
    instructions: 'x'.repeat(20_000),
    model: 'openai/gpt-3.5-turbo',
    temperature: 0,
    greeting: '你好 👋',
    suggested_questions: Array.from({ length: 10 }, (_, index) => `Question ${index}?`),
    theme: { accent: '#1f6feb', mode: 'light', position: 'left', ours: true },
    allowed_origins: ['https://shop.example', 'http://localhost:3000'],
    language: 'zh-Hant-TW',
    'a key of ours': { '"quoted"': [true, 1.5, { deep: null }] },
  }
  const chatbot = await newChatbot(address, token, { configuration })
  assert.deepEqual(chatbot.configuration, configuration)
  assert.deepEqual(await read(chatbot), chatbot)
  const list = await change('PATCH', chatbot, { configuration: { personality: 'curious', temperature: 2 } })
  assert.deepEqual([list.json.configuration.personality, list.json.configuration.temperature], ['curious', 2])
})

const NO_ORIGINS = [
  'shop.example',
  'https://shop.example/',
  'HTTPS://shop.example',
  'https://shop.example:443',
  'https://*.shop.example',
  'https://shop.example;sandbox',
  'ftp://shop.example',
  'null',
  '*',
  'javascript:x',
  '',
]

test('validates every configuration key', async () => {
  const chatbot = await newChatbot(address, token, { configuration: { tone: 'calm' } })
  const theme = (theme: unknown) => ({ theme })
  const wrong: [path: string, configuration: object][] = [
    ...['tone', 'personality', 'communicationStyle', 'instructions', 'model', 'greeting', 'language'].flatMap(
      (key): [string, object][] => [7, true, { a: 1 }].map((value) => [key, { [key]: value }]),
    ),
    ['tone', { tone: ['calm'] }],
    ['tone', { tone: 'x'.repeat(501) }],
    ['communicationStyle', { communicationStyle: 'x'.repeat(2001) }],
    ['instructions', { instructions: 'x'.repeat(20_001) }],
    ['greeting', { greeting: 'x'.repeat(1001) }],
    ...['0.5', -0.1, 2.1, [1], true].map((temperature): [string, object] => ['temperature', { temperature }]),
    ['suggested_questions', { suggested_questions: 'What?' }],
    ['suggested_questions', { suggested_questions: Array(11).fill('What?') }],
    ['suggested_questions.1', { suggested_questions: ['What?', 7] }],
    ['suggested_questions.0', { suggested_questions: ['x'.repeat(201)] }],
    ['theme', theme('dark')],
    ['theme', theme([])],
    ...['red', '#fff', '#12345g', '1f6feb', 7].map((accent): [string, object] => [
      'theme.accent',
      theme({ accent }),
    ]),
    ...['Dark', '', 7].map((mode): [string, object] => ['theme.mode', theme({ mode })]),
    ['theme.position', theme({ position: 'top' })],
    ['allowed_origins', { allowed_origins: 'https://shop.example' }],
    ...NO_ORIGINS.map((origin): [string, object] => [
      'allowed_origins.1',
      { allowed_origins: ['https://ok.example', origin] },
    ]),
    ['allowed_origins.0', { allowed_origins: [7] }],
    ...['', 'english!', 'e', 'en_GB'].map((language): [string, object] => ['language', { language }]),
  ]
  for (const [path, configuration] of wrong) {
    const about = JSON.stringify(configuration).slice(0, 80)
    assertInvalid(await create({ name: 'Wrong', configuration }), `configuration.${path}`, about)
    for (const method of ['PUT', 'PATCH']) {
      assertInvalid(await change(method, chatbot, { configuration }), `configuration.${path}`, about)
    }
  }
  const mixed = await create({ name: 'Wrong', configuration: { personality: ['calm', 7] } })
  assert.equal(mixed.status, 422)
  assert.equal(mixed.json.errors.at(-1).path, 'configuration.personality.1')
  assert.deepEqual(await read(chatbot), chatbot)
})

test('rejects a deeply nested configuration without a stack overflow', async () => {
  const chatbot = await newChatbot(address, token)
  for (const depth of [200, 5000, 200_000]) {
    const raw = `{"name":"Deep","configuration":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}`
    const options = { token, raw, headers: { 'content-type': 'application/json' } }
    assertInvalid(await at('POST', '/chatbots', options), 'configuration')
    assertInvalid(await at('PATCH', `/chatbots/${chatbot.id}`, options), 'configuration')
  }
  assert.deepEqual(await read(chatbot), chatbot)
})

test('rejects an invalid chatbot and stores nothing', async () => {
  const chatbot = await newChatbot(address, token)
  const before = (await at('GET', '/chatbots', { token })).json
  const wrong: [path: string, fields: object][] = [
    ...[7, '', ' \n', '　', 'x'.repeat(201), ['x']].map((name): [string, object] => ['name', { name }]),
    ...[7, 'x'.repeat(20_001), ['x']].map((description): [string, object] => [
      'description',
      { description },
    ]),
    ...['true', 1, 'yes'].map((is_public): [string, object] => ['is_public', { is_public }]),
    ...[[], 'x', 7].map((configuration): [string, object] => ['configuration', { configuration }]),
    ...['', 'A', 'a b', '-a', 'a-', 'a--b', '../x', 'a/b', 'é', '客', 'x'.repeat(101), 7].map(
      (public_url_slug): [string, object] => ['public_url_slug', { public_url_slug }],
    ),
  ]
  const calls: [method: string, path: string][] = [
    ['POST', '/chatbots'],
    ['PUT', `/chatbots/${chatbot.id}`],
    ['PATCH', `/chatbots/${chatbot.id}`],
  ]
  for (const [method, url] of calls) {
    const send = (options: Call) => at(method, url, { token, ...options })
    for (const [path, fields] of wrong) {
      assertInvalid(
        await send({ body: { name: 'Wrong', ...fields } }),
        path,
        JSON.stringify(fields).slice(0, 80),
      )
    }
    for (const body of [[], 'text', 7, null]) assertInvalid(await send({ body }), '')
    const texts: [path: string, fields: object][] = [
      ['name', { name: 'MARK' }],
      ['description', { description: 'MARK' }],
      ['public_url_slug', { public_url_slug: 'MARK' }],
      ['configuration.tone', { configuration: { tone: 'MARK' } }],
      ['configuration.ours.0', { configuration: { ours: ['MARK'] } }],
      ['configuration', { configuration: { MARK: 1 } }],
    ]
    for (const [path, fields] of texts) {
      for (const options of unstorable({ name: 'Wrong', ...fields })) assertInvalid(await send(options), path)
    }
    await assertBodyChecked(send)
  }
  assertInvalid(await create({}), 'name')
  assertAnswer(await at('GET', '/chatbots', { token }), 200, before)
  // Lengths are in code points.
  assert.equal((await create({ name: '😀'.repeat(200), description: '😀'.repeat(20_000) })).status, 200)
})

test('deleting a chatbot deletes its conversations', async () => {
  const chatbot = await newChatbot(address, token, { description: 'Sells engines.' })
  const { json } = await say(address, chatbot, 'Hello?')
  await at('POST', `/chatbots/${chatbot.id}/keys`, { token })
  assert.equal((await at('DELETE', `/chatbots/${chatbot.id}`, { token })).status, 204)
  assertNoChatbot(await say(address, chatbot, 'Still there?', { visitorToken: json.visitor_token }))
  assertNoChatbot(await at('GET', `/chat/history?chatbot_id=${chatbot.id}`, { token }))
  assertNoChatbot(await at('GET', `/chatbots/public/${chatbot.public_url_slug}`))
  const [visitors, conversations, messages, keys] = await asServiceRole(connections, (sql) => [
    sql`select from visitors where chatbot_id = ${chatbot.id}`,
    sql`select from conversations where chatbot_id = ${chatbot.id}`,
    sql`select from messages where content in ('Hello?', 'Still there?')`,
    sql`select from api_keys where chatbot_id = ${chatbot.id}`,
  ])
  assert.deepEqual(
    [visitors, conversations, messages, keys].map((rows) => rows.length),
    [0, 0, 0, 0],
  )
})
