/**
 * The buckets of token-bucket.ts in Redis, shared by all processes of an installation. One Lua script reads
 * and updates any number of buckets atomically in one round trip. It uses Redis's clock, so that clocks of
 * different machines are never compared. While Redis does not answer, callers fall back to local buckets.
 */
import { hash } from 'node:crypto'
import type { Redis } from '../../redis/redis.ts'
import { fullUs, type Policy } from './token-bucket.ts'

/** How long a call waits for Redis. A healthy Redis answers in less than a millisecond. */
const MAX_WAIT_MS = 250
/** How often a failing Redis is probed, in the background. */
const PROBE_EVERY_MS = 1000
const PROBE: Ask[] = [
  { policy: { name: 'probe', capacity: 1, intervalUs: 1000, overdraft: 0 }, key: '', isShare: false },
]

/**
 * ARGV: 1 to take a token from each bucket if all have one, else 0; then for each key the µs of a full
 * bucket, of a token and of its overdraft, and 1 for a share (`Rate.isShare`). Returns whether all had a
 * token, and the room in each, in µs. A value is the time at which its bucket is full; the key expires then.
 * A clock set back delays nobody for longer than an empty bucket does.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local rooms, fits, overdraws, shares = {}, 1, true, 0
local function of(i) return tonumber(ARGV[4 * i - 2]), tonumber(ARGV[4 * i - 1]), tonumber(ARGV[4 * i]), ARGV[4 * i + 1] == '1' end
for i, key in ipairs(KEYS) do
  local full, token, overdraft, is_share = of(i)
  local full_at = tonumber(redis.call('GET', key) or '') or now
  rooms[i] = full - math.max(0, math.min(full + overdraft, full_at - now))
  if is_share then shares = shares + 1 end
  if is_share and rooms[i] < token then overdraws = false end
end
overdraws = overdraws and shares > 0
for i in ipairs(KEYS) do
  local full, token, overdraft, is_share = of(i)
  if not is_share and rooms[i] < token - (overdraws and overdraft or 0) then fits = 0 end
end
if ARGV[1] == '1' and fits == 1 then
  for i, key in ipairs(KEYS) do
    local full, token, overdraft, is_share = of(i)
    if overdraws or not is_share then
      rooms[i] = rooms[i] - token
      local lacking = full - rooms[i]
      redis.call('SET', key, string.format('%.0f', now + lacking), 'PX', math.ceil(lacking / 1000))
    end
  end
end
return {fits, unpack(rooms)}`
const SCRIPT_SHA = hash('sha1', SCRIPT)

export type Ask = { policy: Policy; key: string; isShare: boolean }

/** Whether all buckets had a token, and the content of each now, in µs. */
export type SharedAnswer = { fits: boolean; roomsUs: number[] }

export type SharedBucketsOptions = {
  redis: Redis
  /**
   * The installation's secret. It salts the keys: installations can share a Redis, and keys do not reveal
   * callers.
   */
  secret: string
  /** Called once each time that a connected Redis stops serving. */
  onError: (error: unknown) => void
}

export class SharedBuckets {
  readonly #redis: Redis
  readonly #salt: string
  readonly #onError: (error: unknown) => void
  #isFailing = false
  #nextProbeAt = 0

  constructor({ redis, secret, onError }: SharedBucketsOptions) {
    this.#redis = redis
    this.#salt = hash('sha256', `frontdesk limits ${secret}`)
    this.#onError = onError
  }

  /**
   * @param takes whether to take a token from each bucket, if all have one
   * @returns undefined while Redis does not serve, synchronously if that is known already; never rejects
   */
  ask(asks: readonly Ask[], takes: boolean): Promise<SharedAnswer | undefined> | undefined {
    // The connection reports its own loss.
    if (!this.#redis.isReady) return undefined
    if (!this.#isFailing) return this.#inTime(asks, takes).catch((error) => this.#suspend(error))
    this.#probe()
    return undefined
  }

  #suspend(error: unknown): undefined {
    if (this.#isFailing || !this.#redis.isReady) return
    this.#isFailing = true
    this.#nextProbeAt = performance.now() + PROBE_EVERY_MS
    this.#onError(error)
  }

  #probe(): void {
    if (performance.now() < this.#nextProbeAt) return
    this.#nextProbeAt = performance.now() + PROBE_EVERY_MS
    const recover = () => {
      this.#isFailing = false
    }
    // The probe writes too: a replica or a full Redis can still read.
    this.#inTime(PROBE, true).then(recover, () => {})
  }

  /** A timeout, because a hanging Redis keeps its connection open. */
  #inTime(asks: readonly Ask[], takes: boolean): Promise<SharedAnswer> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`Redis did not answer within ${MAX_WAIT_MS} ms`))
      // Read pending data first: this process may have been blocked itself.
      const timer = setTimeout(() => setImmediate(late), MAX_WAIT_MS)
      this.#run(asks, takes)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
  }

  async #run(asks: readonly Ask[], takes: boolean): Promise<SharedAnswer> {
    const keys = asks.map(({ policy, key }) => this.#keyOf(policy, key))
    const sizes = asks.flatMap(({ policy, isShare }) => [
      String(fullUs(policy)),
      String(policy.intervalUs),
      String(policy.overdraft * policy.intervalUs),
      isShare ? '1' : '0',
    ])
    const options = { keys, arguments: [takes ? '1' : '0', ...sizes] }
    const [fits, ...roomsUs] = (await this.#redis.evalSha(SCRIPT_SHA, options).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return this.#redis.eval(SCRIPT, options)
    })) as number[]
    return { fits: fits === 1, roomsUs }
  }

  #keyOf({ name }: Policy, key: string): string {
    return `frontdesk:limit:${name}:${hash('sha256', this.#salt + key, 'base64url')}`
  }
}
