import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createPolicy, type Policy, secondsToNext, TokenBuckets, tokensIn } from './token-bucket.ts'

const { now: realNow } = performance
after(() => {
  performance.now = realNow
})

/** A manual clock for the buckets. Not a mock, which would record all calls. */
function clockFrom(startMs: number) {
  let now = startMs
  performance.now = () => now
  return (ms: number) => {
    now += ms
  }
}

/** Takes a token. @returns tokens left and seconds to the next; undefined when the bucket was empty */
function take(buckets: TokenBuckets, key: string): [tokens: number, seconds: number] | undefined {
  const { policy } = buckets
  const roomUs = buckets.roomUs(key) - policy.intervalUs
  if (roomUs < 0) return undefined
  buckets.set(key, roomUs)
  return [tokensIn({ policy, roomUs }), secondsToNext({ policy, roomUs })]
}

const standing = (buckets: TokenBuckets, key: string) => {
  const { policy } = buckets
  const roomUs = buckets.roomUs(key)
  return [tokensIn({ policy, roomUs }), secondsToNext({ policy, roomUs })]
}

test('allows a burst of all tokens, then refills one by one', () => {
  const pass = clockFrom(1000)
  const buckets = new TokenBuckets(createPolicy('p', 300, 60_000))
  for (let left = 299; left >= 0; left--) assert.deepEqual(take(buckets, 'a'), [left, 1])
  assert.equal(take(buckets, 'a'), undefined)
  pass(199)
  assert.equal(take(buckets, 'a'), undefined)
  pass(1)
  assert.deepEqual(take(buckets, 'a'), [0, 1])
  assert.equal(take(buckets, 'a'), undefined)
  assert.deepEqual(standing(buckets, 'b'), [300, 0])
  pass(30_000)
  assert.deepEqual(standing(buckets, 'a'), [150, 1])
  pass(30_000)
  assert.deepEqual(standing(buckets, 'a'), [300, 0])
  pass(1e9)
  assert.deepEqual(standing(buckets, 'a'), [300, 0])
})

test('rounds the seconds until the next token up', () => {
  const pass = clockFrom(0)
  const buckets = new TokenBuckets(createPolicy('p', 10, 900_000))
  assert.deepEqual(take(buckets, 'a'), [9, 90])
  pass(1)
  assert.deepEqual(standing(buckets, 'a'), [9, 90])
  pass(1000)
  assert.deepEqual(standing(buckets, 'a'), [9, 89])
  assert.deepEqual(take(buckets, 'a'), [8, 89])
  pass(88_998)
  assert.deepEqual(standing(buckets, 'a'), [8, 1])
  pass(1)
  assert.deepEqual(standing(buckets, 'a'), [9, 90])
})

test('less than one call per window is one call in a longer window', () => {
  const policies: [calls: number, expected: Pick<Policy, 'capacity' | 'intervalUs'>][] = [
    [0.2, { capacity: 1, intervalUs: 300_000_000 }],
    [1, { capacity: 1, intervalUs: 60_000_000 }],
    [6.6, { capacity: 6, intervalUs: 9_090_909 }],
    [60, { capacity: 60, intervalUs: 1_000_000 }],
    [1e12, { capacity: 1e12, intervalUs: 1 }],
  ]
  for (const [calls, expected] of policies)
    assert.deepEqual(createPolicy('p', calls, 60_000), { name: 'p', ...expected, overdraft: 0 })
})

test('keeps a bucket until it has refilled', () => {
  const pass = clockFrom(5000)
  const buckets = new TokenBuckets(createPolicy('p', 2, 2000))
  // At every moment between two rotations of the maps, which other calls cause.
  for (let at = 0; at < 2000; at += 100) {
    const key = `spent at ${at}`
    take(buckets, key)
    take(buckets, key)
    for (let waited = 100; waited < 1000; waited += 100) {
      pass(100)
      take(buckets, `other ${at} ${waited}`)
      assert.equal(take(buckets, key), undefined, `${key}, after ${waited} ms`)
    }
    pass(100)
    assert.deepEqual(take(buckets, key), [0, 1], key)
    pass(2000)
    take(buckets, 'turns the maps')
    pass(at)
  }
})

test('bounds memory by dropping the least recently used keys', () => {
  clockFrom(0)
  const buckets = new TokenBuckets(createPolicy('p', 1, 60_000))
  for (let caller = 0; caller < 250_000; caller++)
    assert.deepEqual(take(buckets, `caller ${caller}`), [0, 60])
  assert.equal(take(buckets, 'caller 249999'), undefined)
  assert.equal(take(buckets, 'caller 150000'), undefined)
  assert.deepEqual(take(buckets, 'caller 0'), [0, 60])
})
