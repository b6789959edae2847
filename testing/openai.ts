/** OpenAI's official client, unmodified, and its exceptions. */
import assert from 'node:assert/strict'
import OpenAI, { type APIError } from 'openai'
import { UUID } from './creators.ts'

/** Without retries, so that tests see each failure. */
export function openAiClient(address: string, apiKey: string): OpenAI {
  return new OpenAI({ apiKey, baseURL: `${address}/v1`, maxRetries: 0 })
}

export const says = (content: string) => [{ role: 'user' as const, content }]

type Expected = { message: string | RegExp; type: string; code: string; param?: string | null }

/** Asserts the class of the exception and OpenAI's error fields. */
export async function assertThrows(
  asking: Promise<unknown>,
  kind: new (...args: never[]) => Error,
  status: number,
  { message, type, code, param = null }: Expected,
): Promise<APIError> {
  const error: APIError = await asking.then(
    () => assert.fail('nothing was thrown'),
    (thrown) => thrown,
  )
  assert.ok(error instanceof kind, `${error}`)
  assert.equal(error.status, status)
  const body = error.error as Record<string, unknown>
  assert.deepEqual(Object.keys(body), ['message', 'type', 'param', 'code'])
  if (message instanceof RegExp) assert.match(String(body.message), message)
  else assert.equal(body.message, message)
  assert.deepEqual([error.type, error.code, error.param], [type, code, param], error.message)
  assert.match(error.headers?.get('x-request-id') ?? '', UUID)
  return error
}
