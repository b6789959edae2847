import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { test } from 'node:test'
import {
  type Answer,
  type Call,
  call,
  newSession,
  newUser,
  PASSWORD,
  signIn,
} from '../../../testing/client.ts'
import { signed } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

/** An address has three requests at once, then one each 20 s. */
const FEW = { LIMIT_SCALE: '0.01' }

test('limits an address to a tenth of 300 requests a minute', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '0.1' } })
  const startedAt = performance.now()
  const answers = await Promise.all(Array.from({ length: 80 }, () => call(address, 'GET', '/health')))
  const refilled = Math.ceil((performance.now() - startedAt) / 2000)
  const refused = answers.filter(({ status }) => status === 429)
  assert.ok(refused.length >= 49 - refilled && refused.length <= 50, `${refused.length} refused`)
  const [first] = refused
  assert.equal(first?.json.code, 'too_many_requests')
  assert.match(first?.headers.get('retry-after') ?? '', /^[12]$/)
})

test('limits a visitor to 20 messages a minute', async () => {
  const { address, sampleChatbotId } = await startTestFrontdesk({ env: { LIMIT_SCALE: '1' } })
  const session = await newSession(address, sampleChatbotId)
  const say = () =>
    call(address, 'POST', '/api/chat/widget', { body: { session_id: session, message: 'hello' } })
  const answers = await Promise.all(Array.from({ length: 22 }, say))
  assert.ok(answers.some(({ status }) => status === 429))
  assert.ok(answers.filter(({ status }) => status === 200).length >= 20)
})

/** Calls through a proxy with these X-Forwarded-For headers: twice `one`, then `other`. */
async function sharesBucket(server: string, one: string, other: string): Promise<boolean> {
  const from = (forwarded: string): Call => ({ headers: { 'x-forwarded-for': forwarded } })
  const before = remaining(await call(server, 'GET', '/health', from(one)))
  const after = remaining(await call(server, 'GET', '/health', from(other)))
  assert.ok(before !== undefined && after !== undefined)
  return after === before - 1
}

function remaining({ headers }: Answer): number {
  return Number(headers.get('ratelimit-remaining'))
}

test('counts IPv6 addresses by their /64, and IPv4 addresses one by one', async () => {
  const { address } = await startTestFrontdesk({ env: { ...FEW, TRUST_PROXY: 'true' } })
  assert.ok(await sharesBucket(address, '2001:db8:0:1::1', '2001:db8:0:1:ffff:ffff:ffff:ffff'))
  assert.ok(!(await sharesBucket(address, '2001:db8:0:2::1', '2001:db8:0:3::1')))
  assert.ok(await sharesBucket(address, '203.0.113.1', '::ffff:203.0.113.1'))
  assert.ok(!(await sharesBucket(address, '203.0.113.2', '203.0.113.3')))
  assert.ok(!(await sharesBucket(address, '::ffff:203.0.113.4', '::ffff:203.0.113.5')))
})

const NO_IPV6 = networkInterfaces().lo?.some(({ address }) => address === '::1') ? false : 'no IPv6 here'

test('counts an IPv4 caller the same on a dual-stack socket', {
  skip: NO_IPV6,
}, async () => {
  const env = { ...FEW, HOST: '::', TRUST_PROXY: '127.0.0.1, ::1' }
  const { port } = new URL((await startTestFrontdesk({ env })).address)
  const [ipv4, ipv6] = [`http://127.0.0.1:${port}`, `http://[::1]:${port}`]
  const through = { headers: { 'x-forwarded-for': '127.0.0.1' } }
  assert.equal(remaining(await call(ipv4, 'GET', '/health')), 2)
  assert.equal(remaining(await call(ipv6, 'GET', '/health')), 2)
  // The same address, as a proxy with an IPv6 socket reports it.
  assert.equal(remaining(await call(ipv6, 'GET', '/health', through)), 1)
  assert.equal(remaining(await call(ipv6, 'GET', '/health')), 1)
})

test('ignores X-Forwarded-For of an untrusted peer', async () => {
  for (const TRUST_PROXY of ['false', '0', '10.0.0.0/8, 2001:db8::/32']) {
    const { address } = await startTestFrontdesk({ env: { ...FEW, TRUST_PROXY } })
    const statuses = []
    for (const forwarded of ['203.0.113.1', '203.0.113.2', '10.0.0.1, 203.0.113.3', '127.0.0.1']) {
      const headers = { 'x-forwarded-for': forwarded, forwarded: `for=${forwarded}`, 'x-real-ip': forwarded }
      statuses.push((await call(address, 'GET', '/health', { headers })).status)
    }
    assert.deepEqual(statuses, [200, 200, 200, 429], TRUST_PROXY)
  }
})

test('with a list of proxies, counts the nearest untrusted address', async () => {
  const { address } = await startTestFrontdesk({ env: { ...FEW, TRUST_PROXY: '127.0.0.1, 10.0.0.0/8' } })
  assert.ok(await sharesBucket(address, '203.0.113.1', '198.51.100.9, 203.0.113.1'))
  assert.ok(await sharesBucket(address, '203.0.113.2', 'spoofed, 203.0.113.2, 10.1.2.3'))
  assert.ok(!(await sharesBucket(address, '198.51.100.1, 203.0.113.3', '198.51.100.1, 203.0.113.4')))
})

