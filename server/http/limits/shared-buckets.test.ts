/** Buckets in Redis must behave like those in memory. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { NO_REDIS, openRedis, wireToRedis } from '../../../testing/redis.ts'
import type { Redis } from '../../redis/redis.ts'
import { SharedBuckets } from './shared-buckets.ts'
import { createPolicy, fullUs, type Policy, secondsToNext, TokenBuckets, tokensIn } from './token-bucket.ts'

const test_ = (name: string, run: (redis: Redis) => Promise<void>) =>
  test(name, { skip: NO_REDIS }, async () => run(await openRedis()))

const newBuckets = (redis: Redis, secret: string = randomUUID()) =>
  new SharedBuckets({ redis, secret, onError: (error) => assert.fail(error as Error) })

/** Unique for this test. */
const policyOf = (calls: number, windowMs: number) => createPolicy(`test-${randomUUID()}`, calls, windowMs)
const keysOf = (redis: Redis, { name }: Policy) => redis.keys(`frontdesk:limit:${name}:*`)

/** Tolerated drift between Redis's clock and ours within two seconds. */
const CLOCKS_US = 1000

const take = (shared: SharedBuckets, policy: Policy, key = 'a') => ask(shared, policy, true, key)
const look = (shared: SharedBuckets, policy: Policy, key = 'a') => ask(shared, policy, false, key)

async function ask(shared: SharedBuckets, policy: Policy, takes: boolean, key: string) {
  const answer = await shared.ask([{ policy, key, isShare: false }], takes)
  assert.ok(answer, 'Redis did not serve')
  const standing = { policy, roomUs: answer.roomsUs[0] ?? 0 }
  return { ...standing, fits: answer.fits, tokens: tokensIn(standing), seconds: secondsToNext(standing) }
}

test_('allows a burst of all tokens, then refills one by one', async (redis) => {
  const shared = newBuckets(redis)
  const policy = policyOf(10, 900_000)
  for (let left = 9; left >= 0; left--) {
    const { fits, tokens, seconds } = await take(shared, policy)
    assert.deepEqual([fits, tokens, seconds <= 90 && seconds >= 88], [true, left, true])
  }
  const refused = await take(shared, policy)
  assert.deepEqual([refused.fits, refused.tokens], [false, 0])
  assert.ok((await look(shared, policy)).roomUs >= refused.roomUs)
  assert.deepEqual((await look(shared, policy, 'b')).tokens, 10)
})

test_('they refill as those in memory do', async (redis) => {
  const shared = newBuckets(redis)
  // One each 40 ms.
  const policy = policyOf(5, 200)
  // Redis takes the token between these two times.
  const [early, late] = [new TokenBuckets(policy), new TokenBuckets(policy)]
  for (let step = 0; step < 60; step++) {
    const startedAt = performance.now()
    const [most, least] = [early.roomUs('a'), late.roomUs('a')]
    const { fits, roomUs } = await take(shared, policy)
    // Measured each time, because other processes may delay any step.
    const refilled = (room: number) => Math.min(fullUs(policy), room + (performance.now() - startedAt) * 1000)
    const spent = fits ? policy.intervalUs : 0
    const [low, high] = [least - spent - CLOCKS_US, refilled(most) - spent + CLOCKS_US]
    assert.ok(roomUs >= low && roomUs <= high, `step ${step}: ${low} <= ${roomUs} <= ${high}`)
    if (fits) {
      do early.set('a', refilled(most - spent))
      while (early.roomUs('a') < refilled(most - spent) - CLOCKS_US / 10)
      late.set('a', late.roomUs('a') - spent)
    }
    await sleep([0, 0, 0, 15, 50, 130][step % 6])
  }
})

test_('of calls that come at once, as many are let in as there are tokens', async (redis) => {
  const policy = policyOf(7, 900_000)
  const secret = randomUUID()
  const processes = [newBuckets(redis, secret), newBuckets(await openRedis(), secret)]
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, call) => take(processes[call % 2] as SharedBuckets, policy)),
  )
  assert.equal(answers.filter(({ fits }) => fits).length, 7)
})

test_('a token is taken from all buckets or from none', async (redis) => {
  const shared = newBuckets(redis)
  const [wide, narrow] = [policyOf(10, 900_000), policyOf(1, 900_000)]
  const both = () =>
    shared.ask(
      [
        { policy: wide, key: 'a', isShare: false },
        { policy: narrow, key: 'b', isShare: false },
      ],
      true,
    )
  assert.deepEqual(await both(), { fits: true, roomsUs: [fullUs(wide) - wide.intervalUs, 0] })
  const refused = await both()
  assert.equal(refused?.fits, false)
  assert.equal((await look(shared, wide)).tokens, 9)
})

