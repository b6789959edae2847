/** Password guessing is stopped without locking out the owner in known networks. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { type Answer, call, PASSWORD } from '../../../testing/client.ts'
import { SERVER_URL } from '../../../testing/database.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { fromElsewhere } from '../../../testing/rate-limits.ts'
import { NO_REDIS, redisUrl } from '../../../testing/redis.ts'
import { startSupabaseAuth } from '../../../testing/supabase-auth.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { forgetOldNetworks } from '../../identity/known-networks.ts'

const TRUSTING = { TRUST_PROXY: 'true' }
const frontdesk = await startTestFrontdesk({ env: TRUSTING })
const { address, connections } = frontdesk

const { now: realNow } = performance
let ahead = 0
/** A manual clock for the buckets only. */
performance.now = () => realNow.call(performance) + ahead
after(() => {
  performance.now = realNow
})

type From = Record<string, string>

/** A common interface of both APIs with passwords: sign-up and sign-in from a network. */
const APIS = {
  mobile: (server: string) => ({
    signUp: (name: string, from: From) =>
      call(server, 'POST', '/auth/register', { body: { username: name, password: PASSWORD }, headers: from }),
    signIn: (name: string, password: string, from: From) =>
      call(server, 'POST', '/auth/token', {
        raw: new URLSearchParams({ username: name, password }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...from },
      }),
  }),
  chat: (server: string) => ({
    signUp: (email: string, from: From) =>
      call(server, 'POST', '/api/auth/signup', { body: { email, password: PASSWORD }, headers: from }),
    signIn: (email: string, password: string, from: From) =>
      call(server, 'POST', '/api/auth/login', { body: { email, password }, headers: from }),
  }),
}

const newName = () => `${randomUUID().slice(0, 8)}@example.com`

type Api = ReturnType<(typeof APIS)['chat']>

/** Guesses from a new network each time until one is refused. @returns the refusal */
async function guessUntilRefused({ signIn }: Api, name: string, most = 10): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer = await signIn(name, `guess ${tries}`, fromElsewhere())
    if (answer.status === 429) return answer
    assert.equal(answer.status, 401, answer.text)
    assert.ok(tries < most, `guess ${tries + 1} was looked at`)
  }
}

const statusOf = async (answer: Promise<Answer>) => (await answer).status

for (const [name, apiAt] of Object.entries(APIS)) {
  const api = apiAt(address)

  test(`${name}: the owner can sign in from a known network, whatever strangers do`, async () => {
    const account = newName()
    const [home, office, elsewhere] = [fromElsewhere(), fromElsewhere(), fromElsewhere()]
    await api.signUp(account, home)
    assert.equal(await statusOf(api.signIn(account, PASSWORD, office)), 200)
    await guessUntilRefused(api, account)
    for (const known of [home, office]) {
      assert.equal(await statusOf(api.signIn(account, 'mistyped', known)), 401)
      assert.equal(await statusOf(api.signIn(account, PASSWORD, known)), 200)
    }
    assert.equal(await statusOf(api.signIn(account, PASSWORD, elsewhere)), 429)
    assert.equal(await statusOf(api.signIn(account, PASSWORD, fromElsewhere())), 429)
  })

  test(`${name}: ten failures in a known network lock the account only there`, async () => {
    const account = newName()
    const [home, office] = [fromElsewhere(), fromElsewhere()]
    await api.signUp(account, home)
    await api.signIn(account, PASSWORD, office)
    for (let tries = 0; tries < 10; tries++)
      assert.equal(await statusOf(api.signIn(account, 'mistyped', home)), 401)
    const refused = await api.signIn(account, PASSWORD, home)
    assert.equal(refused.status, 429)
    assert.match(refused.headers.get('retry-after') ?? '', /^[89]\d$/)
    assert.equal(await statusOf(api.signIn(account, PASSWORD, office)), 200)
    assert.equal(await statusOf(api.signIn(account, PASSWORD, fromElsewhere())), 200)
  })
}

const { signUp, signIn } = APIS.chat(address)

test('each failure lengthens the wait, and the owner waits no longer than others', async () => {
  const account = newName()
  const home = fromElsewhere()
  await signUp(account, home)
  const waits: number[] = []
  for (let round = 0; round < 12; round++) {
    const refused = await guessUntilRefused({ signUp, signIn }, account, round === 0 ? 10 : 1)
    waits.push(Number(refused.headers.get('retry-after')))
    assert.equal(await statusOf(signIn(account, PASSWORD, home)), 200)
    ahead += (waits.at(-1) ?? 0) * 1000
  }
  const expected = [90, 90, 180, 360, 720, ...Array(7).fill(1440)]
  for (const [index, wait] of waits.entries())
    assert.ok(Math.abs(wait - (expected[index] ?? 0)) <= 45, `${waits}`)
  // A new network is admitted after the wait, and is known from then on.
  const cafe = fromElsewhere()
  assert.equal(await statusOf(signIn(account, PASSWORD, cafe)), 200)
  await guessUntilRefused({ signUp, signIn }, account, 1)
  assert.equal(await statusOf(signIn(account, PASSWORD, cafe)), 200)
  // After a pause there are ten tries again.
  ahead += 6 * 60 * 60 * 1000
  for (let tries = 0; tries < 10; tries++)
    assert.equal(await statusOf(signIn(account, 'mistyped', fromElsewhere())), 401)
})

