import type { FastifyRequest } from 'fastify'

export type AnswerHeaders = Record<string, string | number | string[] | undefined>

/** A request that runs under an Idempotency-Key, until it is answered. */
export type HeldCall = {
  /** What the turn is called that it starts. */
  turnId: string
  /**
   * Keeps this answer for those who come again with the same key, where it is one to be repeated. To be
   * waited for before the client is told the end: from then on it may come again.
   * @param headers all of the answer's
   */
  keep: (status: number, headers: AnswerHeaders, body: string) => Promise<void>
  /** Lets the call be made again. Does nothing once an answer is kept. */
  release: () => Promise<void>
}

const held = new WeakMap<FastifyRequest, HeldCall>()

export function hold(request: FastifyRequest, call: HeldCall): void {
  held.set(request, call)
}

export function heldBy(request: FastifyRequest): HeldCall | undefined {
  return held.get(request)
}
