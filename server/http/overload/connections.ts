import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Config } from '../../config/config.ts'
import { networksIn } from '../address.ts'

/** An idle connection takes about 7 KiB, an event stream about 30: the streams, and room for calls. */
const MAX_CONNECTIONS = 12_000
/** Per address, so that one client cannot take all connections. */
const MAX_OF_ADDRESS = 1000

/**
 * Limits open connections, in total and per address. Behind a trusted proxy there is no limit per address,
 * because all connections are the proxy's; it has to limit its clients.
 * `limitScale` multiplies the limit per address; 0 disables it.
 */
export function boundConnections(
  server: Server,
  { trustProxy, limitScale }: Pick<Config, 'trustProxy' | 'limitScale'>,
): void {
  server.maxConnections = MAX_CONNECTIONS
  if (trustProxy === false && limitScale > 0) boundAddresses(server, MAX_OF_ADDRESS * Math.max(1, limitScale))
}

/** Closes surplus connections without a response, which would cost too much. */
export function boundAddresses(server: Server, most: number): void {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const network = networksIn(socket.remoteAddress)?.at(-1)
    if (network === undefined) return
    const count = open.get(network) ?? 0
    if (count >= most) {
      socket.destroy()
      return
    }
    open.set(network, count + 1)
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1
      if (left > 0) open.set(network, left)
      else open.delete(network)
    })
  })
}
