/**
 * Measures how much one address can slow down others: the response times of a tenant's visitors, alone and
 * next to an address that sends the most expensive calls as fast as it can. `node benchmarks/one-visitor.ts`;
 * README.md explains the figures.
 *
 * Every client has its own loopback address, so that the server counts them separately without a proxy.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Client, openSession } from './address-client.ts'
import { ATTACKS } from './attacks.ts'
import { createDatabase, findPostgres } from './postgres-server.ts'
import { endingOf, startProgram } from './programs.ts'
import { SECRET_KEY } from './scenarios.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    /** Shorter rounds have too few messages for a p95. */
    seconds: { type: 'string', default: '20' },
    embedded: { type: 'boolean', default: false },
    /** Run only these kinds of attack. */
    only: { type: 'string', multiple: true, default: [] },
    /** Fail when an attack multiplies the tenant's p95 by more than this. */
    most: { type: 'string', default: '0' },
    /** Another checkout of Frontdesk, measured instead of this one. */
    checkout: { type: 'string', default: join(import.meta.dirname, '..') },
  },
})
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)]

const TENANTS_VISITORS = 60
const TENANTS_MESSAGES_PER_SECOND = 8
const WARM_UP_S = 4
/** Of the attackers' addresses; the visitors' are below. */
const FIRST_ATTACKER = 10_000
const QUESTION = 'What do I need on my machine to run it?'

/** The tenant: visitors who send messages sequentially, at a fixed rate. */
class Tenant {
  readonly #visitors: { client: Client; session: string }[]
  #next = 0

  private constructor(visitors: { client: Client; session: string }[]) {
    this.#visitors = visitors
  }

  static async of(server: string, chatbotId: string): Promise<Tenant> {
    const visitors = []
    for (let each = 0; each < TENANTS_VISITORS; each++) {
      const client = new Client(server, each)
      visitors.push({ client, session: await openSession(client, chatbotId) })
    }
    return new Tenant(visitors)
  }

  /** @returns the milliseconds that each of their messages took */
  async writeFor(duration: number): Promise<number[]> {
    const messages: Promise<number>[] = []
    const startedAt = performance.now()
    while (performance.now() - startedAt < duration * 1000) {
      messages.push(this.#write())
      await sleep(1000 / TENANTS_MESSAGES_PER_SECOND)
    }
    return Promise.all(messages)
  }

  async #write(): Promise<number> {
    const visitor = this.#visitors[this.#next++ % TENANTS_VISITORS]
    const startedAt = performance.now()
    const body = { session_id: visitor?.session, message: QUESTION }
    const answer = await visitor?.client.post('/api/chat/widget', body)
    if (answer?.status !== 200) throw new Error(`a visitor of the tenant was answered ${answer?.status}`)
    return performance.now() - startedAt
  }
}

/** @returns a function that stops the attack and reports its answers */
async function startAttack(kind: string, server: string, number: number, chatbotId: string) {
  const script = join(import.meta.dirname, 'attacker.ts')
  const attacker = fork(script, [kind, server, String(number), chatbotId])
  const end = endingOf(attacker)
  await once(attacker, 'message')
  attacker.send('go')
  return async () => {
    attacker.send('stop')
    const [summary] = await once(attacker, 'message')
    await end()
    return summary as string
  }
}

const p95 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0

await using stack = new AsyncDisposableStack()
const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'))
stack.defer(() => rm(folder, { recursive: true, force: true }))
const env: Record<string, string> = { PORT: '0', SECRET_KEY }
if (!options.embedded)
  env.DATABASE_URL = stack.use(await createDatabase(stack.use(await findPostgres(folder)))).url
const script = join(options.checkout, 'server/main.ts')
const frontdesk = stack.use(await startProgram({ name: 'frontdesk', script, env, folder }))
const log = await import('node:fs/promises').then(({ readFile }) =>
  readFile(join(folder, 'frontdesk', 'output.log'), 'utf8'),
)
const chatbotId = /sample chatbot\s+(\S+)/.exec(log)?.[1] ?? ''
const tenant = await Tenant.of(frontdesk.address, chatbotId)
await tenant.writeFor(seconds / 2)

const ratios: number[] = []
let attackers = 0
for (const name of Object.keys(ATTACKS)) {
  if (options.only.length > 0 && !options.only.includes(name)) continue
  const [alone, beside]: [number[], number[]] = [[], []]
  let came = ''
  // Warms up the server with this kind of call: code is compiled, statements are prepared.
  const stopWarmUp = await startAttack(name, frontdesk.address, FIRST_ATTACKER + attackers++, chatbotId)
  await tenant.writeFor(WARM_UP_S)
  await stopWarmUp()
  for (let round = 0; round < rounds; round++) {
    alone.push(...(await tenant.writeFor(seconds)))
    const stop = await startAttack(name, frontdesk.address, FIRST_ATTACKER + attackers++, chatbotId)
    beside.push(...(await tenant.writeFor(seconds)))
    came = await stop()
    await sleep(500)
  }
  const ratio = p95(beside) / p95(alone)
  ratios.push(ratio)
  const figures = `p95 ${p95(alone).toFixed(0)} ms alone, ${p95(beside).toFixed(0)} ms beside`
  console.log(`${name.padEnd(20)} ${ratio.toFixed(2)}  ${figures}  (${came})`)
}
const most = Number(options.most)
if (most > 0 && ratios.some((ratio) => ratio > most)) process.exitCode = 1
