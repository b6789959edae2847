import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { answerClientError } from '../client-error.ts'
import { detailShape, errorHandler } from '../error-handler.ts'
import { boundSlowClients, CLIENT_TIMES, serverTimeouts } from './slow-clients.ts'

// The socket's timeout is the longest, or it would close connections before the others answer.
const TIMES = { headers: 500, request: 900, upload: 5000, unread: 1500, check: 50 }
/** More than the buffers of a connection hold. */
const LONG = 12 * 1024 * 1024

/** How often a long response was requested. */
let asked = 0

async function startApp(times = TIMES): Promise<FastifyInstance> {
  const app = Fastify({
    ...serverTimeouts(times),
    trustProxy: true,
    clientErrorHandler: answerClientError,
  })
  app.setErrorHandler(errorHandler(detailShape))
  boundSlowClients(app, times)
  app.post('/upload', async (request) => ({ length: JSON.stringify(request.body).length }))
  app.get('/long', async () => {
    asked++
    return 'x'.repeat(LONG)
  })
  app.get('/stream', (_request, reply) => {
    const { raw } = reply.hijack()
    raw.write('x'.repeat(LONG))
    const heartbeat = setInterval(() => raw.write('still here'), times.unread / 10)
    raw.on('close', () => clearInterval(heartbeat))
  })
  app.get('/later', async () => {
    await sleep(2 * times.unread)
    return 'at last'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  after(() => {
    app.server.closeAllConnections()
    return app.close()
  })
  return app
}

const app = await startApp()

/** A connection that has sent this text; `read` is the response, `closed` resolves at its end. */
function send(text: string, server = app) {
  const { port } = server.server.address() as AddressInfo
  const socket: Socket = connect(port, '127.0.0.1')
  let read = ''
  socket.on('data', (data) => {
    read += data
  })
  socket.on('error', () => {})
  after(() => socket.destroy())
  socket.write(text)
  const closed = once(socket, 'close')
  return { socket, read: () => read, closed }
}

const HEAD = 'POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
const MEBIBYTE = 1024 * 1024

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 5000
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, what)
    await sleep(10)
  }
}

function assertTimedOut(answer: string): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  assert.match(head, /^HTTP\/1\.1 408 Request Timeout\r\n/)
  assert.match(head, /\r\nConnection: close/)
  const { code, detail, request_id } = JSON.parse(body)
  assert.equal(code, 'request_timeout')
  assert.equal(detail, 'The request took too long to arrive')
  assert.ok(request_id)
}

