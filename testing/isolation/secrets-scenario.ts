/** Uses every API so that every kind of secret is transmitted, correctly and incorrectly. */
import assert from 'node:assert/strict'
import { type Answer, type Call, call, signIn } from '../client.ts'
import { newPlainSecret, newSecret, type Secrets } from './secrets.ts'

export type Scenario = {
  secrets: Secrets
  /** Messages: stored in the database, and nowhere else. */
  texts: Secrets
  /** Unsuccessful answers. */
  refusals: Answer[]
  /** The API keys, to search for their hashes. */
  apiKeys: string[]
}

export async function runScenario(address: string, sampleChatbotId: string): Promise<Scenario> {
  const scenario: Scenario = { secrets: new Map(), texts: new Map(), refusals: [], apiKeys: [] }
  const at = async (method: string, path: string, options: Call = {}) => {
    const key = newPlainSecret('idempotency')
    if (method === 'POST') scenario.secrets.set(`an Idempotency-Key at ${path}`, key)
    const headers = { ...(method === 'POST' ? { 'idempotency-key': key } : {}), ...options.headers }
    const answer = await call(address, method, path, { ...options, headers })
    if (answer.status >= 400) scenario.refusals.push(answer)
    return answer
  }
  const text = (what: string) => {
    const said = newSecret('said')
    scenario.texts.set(what, said)
    return said
  }
  const here = { scenario, at, text, address }
  await mobile(here)
  await chat(here)
  await creator(here)
  await visitors(here, sampleChatbotId)
  await mistakes(here)
  return scenario
}

type Here = {
  scenario: Scenario
  address: string
  at: (method: string, path: string, options?: Call) => Promise<Answer>
  text: (what: string) => string
}

async function mobile({ scenario, at, text, address }: Here): Promise<void> {
  const password = newSecret('password')
  const username = 'ada'
  scenario.secrets.set('a password', password)
  await at('POST', '/auth/register', { body: { username, password } })
  const { json } = await signIn(address, username, password)
  const token = json.access_token
  keepToken(scenario, 'a mobile token', token)
  const { json: id } = await at('POST', '/conversations', { token })
  const body = { content: text('a mobile message') }
  assert.equal((await at('POST', `/conversations/${id}/messages`, { token, body })).status, 200)
}

async function chat({ scenario, at, text }: Here): Promise<void> {
  const email = 'ada@example.com'
  const [password, next] = [newSecret('password'), newSecret('password')]
  scenario.secrets.set('a password with an address', password)
  scenario.secrets.set('a new password', next)
  const { json } = await at('POST', '/api/auth/signup', { body: { email, password } })
  const { json: second } = await at('POST', '/api/auth/login', { body: { email, password } })
  const body = { refresh_token: second.refresh_token }
  const { json: third } = await at('POST', '/api/auth/refresh', { body })
  for (const [at, pair] of [json, second, third].entries()) {
    keepToken(scenario, `access token ${at}`, pair.access_token)
    scenario.secrets.set(`refresh token ${at}`, pair.refresh_token)
  }
  const token = third.access_token
  const said = { message: text('a chat message'), training_data: text('training data') }
  await at('POST', '/api/chat', { token, body: said })
  await at('POST', '/api/chat/stream', { token, body: { message: text('a streamed message') } })
  const passwords = { current_password: password, new_password: next }
  assert.equal((await at('POST', '/api/auth/change-password', { token, body: passwords })).status, 200)
  await at('POST', '/api/auth/logout', { token })
  await at('GET', '/api/auth/profile', { token })
  await at('POST', '/api/auth/refresh', { body })
}

async function creator({ scenario, at, text, address }: Here): Promise<void> {
  const { json: account } = await signIn(address, 'ada', scenario.secrets.get('a password'))
  const token = account.access_token
  keepToken(scenario, 'a creator’s token', token)
  const { json: chatbot } = await at('POST', '/chatbots', { token, body: { name: 'Bot', is_public: true } })
  const { json: made } = await at('POST', `/chatbots/${chatbot.id}/keys`, { token, body: { name: 'k' } })
  scenario.secrets.set('an API key', made.key)
  scenario.apiKeys.push(made.key)
  await knowledge({ scenario, at, text, address }, token, chatbot.id)
  const client = { api_key: made.key, assistant_id: chatbot.id }
  const { json } = await at('POST', '/api/chat/session', { body: client })
  const messages = [{ role: 'user', content: text('a program’s message') }]
  const say = { ...client, session_id: json.session_id, type: 'custom_code', messages }
  await at('POST', '/api/chat', { body: say })
  await at('POST', '/v1/chat/completions', { token: made.key, body: { model: chatbot.id, messages } })
  const body = { message: text('a visitor’s message'), visitor_id: 'v', chatbot_id: chatbot.id }
  const { json: visit } = await at('POST', '/chat', { body })
  scenario.secrets.set('a visitor’s token', visit.visitor_token)
  const headers = { 'x-visitor-token': visit.visitor_token }
  await at('GET', `/chat/history?chatbot_id=${chatbot.id}&visitor_id=v`, { headers })
  await at('DELETE', `/chatbots/${chatbot.id}/keys/${made.id}`, { token })
  await at('POST', '/api/chat/session', { body: client })
  await at('GET', '/v1/models', { token: made.key })
  await owner({ scenario, at, text, address }, token)
}

