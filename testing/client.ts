/** HTTP calls as a client makes them, and their answers, for literal comparison. */
import { randomUUID } from 'node:crypto'
import { checkIfWatched } from './conformance.ts'

export type Answer = {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests compare it with what they expect
  json: any
}

export type Call = {
  token?: string
  body?: unknown
  /** Sent verbatim, instead of `body`. */
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

export async function call(
  address: string,
  method: string,
  path: string,
  options: Call = {},
): Promise<Answer> {
  const { token, body, raw, headers } = options
  const response = await fetch(address + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: raw }),
  })
  const text = path.split('?')[0]?.endsWith('/events') ? await beginningOf(response) : await response.text()
  const isJson = method !== 'HEAD' && response.headers.get('content-type')?.startsWith('application/json')
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  }
  await checkIfWatched(address, method, path, answer)
  return answer
}

/** Event streams do not end: only what the server writes immediately is read. */
async function beginningOf(response: Response): Promise<string> {
  if (!response.ok) return response.text()
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const { value = '' } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return value
}

export const PASSWORD = 'correct horse battery'

export function signIn(address: string, username: string, password = PASSWORD): Promise<Answer> {
  return call(address, 'POST', '/auth/token', {
    raw: new URLSearchParams({ username, password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

/** A new user, signed in. @returns their token */
export async function newUser(
  address: string,
  username = `user-${randomUUID().slice(0, 8)}`,
): Promise<string> {
  await call(address, 'POST', '/auth/register', { body: { username, password: PASSWORD } })
  const { json } = await signIn(address, username)
  return json.access_token
}

export async function newConversation(address: string, token: string): Promise<number> {
  const { json } = await call(address, 'POST', '/conversations/', { token })
  return json
}

/** A visitor's session with the sample chatbot. */
export async function newSession(address: string, chatbotId: string): Promise<string> {
  const { json } = await call(address, 'POST', '/api/chat/widget/session', {
    body: { chatbot_id: chatbotId },
  })
  return json.session_id
}
