/**
 * The socket of a client that shall have one in its life. postgres.js 3.4.9 opens the next by itself: at
 * once and without end where connections are accepted and dropped, and also for a client that was ended
 * meanwhile, whose session then stays open on the server and nobody knows of it.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Of the client's options: several hosts when the URL names several, or a path. */
type Where = { host: string[]; port: number[]; path: string | false }

export class OneSocket {
  #socket: Socket | undefined
  #isDestroyed = false
  #hostsTried = 0

  /** For postgres.js's option `socket`: it may call again, and is told that the connection is closed. */
  readonly open = async ({ host, port, path }: Where): Promise<Socket> => {
    let reason: unknown = Object.assign(new Error('the connection is closed'), { code: 'CONNECTION_CLOSED' })
    while (this.#hostsTried < host.length && !this.#isDestroyed) {
      const index = this.#hostsTried++
      const name = host[index] ?? ''
      try {
        this.#socket = path ? connect(path) : connect(port[index] ?? 5432, name)
        await once(this.#socket, 'connect')
        // TLS takes from it whose certificate to ask for.
        return Object.assign(this.#socket, { host: name, port: port[index] })
      } catch (error) {
        reason = error
      }
    }
    throw reason
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#socket?.destroy(Object.assign(new Error('given up'), { code: 'CONNECTION_DESTROYED' }))
  }
}
