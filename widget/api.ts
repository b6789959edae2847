import { ApiError, type Problem } from './problem.ts'

export type StoredMessage = { role: string; content: string }

/** How the newest turn stands, as the server says. */
export type TurnState = 'running' | 'done' | 'failed' | 'stopped' | 'interrupted'

/** A conversation as it is stored. `turn` is undefined where there is none, or the server does not say. */
export type Stored = { messages: StoredMessage[]; turn: TurnState | undefined }

const asEvents = { accept: 'text/event-stream' }

/** The widget's calls. `origin` is empty on our own pages and the server's address anywhere else. */
export function openApi(origin = '') {
  const base = `${origin}/api/chat/widget`
  const address = (sessionId: string) => `${base}/session/${encodeURIComponent(sessionId)}`
  return {
    async createSession(chatbotId: string, visitorId: string, signal: AbortSignal): Promise<string> {
      const answer = await post(`${base}/session`, { chatbot_id: chatbotId, visitor_id: visitorId }, signal)
      return (await answer.json()).session_id
    },

    async readSession(sessionId: string, signal: AbortSignal): Promise<Stored> {
      const answer = await call(address(sessionId), { signal })
      const { messages } = (await answer.json()) as { messages: StoredMessage[] }
      const turn = answer.headers.get('x-turn-state') as TurnState | null
      return { messages: messages.filter(({ role }) => role !== 'system'), turn: turn ?? undefined }
    },

    /** @param key the same on every try of one message, which is so stored once */
    say(sessionId: string, message: string, key: string, signal: AbortSignal): Promise<Response> {
      const headers = { ...asEvents, 'idempotency-key': key }
      return post(base, { session_id: sessionId, message }, signal, headers)
    },

    /** Has the newest message answered again. */
    retry(sessionId: string, signal: AbortSignal): Promise<Response> {
      return post(`${base}/retry`, { session_id: sessionId }, signal, asEvents)
    },

    /** The reply under way after the event of this id, or from its start; undefined when there is nothing to hear. */
    async resume(
      sessionId: string,
      lastEventId: string | undefined,
      signal: AbortSignal,
    ): Promise<Response | undefined> {
      const headers = { ...asEvents, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) }
      try {
        const answer = await call(`${address(sessionId)}/stream`, { signal, headers })
        return answer.status === 204 ? undefined : answer
      } catch (error) {
        if (error instanceof ApiError && error.status === 400) return undefined
        throw error
      }
    },

    /** @returns whether a reply was under way, and was stopped */
    async stop(sessionId: string, signal: AbortSignal): Promise<boolean> {
      const answer = await post(`${base}/stop`, { session_id: sessionId }, signal)
      return (await answer.json()).stopped
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
