/** No prompt contains a key, a secret, another tenant's text or needless personal data. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chatAt, newEmail } from '../../testing/chat.ts'
import { type Answer, call, newConversation, PASSWORD, signIn } from '../../testing/client.ts'
import { newChatbot, newProfile } from '../../testing/creators.ts'
import { startFakeModel } from '../../testing/fake-model.ts'
import { secretKeyOf, startTestFrontdesk } from '../../testing/frontdesk.ts'
import { MAIN_SYSTEM, newPerson, onboardingAt } from '../../testing/onboarding.ts'
import { openAiClient, says } from '../../testing/openai.ts'
import { newKey } from '../../testing/programs.ts'
import { ORDER_FORM } from '../../testing/records.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Of course.' })
const SUPABASE_SECRET = 'the secret of a Supabase project, a canary too'
const { address, database } = await startTestFrontdesk({
  env: { ...env, EXTERNAL_JWT_SECRET: MAIN_SYSTEM, SUPABASE_JWT_SECRET: SUPABASE_SECRET },
})

/** A marker word that identifies a tenant's text wherever it appears. */
const canary = (tenant: string, field: string) => `canary-${tenant}-${field}`

/** Values of a tenant that no prompt may contain. */
type Secrets = Record<string, string>

function succeeded(answer: Answer): Answer {
  assert.ok(answer.status < 300, `${answer.status} ${answer.text}`)
  return answer
}

/** A tenant with a profile and a chatbot; each field contains a canary. */
async function openShop(tenant: string) {
  const of = (field: string) => canary(tenant, field)
  const username = of('username')
  await call(address, 'POST', '/auth/register', { body: { username, password: PASSWORD } })
  const token = (await signIn(address, username)).json.access_token as string
  const texts = ['name', 'location', 'bio', 'skills', 'experience', 'interests']
  await newProfile(address, token, Object.fromEntries(texts.map((text) => [text, of(`profile-${text}`)])))
  const configuration = {
    tone: of('tone'),
    personality: [of('personality')],
    communicationStyle: of('style'),
    instructions: of('instructions'),
    greeting: of('greeting'),
    suggested_questions: [of('question')],
    allowed_origins: [`https://${of('origin')}.example`],
    owners_note: of('note'),
  }
  const fields = { name: of('chatbot'), description: of('description'), public_url_slug: of('slug') }
  const chatbot = await newChatbot(address, token, { ...fields, configuration })
  const { key, id: keyId } = await newKey(address, { ownerToken: token, chatbot })
  return { token, chatbot, key, keyId, of }
}

/** Each kind of model call, at every API. */
async function talkEverywhere(tenant: string): Promise<Secrets> {
  const { token, chatbot, key, keyId, of } = await openShop(tenant)
  const post = async (path: string, body: object, options: object = {}) =>
    succeeded(await call(address, 'POST', path, { body, ...options })).json

  const conversation = await newConversation(address, token)
  await post(`/conversations/${conversation}/messages`, { content: of('mobile') }, { token })

  const { newAccount, say } = chatAt(address)
  const email = newEmail()
  const { accessToken, refreshToken } = await newAccount(email)
  succeeded(
    await say(accessToken, of('chat'), { training_data: of('training'), session_id: of('session-name') }),
  )

  const named = { api_key: key, assistant_id: chatbot.id }
  const { session_id: client } = await post('/api/chat/session', named)
  const messages = [{ role: 'user', content: of('embed') }]
  await post('/api/chat', { ...named, session_id: client, type: 'custom_code', messages })

  const visitor = { chatbot_id: chatbot.id, visitor_id: of('visitor-key'), visitor_name: of('visitor-name') }
  const { session_id: session } = await post('/api/chat/widget/session', visitor)
  await post('/api/chat/widget', { session_id: session, message: of('widget') })

  await post('/chat', { ...visitor, message: of('visitor') })
  await post('/chat', { ...visitor, message: of('owner') }, { token })

  const system = { role: 'system' as const, content: of('context') }
  await openAiClient(address, key).chat.completions.create({
    model: of('slug'),
    messages: [system, ...says(of('openai'))],
    user: of('openai-user'),
    metadata: { note: of('metadata') },
  })

  const person = await newPerson()
  const api = onboardingAt(address)
  const opened = await api.open(person.token)
  await api.say(person.token, opened.session_id, `產業別：${of('industry')}`)
  await api.say(person.token, opened.session_id, of('company'))

  const intake = await newChatbot(address, token, { name: of('intake') })
  succeeded(await call(address, 'PUT', `/chatbots/${intake.id}/form`, { token, body: ORDER_FORM }))
  const { session_id: filled } = await post('/api/chat/widget/session', { ...visitor, chatbot_id: intake.id })
  await post('/api/chat/widget', { session_id: filled, message: `My name is ${of('said-name')}` })

  return {
    token,
    accessToken,
    refreshToken,
    email,
    key,
    keyId,
    chatbot: chatbot.id,
    intake: intake.id,
    client,
    session,
    filled,
    mainSystemToken: person.token,
    externalId: person.externalId,
  }
}

