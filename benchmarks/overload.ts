/**
 * Measures the remaining throughput when five times as many calls arrive as the server can answer. `npm run
 * bench -- --overload`; README.md explains the figures.
 */
import { basename, join, resolve } from 'node:path'
import postgres from 'postgres'
import { DEFAULT_SCHEMA } from '../server/database/schema-name.ts'
import { call, newUser } from '../testing/client.ts'
import { closedLoop, type NextRequest, openLoop, type Tally } from './arrivals.ts'
import { createDatabase, findPostgres } from './postgres-server.ts'
import { cpuMsOf, residentMiBOf } from './process-usage.ts'
import { type Program, startProgram } from './programs.ts'
import { rawPost } from './raw-calls.ts'
import { MESSAGE, SECRET_KEY } from './scenarios.ts'

export type OverloadPlan = {
  /** Duration of each overload. */
  seconds: number
  rounds: number
  /** Measure the embedded database instead of Postgres. */
  embedded: boolean
  /** Other checkouts of Frontdesk, measured after this one. */
  beside: string[]
  /** A lower ratio is a failure. */
  leastRatio: number
  /** For the programs' files. */
  folder: string
}

const TIMES = 5
/** The numbers of closed-loop callers among which the best throughput is sought. */
const CALLERS = [16, 32, 64]
const CLOSED_SECONDS = 4
const USERS = 64
/** Enough that no two calls use the same one, and that histories stay short. */
const CONVERSATIONS = 1024
const OPENED_AT_ONCE = 16
const PAUSE_MS = 100
const REST_MS = 1000

const here = (file: string) => join(import.meta.dirname, file)

export async function measureOverload(plan: OverloadPlan): Promise<void> {
  const { folder } = plan
  await using model = await startProgram({
    name: 'fake model',
    script: here('fake-model.ts'),
    env: {},
    folder,
  })
  const checkouts = [here('..'), ...plan.beside.map((path) => resolve(path))]
  for (const [index, checkout] of checkouts.entries()) {
    const name = `${index}-${basename(checkout)}`
    console.log(`\n${checkout}, ${plan.embedded ? 'embedded database' : 'Postgres'}`)
    await measureCheckout(plan, checkout, name, model.address)
  }
}

async function measureCheckout(plan: OverloadPlan, checkout: string, name: string, model: string) {
  const { folder } = plan
  await using stack = new AsyncDisposableStack()
  const env: Record<string, string> = {
    OPENAI_BASE_URL: `${model}/v1`,
    PORT: '0',
    LIMIT_SCALE: '0',
    SECRET_KEY,
  }
  if (!plan.embedded) {
    const server = stack.use(await findPostgres(folder))
    env.DATABASE_URL = stack.use(await createDatabase(server)).url
  }
  const script = join(checkout, 'server/main.ts')
  const frontdesk = stack.use(await startProgram({ name, script, env, folder }))
  const crowd = await Crowd.of(frontdesk)
  const { callers, perSecond: best } = await findBest(crowd)
  const ratios: number[] = []
  for (let round = 0; round < plan.rounds; round++) ratios.push(await oneRound(crowd, plan, callers, best))
  const sorted = ratios.toSorted((a, b) => a - b)
  const median = sorted[sorted.length >> 1] ?? 0
  const range = [sorted[0], sorted.at(-1)].map((ratio = 0) => ratio.toFixed(2)).join(' to ')
  console.log(`ratio ${median.toFixed(2)} (${range}) of ${plan.rounds} rounds`)
  if (median < plan.leastRatio) throw new Error(`less than ${plan.leastRatio} is left under overload`)
  if (env.DATABASE_URL) await checkFinished(env.DATABASE_URL)
}

async function findBest(crowd: Crowd): Promise<{ callers: number; perSecond: number }> {
  await crowd.closed('warm-up', 32)
  let best = { callers: 0, perSecond: 0 }
  for (const callers of CALLERS) {
    const perSecond = rateOf(await crowd.closed(`${callers} callers`, callers))
    if (perSecond > best.perSecond) best = { callers, perSecond }
  }
  return best
}

