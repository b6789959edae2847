import type { Dispatcher } from 'undici'
import type { Service } from './services.ts'

/** More than any provider has; a longer answer is none. */
const LONGEST_ANSWER = 4 * 1024 * 1024
const MOST_NAMES = 2000
const LONGEST_NAME = 200

/**
 * The names of a service's models, in order; none where it does not tell.
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
    // It cannot be reached, or it says something else: whoever asks may type a name.
    return []
  }
}

async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const bytes of body) {
    length += bytes.length
    if (length > LONGEST_ANSWER) break
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function namesIn(answer: unknown): string[] {
  const list = (answer as { data?: unknown } | null)?.data
  if (!Array.isArray(list)) return []
  const names = list.flatMap((each: { id?: unknown } | null) => (isName(each?.id) ? each.id : []))
  return [...new Set(names)].sort().slice(0, MOST_NAMES)
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= LONGEST_NAME && /^[^\s,]+$/.test(name)
}
