/** Services that echo the secret they are called with. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { after } from 'node:test'

/** The immediate answer to what was sent. */
export type Echo = (said: string, socket: Socket) => void

/** @returns its port; it is stopped after the file's tests */
export async function startEchoService(repeat: Echo): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (data) => repeat(data.toString('latin1'), socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

const keyIn = (said: string) =>
  /authorization: Bearer (\S+)/i.exec(said)?.[1] ?? /apikey: (\S+)/i.exec(said)?.[1]

function answer(socket: Socket, status: string, body: string, type = 'application/json'): void {
  const length = Buffer.byteLength(body)
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${body}`)
}

const events = (socket: Socket, ...data: string[]) =>
  answer(socket, '200 OK', data.map((one) => `data: ${one}\n\n`).join(''), 'text/event-stream')

/** The ways in which a model service can echo the key. */
export const MODELS: Record<string, Echo> = {
  'refuses it': (said, socket) =>
    answer(
      socket,
      '401 Unauthorized',
      JSON.stringify({ error: { message: `Incorrect key ${keyIn(said)}` } }),
    ),
  'answers what is no HTTP': (said, socket) => void socket.end(`WHAT? ${keyIn(said)}\r\n\r\n`),
  'has it in a header that is none': (said, socket) =>
    void socket.end(`HTTP/1.1 200 OK\r\nBad header ${keyIn(said)}\r\n\r\n`),
  'has it in the status': (said, socket) => answer(socket, `500 ${keyIn(said)}`, ''),
  'sends it elsewhere': (said, socket) =>
    void socket.end(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/?key=${keyIn(said)}\r\n\r\n`),
  'has it in an error of the stream': (said, socket) =>
    events(socket, JSON.stringify({ error: { message: `Incorrect key ${keyIn(said)}` } })),
  'has it in what is no event': (said, socket) => events(socket, `{"key": ${keyIn(said)}`),
  'has it in an event without an end': (said, socket) =>
    answer(socket, '200 OK', `data: ${keyIn(said)} ${'a'.repeat(2 * 1024 * 1024)}`, 'text/event-stream'),
  'has it in a page': (said, socket) => answer(socket, '200 OK', `<p>${keyIn(said)}</p>`, 'text/html'),
}

/** A Redis before version 6, which echoes unknown commands with their arguments. */
export const oldRedis: Echo = (said, socket) => {
  const words = said.split('\r\n').filter((_word, at) => at > 0 && at % 2 === 0)
  socket.write(
    `-ERR unknown command, with args beginning with: ${words.map((word) => `\`${word}\``).join(', ')}\r\n`,
    'latin1',
  )
}

/** A pooler in front of Postgres that explains why it refuses a login. */
export const echoingPostgres: Echo = (said, socket) => {
  if (said.startsWith('p')) {
    socket.end(errorResponse(`password authentication failed: "${said.slice(5, -1)}" is wrong`))
  } else if (said.length === 8) {
    socket.write('N')
  } else {
    socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]))
  }
}

function errorResponse(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C28P01\0M${message}\0D${message}\0\0`, 'latin1')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