/** With a key of its own; the text is read and searched. */
async function knowledge({ scenario, at, text }: Here, token: string, chatbotId: string): Promise<void> {
  const path = `/chatbots/${chatbotId}`
  const body = { name: 'k', scopes: ['knowledge'] }
  const { json: made } = await at('POST', `${path}/keys`, { token, body })
  scenario.secrets.set('an API key for knowledge', made.key)
  const source = { type: 'text', name: text('a source’s name'), text: text('a source') }
  const { status } = await at('POST', `${path}/sources`, { token: made.key, body: source })
  assert.equal(status, 202)
  await at('POST', `${path}/sources`, { token: made.key, body: { ...source, type: 'none' } })
  const line = { ...source, external_id: text('a source’s id') }
  const headers = { 'content-type': 'application/x-ndjson' }
  await at('POST', `${path}/sources/batch`, { token: made.key, raw: JSON.stringify(line), headers })
  await at('POST', `${path}/search`, { token: made.key, body: { query: text('a search') } })
  await at('GET', `${path}/sources?q=${text('a name that is searched')}`, { token: made.key })
}

/** A key of the user's own; their chatbots are no longer called, since they would use it. */
async function owner({ scenario, at }: Here, token: string): Promise<void> {
  const provider = '/api/console/providers/openai'
  const keep = async (what: string, more: object = {}) => {
    const api_key = newPlainSecret('sk')
    scenario.secrets.set(what, api_key)
    return (await at('PUT', provider, { token, body: { api_key, ...more } })).status
  }
  assert.equal(await keep('a key for a provider that was changed'), 200)
  assert.equal(await keep('a key for a provider'), 200)
  assert.equal(await keep('a key for an address', { base_url: 'http://127.0.0.1:9/v1' }), 403)
  assert.equal(await keep('a key with a mistake beside it', { default_model: '' }), 422)
  await at('GET', '/api/console/providers', { token })
  const code = newPlainSecret('code')
  scenario.secrets.set('a wrong code', code)
  await at('POST', '/api/console/setup/claim', { token, body: { code } })
}

async function visitors({ scenario, at, text }: Here, chatbotId: string): Promise<void> {
  const { json } = await at('POST', '/api/chat/widget/session', { body: { chatbot_id: chatbotId } })
  const session = json.session_id
  // Only the database identifies a session by it.
  scenario.texts.set('a visitor’s session', session)
  await at('POST', '/api/chat/widget', { body: { session_id: session, message: text('a widget’s message') } })
  await at('GET', `/api/chat/widget/session/${session}`)
  await at('GET', `/api/chat/widget/session/${session}/stream`)
  await at('POST', '/api/chat/widget/stop', { body: { session_id: session } })
}

/** Secrets in wrong places, unknown ones, and truncated ones. */
async function mistakes({ scenario, at }: Here): Promise<void> {
  const secret = (what: string) => {
    const made = newPlainSecret('mistaken')
    scenario.secrets.set(what, made)
    return made
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = { 'content-type': 'application/json' }
  await at('POST', '/auth/token', {
    raw: `username=ada&password=${secret('a wrong password')}`,
    headers: form,
  })
  await at('POST', '/auth/token', {
    raw: `password=${secret('a password in half a form')}%ff`,
    headers: form,
  })
  await at('POST', '/auth/register', { body: { username: 'a', password: secret('a password of nobody') } })
  await at('POST', '/auth/register', {
    body: { username: 'abc', password: [secret('a password in a list')] },
  })
  await at('POST', '/auth/register', {
    raw: `{"password":"${secret('a password in no JSON')}`,
    headers: json,
  })
  await at('POST', '/api/auth/login', { body: { email: 'ada@example.com', password: secret('a guess') } })
  await at('POST', '/api/auth/signup', {
    body: { email: 'no address', password: secret('a password too soon') },
  })
  await at('POST', '/api/auth/refresh', { body: { refresh_token: secret('an unknown refresh token') } })
  await at('GET', '/api/auth/profile', { token: secret('an unknown token') })
  await at('GET', '/conversations', { headers: { authorization: `Basic ${secret('other credentials')}` } })
  await at('POST', '/v1/chat/completions', { token: secret('an unknown key'), body: {} })
  await at('POST', '/api/chat/session', { body: { api_key: secret('another key'), assistant_id: 'x' } })
  await at('GET', `/conversations?access_token=${secret('a token in an address')}`)
  await at('GET', `/${secret('a secret in a path')}`)
  await at('GET', '/conversations', { headers: { cookie: `session=${secret('a cookie')}` } })
}

/** Includes its signature alone: the rest can be guessed. */
function keepToken({ secrets }: Scenario, name: string, token: string): void {
  secrets.set(name, token)
  secrets.set(`the signature of ${name}`, token.split('.').at(-1) ?? '')
}