test_('installations that share a Redis do not meet, and it does not know who called', async (redis) => {
  const policy = policyOf(1, 900_000)
  const [one, other] = [newBuckets(redis), newBuckets(redis)]
  assert.ok((await take(one, policy, 'ada@example.com')).fits)
  assert.ok((await take(other, policy, 'ada@example.com')).fits)
  assert.ok(!(await take(one, policy, 'ada@example.com')).fits)
  const keys = await keysOf(redis, policy)
  assert.equal(keys.length, 2)
  for (const key of keys) assert.match(key, /^frontdesk:limit:[^:]+:[\w-]{43}$/)
})

test_('a bucket is in Redis until it is full, and no longer', async (redis) => {
  const shared = newBuckets(redis)
  const policy = policyOf(10, 60_000)
  await look(shared, policy)
  assert.deepEqual(await keysOf(redis, policy), [])
  await take(shared, policy)
  await take(shared, policy)
  const [key = ''] = await keysOf(redis, policy)
  const milliseconds = await redis.pTTL(key)
  assert.ok(milliseconds <= 12_000 && milliseconds > 11_000, `${milliseconds} ms`)
})

test_('a clock that is set back makes nobody wait for longer than an empty bucket does', async (redis) => {
  const shared = newBuckets(redis)
  const policy = policyOf(2, 200)
  await take(shared, policy)
  const [key = ''] = await keysOf(redis, policy)
  await redis.set(key, String((Date.now() + 3_600_000) * 1000))
  const { fits, roomUs } = await take(shared, policy)
  assert.deepEqual([fits, roomUs], [false, 0])
  // It does not refill either before that time.
  await redis.set(key, 'nonsense')
  assert.ok((await take(shared, policy)).fits)
})

test_('a Redis that has forgotten the script is given it again', async (redis) => {
  const shared = newBuckets(redis)
  const policy = policyOf(3, 900_000)
  await take(shared, policy)
  await redis.scriptFlush()
  const answers = await Promise.all([take(shared, policy), take(shared, policy), take(shared, policy)])
  assert.deepEqual(
    answers.map(({ fits }) => fits),
    [true, true, false],
  )
})

test_('reports a refusing Redis once, and retries in the background', async (redis) => {
  const troubles: string[] = []
  const onError = (error: unknown) => troubles.push(String(error))
  const shared = new SharedBuckets({ redis, secret: randomUUID(), onError })
  const policy = policyOf(100, 900_000)
  await take(shared, policy)
  const [key = ''] = await keysOf(redis, policy)
  await redis.del(key)
  await redis.rPush(key, 'a list is no bucket')
  const answers = await Promise.all(
    [1, 2, 3].map(() => shared.ask([{ policy, key: 'a', isShare: false }], true)),
  )
  assert.deepEqual(answers, [undefined, undefined, undefined])
  assert.equal(shared.ask([{ policy, key: 'a', isShare: false }], true), undefined)
  assert.equal(troubles.length, 1)
  assert.match(troubles[0] ?? '', /WRONGTYPE/)
  await redis.del(key)
  await until(async () => (await shared.ask([{ policy, key: 'a', isShare: false }], true))?.fits ?? false)
  assert.equal(troubles.length, 1)
})

test('does not wait for a Redis that hangs or is unavailable', { skip: NO_REDIS }, async () => {
  const wire = await wireToRedis()
  const redis = await openRedis(wire.url)
  const troubles: string[] = []
  const onError = (error: unknown) => troubles.push(String(error))
  const shared = new SharedBuckets({ redis, secret: randomUUID(), onError })
  const policy = policyOf(100, 900_000)
  const ask = () => shared.ask([{ policy, key: 'a', isShare: false }], true)
  assert.ok((await ask())?.fits)

  wire.silence()
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [undefined, undefined, undefined])
  // From now on the failure is known, and calls do not wait.
  for (let calls = 0; calls < 100; calls++) assert.equal(ask(), undefined)
  assert.match(troubles.join(), /^Error: Redis did not answer within 250 ms$/)
  wire.speak()
  await until(async () => (await ask())?.fits ?? false)

  wire.cut()
  await until(async () => !redis.isReady)
  assert.equal(ask(), undefined)
  wire.mend()
  await until(async () => (await ask())?.fits ?? false)
  assert.equal(troubles.length, 1)
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, 'it did not come so')
    await sleep(50)
  }
}
