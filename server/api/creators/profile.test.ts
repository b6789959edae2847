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
  newProfile,
  signed,
  TIMESTAMP,
  UUID,
  unstorable,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

const SUPABASE_JWT_SECRET = 'the secret of a Supabase project, long enough'
const { address, sampleChatbotId } = await startTestFrontdesk({ env: { SUPABASE_JWT_SECRET } })
const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
const read = (token: string) => at('GET', '/profile', { token })

const TEXTS = {
  name: 'Ada',
  location: 'London',
  bio: 'I build machines that count.',
  skills: 'Mathematics',
  experience: 'Ten years with the Analytical Engine',
  interests: 'Music, horses',
}
const NEEDED = ['bio', 'skills', 'experience', 'interests']

function assertNoProfile(answer: Awaited<ReturnType<typeof at>>): void {
  assertProblem(answer, 404, 'Profile not found', 'profile_not_found')
}

test('creates a profile, then replaces it', async () => {
  const token = await newUser(address)
  assertNoProfile(await read(token))
  const made = await at('PUT', '/profile', { token, body: TEXTS })
  const { id, user_id, created_at, updated_at } = made.json
  assertAnswer(made, 200, { id, user_id, ...TEXTS, created_at, updated_at })
  for (const uuid of [id, user_id]) assert.match(uuid, UUID)
  for (const time of [created_at, updated_at]) assert.match(time, TIMESTAMP)
  assertAnswer(await read(token), 200, made.json)

  const needed = { bio: 'b', skills: '', experience: 'e', interests: 'ভাষা 客 😀 "; drop table profiles; --' }
  const changed = await at('PUT', '/profile', { token, body: needed })
  const now = changed.json.updated_at
  assertAnswer(changed, 200, { ...made.json, name: '', location: '', ...needed, updated_at: now })
  assert.ok(now > updated_at)
  assertAnswer(await read(token), 200, changed.json)
})

test('ignores ownership fields in a body', async () => {
  const [mine, yours] = [await newUser(address), await newUser(address)]
  await newProfile(address, yours, { bio: 'theirs' })
  const { json: theirs } = await read(yours)
  const foreign = { id: theirs.id, user_id: theirs.user_id, owner_id: theirs.user_id, created_at: 'then' }
  for (const _ of ['made', 'changed']) {
    const { status, json } = await at('PUT', '/profile', { token: mine, body: { ...TEXTS, ...foreign } })
    assert.equal(status, 200)
    assert.notEqual(json.id, theirs.id)
    assert.notEqual(json.user_id, theirs.user_id)
    assert.match(json.created_at, TIMESTAMP)
  }
  assertAnswer(await read(yours), 200, theirs)
})

test('twenty simultaneous calls create one profile', async () => {
  const token = await newUser(address)
  const put = () => at('PUT', '/profile', { token, body: TEXTS })
  const answers = await Promise.all(Array.from({ length: 20 }, put))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1)
})

test('rejects an invalid profile and stores nothing', async () => {
  const token = await newUser(address)
  const put = (options: Call) => at('PUT', '/profile', { token, ...options })
  for (const field of NEEDED) {
    assertInvalid(await put({ body: { ...TEXTS, [field]: undefined } }), field)
    assertInvalid(await put({ body: { ...TEXTS, [field]: 'x'.repeat(20_001) } }), field)
  }
  for (const field of ['name', 'location']) {
    assertInvalid(await put({ body: { ...TEXTS, [field]: 'x'.repeat(201) } }), field)
  }
  for (const field of Object.keys(TEXTS)) {
    for (const value of [7, ['a'], { a: 1 }, true]) {
      assertInvalid(await put({ body: { ...TEXTS, [field]: value } }), field)
    }
    for (const options of unstorable({ ...TEXTS, [field]: 'MARK' })) assertInvalid(await put(options), field)
  }
  for (const body of [[], 'text', null, 7]) assertInvalid(await put({ body }), '')
  await assertBodyChecked(put)
  assertNoProfile(await read(token))
  // Lengths are in code points.
  const longest = { ...TEXTS, name: '😀'.repeat(200), bio: '😀'.repeat(20_000) }
  assert.equal((await put({ body: longest })).json.name, longest.name)
})

