/** Shared helpers of the chat API's tests. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { LLMock } from '@copilotkit/aimock'
import { SignJWT } from 'jose'
import { type Answer, type Call, call, PASSWORD } from './client.ts'

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

export type Account = { id: string; email: string; accessToken: string; refreshToken: string }
export type Said = { id: string; role: string; content: string; created_at: string }

/** Every call that needs a token; the last one deletes what the others created. */
export const GUARDED: readonly [method: string, path: string, body?: object][] = [
  ['GET', '/api/auth/profile/'],
  ['PATCH', '/api/auth/profile/', { default_session_id: 'x' }],
  ['POST', '/api/auth/change-password/', { current_password: PASSWORD, new_password: `${PASSWORD}!` }],
  ['POST', '/api/auth/logout/'],
  ['POST', '/api/chat/', { message: 'hi' }],
  ['POST', '/api/chat', { message: 'hi' }],
  ['POST', '/api/chat/stream/', { message: 'hi' }],
  ['GET', '/api/chat/conversation/default/'],
  ['GET', '/api/chat/sessions/'],
  ['POST', '/api/chat/conversation/default/retry'],
  ['POST', '/api/chat/conversation/default/stop'],
  ['GET', '/api/chat/conversation/default/stream'],
  ['DELETE', '/api/chat/conversation/default/clear/'],
]

export const newEmail = () => `${randomUUID()}@example.com`

/** A client of this server's chat API. */
export function chatAt(address: string) {
  const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
  const conversation = (session: string) => `/api/chat/conversation/${encodeURIComponent(session)}`
  const signIn = async (email: string, password = PASSWORD): Promise<Account> => {
    const answer = await at('POST', '/api/auth/login/', { body: { email, password } })
    assert.equal(answer.status, 200, answer.text)
    return accountIn(answer)
  }
  return {
    at,
    signIn,
    newAccount: async (email = newEmail()): Promise<Account> => {
      const answer = await at('POST', '/api/auth/signup/', { body: { email, password: PASSWORD } })
      assert.equal(answer.status, 201, answer.text)
      return accountIn(answer)
    },
    refresh: (token: string) => at('POST', '/api/auth/refresh/', { body: { refresh_token: token } }),
    profile: (token: string) => at('GET', '/api/auth/profile/', { token }),
    say: (token: string, message: string, fields: object = {}) =>
      at('POST', '/api/chat/', { token, body: { message, ...fields } }),
    retry: (token: string, session: string, options: Call = {}) =>
      at('POST', `${conversation(session)}/retry`, { token, ...options }),
    clear: (token: string, session: string) => at('DELETE', `${conversation(session)}/clear/`, { token }),
    /** A session's messages, the system message first. */
    read: async (token: string, session: string): Promise<Said[]> => {
      const answer = await at('GET', `${conversation(session)}/`, { token })
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(Object.keys(answer.json), ['session_id', 'messages'])
      assert.equal(answer.json.session_id, session)
      return answer.json.messages
    },
    sessions: async (token: string): Promise<{ session_id: string; title: string }[]> => {
      const answer = await at('GET', '/api/chat/sessions/', { token })
      assert.equal(answer.status, 200, answer.text)
      return answer.json.sessions
    },
  }
}

function accountIn({ json }: Answer): Account {
  const { user, access_token: accessToken, refresh_token: refreshToken } = json
  return { ...user, accessToken, refreshToken }
}

/** A session's messages without the system message, as role and text. */
export function spoken(messages: readonly Said[]): [role: string, content: string][] {
  return messages.slice(1).map(({ role, content }) => [role, content])
}

/** Asserts that the answer is exactly this JSON. */
export function answers(answer: Answer, status: number, body: unknown): void {
  assert.equal(answer.status, status, answer.text)
  assert.deepEqual(answer.json, body)
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.match(answer.headers.get('x-request-id') ?? '', UUID)
}

/** Asserts an error in the shape of the chat API; the status determines the key of its text. */
export function refuses(answer: Answer, status: number, text: string, code: string): void {
  const key = status === 400 || status >= 500 ? 'error' : 'detail'
  answers(answer, status, { [key]: text, code, request_id: answer.headers.get('x-request-id') })
  assert.equal(answer.headers.get('www-authenticate'), status === 401 ? 'Bearer' : null)
  if (status === 429 || status === 503) assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
}

export const NO_TOKEN = 'Authentication credentials were not provided.'
export const BAD_TOKEN = 'Authentication failed: invalid token'
export const EXPIRED_TOKEN = 'Authentication failed: token expired'

export function refusesToken(answer: Answer): void {
  refuses(answer, 401, BAD_TOKEN, 'token_invalid')
}

/** A token signed with this secret. */
export function signed(secret: string, claims: object): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret))
}

/** Seconds since 1970, this many from now. */
export const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

export type Asked = {
  model: string
  temperature: number
  max_tokens: number
  messages: { role: string; content: string }[]
}

/** The last request to the fake model. */
export function lastAsked(mock: LLMock): Asked {
  const body = mock.getLastRequest()?.body
  assert.ok(body, 'no model was asked')
  return body as unknown as Asked
}
