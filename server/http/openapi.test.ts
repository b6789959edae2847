import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { call, PASSWORD } from '../../testing/client.ts'
import { Conformance } from '../../testing/conformance.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'

const { address, sampleChatbotId, setupCode } = await startTestFrontdesk({
  env: { APP_NAME: 'Shop helper', PROVIDER_ALLOWED_HOSTS: '127.0.0.1' },
})
const source = await (await fetch(`${address}/openapi.json`)).text()
const document = JSON.parse(source)
const conformance = new Conformance(document)

test('the OpenAPI document is valid and passes lint', async () => {
  const { openapi, info } = JSON.parse(source)
  assert.match(openapi, /^3\.1\./)
  assert.equal(info.title, 'Shop helper')
  const config = await createConfig(await readFile('redocly.yaml', 'utf8'))
  const problems = await lintFromString({ source, config })
  assert.deepEqual(
    problems.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    [],
  )
})

test('answers 304 for a cached document, and redirects copies to it', async () => {
  const first = await fetch(`${address}/openapi.json`)
  assert.match(first.headers.get('content-type') ?? '', /^application\/json/)
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  const again = await fetch(`${address}/openapi.json`, { headers })
  assert.deepEqual([again.status, await again.text()], [304, ''])
  for (const copy of ['/docs/json', '/docs/yaml']) {
    const led = await fetch(address + copy, { redirect: 'manual' })
    assert.deepEqual([led.status, led.headers.get('location')], [302, '/openapi.json'])
  }
})

const isJson = (content: object | undefined) => content !== undefined && 'application/json' in content

test('every operation has an operationId, a summary, an example and its error responses', () => {
  for (const { name, operationId, summary, tags, ...operation } of conformance.operations) {
    assert.match(operationId, /^[a-z][A-Za-z]+$/, name)
    assert.ok(summary && tags.length >= 1, name)
    const success = Object.entries(operation.responses).filter(([status]) => status < '3')
    assert.ok(success.length >= 1, name)
    const shown = JSON.stringify([operation.requestBody, success])
    const hasContent = operation.requestBody || success.some(([, { content }]) => isJson(content))
    if (hasContent) assert.match(shown, /"examples?":/, name)
    for (const [status, { description }] of Object.entries(operation.responses))
      assert.doesNotMatch(description, /^Default Response$/, `${name} ${status}`)
    for (const status of ['429', '503']) assert.ok(operation.responses[status], `${name} ${status}`)
  }
  const ids = conformance.operations.map(({ operationId }) => operationId)
  assert.equal(new Set(ids).size, ids.length)
})

test('documents only query parameters with a default as optional', () => {
  type Parameter = { in: string; name: string; required?: boolean; schema: { default?: unknown } }
  const all = conformance.operations.flatMap(({ name, parameters = [] }) =>
    (parameters as Parameter[]).map((parameter) => ({ ...parameter, at: `${name} ${parameter.name}` })),
  )
  const withDefault = all.filter(({ schema }) => schema.default !== undefined)
  assert.ok(withDefault.length >= 8)
  for (const { at, required } of withDefault) assert.ok(!required, at)
  const needed = ['GET /chat/history chatbot_id']
  for (const at of needed) assert.ok(all.find((each) => each.at === at)?.required, at)
})

test('every tag has a description, and there is one security scheme', () => {
  const { tags, components } = document
  for (const { name, description } of tags) assert.match(description, /^[A-Z].{20,}\.$/, name)
  const names = tags.map(({ name }: { name: string }) => name)
  for (const operation of conformance.operations)
    for (const tag of operation.tags) assert.ok(names.includes(tag), `${operation.name} ${tag}`)
  assert.deepEqual(Object.keys(components.securitySchemes), ['bearer'])
})

test('timestamps have the format date-time', () => {
  const found: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      const isTime = path.endsWith('.properties') && /(_at|_seen|_until)$/.test(key)
      if (isTime && !/"format":"date-time"/.test(JSON.stringify(inner))) found.push(`${path}.${key}`)
      walk(inner, `${path}.${key}`)
    }
  }
  walk(document.paths, '')
  assert.deepEqual(found, [])
})

test('the examples in the forms of `/docs` work on a fresh server', () => {
  type Parameter = { in: string; name: string; example?: unknown; schema: { examples?: unknown } }
  for (const { name, parameters = [] } of conformance.operations) {
    for (const { in: place, name: called, example, schema } of parameters as Parameter[]) {
      const shown = example ?? schema.examples
      const isTaken = place === 'path' && /holidays|openai|^1$/.test(JSON.stringify(shown ?? ''))
      assert.ok(shown === undefined || isTaken, `${name} ${called} shows ${JSON.stringify(shown)}`)
    }
  }
  const bodyOf = (path: string) => document.paths[path].post.requestBody
  assert.equal(bodyOf('/chatbots/{id}/keys').required, false)
  assert.equal(bodyOf('/chatbots').required, true)
  for (const path of ['/api/chat', '/api/chat/stream'])
    assert.equal(bodyOf(path).content['application/json'].example.message, 'When do you open?')
})

