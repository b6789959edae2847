/**
 * The buckets of token-bucket.ts, kept in Redis by all processes of an installation. One script asks for
 * and takes from any number of buckets in one round trip, by Redis's own clock, so that nothing comes
 * between and no two machines' clocks are compared. Whenever Redis does not answer, and at once, the
 * caller is told to go on with buckets of its own.
 */
import { hash } from 'node:crypto'
import type { Redis } from '../../redis/redis.ts'
import { fullUs, type Policy } from './token-bucket.ts'

/** How long a call waits for its limits. A healthy Redis answers in less than a millisecond. */
const LONGEST_WAIT_MS = 250
/** How often one that is silent, or refuses, is asked whether it is well again. Nobody waits for that. */
const PROBE_EVERY_MS = 1000
const PROBE: Ask[] = [
  { policy: { name: 'probe', capacity: 1, intervalUs: 1000, overdraft: 0 }, key: '', isShare: false },
]

/**
 * ARGV: 1 to take a token from each bucket if there is one in all of them, else 0; then for each key the
 * µs of a full bucket, of a token and of its overdraft, and 1 for a share (`Rate.isShare`). Answers whether
 * there was a token in all, and the room in each, in µs. A value is the time at which its bucket is full:
 * then it expires. A clock that was set back makes nobody wait for longer than an empty bucket does.
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

/** Whether there was a token in all buckets, and what is in each now, in µs. */
export type SharedAnswer = { fits: boolean; roomsUs: number[] }

export type SharedBucketsOptions = {
  redis: Redis
  /**
   * The installation's secret. Keys are made of it, so that installations that share a Redis do not meet
   * there, and nobody reads in it who called.
   */
  secret: string
  /** Told once whenever a Redis that is connected does not serve. */
  onTrouble: (error: unknown) => void
}

export class SharedBuckets {
  readonly #redis: Redis
  readonly #salt: string
  readonly #onTrouble: (error: unknown) => void
  #isTroubled = false
  #nextProbeAt = 0

  constructor({ redis, secret, onTrouble }: SharedBucketsOptions) {
    this.#redis = redis
    this.#salt = hash('sha256', `frontdesk limits ${secret}`)
    this.#onTrouble = onTrouble
  }

  /**
   * @param takes whether to take a token from each bucket, if there is one in all of them
   * @returns undefined, at once where that is known already, when Redis does not serve; never rejects
   */
  ask(asks: readonly Ask[], takes: boolean): Promise<SharedAnswer | undefined> | undefined {
    // A lost connection is told by the connection itself.
    if (!this.#redis.isReady) return undefined
    if (!this.#isTroubled) return this.#inTime(asks, takes).catch((error) => this.#suspend(error))
    this.#probe()
    return undefined
  }

  #suspend(error: unknown): undefined {
    if (this.#isTroubled || !this.#redis.isReady) return
    this.#isTroubled = true
    this.#nextProbeAt = performance.now() + PROBE_EVERY_MS
    this.#onTrouble(error)
  }

  #probe(): void {
    if (performance.now() < this.#nextProbeAt) return
    this.#nextProbeAt = performance.now() + PROBE_EVERY_MS
    const recover = () => {
      this.#isTroubled = false
    }
    // It writes too: a replica, or a Redis that is full, reads well and is of no use.
    this.#inTime(PROBE, true).then(recover, () => {})
  }

  /** A Redis that hangs is not away: its connection stands. */
  #inTime(asks: readonly Ask[], takes: boolean): Promise<SharedAnswer> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`Redis did not answer within ${LONGEST_WAIT_MS} ms`))
      // What has come is read first: it may be this process that was held up.
      const timer = setTimeout(() => setImmediate(late), LONGEST_WAIT_MS)
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
