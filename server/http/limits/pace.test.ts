import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

const CROWD = '203.0.113.1'
const from = (forwarded: string) => ({ headers: { 'x-forwarded-for': forwarded } })

async function start(scale: string) {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: scale, TRUST_PROXY: 'true' } })
  return address
}

test('throttles a burst of calls from one address, and not those of others', async () => {
  const address = await start('1')
  let answered = 0
  const crowd = Array.from({ length: 60 }, () =>
    call(address, 'GET', '/health', from(CROWD)).then((answer) => {
      answered++
      return answer.status
    }),
  )
  assert.equal((await call(address, 'GET', '/health', from('203.0.113.2'))).status, 200)
  assert.ok(answered < 30, `${answered} of the crowd were first`)
  assert.deepEqual(new Set(await Promise.all(crowd)), new Set([200]))
})

test('throttles CORS preflight requests too', async () => {
  const address = await start('1')
  let answered = 0
  const preflight = { origin: 'https://shop.example', 'access-control-request-method': 'POST' }
  const crowd = Array.from({ length: 60 }, async () => {
    const headers = { ...preflight, 'x-forwarded-for': CROWD }
    await call(address, 'OPTIONS', '/api/chat/widget', { headers })
    answered++
  })
  await call(address, 'GET', '/health', from('203.0.113.2'))
  assert.ok(answered < 30, `${answered} of the crowd were first`)
  await Promise.all(crowd)
})

test('refuses an address with too many waiting calls, and not others', async () => {
  const address = await start('1')
  const crowd = await Promise.all(
    Array.from({ length: 500 }, () => call(address, 'GET', '/health', from(CROWD))),
  )
  const refused = crowd.filter(({ headers }) => headers.get('connection') === 'close')
  assert.ok(refused.length > 0, 'none was refused')
  for (const { status, json, headers } of refused) {
    assert.deepEqual([status, json.code, headers.get('retry-after')], [429, 'too_many_requests', '15'])
  }
  assert.equal((await call(address, 'GET', '/health', from('203.0.113.2'))).status, 200)
})

const post = (address: string, body: string | ReadableStream) =>
  fetch(`${address}/chat`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': CROWD },
    duplex: 'half',
  } as RequestInit).then(({ status }) => status)

/** @returns whether 10 concurrent bodies are refused, or the call after them is */
async function usesUpPace(body: () => string | ReadableStream): Promise<boolean> {
  const address = await start('1')
  const statuses = await Promise.all(Array.from({ length: 10 }, () => post(address, body())))
  const { status } = await call(address, 'GET', '/health', from(CROWD))
  return [...statuses, status].includes(429)
}

test('counts a large body as many calls, with or without Content-Length', async () => {
  // 57 calls each.
  const large = 'x'.repeat(900 * 1024)
  assert.equal(await usesUpPace(() => '{}'), false)
  assert.equal(await usesUpPace(() => large), true)
  assert.equal(await usesUpPace(() => new Blob([large]).stream()), true)
})

test('the networks of an IPv6 /48 share a pace', async () => {
  const address = await start('1')
  const crowd = await Promise.all(
    Array.from({ length: 1500 }, (_, subnet) =>
      call(address, 'GET', '/health', from(`2001:db8:7:${subnet.toString(16)}::1`)),
    ),
  )
  assert.ok(crowd.some(({ status }) => status === 429))
})

test('an IPv6 /64 delays its neighbours in the /48 less than itself', async () => {
  const address = await start('1')
  let answered = 0
  const crowd = Array.from({ length: 60 }, async () => {
    await call(address, 'GET', '/health', from('2001:db8:7:1::1'))
    answered++
  })
  assert.equal((await call(address, 'GET', '/health', from('2001:db8:7:8000::1'))).status, 200)
  assert.ok(answered < 40, `${answered} of the crowd were first`)
  await Promise.all(crowd)
})

test('does not throttle when limits are disabled', async () => {
  const address = await start('0')
  const crowd = await Promise.all(
    Array.from({ length: 1000 }, () => call(address, 'GET', '/health', from(CROWD))),
  )
  assert.deepEqual(new Set(crowd.map(({ status }) => status)), new Set([200]))
})
