import { eventParser } from './event-stream.ts'
import { patiently, watched } from './patience.ts'
import { ApiError, hasStatus } from './problem.ts'

/** Who listens to a reply. */
export type Hearing = {
  signal: AbortSignal
  /** The server has the message. */
  accepted(): void
  /** More text: what one read of the network brought. */
  text(text: string): void
  reconnecting(isReconnecting: boolean): void
}

/**
 * How listening ended: the reply is whole; or it is over, or there is none, and the session knows more; or no
 * model answers because a person will.
 */
export type Ending = 'finished' | 'ended' | 'human'

type Connection = {
  /** Asks for the reply; a resumed one is not asked for again. Safe to repeat. */
  ask?: ((signal: AbortSignal) => Promise<Response>) | undefined
  /** The rest of it after the event of this id, all of it without one; undefined when there is nothing to hear. */
  resume(lastEventId: string | undefined, signal: AbortSignal): Promise<Response | undefined>
}

/**
 * Listens to a reply to its end, over as many connections as that takes: one that breaks is made again and goes on
 * after the last event that came, so no text is missing and none comes twice.
 * @throws ApiError where the server answers with an error; what broke the last connection, after half a minute
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
        // An earlier try is being answered, or has been. Whether what runs is its reply, the session knows.
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
      }
      const ending = await readEvents(answer, take)
      return isUnsure ? 'ended' : ending
    })
  const mayPass = (error: unknown) => (isAccepted ? !isFinal(error) : isNoAnswer(error))
  return patiently(listen, { signal: hearing.signal, mayPass, waiting: hearing.reconnecting })
}

/** The network failed, though the browser has one: the server may be starting again. */
const isNoAnswer = (error: unknown): boolean => !(error instanceof ApiError) && navigator.onLine !== false

/** The server has an answer, and it will be the same next time. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429

/** What one read of the network brought. */
type Read = { text: string; lastEventId: string | undefined }
type Seen = Read & { pieces: number; ending: Ending | undefined }

/** Reads a UI message stream. @throws ApiError `lost` when it breaks off before its end */
async function readEvents(answer: Response, take: (read: Read) => void): Promise<Ending> {
  const seen: Seen = { text: '', lastEventId: undefined, pieces: 0, ending: undefined }
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

/** The body's chunks. A break ends the loop instead of throwing: the events alone say whether it was the end. */
async function* reads(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  for (;;) {
    const next = await reader?.read().catch(() => undefined)
    if (!next?.value) return
    yield next.value
  }
}

/** What came in one piece no model has streamed: it may be an apology for one that failed. */
function see(data: string, seen: Seen): void {
  if (data === '[DONE]') {
    seen.ending ??= 'ended'
    return
  }
  const event = JSON.parse(data) as { type?: string; delta?: unknown }
  if (event.type === 'text-delta') {
    seen.text += event.delta
    seen.pieces++
  }
  if (event.type === 'data-human') seen.ending = 'human'
  if (event.type === 'finish') seen.ending ??= seen.pieces > 1 ? 'finished' : 'ended'
  if (event.type === 'error') seen.ending = 'ended'
}