async function promptsOf(tenant: string): Promise<{ prompts: string[]; secrets: Secrets }> {
  mock.clearRequests()
  const secrets = await talkEverywhere(tenant)
  return { prompts: mock.getRequests().map(({ body }) => JSON.stringify(body)), secrets }
}

const first = await promptsOf('first')
const second = await promptsOf('second')
const all = [...first.prompts, ...second.prompts]

test('every API calls a model, and prompts contain what they should', () => {
  for (const [tenant, { prompts }] of Object.entries({ first, second })) {
    assert.ok(prompts.length >= 10, `${prompts.length}`)
    for (const field of [
      ...[
        'mobile',
        'chat',
        'embed',
        'widget',
        'visitor',
        'owner',
        'openai',
        'industry',
        'company',
        'said-name',
      ],
      ...[
        'training',
        'context',
        'profile-name',
        'profile-bio',
        'description',
        'chatbot',
        'tone',
        'personality',
      ],
      ...['style', 'instructions'],
    ])
      assert.ok(
        prompts.some((prompt) => prompt.includes(canary(tenant, field))),
        `${tenant} ${field}`,
      )
  }
})

test("no prompt contains another tenant's text", () => {
  for (const prompt of first.prompts) assert.doesNotMatch(prompt, /canary-second/)
  for (const prompt of second.prompts) assert.doesNotMatch(prompt, /canary-first/)
})

test('no prompt contains a key, a token, a password, a server secret or an id', async () => {
  const ofServer = {
    provider: env.OPENAI_API_KEY ?? '',
    server: await secretKeyOf(database),
    mainSystem: MAIN_SYSTEM,
    supabase: SUPABASE_SECRET,
    password: PASSWORD,
    database: database.dataDir,
  }
  for (const [name, secret] of [ofServer, first.secrets, second.secrets].flatMap((each) =>
    Object.entries(each),
  )) {
    assert.ok(secret.length >= 8, name)
    for (const prompt of all) assert.ok(!prompt.includes(secret), `${name} in ${prompt}`)
  }
})

test('no prompt contains account data or chatbot settings', () => {
  for (const tenant of ['first', 'second']) {
    for (const field of [
      ...['username', 'visitor-name', 'visitor-key', 'session-name', 'metadata', 'slug', 'origin'],
      ...['note', 'greeting', 'question'],
    ]) {
      for (const prompt of all) assert.ok(!prompt.includes(canary(tenant, field)), `${field} in ${prompt}`)
    }
  }
})

test('facts of one conversation are not sent in another of the same person', () => {
  const telling = first.prompts.filter((prompt) => prompt.includes(canary('first', 'training')))
  assert.equal(telling.length, 1)
  for (const [told, elsewhere] of [
    ['mobile', 'chat'],
    ['widget', 'embed'],
    ['embed', 'openai'],
    ['said-name', 'industry'],
  ]) {
    const prompts = first.prompts.filter((prompt) => prompt.includes(canary('first', elsewhere ?? '')))
    assert.ok(prompts.length > 0)
    for (const prompt of prompts)
      assert.ok(!prompt.includes(canary('first', told ?? '')), `${told} at ${elsewhere}`)
  }
})
