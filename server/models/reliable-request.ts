/**
 * Sends a request again, once and on a new connection, when a kept connection turns out to be dead. What is
 * hard is that a dead connection and a slow model look the same: nothing comes. So the first request is
 * not given up; both run until one is answered. Only a request on a connection that was used before is
 * repeated, and only when the model takes unusually long, so that few are paid for twice.
 * The cases: docs/decisions/0034-silent-connections.md
 */
import type { Dispatcher } from 'undici'
import type { ConnectionUse, ModelRequestOptions } from './connections.ts'
import { ResponseTime } from './response-time.ts'

/** A quick service may be slow for once. */
const MIN_WAIT_MS = 2000

type Response = Dispatcher.ResponseData
type Sent = { use: ConnectionUse; response: Promise<Response> }

/** The service was asked twice and both failed: the second failure, which a dead connection does not explain. */
export class FailedTwice extends Error {}

export class ReliableRequests {
  readonly #dispatcher: Dispatcher
  readonly #maxWaitMs: number
  readonly #times = new ResponseTime()

  /** @param firstTokenTimeoutMs what a caller waits at most: a second request begins in its first half */
  constructor(dispatcher: Dispatcher, firstTokenTimeoutMs: number) {
    this.#dispatcher = dispatcher
    this.#maxWaitMs = firstTokenTimeoutMs / 2
  }

  /**
   * @returns the response, as soon as its headers are there
   * @throws FailedTwice with the second failure as its cause; otherwise what undici throws
   */
  async send(options: Dispatcher.RequestOptions): Promise<Response> {
    const usual = this.#times.unusual
    // Of a model that has not answered yet nobody knows what is unusual. A new connection is not dead.
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

/** The one that is not answered first is given up. */
async function race(first: Sent, second: Sent): Promise<Response> {
  try {
    const winner = await Promise.any([first, second].map((sent) => sent.response.then(() => sent)))
    const loser = winner === first ? second : first
    loser.use.giveUp?.()
    // It may have been answered in the same moment.
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