test('limits concurrent guesses from many networks to ten', async () => {
  const account = newName()
  await signUp(account, fromElsewhere())
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, guess) => signIn(account, `guess ${guess}`, fromElsewhere())),
  )
  const count = (status: number) => guesses.filter((answer) => answer.status === status).length
  assert.deepEqual([count(401), count(429)], [10, 30])
})

test('locks a nonexistent account like an existing one', async () => {
  const refused = await guessUntilRefused({ signUp, signIn }, newName())
  assert.match(refused.headers.get('retry-after') ?? '', /^[89]\d$/)
  const [rows] = await asServiceRole(connections, (sql) => [sql`select from known_networks`])
  await guessUntilRefused({ signUp, signIn }, newName())
  const [after] = await asServiceRole(connections, (sql) => [sql`select from known_networks`])
  assert.equal(after.length, rows.length, 'a failure made a network known')
})

test('a known network of one API does not count for an equal name at another', async () => {
  const account = newName()
  const stranger = fromElsewhere()
  await signUp(account, fromElsewhere())
  await APIS.mobile(address).signUp(account, stranger)
  await guessUntilRefused({ signUp, signIn }, account)
  assert.equal(await statusOf(signIn(account, PASSWORD, stranger)), 429)
  assert.equal(await statusOf(APIS.mobile(address).signIn(account, PASSWORD, stranger)), 200)
})

test('stores networks as hashes, at most twenty per account, for half a year', async () => {
  const account = newName()
  const first = fromElsewhere()
  await signUp(account, first)
  const places = Array.from({ length: 20 }, fromElsewhere)
  for (const place of places) assert.equal(await statusOf(signIn(account, PASSWORD, place)), 200)
  const [sizes, text] = await asServiceRole(connections, (sql) => [
    sql<
      { networks: number }[]
    >`select count(*)::integer as networks from known_networks group by account order by 1 desc`,
    sql<
      { row: string }[]
    >`select (encode(account, 'escape') || encode(network, 'escape')) as row from known_networks`,
  ])
  assert.equal(sizes[0]?.networks, 20)
  const everything = JSON.stringify(text)
  for (const place of [...places, first])
    assert.ok(!everything.includes(place['x-forwarded-for']?.slice(0, 14) ?? assert.fail()))
  assert.ok(!everything.includes(account.slice(0, 8)))
  await guessUntilRefused({ signUp, signIn }, account)
  assert.equal(
    await statusOf(signIn(account, PASSWORD, first)),
    429,
    'the one that was seen first is forgotten',
  )
  assert.equal(await statusOf(signIn(account, PASSWORD, places[0] ?? {})), 200)
  await asServiceRole(connections, (sql) => [
    sql`update known_networks set seen_at = seen_at - interval '179 days'`,
  ])
  await forgetOldNetworks(connections)
  assert.equal(await statusOf(signIn(account, PASSWORD, places[1] ?? {})), 200)
  await asServiceRole(connections, (sql) => [
    sql`update known_networks set seen_at = seen_at - interval '2 days'`,
  ])
  await forgetOldNetworks(connections)
  assert.equal(await statusOf(signIn(account, PASSWORD, places[2] ?? {})), 429)
  assert.equal(await statusOf(signIn(account, PASSWORD, places[1] ?? {})), 200, 'it was seen again')
})

test('known networks survive a restart', async () => {
  const before = await startTestFrontdesk({ env: TRUSTING })
  const account = newName()
  const home = fromElsewhere()
  await APIS.chat(before.address).signUp(account, home)
  await before.stop()
  const again = await startTestFrontdesk({ env: TRUSTING, database: before.database })
  const api = APIS.chat(again.address)
  await guessUntilRefused(api, account)
  assert.equal(await statusOf(api.signIn(account, PASSWORD, home)), 200)
  assert.equal(await statusOf(api.signIn(account, PASSWORD, fromElsewhere())), 429)
  await again.stop()
})

const NO_TWO = NO_REDIS || (SERVER_URL ? false : 'TEST_DATABASE_URL names no Postgres')

test('two servers share known networks and failures', {
  skip: NO_TWO,
}, async () => {
  const one = await startTestFrontdesk({ env: { ...TRUSTING, REDIS_URL: redisUrl() } })
  const other = await startTestFrontdesk({
    env: { ...TRUSTING, REDIS_URL: redisUrl() },
    database: one.database,
  })
  const [here, there] = [APIS.chat(one.address), APIS.chat(other.address)]
  const account = newName()
  const home = fromElsewhere()
  await here.signUp(account, home)
  await guessUntilRefused(there, account)
  assert.equal(await statusOf(here.signIn(account, PASSWORD, fromElsewhere())), 429)
  assert.equal(await statusOf(there.signIn(account, PASSWORD, home)), 200)
})

test('a sign-up with an unconfirmed address does not make the network known', async () => {
  const auth = await startSupabaseAuth({ confirmEmail: true })
  const env = { ...TRUSTING, SUPABASE_URL: auth.url, SUPABASE_KEY: auth.anonKey }
  const server = await startTestFrontdesk({ env })
  const api = APIS.chat(server.address)
  const account = newName()
  const [stranger, home] = [fromElsewhere(), fromElsewhere()]
  await api.signUp(account, stranger)
  auth.confirm(account)
  assert.equal(await statusOf(api.signIn(account, PASSWORD, home)), 200)
  await guessUntilRefused(api, account)
  assert.equal(await statusOf(api.signIn(account, 'guess', stranger)), 429)
  assert.equal(await statusOf(api.signIn(account, PASSWORD, home)), 200)
})