test('reads a public profile without a token', async () => {
  const token = await newUser(address)
  const userId = (await newChatbot(address, token)).user_id
  const of = (userId: string, options: Call = {}) => at('GET', `/profile?user_id=${userId}`, options)
  assertNoProfile(await of(userId))
  await newProfile(address, token, TEXTS)
  const { json: profile } = await read(token)
  for (const options of [{}, { token }, { token: await newUser(address) }, { token: 'expired' }]) {
    assertAnswer(await of(userId, options), 200, profile)
  }
  assertAnswer(await of(userId.toUpperCase()), 200, profile)
  for (const id of [NEVER_EXISTED, 'nonsense', '', "'%20or%20true--", profile.id])
    assertNoProfile(await of(id))
  assertInvalid(await of(`${userId}&user_id=${userId}`), 'user_id')
})

const SHOWN = {
  greeting: 'Hello! 你好',
  suggested_questions: ['What do you do?'],
  theme: { accent: '#1f6feb', mode: 'auto', position: 'left' },
  language: 'en-GB',
}
const HIDDEN = {
  tone: 'canary-tone',
  personality: ['canary-personality'],
  communicationStyle: 'canary-style',
  instructions: 'canary-instructions',
  model: 'openai/canary-model',
  temperature: 0.123456,
  allowed_origins: ['https://canary-origin.example'],
  canary_of_the_owners_own: 'canary-unknown',
}

test('a public page shows only public fields', async () => {
  const claims = { aud: 'authenticated', role: 'authenticated', exp: Math.floor(Date.now() / 1000) + 60 }
  const sub = crypto.randomUUID()
  const token = await signed(SUPABASE_JWT_SECRET, { ...claims, sub, email: 'canary@example.com' })
  await newProfile(address, token, { ...TEXTS, skills: 'canary-skills' })
  const { id, public_url_slug } = await newChatbot(address, token, {
    name: 'Ada’s help desk',
    description: 'Answers about engines.',
    configuration: { ...SHOWN, ...HIDDEN },
  })
  assert.equal(public_url_slug, 'adas-help-desk')
  for (const options of [{}, { token }, { token: 'expired' }]) {
    const answer = await at('GET', '/chatbots/public/adas-help-desk', options)
    assertAnswer(answer, 200, {
      id,
      name: 'Ada’s help desk',
      description: 'Answers about engines.',
      public_url_slug,
      owner: { name: 'Ada', location: 'London', bio: 'I build machines that count.' },
      configuration: SHOWN,
    })
    assert.doesNotMatch(answer.text, new RegExp(`canary|0\\.123456|${sub}`))
  }
})

test('shows a public page of an owner without a profile', async () => {
  const nobody = { name: '', location: '', bio: '' }
  const { id, public_url_slug } = await newChatbot(address, await newUser(address), { name: 'Quiet' })
  const shown = { id, name: 'Quiet', description: '', public_url_slug, owner: nobody, configuration: {} }
  assertAnswer(await at('GET', `/chatbots/public/${public_url_slug}`), 200, shown)
  const sample = await at('GET', '/chatbots/public/frontdesk')
  assert.equal(sample.status, 200)
  assert.deepEqual([sample.json.id, sample.json.owner], [sampleChatbotId, nobody])
})

test('shows a private chatbot only to its owner', async () => {
  const owner = await newUser(address)
  const { id, public_url_slug } = await newChatbot(address, owner, { name: 'Draft', is_public: false })
  const look = (options: Call = {}) => at('GET', `/chatbots/public/${public_url_slug}`, options)
  const publish = (is_public: boolean) =>
    at('PATCH', `/chatbots/${id}`, { token: owner, body: { is_public } })
  const others = [{}, { token: await newUser(address) }, { token: 'nonsense' }]
  for (const options of others) {
    assertProblem(await look(options), 403, 'This chatbot is not publicly accessible', 'chatbot_private')
  }
  const preview = await look({ token: owner })
  assert.equal(preview.status, 200)
  assert.equal(preview.json.id, id)
  await publish(true)
  for (const options of others) assertAnswer(await look(options), 200, preview.json)
  await publish(false)
  assert.equal((await look()).status, 403)
})

test('an unknown slug gets 404', async () => {
  const { id } = await newChatbot(address, await newUser(address), { name: 'Known' })
  for (const slug of ['unknown', 'KNOWN', id, 'x'.repeat(300), "'%20or%20true--", '%E5%AE%A2', 'a%2Fb']) {
    assertNoChatbot(await at('GET', `/chatbots/public/${slug}`))
  }
})
