import { createParser } from 'eventsource-parser'

export type StoredMessage = { role: string; content: string; created_at: string }

/** Why a message got no (whole) reply. */
export type Problem =
  | { kind: 'offline' | 'unreachable' | 'unavailable' | 'refused' | 'gone' | 'cut' | 'lost' | 'silent' }
  | { kind: 'tooMany'; seconds: number | undefined }

export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.kind}`)
    this.status = status
    this.problem = problem
  }
}

/** The server sends a comment line every 15 s; a connection silent for three times that is dead. */
const silenceLimitMs = 45_000

/** The widget's calls. `origin` is empty on our own pages and the server's address anywhere else. */
export function openApi(origin = '') {
  const base = `${origin}/api/chat/widget`
  return {
    async createSession(chatbotId: string, visitorId: string, signal: AbortSignal): Promise<string> {
      const answer = await post(`${base}/session`, { chatbot_id: chatbotId, visitor_id: visitorId }, signal)
      return (await answer.json()).session_id
    },

    async readSession(sessionId: string, signal: AbortSignal): Promise<StoredMessage[]> {
      const answer = await call(`${base}/session/${encodeURIComponent(sessionId)}`, { signal })
      const { messages } = (await answer.json()) as { messages: StoredMessage[] }
      return messages.filter(({ role }) => role === 'user' || role === 'assistant')
    },

    /** Resolves when the reply is whole. `onText` gets what each network read brought. */
    async streamReply(
      sessionId: string,
      message: string,
      onText: (text: string) => void,
      signal: AbortSignal,
    ) {
      const stop = new AbortController()
      signal.addEventListener('abort', () => stop.abort(), { once: true })
      const accept = { accept: 'text/event-stream' }
      const answer = await post(base, { session_id: sessionId, message }, stop.signal, accept)
      await readEvents(answer, onText, stop)
    },
  }
}

export type Api = ReturnType<typeof openApi>

function post(url: string, body: object, signal: AbortSignal, headers: Record<string, string> = {}) {
  const json = { 'content-type': 'application/json', ...headers }
  return call(url, { method: 'POST', headers: json, body: JSON.stringify(body), signal })
}

async function call(url: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...request, credentials: 'omit', cache: 'no-store' })
  if (answer.ok) return answer
  throw new ApiError(answer.status, problemOfStatus(answer))
}

function problemOfStatus({ status, headers }: Response): Problem {
  if (status === 429) return { kind: 'tooMany', seconds: Number(headers.get('retry-after')) || undefined }
  if (status === 404) return { kind: 'gone' }
  return { kind: status >= 500 ? 'unavailable' : 'refused' }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' }
}

type Reading = { text: string; finished: boolean; failed: boolean }

/** Reads a UI message stream to its end; throws `cut` when the server says so, `lost` when it breaks off. */
async function readEvents(answer: Response, onText: (text: string) => void, stop: AbortController) {
  const reading: Reading = { text: '', finished: false, failed: false }
  const parser = createParser({ onEvent: ({ data }) => take(data, reading) })
  const decoder = new TextDecoder()
  for await (const bytes of reads(answer, stop)) {
    parser.feed(decoder.decode(bytes, { stream: true }))
    if (reading.text) onText(reading.text)
    reading.text = ''
  }
  if (reading.failed) throw new ApiError(answer.status, { kind: 'cut' })
  if (!reading.finished) throw new ApiError(answer.status, { kind: 'lost' })
}

/** The body's chunks. A break ends the loop instead of throwing: `finish` alone says whether it was the end. */
async function* reads(answer: Response, stop: AbortController): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  for (;;) {
    const timer = setTimeout(() => stop.abort(), silenceLimitMs)
    const next = await reader?.read().catch(() => undefined)
    clearTimeout(timer)
    if (!next?.value) return
    yield next.value
  }
}

function take(data: string, reading: Reading): void {
  if (data === '[DONE]') return
  try {
    const event = JSON.parse(data) as { type?: string; delta?: unknown }
    if (event.type === 'text-delta' && typeof event.delta === 'string') reading.text += event.delta
    if (event.type === 'finish') reading.finished = true
    if (event.type === 'error') reading.failed = true
  } catch {
    reading.failed = true
  }
}
