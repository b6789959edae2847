import type { FastifyInstance } from 'fastify'

/** How many calls have come in and have no whole answer yet, streams among them. */
export class CallsUnderWay {
  #count = 0

  get count(): number {
    return this.#count
  }

  /** To be called before the routes are there. */
  watch(app: FastifyInstance): void {
    app.addHook('onRequest', (_request, reply, done) => {
      this.#count++
      reply.raw.once('close', () => {
        this.#count--
      })
      done()
    })
  }
}
