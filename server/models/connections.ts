/**
 * A pool of keep-alive connections to model services, with one request at a time on each.
 *
 * An idle connection can die silently: a NAT gateway dropped it, a laptop slept, a service restarted behind a proxy.
 * A request on it gets no byte and no error. So a caller learns whether its connection was reused, and can require a
 * new one; undici's Agent supports neither. HTTP/1.1 only: with HTTP/2 one dead connection would block all turns.
 */
import { type buildConnector, Client, Dispatcher } from 'undici'

/** Passed as `connection` with the request's other options. */
export type ConnectionUse = {
  /** Requires a new connection. */
  isNew: boolean
  /** Set by the pool when the request is sent, like `giveUp`. */
  isReused?: boolean
  /** Aborts the request and its connection; if that was reused, all idle ones are closed as well. */
  giveUp?: () => void
}

/** undici's options and the connection's use. */
export type ModelRequestOptions = Dispatcher.RequestOptions & { connection?: ConnectionUse }

export class ModelConnections extends Dispatcher {
  readonly #connect: buildConnector.connector
  readonly #clients = new Set<Client>()
  /** By origin; the most recently used is reused first. */
  readonly #idle = new Map<string, Client[]>()

  constructor(connect: buildConnector.connector) {
    super()
    this.#connect = connect
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const { connection = { isNew: false } } = options as { connection?: ConnectionUse }
    const origin = String(options.origin)
    const idle = connection.isNew ? undefined : this.#idle.get(origin)?.pop()
    connection.isReused = idle !== undefined
    const client = idle ?? this.#open(origin)
    connection.giveUp = () => {
      void client.destroy()
      if (idle) this.#closeIdle(origin)
    }
    return client.dispatch(options, handler)
  }

  override async close(): Promise<void> {
    await Promise.all(
      [...this.#clients].filter(({ destroyed }) => !destroyed).map((client) => client.close()),
    )
  }

  override async destroy(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.destroy()))
  }

  #open(origin: string): Client {
    const client = new Client(origin, { connect: this.#connect, allowH2: false })
    this.#clients.add(client)
    const forget = () => {
      this.#clients.delete(client)
      this.#leave(origin, client)
      // `close` still sends a queued request.
      if (!client.destroyed) void client.close()
    }
    client.on('drain', () => this.#keep(origin, client))
    client.on('disconnect', forget)
    client.on('connectionError', forget)
    return client
  }

  #keep(origin: string, client: Client): void {
    if (!this.#clients.has(client) || client.closed || client.destroyed) return
    const idle = this.#idle.get(origin) ?? []
    if (!idle.includes(client)) idle.push(client)
    this.#idle.set(origin, idle)
  }

  /** If one idle connection has died silently, the others of its origin probably have too. */
  #closeIdle(origin: string): void {
    for (const client of this.#idle.get(origin) ?? []) if (!client.destroyed) void client.close()
    this.#idle.delete(origin)
  }

  #leave(origin: string, client: Client): void {
    const idle = this.#idle.get(origin)?.filter((each) => each !== client) ?? []
    if (idle.length > 0) this.#idle.set(origin, idle)
    else this.#idle.delete(origin)
  }
}
