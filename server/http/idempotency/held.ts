import type { FastifyRequest } from 'fastify'

export type AnswerHeaders = Record<string, string | number | string[] | undefined>

/** A running request with an Idempotency-Key. */
export type HeldCall = {
  /** The id of the turn that it starts. */
  turnId: string
  /**
   * Stores this response for replay, if its status allows. Await it before the response ends, because the
   * client may retry from then on.
   * @param headers all headers of the response
   */
  keep: (status: number, headers: AnswerHeaders, body: string) => Promise<void>
  /** Allows a retry of the call. Does nothing once a response is stored. */
  release: () => Promise<void>
}

const held = new WeakMap<FastifyRequest, HeldCall>()

export function hold(request: FastifyRequest, call: HeldCall): void {
  held.set(request, call)
}

export function heldBy(request: FastifyRequest): HeldCall | undefined {
  return held.get(request)
}
