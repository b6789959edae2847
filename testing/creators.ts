/** Shared helpers of the creators' API tests. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { SignJWT } from 'jose'
import { type Answer, type Call, call } from './client.ts'
import type { FakeModel } from './fake-model.ts'

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
export const NEVER_EXISTED = '00000000-0000-4000-8000-000000000000'

export type Chatbot = {
  id: string
  user_id: string
  name: string
  description: string
  is_public: boolean
  configuration: Record<string, unknown>
  public_url_slug: string
  created_at: string
  updated_at: string
}

/** A public chatbot by default. */
export async function newChatbot(address: string, token: string, fields: object = {}): Promise<Chatbot> {
  const body = { name: 'Helper', is_public: true, ...fields }
  const { status, json, text } = await call(address, 'POST', '/chatbots', { token, body })
  assert.equal(status, 200, text)
  return json
}

export async function newProfile(address: string, token: string, texts: object = {}): Promise<void> {
  const body = { bio: '', skills: '', experience: '', interests: '', ...texts }
  const { status, text } = await call(address, 'PUT', '/profile', { token, body })
  assert.equal(status, 200, text)
}

export type Saying = {
  visitor?: string
  visitorToken?: string | undefined
  name?: string
  /** A user's token. */
  token?: string
}

/** Sends a message as a visitor, by default `visitor-1`. */
export function say(
  address: string,
  { id }: { id: string },
  message: string,
  { visitor = 'visitor-1', visitorToken, name, token }: Saying = {},
): Promise<Answer> {
  return call(address, 'POST', '/chat', {
    body: {
      message,
      visitor_id: visitor,
      chatbot_id: id,
      ...(name === undefined ? {} : { visitor_name: name }),
    },
    headers: visitorToken === undefined ? {} : { 'x-visitor-token': visitorToken },
    ...(token ? { token } : {}),
  })
}

/** The last request to a model. */
export function lastAsked(mock: FakeModel['mock']) {
  const asked = mock.getLastRequest()?.body as Asked | undefined
  assert.ok(asked, 'the model was not asked')
  const [system, ...said] = asked.messages
  assert.equal(system?.role, 'system')
  const { model, temperature } = asked
  return { model, temperature, system: system.content, said: said.map(({ content }) => content) }
}

type Asked = { model: string; temperature: number; messages: { role: string; content: string }[] }

/** Bodies with text that Postgres cannot store in place of MARK: U+0000, and lone surrogates. */
export function unstorable(body: unknown): Call[] {
  return ['\\u0000', 'a\\ud800b', '\\uDC00'].map((written) => ({
    raw: JSON.stringify(body).replaceAll('MARK', written),
    headers: { 'content-type': 'application/json' },
  }))
}

/** A token signed by another system. */
export function signed(secret: string, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
}

/** Asserts a complete error answer. */
export function assertProblem(answer: Answer, status: number, detail: string, code: string): void {
  assert.equal(answer.status, status, answer.text)
  const requestId = answer.headers.get('x-request-id')
  assert.match(requestId ?? '', UUID)
  assert.deepEqual(answer.json, { detail, code, request_id: requestId })
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.equal(answer.headers.get('www-authenticate'), status === 401 ? 'Bearer' : null)
}

export function assertNoChatbot(answer: Answer): void {
  assertProblem(answer, 404, 'Chatbot not found', 'chatbot_not_found')
}

/** Asserts a 422 all of whose errors are for this path. */
export function assertInvalid(answer: Answer, path: string, about = ''): void {
  assert.equal(answer.status, 422, `${about} ${answer.text}`)
  const { errors, ...rest } = answer.json
  assert.deepEqual(rest, {
    detail: 'Invalid request format',
    code: 'invalid_request',
    request_id: answer.headers.get('x-request-id'),
  })
  assert.ok(errors.length > 0, about)
  for (const error of errors) {
    assert.deepEqual(Object.keys(error), ['path', 'message'])
    assert.equal(error.path, path, about)
    assert.ok(error.message.length > 0)
  }
}

/** Asserts a success, with the common header of every answer. */
export function assertAnswer(answer: Answer, status: number, body: unknown): void {
  assert.equal(answer.status, status, answer.text)
  assert.match(answer.headers.get('x-request-id') ?? '', UUID)
  assert.deepEqual(answer.json, body)
  if (status !== 204) assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  else assert.equal(answer.text, '')
}

/** Asserts the answers to malformed JSON and other types, for a call that takes a body. */
export async function assertBodyChecked(send: (options: Call) => Promise<Answer>): Promise<void> {
  const asJson = { 'content-type': 'application/json' }
  const malformed = await send({ raw: '{"name":', headers: asJson })
  assertProblem(malformed, 400, 'The body is not valid JSON', 'malformed_json')
  const notUtf8 = await send({ raw: new Uint8Array([0x22, 0xff, 0x22]), headers: asJson })
  assertProblem(notUtf8, 400, 'The body is not valid UTF-8', 'invalid_utf8')
  const text = await send({ raw: '{}', headers: { 'content-type': 'text/plain' } })
  assertProblem(text, 415, 'This content type is not supported', 'unsupported_media_type')
}

/** Creates a signing secret for one of this user's chatbots. */
export async function newSigningSecret(
  address: string,
  token: string,
  chatbotId: string,
): Promise<{ id: string; hint: string; secret: string }> {
  const path = `/api/console/chatbots/${chatbotId}/signing-secrets`
  const { status, json, text } = await call(address, 'POST', path, { token })
  assert.equal(status, 201, text)
  return json
}

/** The hash that the owner's site computes for a visitor's id. */
export const visitorHash = (secret: string, visitorId: string): string =>
  createHmac('sha256', secret).update(visitorId).digest('hex')

/** A visitor's signed identity, valid for ten minutes. */
export const visitorJwt = (secret: string, claims: Record<string, unknown>): Promise<string> =>
  signed(secret, { exp: Math.floor(Date.now() / 1000) + 600, ...claims })