/** The closed loop runs before and after, so that other load on the machine affects both. */
async function oneRound(
  crowd: Crowd,
  { seconds }: OverloadPlan,
  callers: number,
  best: number,
): Promise<number> {
  const before = rateOf(await crowd.closed(`${callers} callers`, callers))
  const rate = TIMES * Math.max(best, before)
  const overload = await crowd.during(`${rate.toFixed(0)} calls/s`, (next, address) =>
    openLoop(address, next, { rate, seconds }),
  )
  console.log(`${' '.repeat(16)}turns of each second: ${overload.course.join(' ')}`)
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const after = rateOf(await crowd.closed(`${callers} callers`, callers))
  return rateOf(overload) / ((before + after) / 2)
}

/** Accepted turns must finish: shortly after, none is running and none has failed. */
async function checkFinished(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { search_path: DEFAULT_SCHEMA } })
  try {
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    const left =
      await sql`select state, count(*)::int as turns from turns where state <> 'done' group by state`
    if (left.length > 0) throw new Error(`turns were let in and not finished: ${JSON.stringify(left)}`)
  } finally {
    await sql.end()
  }
}

/** Users of the mobile API, and the server that they call. */
class Crowd {
  readonly #server: Program
  readonly #tokens: string[]

  private constructor(server: Program, tokens: string[]) {
    this.#server = server
    this.#tokens = tokens
  }

  static async of(server: Program): Promise<Crowd> {
    return new Crowd(server, await Promise.all(Array.from({ length: USERS }, () => newUser(server.address))))
  }

  closed(name: string, callers: number): Promise<Tally> {
    return this.during(name, (next, address) =>
      closedLoop(address, next, { callers, seconds: CLOSED_SECONDS }),
    )
  }

  /** Runs the load and prints its results. */
  async during(name: string, run: (next: NextRequest, address: string) => Promise<Tally>): Promise<Tally> {
    const { pid, address } = this.#server
    const next = await this.#newConversations()
    const cpuBefore = cpuMsOf(pid)
    const tally = await run(next, address)
    const cpuPercent = (cpuMsOf(pid) - cpuBefore) / tally.seconds / 10
    print(name, tally, `CPU ${cpuPercent.toFixed(0)} %  ${residentMiBOf(pid).toFixed(0)} MiB`)
    return tally
  }

  /** A message in each, one after the other. */
  async #newConversations(): Promise<NextRequest> {
    const requests: Buffer[] = []
    const open = async () => {
      while (requests.length < CONVERSATIONS) {
        const token = this.#tokens[requests.length % USERS] ?? ''
        requests.push(await this.#messageInNew(token))
      }
    }
    await Promise.all(Array.from({ length: OPENED_AT_ONCE }, open))
    let asked = 0
    return () => requests[asked++ % requests.length] as Buffer
  }

  async #messageInNew(token: string): Promise<Buffer> {
    const { address } = this.#server
    while (true) {
      const { status, json } = await call(address, 'POST', '/conversations/', { token })
      if (status === 200)
        return rawPost(address, `/conversations/${json}/messages`, token, { content: MESSAGE })
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

function rateOf({ completed, seconds }: Tally): number {
  return completed.length / seconds
}

function print(name: string, tally: Tally, usage: string): void {
  const { completed, refused, others, unsent, unanswered } = tally
  const share = (100 * refused.length) / (refused.length + completed.length)
  const cells = [
    name.padEnd(16),
    `${rateOf(tally).toFixed(0)} turns/s`.padStart(12),
    `p50 ${at(completed, 0.5)} p99 ${at(completed, 0.99)} ms`.padEnd(22),
    `503 ${share.toFixed(0)} %, p50 ${at(refused, 0.5)} p99 ${at(refused, 0.99)} ms`.padEnd(34),
    usage,
    `unanswered ${unanswered}`,
    unsent > 0 ? `not sent ${unsent}` : '',
    others.size > 0 ? `others ${JSON.stringify([...others])}` : '',
  ]
  console.log(cells.join('  ').trimEnd())
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
}
