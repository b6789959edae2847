import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { boundAddresses, boundConnections } from './connections.ts'

const server = createServer((_request, response) => response.end('here'))
boundAddresses(server, 3)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
after(() => {
  server.closeAllConnections()
  server.close()
})

/** @returns a connection; undefined when it was closed without a response */
async function open(localAddress: string): Promise<Socket | undefined> {
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  socket.on('error', () => undefined)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  const isAnswered = await Promise.race([
    once(socket, 'data').then(() => true),
    once(socket, 'close').then(() => false),
  ])
  return isAnswered ? socket : undefined
}

test('limits connections per address, and frees the slot of a closed one', async () => {
  const own = await Promise.all([1, 2, 3].map(() => open('127.0.0.1')))
  assert.ok(own.every((socket) => socket !== undefined))
  assert.equal(await open('127.0.0.1'), undefined)
  assert.ok(await open('127.0.0.2'))
  own[0]?.destroy()
  let again: Socket | undefined
  for (let attempt = 0; !again && attempt < 100; attempt++) again = await open('127.0.0.1')
  assert.ok(again)
})

test('does not limit connections per address behind a proxy or without limits', () => {
  for (const [trustProxy, limitScale, isCounted] of [
    [false, 1, true],
    [true, 1, false],
    [['10.0.0.1'], 1, false],
    [false, 0, false],
  ] as const) {
    const one = createServer()
    const before = one.listenerCount('connection')
    boundConnections(one, { trustProxy: trustProxy as boolean | string[], limitScale })
    assert.equal(one.listenerCount('connection') > before, isCounted)
    assert.equal(one.maxConnections, 12_000)
  }
})
