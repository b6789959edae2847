/** Sends arbitrary input to a server process, and records answers that no input may cause. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import type { ServerProcess } from '../process.ts'

export type ProbeRequest = {
  /** Names the request in a failure report. */
  name: string
  method: string
  path: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

export type Outcome = { status: number; text: string; code: string | undefined }

/** The deadline of every answer. */
const MAX_MS = 5000
/** An error must not echo the whole input. */
const MAX_ERROR_LENGTH = 64 * 1024
/** Internal details: a stack, a file, a statement, a driver's message. */
const INSIDE =
  /\bat .{1,200}:\d+:\d+|node_modules|\bfile:\/\/|\/server\/|\.ts\b|PostgresError|RangeError|TypeError|SyntaxError|syntax error at|invalid input syntax|violates|ECONN|frontdesk_/

export class Probe {
  readonly server: ServerProcess
  readonly violations: string[] = []
  readonly statuses = new Map<number, number>()
  #count = 0
  #pool: Pool

  constructor(server: ServerProcess) {
    this.server = server
    this.#pool = new Pool(server.address, {
      connections: 8,
      headersTimeout: MAX_MS,
      bodyTimeout: MAX_MS,
    })
  }

  get count(): number {
    return this.#count
  }

  /** @returns undefined when there was no answer in time */
  async ask(ask: ProbeRequest): Promise<Outcome | undefined> {
    this.#count++
    try {
      let told = await this.#once(ask)
      // Overload is not caused by the input.
      for (let tries = 0; told.code === 'overloaded' && tries < 20; tries++) {
        await sleep(100)
        told = await this.#once(ask)
      }
      this.#judge(ask, told)
      return told
    } catch (error) {
      this.violations.push(`${ask.name}: no answer (${(error as NodeJS.ErrnoException).code ?? error})`)
      return undefined
    }
  }

  async #once({ method, path, headers = {}, body }: ProbeRequest): Promise<Outcome> {
    const response = await this.#pool.request({
      method: method as 'GET',
      path,
      headers,
      body: body ?? null,
    })
    const isEndless = path.split('?')[0]?.endsWith('/events') && response.statusCode === 200
    if (isEndless) response.body.on('error', () => {}).destroy()
    const text = isEndless ? '' : await response.body.text()
    const code = response.statusCode >= 400 ? codeIn(text) : undefined
    return { status: response.statusCode, text, code }
  }

  #judge({ name }: ProbeRequest, { status, text, code }: Outcome): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
    const say = (what: string) => this.violations.push(`${name}: ${status} ${what} ${text.slice(0, 200)}`)
    if (status >= 500) say('is ours')
    if (status < 400) return
    if (code === undefined) say('has no code')
    if (text.length > MAX_ERROR_LENGTH) say(`has ${text.length} characters`)
    const inside = INSIDE.exec(text)
    if (inside) say(`shows ${inside[0]}`)
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}

/** Every API's errors have it, OpenAI's inside `error`. */
function codeIn(text: string): string | undefined {
  try {
    const { code, error } = JSON.parse(text)
    return code ?? error?.code ?? undefined
  } catch {
    return undefined
  }
}

/** In MiB; undefined where the system does not report it. */
export async function memoryOf({ child }: ServerProcess): Promise<number | undefined> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

/** Runs this many at a time, in order. */
export async function inParallel<Item>(
  items: readonly Item[],
  lanes: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
