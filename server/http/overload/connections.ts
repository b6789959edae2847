import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Config } from '../../config/config.ts'
import { networksIn } from '../address.ts'

/** An open connection that does nothing takes about 7 KiB. */
const MOST_CONNECTIONS = 10_000
/** Of them, of one address: nobody else could come in otherwise. */
const MOST_OF_ADDRESS = 1000

/**
 * Bounds how many connections are open, of all clients and of one address. Behind a proxy they are the
 * proxy's own, for whomever it serves: then it has to bound its clients.
 * @param scale multiplies what an address may have; 0 lifts it
 */
export function boundConnections(
  server: Server,
  { trustProxy, limitScale }: Pick<Config, 'trustProxy' | 'limitScale'>,
): void {
  server.maxConnections = MOST_CONNECTIONS
  if (trustProxy === false && limitScale > 0)
    boundAddresses(server, MOST_OF_ADDRESS * Math.max(1, limitScale))
}

/** One that is too many is closed at once; nothing is said to it, since that costs more than it is worth. */
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
