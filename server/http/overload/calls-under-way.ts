import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** Counts the calls in progress, including streamed replies. */
export class CallsUnderWay {
  #count = 0
  readonly #leftOut = new WeakSet<ServerResponse>()

  get count(): number {
    return this.#count
  }

  /** Call this before the routes are registered. */
  watch(app: FastifyInstance): void {
    app.addHook('onRequest', (_request, reply, done) => {
      this.#count++
      reply.raw.once('close', () => {
        if (!this.#leftOut.has(reply.raw)) this.#count--
      })
      done()
    })
  }

  /** Excludes a call, such as an event stream, which must not delay shutdown. */
  leaveOut(answer: ServerResponse): void {
    if (this.#leftOut.has(answer)) return
    this.#leftOut.add(answer)
    this.#count--
  }
}