test('each error example matches its status and the API’s error shape', () => {
  for (const { name, tags, responses } of conformance.operations) {
    for (const [status, { content }] of Object.entries(responses)) {
      const json = content?.['application/json'] as { example?: Record<string, unknown> } | undefined
      // The only error response without an error body.
      if (status < '4' || !json?.example || tags.includes('health')) continue
      const { code, error, detail } = json.example
      assert.ok(ERROR_CODES[status]?.includes(String(code)), `${name} ${status} ${code}`)
      const isOpenAi = tags.includes('openai')
      const saysError = isOpenAi || (tags[0] === 'chat' && (status === '400' || status >= '5'))
      assert.equal(typeof (saysError ? error : detail), isOpenAi ? 'object' : 'string', `${name} ${status}`)
    }
  }
})

/** The example code of each status. */
const ERROR_CODES: Record<string, string[]> = {
  400: ['malformed_json'],
  401: ['token_invalid'],
  403: ['forbidden'],
  404: ['not_found'],
  409: ['idempotency_key_in_use', 'draft_changed'],
  413: ['body_too_large'],
  415: ['unsupported_media_type'],
  422: ['invalid_request'],
  429: ['too_many_requests'],
  503: ['unavailable'],
}

test('every operation responds as documented', async () => {
  const called = new Set<string | undefined>()
  const at = async (method: string, path: string, options = {}) => {
    const answer = await call(address, method, path, options)
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`)
    called.add(conformance.check(method, path, answer))
    return answer
  }
  await at('GET', '/health')
  await mobileCalls(at)
  await chatCalls(at)
  await creatorsCalls(at)
  await onboardingCalls(at)
  await consoleCalls(at)
  await at('GET', `/api/chat/widget/config/${sampleChatbotId}`)
  const { json } = await at('POST', '/api/chat/widget/session', { body: { chatbot_id: sampleChatbotId } })
  await at('POST', '/api/chat/widget', { body: { session_id: json.session_id, message: 'Hello' } })
  await at('GET', `/api/chat/widget/session/${json.session_id}`)
  await at('GET', `/api/chat/widget/session/${json.session_id}/stream`)
  await at('GET', `/api/chat/widget/session/${json.session_id}/events`)
  const rating = { position: 1, rating: 'up' }
  await at('POST', `/api/chat/widget/session/${json.session_id}/rating`, { body: rating })
  await at('POST', '/api/chat/widget/stop', { body: { session_id: json.session_id } })

  const missing = conformance.operations.map(({ name }) => name).filter((name) => !called.has(name))
  // A retry needs a failed reply, and a refresh an address; the APIs' own tests cover it.
  assert.deepEqual(missing, [
    'POST /api/chat/widget/retry',
    'POST /api/chat/conversation/{session_id}/retry',
    'POST /chatbots/{id}/sources/{source_id}/refresh',
  ])
})

// biome-ignore lint/suspicious/noExplicitAny: options and answers of calls
type At = (method: string, path: string, options?: any) => Promise<{ json: any }>

async function mobileCalls(at: At): Promise<void> {
  const credentials = { username: 'conformance', password: PASSWORD }
  await at('POST', '/auth/register', { body: credentials })
  const { json } = await at('POST', '/auth/token', {
    raw: new URLSearchParams(credentials).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const token = json.access_token
  const { json: id } = await at('POST', '/conversations', { token })
  await at('POST', `/conversations/${id}/messages`, { token, body: { content: 'Hello' } })
  await at('GET', `/conversations/${id}/messages`, { token })
  await at('GET', '/conversations', { token })
  await at('DELETE', `/conversations/${id}`, { token })
}

async function chatCalls(at: At): Promise<void> {
  const credentials = { email: 'conformance@example.com', password: PASSWORD }
  await at('POST', '/api/auth/signup', { body: credentials })
  const { json } = await at('POST', '/api/auth/login', { body: credentials })
  const { json: pair } = await at('POST', '/api/auth/refresh', {
    body: { refresh_token: json.refresh_token },
  })
  const token = pair.access_token
  await at('GET', '/api/auth/profile', { token })
  await at('PATCH', '/api/auth/profile', { token, body: { default_session_id: 's' } })
  await at('POST', '/api/chat', { token, body: { message: 'Hello', session_id: 's' } })
  await at('POST', '/api/chat/stream', { token, body: { message: 'Hello', session_id: 's' } })
  await at('GET', '/api/chat/sessions', { token })
  await at('GET', '/api/chat/conversation/s', { token })
  await at('GET', '/api/chat/conversation/s/stream', { token })
  await at('POST', '/api/chat/conversation/s/stop', { token })
  await at('DELETE', '/api/chat/conversation/s/clear', { token })
  const passwords = { current_password: PASSWORD, new_password: `${PASSWORD}!` }
  await at('POST', '/api/auth/change-password', { token, body: passwords })
  await at('POST', '/api/auth/logout', { token })
}

async function onboardingCalls(at: At): Promise<void> {
  const account = { email: 'onboarding@example.com', password: PASSWORD }
  const { json: user } = await at('POST', '/api/auth/signup', { body: account })
  const token = user.access_token
  await at('GET', '/api/auth/me', { token })
  const { json } = await at('POST', '/api/chatbot/sessions/new', { token })
  const id = json.session_id
  await at('POST', '/api/chatbot/message', { token, body: { session_id: id, message: '電子業' } })
  await at('GET', '/api/chatbot/sessions', { token })
  await at('GET', '/api/chatbot/sessions/latest', { token })
  await at('GET', `/api/chatbot/sessions/${id}/messages`, { token })
  await at('GET', `/api/chatbot/data/${id}`, { token })
  await at('GET', `/api/chatbot/export/${id}`, { token })
  await at('GET', '/api/chatbot/export/all', { token })
}

async function creatorsCalls(at: At): Promise<void> {
  const account = { email: 'creator@example.com', password: PASSWORD }
  const { json } = await at('POST', '/api/auth/signup', { body: account })
  const token = json.access_token
  const texts = { bio: 'b', skills: 's', experience: 'e', interests: 'i' }
  await at('PUT', '/profile', { token, body: texts })
  await at('GET', '/profile', { token })
  const { json: chatbot } = await at('POST', '/chatbots', { token, body: { name: 'Bot', is_public: true } })
  const path = `/chatbots/${chatbot.id}`
  await at('GET', '/chatbots', { token })
  await at('GET', path, { token })
  await at('PUT', path, { token, body: { configuration: { tone: 'calm' } } })
  await at('PATCH', path, { token, body: { configuration: { tone: null } } })
  await at('GET', `/chatbots/public/${chatbot.public_url_slug}`)
  await at('POST', '/chat', { body: { message: 'Hello', visitor_id: 'v', chatbot_id: chatbot.id } })
  await at('GET', `/chat/history?chatbot_id=${chatbot.id}`, { token })
  await at('GET', `${path}/visitors`, { token })
  await at('GET', `${path}/messages?page_size=1`, { token })
  await at('POST', `${path}/messages/read`, { token })
  await at('DELETE', `${path}/visitors/v`, { token })
  await at('GET', `${path}/usage`, { token })
  await at('GET', `${path}/usage/turns`, { token })
  await formCalls(at, token, path)
  await knowledgeCalls(at, token, path)
  await clientCalls(at, token, chatbot.id)
  await at('DELETE', path, { token })
}

async function knowledgeCalls(at: At, token: string, chatbot: string): Promise<void> {
  const path = `${chatbot}/sources`
  const hours = { name: 'Hours', text: 'We are open from 9 to 5.' }
  const { json: source } = await at('POST', path, { token, body: { type: 'text', ...hours } })
  await at('POST', `${path}/batch`, {
    token,
    raw: JSON.stringify({ type: 'text', external_id: 'hours', ...hours }),
    headers: { 'content-type': 'application/x-ndjson' },
  })
  await at('GET', path, { token })
  await at('GET', `${path}/${source.id}`, { token })
  await at('GET', `${path}/${source.id}/passages`, { token })
  await at('GET', `${path}/${source.id}/pages`, { token })
  await at('GET', `${path}/${source.id}/original`, { token })
  await at('PATCH', `${path}/${source.id}`, { token, body: { labels: ['shop'] } })
  await at('POST', `${chatbot}/search`, { token, body: { query: 'When are you open?' } })
  await at('DELETE', `${path}/${source.id}`, { token })
}

async function consoleCalls(at: At): Promise<void> {
  const account = { email: 'console@example.com', password: PASSWORD }
  const { json } = await at('POST', '/api/auth/signup', { body: account })
  const token = json.access_token
  await at('GET', '/api/console/setup')
  await at('POST', '/api/console/setup/claim', { token, body: { code: setupCode } })
  await at('GET', '/api/console/me', { token })
  await providerCalls(at, token)
  await draftCalls(at, token)
  await inboxCalls(at, token)
}

/** A question without an answer. */
async function inboxCalls(at: At, token: string): Promise<void> {
  const { json: bot } = await at('POST', '/chatbots', { token, body: { name: 'Bot', is_public: true } })
  const visitor = { chatbot_id: bot.id, visitor_id: 'browser-2' }
  const { json: session } = await at('POST', '/api/chat/widget/session', { body: visitor })
  for (const message of ['Do you sell shoes?', 'Do you sell hats?'])
    await at('POST', '/api/chat/widget', { body: { session_id: session.session_id, message } })
  const path = `/api/console/chatbots/${bot.id}`
  const { json } = await at('GET', `${path}/conversations`, { token })
  const of = `${path}/conversations/${json.conversations[0].number}`
  const { json: note } = await at('POST', `${of}/notes`, { token, body: { content: 'Call back' } })
  await at('POST', `${of}/take-over`, { token })
  await at('POST', `${of}/messages`, { token, body: { content: 'Hello' } })
  await at('GET', of, { token })
  await at('POST', `${of}/read`, { token })
  await at('POST', `${of}/hand-back`, { token })
  await at('DELETE', `${of}/notes/${note.id}`, { token })
  for (const rest of ['/events', '/numbers', '/visitors/browser-2', '/visitors/browser-2/export', '/records'])
    await at('GET', path + rest, { token })
  const { json: questions } = await at('GET', `${path}/unanswered`, { token })
  await at('POST', `${path}/unanswered/${questions[0].turn_id}/answer`, { token, body: { answer: 'Yes' } })
  await at('DELETE', `${path}/unanswered/${questions[1].turn_id}`, { token })
}

/** An address where nothing listens. */
async function providerCalls(at: At, token: string): Promise<void> {
  const path = '/api/console/providers/openai'
  const body = { api_key: 'sk-nobodys', base_url: 'http://127.0.0.1:9/v1' }
  await at('PUT', path, { token, body })
  await at('GET', '/api/console/providers', { token })
  await at('POST', `${path}/test`, { token, body: {} })
  await at('GET', `${path}/models`, { token })
  await at('DELETE', path, { token })
}

async function draftCalls(at: At, token: string): Promise<void> {
  const { json } = await at('POST', '/api/console/chatbots', { token, body: { name: 'Bot' } })
  const path = `/api/console/chatbots/${json.id}`
  const { json: secret } = await at('POST', `${path}/signing-secrets`, { token })
  await at('GET', `${path}/signing-secrets`, { token })
  await at('DELETE', `${path}/signing-secrets/${secret.id}`, { token })
  await at('GET', '/api/console/chatbots', { token })
  await at('PUT', `${path}/draft`, { token, body: { base: 0, facts: 'Written' } })
  await at('GET', path, { token })
  await at('POST', `${path}/preview`, { token })
  await at('POST', `${path}/publish`, { token, body: { note: 'first' } })
  await at('GET', `${path}/versions`, { token })
  await at('POST', `${path}/versions/1/restore`, { token })
  await at('DELETE', `${path}/draft`, { token })
}

async function formCalls(at: At, token: string, path: string): Promise<void> {
  const question = { en: 'What is your name?' }
  const fields = [{ key: 'name', type: 'text', label: { en: 'Name' }, question }]
  const form = { key: 'lead', version: 1, title: { en: 'Contact' }, fields }
  await at('PUT', `${path}/form`, { token, body: form })
  await at('GET', `${path}/form`, { token })
  await at('GET', `${path}/records?status=active`, { token })
  for (const format of ['json', 'csv', 'xlsx']) {
    await at('GET', `${path}/records/export?format=${format}`, { token })
  }
  await at('DELETE', `${path}/form`, { token })
}

async function clientCalls(at: At, token: string, chatbotId: string): Promise<void> {
  const { json } = await at('POST', `/chatbots/${chatbotId}/keys`, { token, body: { name: 'k' } })
  await at('GET', `/chatbots/${chatbotId}/keys`, { token })
  const credentials = { api_key: json.key, assistant_id: chatbotId }
  const messages = [{ role: 'user', content: 'Hello' }]
  const { json: opened } = await at('POST', '/api/chat/session', { body: credentials })
  await at('POST', '/api/chat', {
    body: { ...credentials, session_id: opened.session_id, type: 'custom_code', messages },
  })
  await at('GET', '/v1/models', { token: json.key })
  await at('GET', `/v1/models/${chatbotId}`, { token: json.key })
  await at('POST', '/v1/chat/completions', { token: json.key, body: { model: chatbotId, messages } })
  await at('DELETE', `/chatbots/${chatbotId}/keys/${json.id}`, { token })
}

test('the documentation page only loads files of this server', async () => {
  const page = await call(address, 'GET', '/docs')
  assert.equal(page.status, 200)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, url]) => new URL(url ?? '', `${address}/docs/`),
  )
  assert.ok(addresses.length >= 3)
  for (const url of addresses) {
    assert.equal(url.origin, address)
    assert.equal((await fetch(url)).status, 200, url.href)
  }
})
