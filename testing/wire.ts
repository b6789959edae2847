/** A TCP wire to a server that can be cut, while something is on it, and mended. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Wire = {
  /** The far end's URL, through the wire. */
  url: string
  /** Breaks what is on the wire; what comes after is refused until it is mended. */
  cut: () => void
  mend: () => void
  remove: () => void
}

export async function wireTo(farEnd: string): Promise<Wire> {
  const url = new URL(farEnd)
  const [host, port] = [url.hostname, Number(url.port || 5432)]
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(port, host)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.port = String((server.address() as AddressInfo).port)
  url.hostname = '127.0.0.1'
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href.replace(/\/$/, ''),
    cut,
    mend: () => {
      isCut = false
    },
    remove: () => {
      cut()
      server.close()
    },
  }
}