test('with a number of proxies, counts the address that the last one reports', async () => {
  const one = await startTestFrontdesk({ env: { ...FEW, TRUST_PROXY: '1' } })
  assert.ok(await sharesBucket(one.address, '203.0.113.1', '198.51.100.1, 203.0.113.1'))
  assert.ok(!(await sharesBucket(one.address, '203.0.113.2, 203.0.113.3', '203.0.113.2, 203.0.113.4')))
  const two = await startTestFrontdesk({ env: { ...FEW, TRUST_PROXY: '2' } })
  assert.ok(await sharesBucket(two.address, '203.0.113.1, 10.0.0.1', 'spoofed, 203.0.113.1, 10.0.0.2'))
  assert.ok(!(await sharesBucket(two.address, '203.0.113.2, 10.0.0.1', '203.0.113.3, 10.0.0.1')))
})

test('counts an invalid X-Forwarded-For as the proxy’s address', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '0.04', TRUST_PROXY: 'true' } })
  const nonsense = [
    'unknown',
    '',
    ',',
    '203.0.113.256',
    '999',
    '<b>',
    'a'.repeat(8000),
    '1.2.3',
    '::g',
    '[::1',
  ]
  for (const forwarded of nonsense) {
    const headers = { 'x-forwarded-for': forwarded }
    assert.equal((await call(address, 'GET', '/health', { headers })).status, 200, forwarded)
  }
  // Of twelve requests; one is refilled each 5 s.
  assert.ok(remaining(await call(address, 'GET', '/health')) <= 3)
})

const wrongly = (server: string, username: string, forwarded: string) =>
  call(server, 'POST', '/auth/token', {
    raw: new URLSearchParams({ username, password: 'wrong one' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': forwarded },
  })

test('ten failed sign-ins lock an account for a while, whatever LIMIT_SCALE is', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '0' } })
  await newUser(address, 'target')
  for (let tries = 0; tries < 10; tries++)
    assert.equal((await signIn(address, 'target', 'wrong one')).status, 401)
  const refused = await signIn(address, 'TARGET', PASSWORD)
  assert.equal(refused.status, 429)
  const seconds = Number(refused.headers.get('retry-after'))
  assert.ok(Number.isInteger(seconds) && seconds >= 60 && seconds <= 90, `${seconds} s`)
})

test('concurrent password guesses are limited like sequential ones', async () => {
  const { address } = await startTestFrontdesk()
  await newUser(address, 'target')
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, guess) =>
      signIn(address, 'target', guess === 39 ? PASSWORD : `guess ${guess}`),
    ),
  )
  const count = (status: number) => guesses.filter((answer) => answer.status === status).length
  assert.deepEqual([count(401), count(429)], [10, 30])
  // Correct sign-ins are admitted, however many are concurrent.
  await newUser(address, 'friend')
  const friends = await Promise.all(Array.from({ length: 40 }, () => signIn(address, 'friend')))
  assert.deepEqual(new Set(friends.map(({ status }) => status)), new Set([200]))
})

test('thirty failed sign-ins lock an address, which for IPv6 is a /64', async () => {
  const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true' } })
  const from = (host: number) => `2001:db8:0:1:${host.toString(16)}::1`
  const answers = await Promise.all(
    Array.from({ length: 35 }, (_, host) => wrongly(address, `somebody-${host}`, from(host))),
  )
  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  assert.deepEqual([count(401), count(429)], [30, 5])
  assert.equal((await wrongly(address, 'somebody', from(99))).status, 429)
  assert.equal((await wrongly(address, 'somebody', '2001:db8:0:2::1')).status, 401)
})

test('counts failed sign-ins in an IPv6 /64, /56 and /48', async () => {
  const secret = 'the main system’s secret, of any length'
  const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true', EXTERNAL_JWT_SECRET: secret } })
  let users = 0
  /** The maximum failures of a /64. Wrong setup codes count as failures and need no password hash. */
  const failOften = async (network: string) => {
    const headers = { 'x-forwarded-for': `2001:db8:${network}::1` }
    for (let user = 0; user < 3; user++) {
      const token = await signed(secret, { user_id: ++users, username: `user ${users}` })
      const guess = { token, body: { code: 'wrong' }, headers }
      for (let tries = 0; tries < 10; tries++)
        assert.equal((await call(address, 'POST', '/api/console/setup/claim', guess)).status, 403)
    }
  }
  /** Counts failed sign-ins until one is refused: fewer than 30 when a wider network is used up. */
  const failuresLeft = async (network: string) => {
    for (let tries = 0; ; tries++) {
      const { status } = await wrongly(address, `somebody ${tries} in ${network}`, `2001:db8:${network}::1`)
      if (status === 429) return tries
      assert.equal(status, 401)
    }
  }
  // 30 in a /64, 120 in a /56, 480 in a /48; some are refilled meanwhile.
  for (const site of ['0', '1', '2', '3']) {
    for (const network of ['00', '01', '02', '03']) await failOften(`5:${site}${network}`)
    const left = await failuresLeft(`5:${site}ff`)
    assert.ok(left < 10, `${left} left in its /56`)
  }
  const left = await failuresLeft('5:4ff')
  assert.ok(left < 20, `${left} left in its /48`)
  assert.equal(await failuresLeft('6:4ff'), 30)
})

test('limits failed sign-ins of an account with a long name', async () => {
  const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true' } })
  const email = `${'a'.repeat(100_000)}@example.com`
  const guess = (host: number) =>
    call(address, 'POST', '/api/auth/login', {
      body: { email, password: 'wrong one' },
      headers: { 'x-forwarded-for': `203.0.113.${host}` },
    })
  const statuses = []
  for (let host = 0; host < 11; host++) statuses.push((await guess(host)).status)
  assert.deepEqual(statuses, [...Array(10).fill(401), 429])
})
