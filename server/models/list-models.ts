import type { Dispatcher } from 'undici'
import type { Service } from './services.ts'

/** Larger than any provider's list; a longer response is ignored. */
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024
const MAX_NAMES = 2000
const MAX_NAME_LENGTH = 200

/**
 * @returns the sorted names of a service's models; empty after a failure
 * Source: https://platform.openai.com/docs/api-reference/models/list
 */
export async function listModels(
  dispatcher: Dispatcher,
  { baseUrl, apiKey }: Service,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const url = new URL(`${baseUrl.replace(/(?<!\/)\/+$/, '')}/models`)
    const { statusCode, body } = await dispatcher.request({
      origin: url.origin,
      path: url.pathname,
      method: 'GET',
      headers: { accept: 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      signal,
    })
    const text = await beginningOf(body)
    return statusCode === 200 ? namesIn(JSON.parse(text)) : []
  } catch {
    // Without a list, the owner can still type a name.
    return []
  }
}

async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const bytes of body) {
    length += bytes.length
    if (length > MAX_RESPONSE_BYTES) break
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function namesIn(answer: unknown): string[] {
  const list = (answer as { data?: unknown } | null)?.data
  if (!Array.isArray(list)) return []
  const names = list.flatMap((each: { id?: unknown } | null) => (isName(each?.id) ? each.id : []))
  return [...new Set(names)].sort().slice(0, MAX_NAMES)
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_NAME_LENGTH && /^[^\s,]+$/.test(name)
}
