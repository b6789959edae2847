/** Malformed requests: each is answered or closed in time, and none smuggles another request. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call } from '../client.ts'
import { createTestDatabase } from '../database.ts'
import { startProcess } from '../process.ts'
import { inParallel } from './inputs-probe.ts'
import { send, WIRE_INPUTS, type WireInput } from './inputs-wire.ts'

const database = await createTestDatabase()
const server = await startProcess({ ...database.env, PORT: '0', LIMIT_SCALE: '0' })
const port = Number(new URL(server.address).port)
after(async () => {
  await server.end('SIGTERM')
  await database.remove()
})

async function faultOf({ bytes, may }: WireInput): Promise<string | undefined> {
  const { statuses, text, isInTime } = await send(port, bytes)
  if (!isInTime) return 'neither answered nor closed in time'
  if (/"openapi":|node_modules|\bat .+:\d+:\d+/.test(text)) return text.slice(0, 500)
  const isMeant = statuses.length === may.length && statuses.every((status, at) => may[at]?.includes(status))
  return isMeant ? undefined : `${JSON.stringify(statuses)} ${text.slice(0, 300)}`
}

test('answers a malformed request with an error or closes it within five seconds', async (context) => {
  const faults: string[] = []
  await inParallel(WIRE_INPUTS, 8, async (input) => {
    const fault = await faultOf(input)
    if (fault !== undefined) faults.push(`${input.name}: ${fault}`)
  })
  assert.deepEqual(faults, [])
  context.diagnostic(`${WIRE_INPUTS.length} inputs`)
})

test('finds no smuggled request, and the process is healthy', async () => {
  await server.said(/"route":"\/health"/)
  assert.doesNotMatch(server.output(), /"route":"\/openapi\.json"|"level":[56]0/)
  assert.equal(server.child.exitCode, null)
  assert.equal((await call(server.address, 'GET', '/health')).status, 200)
})
