import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { Agent } from 'undici'
import { createPublicConnector, createPublicHosts, isPublicAddress, PrivateAddress } from './public-agent.ts'

let calls = 0
const server = createServer((_request, response) => {
  calls++
  response.writeHead(302, { location: 'http://127.0.0.1/' }).end()
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
after(() => server.close())

test('only addresses on the public internet are public', () => {
  const publicOnes = ['1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8']
  for (const address of publicOnes) assert.equal(isPublicAddress(address), true, address)
  const others = [
    ...['127.0.0.1', '127.255.0.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '0.0.0.0'],
    ...['169.254.169.254', '100.64.0.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '240.0.0.1'],
    ...['255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', 'localhost'],
    ...['::7f00:1', '::127.0.0.1', '::a9fe:a9fe', '::808:808'],
  ]
  for (const address of others) assert.equal(isPublicAddress(address), false, address)
})

/** However it is written, and by whichever name. */
const SPELLINGS = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '[::ffff:127.0.0.1]',
  '[::127.0.0.1]',
  'localhost',
]

test('a private address is not called, however it is written', async () => {
  const agent = new Agent({ connect: createPublicConnector(createPublicHosts([]), { timeout: 1000 }) })
  for (const host of SPELLINGS) {
    const { origin } = new URL(`http://${host}:${port}`)
    await assert.rejects(agent.request({ origin, path: '/', method: 'GET' }), PrivateAddress, host)
  }
  assert.equal(calls, 0)
  await agent.close()
})

test('an allowed host is called at the allowed port, and its redirects are not followed', async () => {
  const hosts = createPublicHosts([`127.0.0.1:${port}`, 'gpu.internal'])
  const agent = new Agent({ connect: createPublicConnector(hosts, { timeout: 1000 }) })
  const { statusCode, body } = await agent.request({
    origin: `http://127.0.0.1:${port}`,
    path: '/',
    method: 'GET',
  })
  await body.dump()
  assert.deepEqual([statusCode, calls], [302, 1])
  assert.equal(hosts.isPrivate(new URL(`http://127.0.0.1:${port + 1}`)), true)
  assert.equal(hosts.isPrivate(new URL('http://[::1]/')), true)
  assert.equal(hosts.isPrivate(new URL('http://1.1.1.1')), false)
  assert.equal(hosts.isAllowed('gpu.internal', '8000'), true)
  await agent.close()
})
