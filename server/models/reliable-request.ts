/**
 * Retries a request once on a new connection when a reused connection seems dead. A dead connection and a slow model
 * look the same, so both requests run until one gets a response (request hedging). Only requests on reused
 * connections are repeated, and only after an unusually long wait, so that few are billed twice.
 * The cases: docs/decisions/0034-silent-connections.md
 */
import type { Dispatcher } from 'undici'
import type { ConnectionUse, ModelRequestOptions } from './connections.ts'
import { ResponseTime } from './response-time.ts'

/** Tolerates an occasional slow response of a fast service. */
const MIN_WAIT_MS = 2000

type Response = Dispatcher.ResponseData
type Sent = { use: ConnectionUse; response: Promise<Response> }

/** Both requests failed; the cause is the second failure, which a dead connection does not explain. */
export class FailedTwice extends Error {}

export class ReliableRequests {
  readonly #dispatcher: Dispatcher
  readonly #maxWaitMs: number
  readonly #times = new ResponseTime()

  /** @param firstTokenTimeoutMs the caller's timeout; the second request starts in its first half */
  constructor(dispatcher: Dispatcher, firstTokenTimeoutMs: number) {
    this.#dispatcher = dispatcher
    this.#maxWaitMs = firstTokenTimeoutMs / 2
  }

  /**
   * @returns the response, as soon as its headers have arrived
   * @throws FailedTwice with the second failure as its cause; otherwise undici's error
   */
  async send(options: Dispatcher.RequestOptions): Promise<Response> {
    const usual = this.#times.unusual
    // The usual time is unknown before the first response, so use a new connection, which cannot be dead.
    const first = this.#send(options, usual === undefined)
    if (usual === undefined || !first.use.isReused) return first.response
    const waitMs = Math.min(Math.max(usual, MIN_WAIT_MS), this.#maxWaitMs)
    const early = await firstOf(first.response, waitMs)
    if (early === 'answered') return first.response
    if ((options.signal as AbortSignal | undefined)?.aborted) return first.response
    const second = this.#send(options, true)
    return early === 'failed' ? second.response.catch(failTwice) : race(first, second)
  }

  #send(options: Dispatcher.RequestOptions, isNew: boolean): Sent {
    const use: ConnectionUse = { isNew }
    const sentAt = performance.now()
    const request: ModelRequestOptions = { ...options, connection: use }
    const response = this.#dispatcher.request(request).then((answer) => {
      this.#times.observe(performance.now() - sentAt)
      return answer
    })
    return { use, response }
  }
}

/** Aborts the slower request. */
async function race(first: Sent, second: Sent): Promise<Response> {
  try {
    const winner = await Promise.any([first, second].map((sent) => sent.response.then(() => sent)))
    const loser = winner === first ? second : first
    loser.use.giveUp?.()
    // The loser may have got its response at the same moment.
    loser.response.then(({ body }) => body.on('error', () => {}).destroy()).catch(() => {})
    return winner.response
  } catch (error) {
    return failTwice((error as AggregateError).errors[1])
  }
}

function firstOf(response: Promise<Response>, waitMs: number): Promise<'answered' | 'failed' | 'silent'> {
  const { promise, resolve } = Promise.withResolvers<'answered' | 'failed' | 'silent'>()
  const timer = setTimeout(resolve, waitMs, 'silent')
  response.then(
    () => resolve('answered'),
    () => resolve('failed'),
  )
  return promise.finally(() => clearTimeout(timer))
}

function failTwice(cause: unknown): never {
  throw new FailedTwice('the request failed on a kept connection and on a new one', { cause })
}
