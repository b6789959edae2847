import type { Cited } from './api.ts'
import { eventParser } from './event-stream.ts'
import { patiently, watched } from './patience.ts'
import { ApiError, hasStatus } from './problem.ts'

/** Callbacks of a reply's stream. */
export type Hearing = {
  signal: AbortSignal
  /** The server has the message. */
  accepted(): void
  /** Text of one network read. */
  text(text: string): void
  cited(source: Cited): void
  reconnecting(isReconnecting: boolean): void
}

/**
 * How the stream ended: the reply is complete; or it ended or is missing, and the stored session decides; or a person
 * answers instead of the model.
 */
export type Ending = 'finished' | 'ended' | 'human'

type Connection = {
  /** Requests the reply; omitted when resuming. Idempotent. */
  ask?: ((signal: AbortSignal) => Promise<Response>) | undefined
  /** The rest after this event id, or all of it; undefined when no reply runs. */
  resume(lastEventId: string | undefined, signal: AbortSignal): Promise<Response | undefined>
}

/**
 * Streams a reply to its end. Reconnects after a break and resumes after the last event id, so no text is lost or
 * duplicated.
 * @throws ApiError for an error response; after half a minute, the last connection's error
 */
export function follow({ ask, resume }: Connection, hearing: Hearing): Promise<Ending> {
  let isAccepted = !ask
  let isUnsure = false
  let lastEventId: string | undefined
  const connect = async (signal: AbortSignal) => {
    if (ask && !isAccepted) {
      try {
        return await ask(signal)
      } catch (error) {
        if (!hasStatus(error, 409)) throw error
        // An earlier attempt is or was answered. The stored session tells whether the running reply is its.
        isUnsure = true
      }
    }
    return resume(lastEventId, signal)
  }
  const listen = (achieved: () => void) =>
    watched(hearing.signal, async (signal, heard) => {
      const answer = await connect(signal)
      isAccepted = true
      hearing.accepted()
      if (!answer) return 'ended'
      achieved()
      const take = (read: Read) => {
        heard()
        achieved()
        lastEventId = read.lastEventId ?? lastEventId
        if (read.text) hearing.text(read.text)
        for (const source of read.cited.splice(0)) hearing.cited(source)
      }
      const ending = await readEvents(answer, take)
      return isUnsure ? 'ended' : ending
    })
  const mayPass = (error: unknown) => (isAccepted ? !isFinal(error) : isNoAnswer(error))
  return patiently(listen, { signal: hearing.signal, mayPass, waiting: hearing.reconnecting })
}

/** The connection failed while online: the server may be restarting. */
const isNoAnswer = (error: unknown): boolean => !(error instanceof ApiError) && navigator.onLine !== false

/** A permanent error: a retry would get the same response. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429

/** Events of one network read. */
type Read = { text: string; cited: Cited[]; lastEventId: string | undefined }
type Seen = Read & { pieces: number; ending: Ending | undefined }

/** Reads a UI message stream. @throws ApiError `lost` when it ends early */
async function readEvents(answer: Response, take: (read: Read) => void): Promise<Ending> {
  const seen: Seen = { text: '', cited: [], lastEventId: undefined, pieces: 0, ending: undefined }
  const parse = eventParser((data, id) => {
    seen.lastEventId = id ?? seen.lastEventId
    see(data, seen)
  })
  const decoder = new TextDecoder()
  for await (const bytes of reads(answer)) {
    parse(decoder.decode(bytes, { stream: true }))
    take(seen)
    seen.text = ''
  }
  if (!seen.ending) throw new ApiError(0, { kind: 'lost' })
  return seen.ending
}

/** The body's chunks. A break ends the loop without throwing: only the events tell whether the reply is complete. */
async function* reads(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  for (;;) {
    const next = await reader?.read().catch(() => undefined)
    if (!next?.value) return
    yield next.value
  }
}

/** `source-url` and `source-document` have metadata. */
type Event = {
  type?: string
  delta?: unknown
  title?: string
  url?: string
  providerMetadata?: { frontdesk: Omit<Cited, 'name' | 'url'> }
}

/** A reply in one piece was not streamed by a model: it may be an error text. */
function see(data: string, seen: Seen): void {
  if (data === '[DONE]') {
    seen.ending ??= 'ended'
    return
  }
  const event = JSON.parse(data) as Event
  if (event.type === 'text-delta') {
    seen.text += event.delta
    seen.pieces++
  }
  if (event.providerMetadata)
    seen.cited.push({ ...event.providerMetadata.frontdesk, name: event.title ?? '', url: event.url })
  if (event.type === 'data-human') seen.ending = 'human'
  if (event.type === 'finish') seen.ending ??= seen.pieces > 1 ? 'finished' : 'ended'
  if (event.type === 'error') seen.ending = 'ended'
}
