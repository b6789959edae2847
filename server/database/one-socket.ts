/**
 * The socket of a client that shall have one in its life. postgres.js 3.4.9 opens the next by itself: at
 * once and without end where connections are accepted and dropped, and also for a client that was ended
 * meanwhile, whose session then stays open on the server and nobody knows of it.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Of the client's options: where the server is. */
type Where = { host: string[]; port: number[]; path: string | false }

export class OneSocket {
  #socket: Socket | undefined

  /** For postgres.js's option `socket`: when it calls again, it learns that the connection is closed. */
  readonly open = async ({ host: [host = ''], port: [port = 0], path }: Where): Promise<Socket> => {
    if (this.#socket) throw lost('CONNECTION_CLOSED')
    // A transaction leaves in several writes; without `noDelay` each waits until the one before has arrived,
    // which over a network is a second round trip.
    this.#socket = path ? connect(path) : connect({ port, host, noDelay: true })
    await once(this.#socket, 'connect')
    // TLS takes from it whose certificate to ask for.
    return Object.assign(this.#socket, { host, port })
  }

  /** Whoever waits for it to open, or for an answer on it, learns that it is lost. */
  destroy(): void {
    this.#socket?.destroy(lost('CONNECTION_DESTROYED'))
  }
}

function lost(code: string): Error {
  return Object.assign(new Error('the connection to the database is closed'), { code })
}
