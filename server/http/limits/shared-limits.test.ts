/** Two servers and one Redis. LIMIT_SCALE makes the limits small enough to reach. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Call, call, PASSWORD } from '../../../testing/client.ts'
import { SERVER_URL } from '../../../testing/database.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../../../testing/frontdesk.ts'
import { assertRateLimit, fromElsewhere, rateLimitOf } from '../../../testing/rate-limits.ts'
import { NO_REDIS, redisUrl, wireToRedis } from '../../../testing/redis.ts'

/** Two servers cannot share the embedded database. */
const NO_TWO = NO_REDIS || (SERVER_URL ? false : 'TEST_DATABASE_URL names no Postgres')

const FEW = { TRUST_PROXY: 'true', LIMIT_SCALE: '0.01' }
/** An address has three requests, and one more each 20 s. */
const OF_ADDRESS = { name: 'requests-of-address', q: 3, w: 60 }

/** Two servers on one database, each with its own Redis address. */
async function startTwo(urls: readonly [string, string], env: Record<string, string> = FEW) {
  const one = await startTestFrontdesk({ env: { ...env, REDIS_URL: urls[0] } })
  const other = await startTestFrontdesk({ env: { ...env, REDIS_URL: urls[1] }, database: one.database })
  return [one, other] as const
}

const health = ({ address }: TestFrontdesk, headers: Record<string, string>) =>
  call(address, 'GET', '/health', { headers })

/** Whether the servers share their limits. */
async function share(one: TestFrontdesk, other: TestFrontdesk): Promise<boolean> {
  const headers = fromElsewhere()
  await health(one, headers)
  return rateLimitOf(await health(other, headers)).r === 1
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, 'it did not come so')
    await sleep(100)
  }
}

const count = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length

test('servers with the same Redis share rate limits', { skip: NO_TWO }, async () => {
  const [one, other] = await startTwo([redisUrl(), redisUrl()])
  await until(() => share(one, other))

  const headers = fromElsewhere()
  assertRateLimit(await health(one, headers), { ...OF_ADDRESS, r: 2, t: 20 })
  assertRateLimit(await health(other, headers), { ...OF_ADDRESS, r: 1, t: 20 })
  assertRateLimit(await health(one, headers), { ...OF_ADDRESS, r: 0, t: 20 })
  const refused = await health(other, headers)
  assert.equal(refused.status, 429)
  assertRateLimit(refused, { ...OF_ADDRESS, r: 0, t: 20 })
  assert.equal(refused.headers.get('retry-after'), refused.headers.get('ratelimit-reset'))

  const atOnce = fromElsewhere()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, each) => health(each % 2 === 0 ? one : other, atOnce)),
  )
  assert.deepEqual([count(answers, 200), count(answers, 429)], [3, 37])
})

test('a user’s message limit is shared by two servers', { skip: NO_TWO }, async () => {
  const [one, other] = await startTwo([redisUrl(), redisUrl()])
  await until(() => share(one, other))
  const at = ({ address }: TestFrontdesk, path: string, options: Call) =>
    call(address, 'POST', path, { ...options, headers: { ...options.headers, ...fromElsewhere() } })
  const body = { email: `${randomUUID()}@example.com`, password: PASSWORD }
  const { access_token: token } = (await at(one, '/api/auth/signup', { body })).json
  const events = { accept: 'text/event-stream' }
  const said = { token, body: { message: 'hello' } }
  const answered = await at(one, '/api/chat', { ...said, headers: events })
  assert.equal(answered.status, 200)
  assertRateLimit(answered, { name: 'messages-of-user', q: 1, w: 100, r: 0, t: 100 })
  assert.equal((await at(other, '/api/chat', { ...said, headers: events })).status, 429)
  assert.equal((await at(other, '/api/chatbot/message', said)).status, 429)
})

test('failed sign-ins are counted across servers', { skip: NO_TWO }, async () => {
  const [one, other] = await startTwo([redisUrl(), redisUrl()], { ...FEW, LIMIT_SCALE: '1' })
  const signIn = ({ address }: TestFrontdesk) =>
    call(address, 'POST', '/api/auth/login', {
      body: { email: 'nobody@example.com', password: PASSWORD },
      headers: fromElsewhere(),
    })
  await until(async () => {
    const headers = fromElsewhere()
    await health(one, headers)
    return rateLimitOf(await health(other, headers)).r === 298
  })
  const answers: Answer[] = []
  for (let tries = 0; tries < 12; tries++) answers.push(await signIn(tries % 2 === 0 ? one : other))
  assert.deepEqual([count(answers, 401), count(answers, 429)], [10, 2])
})

test('without Redis each server keeps its own limits, and shares them again afterwards', {
  skip: NO_TWO,
}, async () => {
  const wire = await wireToRedis()
  const [one, other] = await startTwo([wire.url, redisUrl()])
  await until(() => share(one, other))
  const known = fromElsewhere()
  for (const server of [one, other, one]) await health(server, known)

  wire.cut()
  // A used up limit stays used up.
  assert.equal((await health(one, known)).status, 429)
  const headers = fromElsewhere()
  const alone = [...Array(5)].map(() => health(one, headers))
  assert.deepEqual(
    (await Promise.all(alone)).map(({ status }) => status),
    [200, 200, 200, 429, 429],
  )
  assertRateLimit(await health(other, headers), { ...OF_ADDRESS, r: 2, t: 20 })
  assert.equal(warnings(one).length, 1)
  assert.match(warnings(one)[0] ?? '', /Redis is away/)

  wire.mend()
  await until(() => share(one, other))
  assert.equal(warnings(one).length, 1)
  assert.equal(warnings(other).length, 0)
})

test('a hanging Redis delays nobody', { skip: NO_TWO }, async () => {
  const wire = await wireToRedis()
  const [one, other] = await startTwo([wire.url, redisUrl()])
  await until(() => share(one, other))
  wire.silence()
  await health(one, fromElsewhere())
  const headers = fromElsewhere()
  const answers = []
  for (let calls = 0; calls < 5; calls++) answers.push(await health(one, headers))
  assert.deepEqual([count(answers, 200), count(answers, 429)], [3, 2])
  assert.equal(warnings(one).length, 1)
  assert.match(warnings(one)[0] ?? '', /Redis keeps no limits/)
  wire.speak()
  await until(() => share(one, other))
})

test('a server starts without its Redis and still limits', async () => {
  const server = await startTestFrontdesk({ env: { ...FEW, REDIS_URL: 'redis://127.0.0.1:1' } })
  const headers = fromElsewhere()
  for (const r of [2, 1, 0]) assertRateLimit(await health(server, headers), { ...OF_ADDRESS, r, t: 20 })
  assert.equal((await health(server, headers)).status, 429)
  assert.equal(warnings(server).length, 1)
  await server.stop()
})

/** The log lines about Redis. */
function warnings({ log }: TestFrontdesk): string[] {
  return log()
    .split('\n')
    .filter((line) => line.includes('"msg":"Redis'))
}
