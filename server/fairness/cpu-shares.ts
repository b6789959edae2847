/**
 * Shares of this process's event loop. Work that holds it for milliseconds (an answer of the built-in
 * answerer, the rules of a form, a large body) runs here, a little in each turn of the loop, and its
 * processor time is charged to the caller's networks and to the chatbot whose visitor the caller is.
 *
 * Whoever has used more than `burstMs` lately waits until it is paid back, at the rate of their share. So an
 * address that sends the dearest calls it can takes 5 % of the processor, in small pieces, and others hardly
 * notice; what it may use at once is spread as well. Charged afterwards, since nobody knows before what a piece of work takes. Counted in each process:
 * what is shared out is the loop of this one.
 */
import type { Caller } from './caller.ts'
import { FairQueue } from './fair-queue.ts'

type Share = { /** Of the processor. */ rate: number; burstMs: number }

/** As for calls, a wider IPv6 network has more; never so much that it is most of the processor. */
const NETWORKS: readonly Share[] = [
  { rate: 0.05, burstMs: 250 },
  { rate: 0.1, burstMs: 250 },
  { rate: 0.2, burstMs: 250 },
]
/** Of the widest network, beside its share: the 250 ms do not come in one piece. */
const MOMENT: Share = { rate: 0.2, burstMs: 10 }
/** All visitors of one chatbot together. */
const CHATBOT: Share = { rate: 0.2, burstMs: 1000 }
/** Whoever would wait longer before a piece of their work runs is refused. */
export const MAX_WAIT_MS = 10_000
/** Pieces of work of one lane. They belong to calls that were let in and are never refused. */
const MAX_WAITING_IN_LANE = 50
/** What runs in one turn of the event loop, if a single piece is not longer. */
const SLICE_MS = 5
/** Accounts that have paid back are forgotten when there are so many. */
const MAX_ACCOUNTS = 10_000

type Account = { key: string; share: Share }
/** `run` returns the processor time that it took, in ms. */
type Job = { accounts: Account[]; run: () => number }

export class CpuShares {
  readonly #scale: number
  readonly #clock: () => number
  /** When each account's debt is paid, in ms of the clock. */
  readonly #paidAt = new Map<string, number>()
  readonly #queue = new FairQueue<Job>()
  #isRunning = false
  #isReleased = false
  #timer: NodeJS.Timeout | undefined

  /**
   * @param scale multiplies the shares; below 1 they stay as they are: they would be too small for any call
   * @param clock in milliseconds
   */
  constructor(scale: number, clock = () => performance.now()) {
    this.#scale = Math.max(1, scale)
    this.#clock = clock
  }

  /** Runs it when it is the caller's turn, soon after others' work that came before. */
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

  /** What was done for a caller elsewhere, such as in a thread. */
  charge(caller: Caller, cpuMs: number): void {
    this.#charge(accountsOf(caller), cpuMs)
  }

  /**
   * Seconds after which a new call of this caller is worth a try: 0 at once. Refused are those that would
   * wait for too long, and those who have too much waiting.
   */
  secondsToNext(caller: Caller): number {
    const waitMs = this.#waitMs(accountsOf(caller))
    const isTooMuch = waitMs > MAX_WAIT_MS || this.#queue.lengthOf(laneOf(caller)) >= MAX_WAITING_IN_LANE
    return isTooMuch ? Math.max(1, Math.ceil((waitMs - MAX_WAIT_MS / 2) / 1000)) : 0
  }

  /** Nobody waits for a share any more: the server stops. */
  release(): void {
    this.#isReleased = true
    if (!this.#isRunning) this.#runSlice()
  }

  /** Some milliseconds of work, then whatever else the loop has to do. */
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
      // Moved to the end: the first ones were charged longest ago.
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

/** A network that talks to a chatbot with debts is not held up at another one. */
function laneOf({ networks, chatbotId = '' }: Caller): string {
  return `${networks.at(-1)} ${chatbotId}`
}
