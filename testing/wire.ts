/** A TCP wire to a server that can be cut, while something is on it, and mended. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * How a cut ends a connection: reset, closed normally (as by a proxy whose server is down), or silent, when nothing
 * arrives any more.
 */
export type Cut = 'broken' | 'ended' | 'silent'

export type Wire = {
  /** The far end's URL, through the wire. */
  url: string
  /** Breaks what is on the wire; what comes after fares the same until it is mended. */
  cut: (how?: Cut) => void
  mend: () => void
  remove: () => void
  /** Connections since it was made. */
  connections: () => number
}

export type WireOptions = {
  /** More connections than this at a time are ended at once. */
  most?: number
}

export async function wireTo(
  farEnd: string,
  { most = Number.POSITIVE_INFINITY }: WireOptions = {},
): Promise<Wire> {
  const url = new URL(farEnd)
  const [host, port] = [url.hostname, Number(url.port || 5432)]
  const sockets = new Set<Socket>()
  let cutAs: Cut | undefined
  let connections = 0
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    connections++
    // Each has two sockets.
    const isFull = sockets.size >= 2 * most
    keep(near)
    if (cutAs === 'broken') near.destroy()
    else if (cutAs === 'ended' || isFull) near.resume().end()
    else if (cutAs !== 'silent') join(near)
  })
  const join = (near: Socket) => {
    const far = connect(port, host)
    keep(far)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.port = String((server.address() as AddressInfo).port)
  url.hostname = '127.0.0.1'
  const cut = (how: Cut = 'broken') => {
    cutAs = how
    for (const socket of sockets) {
      if (how === 'broken') socket.destroy()
      else if (how === 'ended') socket.end()
      else socket.unpipe().pause()
    }
  }
  return {
    url: url.href.replace(/\/$/, ''),
    cut,
    mend: () => {
      cutAs = undefined
    },
    remove: () => {
      cut()
      server.close()
    },
    connections: () => connections,
  }
}
