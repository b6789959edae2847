/**
 * What one address can do to others: the time in which a tenant's visitors are answered, alone and beside
 * an address that sends the dearest calls it may, as fast as it can. `node benchmarks/one-visitor.ts`;
 * README.md says what the figures mean.
 *
 * Every client has a loopback address of its own, so that the server counts them apart without a proxy.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { PASSWORD } from '../testing/client.ts'
import { createDatabase, findPostgres } from './postgres-server.ts'
import { startProgram } from './programs.ts'
import { SECRET_KEY } from './scenarios.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    embedded: { type: 'boolean', default: false },
    /** Only these kinds of attack. */
    only: { type: 'string', multiple: true, default: [] },
    /** Fail when one address makes the tenant's p95 more than so many times as long. */
    most: { type: 'string', default: '0' },
    /** Another checkout of Frontdesk, measured instead of this one. */
    checkout: { type: 'string', default: join(import.meta.dirname, '..') },
  },
})
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)]

const TENANTS_VISITORS = 60
const TENANTS_MESSAGES_PER_SECOND = 8
const ATTACKERS_CALLS_AT_ONCE = 32
const QUESTION = 'What do I need on my machine to run it?'

type Answer = { status: number; json: Record<string, string> }

/** Somebody at a loopback address of their own. */
class Client {
  static #count = 0
  readonly #agent: Agent
  readonly #server: URL

  constructor(server: string) {
    const number = ++Client.#count
    this.#server = new URL(server)
    const localAddress = `127.${1 + (number >> 14)}.${(number >> 7) & 127}.${1 + (number & 127)}`
    this.#agent = new Agent({ keepAlive: true, maxSockets: ATTACKERS_CALLS_AT_ONCE, localAddress })
  }

  post(path: string, body: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json'
    return this.#send('POST', path, { 'content-type': type, ...headers }, text)
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path, {})
  }

  end(): void {
    this.#agent.destroy()
  }

  #send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#server
      const sent = request({ hostname, port, path, method, headers, agent: this.#agent }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        response.on('error', reject).on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json')
          resolve({ status: response.statusCode ?? 0, json: isJson ? JSON.parse(text) : {} })
        })
      })
      sent.on('error', reject).end(body)
    })
  }
}

type Attack = (server: string, chatbotId: string) => Promise<() => Promise<Answer>>

/** Each prepares an attacker at a new address. @returns one call of theirs */
const ATTACKS: Record<string, Attack> = {
  'long questions': async (server, chatbot_id) => {
    const client = new Client(server)
    const session = await openSession(client, chatbot_id)
    const message = `${'How much is it, and (when) can I, or my friend, have it? '.repeat(85)}`
    return () => client.post('/api/chat/widget', { session_id: session, message })
  },
  'many visitors': async (server, chatbot_id) => {
    const client = new Client(server)
    const message = 'What can you do, and how? '.repeat(190)
    return () => client.post('/chat', { chatbot_id, visitor_id: randomUUID(), message })
  },
  'facts of one’s own': async (server) => {
    const { client, headers } = await account(server)
    return () => {
      const facts = Array.from({ length: 1200 }, (_, line) => `Item ${line} ${randomUUID()} costs ${line} €.`)
      const body = { message: 'What does item 7 cost?', training_data: facts.join('\n') }
      return client.post('/api/chat', { ...body, session_id: randomUUID() }, headers)
    }
  },
  'a long form': async (server) => {
    const { client, headers } = await account(server)
    return () => client.post('/api/chatbot/message', { message: 'no, '.repeat(1200) }, headers)
  },
  'large bodies': async (server) => {
    const { client, headers } = await account(server)
    const body = { message: Array.from({ length: 100_000 }, (_, each) => each) }
    return () => client.post('/api/chat', body, headers)
  },
  'new sessions': async (server, chatbot_id) => {
    const client = new Client(server)
    return () => client.post('/api/chat/widget/session', { chatbot_id })
  },
  'sign-ups': async (server) => {
    const client = new Client(server)
    return () => client.post('/auth/register', { username: randomUUID(), password: PASSWORD })
  },
  'sign-ins': async (server) => {
    const { client, email } = await account(server)
    return () => client.post('/api/auth/login', { email, password: PASSWORD })
  },
  pages: async (server) => {
    const client = new Client(server)
    return () => client.get('/c/frontdesk')
  },
  'the document': async (server) => {
    const client = new Client(server)
    return () => client.get('/openapi.json')
  },
}

async function openSession(client: Client, chatbot_id: string): Promise<string> {
  const { status, json } = await client.post('/api/chat/widget/session', { chatbot_id })
  if (!json.session_id) throw new Error(`no session: ${status}`)
  return json.session_id
}

async function account(server: string) {
  const client = new Client(server)
  const email = `${randomUUID()}@example.com`
  const { status, json } = await client.post('/api/auth/signup', { email, password: PASSWORD })
  if (!json.access_token) throw new Error(`no account: ${status}`)
  return { client, email, headers: { authorization: `Bearer ${json.access_token}` } }
}

/** The tenant: visitors who write one after the other, whatever becomes of those before. */
class Tenant {
  readonly #visitors: { client: Client; session: string }[]
  #next = 0

  private constructor(visitors: { client: Client; session: string }[]) {
    this.#visitors = visitors
  }

  static async of(server: string, chatbotId: string): Promise<Tenant> {
    const visitors = []
    for (let each = 0; each < TENANTS_VISITORS; each++) {
      const client = new Client(server)
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

/** Calls as fast as it is answered, until it is told to stop. */
function startAttack(once: () => Promise<Answer>) {
  const statuses = new Map<number, number>()
  let isOver = false
  const caller = async () => {
    while (!isOver) {
      const status = await once().then(
        (answer) => answer.status,
        () => 0,
      )
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  const callers = Array.from({ length: ATTACKERS_CALLS_AT_ONCE }, caller)
  return async () => {
    isOver = true
    await Promise.race([Promise.all(callers), sleep(2000)])
    return [...statuses].map(([status, count]) => `${count} × ${status || 'lost'}`).join(', ')
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
for (const [name, prepare] of Object.entries(ATTACKS)) {
  if (options.only.length > 0 && !options.only.includes(name)) continue
  const [alone, beside]: [number[], number[]] = [[], []]
  let came = ''
  for (let round = 0; round < rounds; round++) {
    alone.push(...(await tenant.writeFor(seconds)))
    const stop = startAttack(await prepare(frontdesk.address, chatbotId))
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
