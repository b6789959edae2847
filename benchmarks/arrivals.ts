/** Two kinds of load: a closed loop, and an open loop with a fixed arrival rate. */
import { type Answered, RawCalls } from './raw-calls.ts'

/** The results within this many seconds; times in milliseconds, sorted. */
export type Tally = {
  seconds: number
  /** Status 200. */
  completed: number[]
  /** Status 503. */
  refused: number[]
  /** The number of other statuses; 0 stands for a lost connection. */
  others: Map<number, number>
  /** Not sent for lack of a connection; sent but unanswered at the end. */
  unsent: number
  unanswered: number
  /** Completions per second, over time. */
  course: number[]
}

/** For an open loop; if more are needed, the server hangs. */
const MAX_CONNECTIONS = 4000
const CONNECTIONS_AT_START = 512
/** Arrivals are batched at this interval: Node's timers are no finer under load. */
const TICK_MS = 10
const LOST_PAUSE_MS = 50

export type NextRequest = () => Buffer

/** A closed loop: each of these callers sends its next call after the previous answer. */
export async function closedLoop(
  address: string,
  next: NextRequest,
  plan: { callers: number; seconds: number },
): Promise<Tally> {
  const calls = new RawCalls(address, plan.callers)
  const watch = new Watch(plan.seconds)
  const ask = () => {
    if (watch.isOver) return
    calls.call(next(), (answered) => {
      watch.count(answered)
      if (answered.status === 0) setTimeout(ask, LOST_PAUSE_MS)
      else ask()
    })
  }
  for (let caller = 0; caller < plan.callers; caller++) ask()
  return watch.end(calls)
}

/** An open loop: calls arrive at this rate, regardless of earlier ones. */
export async function openLoop(
  address: string,
  next: NextRequest,
  plan: { rate: number; seconds: number },
): Promise<Tally> {
  const calls = new RawCalls(address, MAX_CONNECTIONS)
  await calls.open(CONNECTIONS_AT_START)
  const watch = new Watch(plan.seconds)
  let arrived = 0
  const timer = setInterval(() => {
    const due = Math.min(watch.elapsed, plan.seconds) * plan.rate
    for (; arrived < due; arrived++) {
      if (!calls.call(next(), (answered) => watch.count(answered))) watch.tally.unsent++
    }
  }, TICK_MS)
  try {
    return await watch.end(calls)
  } finally {
    clearInterval(timer)
  }
}

class Watch {
  readonly tally: Tally
  readonly #startedAt = performance.now()

  constructor(seconds: number) {
    const course = Array.from({ length: Math.ceil(seconds) }, () => 0)
    this.tally = { seconds, completed: [], refused: [], others: new Map(), unsent: 0, unanswered: 0, course }
  }

  get elapsed(): number {
    return (performance.now() - this.#startedAt) / 1000
  }

  get isOver(): boolean {
    return this.elapsed >= this.tally.seconds
  }

  count({ status, milliseconds }: Answered): void {
    if (this.isOver) return
    const { completed, refused, others, course } = this.tally
    if (status === 200) {
      completed.push(milliseconds)
      const second = Math.floor(this.elapsed)
      course[second] = (course[second] ?? 0) + 1
    } else if (status === 503) refused.push(milliseconds)
    else others.set(status, (others.get(status) ?? 0) + 1)
  }

  async end(calls: RawCalls): Promise<Tally> {
    await new Promise((resolve) => setTimeout(resolve, this.tally.seconds * 1000))
    this.tally.unanswered = calls.underWay
    calls.end()
    const sorted = (times: number[]) => times.sort((a, b) => a - b)
    return { ...this.tally, completed: sorted(this.tally.completed), refused: sorted(this.tally.refused) }
  }
}
