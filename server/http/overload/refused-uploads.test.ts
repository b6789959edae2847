/** Uploads refused because too many are in transit. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

const MEBIBYTE = 1024 * 1024
/** One network may have 16 MiB in transit. */
const FITTING = 16

// The pace is raised 20 times, because the bodies have to be in transit together.
const { address, log } = await startTestFrontdesk({ env: { LIMIT_SCALE: '20' } })

/** Announces a body of 1 MiB and sends nothing of it. @returns the response, until the connection ends */
async function announceUpload(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  after(() => socket.destroy())
  let read = ''
  socket.on('data', (data) => {
    read += data
  })
  socket.on('error', () => {})
  const answer = once(socket, 'close').then(() => read)
  socket.write(
    `POST /auth/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${MEBIBYTE}\r\n\r\n`,
  )
  return { socket, answer }
}

const remaining = async () =>
  Number((await call(address, 'GET', '/health')).headers.get('ratelimit-remaining'))

test('counts a refused upload against its address, and logs no stack', async () => {
  const underWay = await Promise.all(Array.from({ length: FITTING }, announceUpload))
  const before = await remaining()
  const refused = await Promise.all(Array.from({ length: 40 }, async () => (await announceUpload()).answer))
  for (const answer of refused) {
    assert.match(answer, /^HTTP\/1\.1 503 /)
    assert.match(answer, /"code":"overloaded"/)
    assert.match(answer, /ratelimit-remaining: \d+/i)
  }
  const left = refused.map((answer) => Number(answer.match(/ratelimit-remaining: (\d+)/i)?.[1]))
  assert.ok(Math.max(...left) <= before, `${Math.max(...left)} left of ${before}`)
  for (const { socket } of underWay) socket.destroy()
  assert.match(log(), /"code":"overloaded"/)
  assert.doesNotMatch(log(), /"stack"|slow-clients\.ts/)
})
