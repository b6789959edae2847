import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** How many calls have come in and have no whole answer yet, streams of replies among them. */
export class CallsUnderWay {
  #count = 0
  readonly #leftOut = new WeakSet<ServerResponse>()

  get count(): number {
    return this.#count
  }

  /** To be called before the routes are there. */
  watch(app: FastifyInstance): void {
    app.addHook('onRequest', (_request, reply, done) => {
      this.#count++
      reply.raw.once('close', () => {
        if (!this.#leftOut.has(reply.raw)) this.#count--
      })
      done()
    })
  }

  /** This one waits for nothing, and nothing waits for it. */
  leaveOut(answer: ServerResponse): void {
    if (this.#leftOut.has(answer)) return
    this.#leftOut.add(answer)
    this.#count--
  }
}
