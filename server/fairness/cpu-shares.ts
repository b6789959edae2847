/**
 * Fair scheduling of this process's event loop. Work that blocks it for milliseconds (the built-in answerer,
 * the rules of a form, a large body) is queued here and runs in slices. Its CPU time is charged to the
 * caller's networks and, for a visitor, to the chatbot.
 *
 * A caller with a debt above `burstMs` waits until it is repaid, at the rate of its share. So the most
 * expensive calls of one address take at most 5 % of the CPU, in small pieces. The time is charged
 * afterwards, because it is not known before. Each process accounts for its own event loop.
 */
import type { Caller } from './caller.ts'
import { FairQueue } from './fair-queue.ts'

type Share = { /** The fraction of the CPU. */ rate: number; burstMs: number }

/** As for calls, a wider IPv6 network has more, but never most of the CPU. */
const NETWORKS: readonly Share[] = [
  { rate: 0.05, burstMs: 250 },
  { rate: 0.1, burstMs: 250 },
  { rate: 0.2, burstMs: 250 },
]
/** An additional short-term limit of the widest network, which spreads its 250 ms burst. */
const MOMENT: Share = { rate: 0.2, burstMs: 10 }
/** For all visitors of one chatbot together. */
const CHATBOT: Share = { rate: 0.2, burstMs: 1000 }
/** Calls whose work would wait longer are refused. */
export const MAX_WAIT_MS = 10_000
/** Queued jobs of one lane, above which new calls are refused. Jobs of admitted calls are never refused. */
const MAX_WAITING_IN_LANE = 50
/** The time budget of one event loop iteration; a single job may exceed it. */
const SLICE_MS = 5
/** Bounds memory: beyond this, the least recently charged accounts are dropped. */
const MAX_ACCOUNTS = 10_000

type Account = { key: string; share: Share }
/** `run` returns its CPU time in ms. */
type Job = { accounts: Account[]; run: () => number }

export class CpuShares {
  readonly #scale: number
  readonly #clock: () => number
  /** When each account's debt is repaid, in ms of the clock. */
  readonly #paidAt = new Map<string, number>()
  readonly #queue = new FairQueue<Job>()
  #isRunning = false
  #isReleased = false
  #timer: NodeJS.Timeout | undefined

  /**
   * @param scale multiplies the shares; values below 1 have no effect, or the shares would be too small
   * @param clock in milliseconds
   */
  constructor(scale: number, clock: () => number = performance.now.bind(performance)) {
    this.#scale = Math.max(1, scale)
    this.#clock = clock
  }

  /** Queues work and runs it when it is the caller's turn. */
  run<Result>(caller: Caller, work: () => Result): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const accounts = accountsOf(caller)
    const run = () => {
      const before = process.threadCpuUsage()
      try {
        resolve(work())
      } catch (error) {
        reject(error)
      }
      const { user, system } = process.threadCpuUsage(before)
      const cpuMs = (user + system) / 1000
      this.#charge(accounts, cpuMs)
      return cpuMs
    }
    this.#queue.push(laneOf(caller), { accounts, run })
    if (!this.#isRunning) this.#runSlice()
    return promise
  }

  /** Charges CPU time that was spent elsewhere, for example in a thread. */
  charge(caller: Caller, cpuMs: number): void {
    this.#charge(accountsOf(caller), cpuMs)
  }

  /**
   * Seconds until a new call of this caller may be admitted; 0 means now. A call is refused if it would wait
   * too long or if the caller has too many queued jobs.
   */
  secondsToNext(caller: Caller): number {
    const waitMs = this.#waitMs(accountsOf(caller))
    const isTooMuch = waitMs > MAX_WAIT_MS || this.#queue.lengthOf(laneOf(caller)) >= MAX_WAITING_IN_LANE
    return isTooMuch ? Math.max(1, Math.ceil((waitMs - MAX_WAIT_MS / 2) / 1000)) : 0
  }

  /** Runs all queued work without limits, for shutdown. */
  release(): void {
    this.#isReleased = true
    if (!this.#isRunning) this.#runSlice()
  }

  /** Runs some milliseconds of work, then yields to the event loop. */
  #runSlice(): void {
    clearTimeout(this.#timer)
    this.#isRunning = false
    for (let leftMs = SLICE_MS; leftMs > 0; ) {
      const job = this.#queue.shift(({ accounts }) => this.#waitMs(accounts) === 0)
      if (!job) break
      this.#isRunning = true
      leftMs -= job.run()
    }
    if (this.#isRunning) {
      setImmediate(() => this.#runSlice())
    } else if (this.#queue.length > 0) {
      const waits = this.#queue.heads().map(({ accounts }) => this.#waitMs(accounts))
      this.#timer = setTimeout(() => this.#runSlice(), Math.ceil(Math.min(...waits)))
    }
  }

  #waitMs(accounts: readonly Account[]): number {
    if (this.#isReleased) return 0
    const now = this.#clock()
    const waits = accounts.map(({ key, share }) => {
      const debtMs = Math.max(0, (this.#paidAt.get(key) ?? 0) - now)
      return debtMs - share.burstMs / (share.rate * this.#scale)
    })
    return Math.max(0, ...waits)
  }

  #charge(accounts: readonly Account[], cpuMs: number): void {
    const now = this.#clock()
    for (const { key, share } of accounts) {
      const paidAt = Math.max(now, this.#paidAt.get(key) ?? 0) + cpuMs / (share.rate * this.#scale)
      // Moved to the end, so that the map is ordered by the last charge.
      this.#paidAt.delete(key)
      this.#paidAt.set(key, paidAt)
    }
    for (const [key, paidAt] of this.#paidAt) {
      if (this.#paidAt.size <= MAX_ACCOUNTS && paidAt > now) break
      this.#paidAt.delete(key)
    }
  }
}

function accountsOf({ networks, chatbotId }: Caller): Account[] {
  const accounts = networks.map((key, tier) => ({ key, share: NETWORKS[tier] ?? CHATBOT }))
  accounts.push({ key: `moment ${networks.at(-1)}`, share: MOMENT })
  if (chatbotId !== undefined) accounts.push({ key: `chatbot ${chatbotId}`, share: CHATBOT })
  return accounts
}

/** A lane for each network and chatbot: a chatbot's debt does not delay the network's calls to others. */
function laneOf({ networks, chatbotId = '' }: Caller): string {
  return `${networks.at(-1)} ${chatbotId}`
}