test('answers incomplete headers with 408', async () => {
  const { read, closed } = send('POST /upload HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  await closed
  assertTimedOut(read())
})

test('answers a stalled upload with 408', async () => {
  const { read, closed } = send(`${HEAD}Content-Length: 1000\r\n\r\n{"text":"`)
  await closed
  assertTimedOut(read())
})

test('closes a connection without a request silently', async () => {
  const { read, closed } = send('')
  await closed
  assert.equal(read(), '')
})

test('does not disconnect a client that waits for a response or has read one', async () => {
  const { socket, read } = send('GET /later HTTP/1.1\r\nHost: x\r\n\r\n')
  await until(() => read().includes('at last'), 'an answer')
  await sleep(1.5 * TIMES.unread)
  socket.write('GET /later HTTP/1.1\r\nHost: x\r\n\r\n')
  await until(() => read().split('at last').length === 3, 'another, on the same connection')
})

test('disconnects a client that stops reading, but not a slow reader', async () => {
  const own = await startApp({ ...CLIENT_TIMES, unread: 500 })
  const idle = send('GET /long HTTP/1.1\r\nHost: x\r\n\r\n', own)
  idle.socket.pause()
  const idleAtStream = send('GET /stream HTTP/1.1\r\nHost: x\r\n\r\n', own)
  idleAtStream.socket.pause()
  const slow = send('GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', own)
  slow.socket.on('data', async () => {
    slow.socket.pause()
    await sleep(2)
    slow.socket.resume()
  })
  const connections = () =>
    new Promise<number>((resolve) => own.server.getConnections((_error, count) => resolve(count)))
  await until(async () => (await connections()) === 3, 'all are connected')
  await slow.closed
  assert.ok(slow.read().length > LONG)
  await until(async () => (await connections()) === 0, 'the idle ones are let go')
})

test('bounds the memory of unread responses', async () => {
  const own = await startApp(CLIENT_TIMES)
  const before = asked
  const unread = Array.from({ length: 7 }, () => {
    const { socket } = send('GET /long HTTP/1.1\r\nHost: x\r\n\r\n', own)
    return socket.pause()
  })
  const connections = () =>
    new Promise<number>((resolve) => own.server.getConnections((_error, count) => resolve(count)))
  await until(() => asked === before + unread.length, 'all have asked')
  // Five responses of 12 MiB fit into 64 MiB.
  await until(async () => (await connections()) === 5, 'two are let go')
})

test('drops unread responses of the network that has the most', async () => {
  const own = await startApp(CLIENT_TIMES)
  const ask = (network: number) =>
    send(`GET /long HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.0.1.${network}\r\n\r\n`, own)
  const before = asked
  const patient = ask(1)
  patient.socket.pause()
  await until(() => asked === before + 1, 'the first has asked')
  for (let count = 0; count < 6; count++) ask(2).socket.pause()
  await until(() => asked === before + 7, 'all have asked')
  patient.socket.resume()
  await until(() => patient.read().length > LONG, 'the first has read it all')
})

test('limits concurrent uploads of an IPv6 /64, /56 and /48', async () => {
  const own = await startApp(CLIENT_TIMES)
  const stalled = (group: string) =>
    send(`${HEAD}X-Forwarded-For: 2001:db8:${group}::1\r\nContent-Length: ${MEBIBYTE}\r\n\r\n{`, own)
  const isRefused = ({ read }: ReturnType<typeof send>) => read().startsWith('HTTP/1.1 503 ')
  const begin = async (group: string, count: number, refused: number) => {
    const begun = Array.from({ length: count }, () => stalled(group))
    await until(() => begun.filter(isRefused).length === refused, `${refused} of ${group}`)
  }
  await begin('7:0', 17, 1)
  await begin('7:1', 9, 1)
  // Its /56 has 24 MiB in transit, and its /48 takes 8 more.
  await begin('7:2', 1, 1)
  await begin('7:100', 9, 1)
  await begin('7:200', 1, 1)
  // Half of the total is used: from here on each network has 2 MiB.
  await begin('8:0', 17, 15)
})

test('limits large uploads per network and in total; small ones continue', async () => {
  const own = await startApp(CLIENT_TIMES)
  const stalled = (network: number) =>
    send(`${HEAD}X-Forwarded-For: 10.0.0.${network}\r\nContent-Length: ${MEBIBYTE}\r\n\r\n{`, own)
  const isRefused = ({ read }: ReturnType<typeof send>) => read() !== ''
  const first = Array.from({ length: 18 }, () => stalled(1))
  await until(() => first.filter(isRefused).length === 2, '16 MiB of one network')
  const refused = first.find(isRefused)?.read() ?? ''
  assert.match(refused, /^HTTP\/1\.1 503 /)
  assert.match(refused, /\r\nretry-after: 2\r\n/)
  assert.match(refused, /\r\nconnection: close\r\n/)
  assert.match(refused, /"code":"overloaded"/)

  const second = Array.from({ length: 16 }, () => stalled(2))
  const crowd = Array.from({ length: 18 }, (_, each) => [
    stalled(3 + each),
    stalled(3 + each),
    stalled(3 + each),
  ])
  const others = [...second, ...crowd.flat()]
  // Above half of 64 MiB each network has 2 MiB: 16 networks fill it.
  await until(() => others.filter(isRefused).length === 18 + 2 * 2, '64 MiB of all')
  const chunked = send(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`, own)
  await until(() => isRefused(chunked), 'a body of unknown length counts as the longest')

  const small = send(`${HEAD}Content-Length: 13\r\n\r\n{"text":"hi"}`, own)
  await until(() => small.read().includes('{"length":13}'), 'a small one goes on')

  for (const { socket } of [...first, ...others]) socket.destroy()
  const body = JSON.stringify('x'.repeat(MEBIBYTE - 10))
  const large = () => send(`${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`, own)
  await until(async () => {
    const { read } = large()
    await until(() => read() !== '', 'an answer')
    return read().includes(`{"length":${body.length}}`)
  }, 'there is room again')
})
