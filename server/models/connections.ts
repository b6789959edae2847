/**
 * Connections to the services of models, one request on each at a time, kept open for the next one.
 *
 * A kept connection may be dead without anybody being told: a NAT gateway forgot it, a laptop slept, a
 * service restarted behind a proxy. A request on it gets no byte, not even an error. So whoever sends a
 * request learns whether its connection was used before, and may ask for a new one; undici's Agent tells
 * neither. HTTP/1.1 alone: with HTTP/2 one dead connection would hold all turns of a service.
 */
import { type buildConnector, Client, Dispatcher } from 'undici'

/** How a request uses connections; given as `connection` beside the request's other options. */
export type ConnectionUse = {
  /** Takes no connection that was used before. */
  isNew: boolean
  /** Both are filled in when the request is sent. */
  isReused?: boolean
  /** Ends the request with its connection; if that was a kept one, the other kept ones are closed as well. */
  giveUp?: () => void
}

/** undici's own, and for which request the connection is. */
export type ModelRequestOptions = Dispatcher.RequestOptions & { connection?: ConnectionUse }

export class ModelConnections extends Dispatcher {
  readonly #connect: buildConnector.connector
  readonly #clients = new Set<Client>()
  /** By origin; the one that was used last is taken first. */
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
      // A request that is still waiting is sent first.
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

  /** Where one kept connection died silently, its neighbours probably did too. */
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
