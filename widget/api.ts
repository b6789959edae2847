import { ApiError, hasStatus, type Problem } from './problem.ts'

/** A passage that a reply rests on. */
export type Cited = {
  /** The number that `[n]` in the text means. */
  id: number
  /** Of its source. */
  name: string
  url?: string | null
  page: number | null
  quote: string
}

export type StoredMessage = {
  role: string
  content: string
  /** Who wrote it, `visitor`, `chatbot` or `owner`. */
  by?: string
  rating?: Rating | null
  sources?: Cited[]
}

/** State of the newest turn, from the server; `human`: a person will answer, so there is no turn. */
export type TurnState = 'running' | 'done' | 'failed' | 'stopped' | 'interrupted' | 'human'

export type Rating = 'up' | 'down'

/** A stored conversation. `turn` is undefined without a turn, or when the server omits it. */
export type Stored = {
  messages: StoredMessage[]
  turn: TurnState | undefined
  /** A person has taken over. */
  isHuman: boolean
}

const rateLimitMs = 10_000
const asEvents = { accept: 'text/event-stream', 'x-include': 'sources' }

/** The widget's API calls. `origin` is empty on the server's own pages, else the server's address. */
export function openApi(origin = '') {
  const base = `${origin}/api/chat/widget`
  const address = (sessionId: string) => `${base}/session/${encodeURIComponent(sessionId)}`
  return {
    /** @param token of a verified visitor: returns their latest conversation, unless they want a new one */
    async createSession(
      chatbotId: string,
      visitorId: string,
      signal: AbortSignal,
      token?: string,
      startsNew?: boolean,
    ): Promise<string> {
      const body = { chatbot_id: chatbotId, visitor_id: visitorId, token, starts_new: startsNew }
      const answer = await post(`${base}/session`, body, signal)
      return (await answer.json()).session_id
    },

    async readSession(sessionId: string, signal: AbortSignal): Promise<Stored> {
      const answer = await call(`${address(sessionId)}?details=true`, { signal })
      const { messages, is_taken_over: isHuman = false } = await answer.json()
      const turn = answer.headers.get('x-turn-state') as TurnState | null
      return { messages, isHuman, turn: turn ?? undefined }
    },

    /** @param key idempotency key: the same for each retry of a message */
    say(sessionId: string, message: string, key: string, signal: AbortSignal): Promise<Response> {
      const headers = { ...asEvents, 'idempotency-key': key }
      return post(base, { session_id: sessionId, message }, signal, headers)
    },

    /** Regenerates the newest reply. */
    retry(sessionId: string, signal: AbortSignal): Promise<Response> {
      return post(`${base}/retry`, { session_id: sessionId }, signal, asEvents)
    },

    /** Resumes the running reply after this event id, or from its start; undefined when none runs. */
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
        if (hasStatus(error, 400)) return undefined
        throw error
      }
    },

    /** @returns whether a running reply was stopped */
    async stop(sessionId: string, signal: AbortSignal): Promise<boolean> {
      const answer = await post(`${base}/stop`, { session_id: sessionId }, signal)
      return (await answer.json()).stopped
    },

    /** @param position zero-based index of the message in the session */
    async rate(sessionId: string, position: number, rating: Rating | null): Promise<void> {
      await post(`${address(sessionId)}/rating`, { position, rating }, AbortSignal.timeout(rateLimitMs))
    },

    /** URL of the conversation's event stream. */
    eventsOf: (sessionId: string): string => `${address(sessionId)}/events`,
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
  const { code } = await answer.json().catch(() => ({}))
  throw new ApiError(answer.status, { ...problemOf(answer, code), code })
}

function problemOf({ status, headers }: Response, code: unknown): Problem {
  if (code === 'too_much_stored') return { kind: 'full' }
  if (status === 429) return { kind: 'tooMany', seconds: Number(headers.get('retry-after')) || undefined }
  if (status === 404) return { kind: 'gone' }
  return { kind: status >= 500 ? 'unavailable' : 'refused' }
}
