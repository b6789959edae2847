/**
 * Holds event streams open, in a process of its own: `fork`ed with a server's address, it takes messages with
 * requests, and reports how many are open. Raw sockets, which cost little. Each address of the loopback
 * network opens a few, because the server limits connections and streams per address.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Open = { path: string; token?: string; count: number }

const STREAMS_OF_ADDRESS = 50
/** Opened at the same time. */
const AT_ONCE = 50

const server = new URL(process.argv[2] ?? '')
const sockets: Socket[] = []

process.on('message', async (open: Open[]) => {
  const paths = open.flatMap((each) => Array.from({ length: each.count }, () => each))
  while (paths.length > 0) await Promise.all(paths.splice(0, AT_ONCE).map(openStream))
  process.send?.(sockets.length)
})

/** @returns once the server has answered */
async function openStream({ path, token }: Open): Promise<void> {
  const number = Math.floor(sockets.length / STREAMS_OF_ADDRESS)
  const localAddress = `127.9.${number >> 7}.${1 + (number & 127)}`
  const socket = connect({ host: server.hostname, port: Number(server.port), localAddress })
  sockets.push(socket)
  await once(socket, 'connect')
  const authorization = token ? `authorization: Bearer ${token}\r\n` : ''
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: ${server.host}\r\naccept: text/event-stream\r\n${authorization}\r\n`,
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  const status = answer.toString('latin1', 9, 12)
  if (status !== '200') throw new Error(`an event stream was answered with ${status}`)
  socket.resume()
}
