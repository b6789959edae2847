/** Consecutive runs of the server on the same database: starts, serves and ends each of them. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BeginningProcess, beginProcess, type ServerProcess } from '../process.ts'
import type { Life } from './book.ts'

const START_TIMEOUT_MS = 60_000
/** The server's limit from SIGTERM to its exit. */
export const MAX_STOP_MS = 30_000
/** It is killed after this; the stop has failed by then. */
const STOP_TIMEOUT_MS = 40_000
/** Time after a kill in which clients read what they received. */
const READING_MS = 2000

export type Stop = { code: number | null; milliseconds: number }

export class Lives {
  readonly #env: Record<string, string>
  /** The folder for the servers' output; it has no `.env`. */
  readonly #folder: string
  #count = 0
  #running: BeginningProcess | undefined
  #over = new AbortController()

  constructor(env: Record<string, string>, folder: string) {
    this.#env = env
    this.#folder = folder
  }

  /** Kills a server this many milliseconds after its start, wherever it is then. */
  async killInStart(milliseconds: number): Promise<void> {
    const begun = this.#begin()
    await sleep(milliseconds)
    await begun.end('SIGKILL')
    await this.#keepLog(begun)
  }

  /** @throws Error with its output when it does not serve */
  async begin(): Promise<{ life: Life; server: ServerProcess }> {
    const begun = this.#begin()
    const tooLate = sleep(START_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error(`the server does not serve after ${START_TIMEOUT_MS} ms: ${begun.output()}`)
    })
    const server = await Promise.race([begun.serving, tooLate]).catch(async (error: unknown) => {
      await begun.end('SIGKILL')
      await this.#keepLog(begun)
      throw error
    })
    // The server started in time.
    tooLate.catch(() => {})
    this.#over = new AbortController()
    const gone = new AbortController()
    this.#over.signal.addEventListener('abort', () => {
      setTimeout(() => gone.abort(new Error('the server is gone')), READING_MS).unref()
    })
    const life: Life = {
      number: this.#count,
      address: server.address,
      over: this.#over.signal,
      gone: gone.signal,
      slowestMs: 0,
    }
    feelPulse(life)
    return { life, server }
  }

  async kill(life: Life): Promise<void> {
    life.killedAt = performance.now()
    const exit = this.#running?.end('SIGKILL')
    this.#over.abort()
    await exit
    await this.#keepLog(this.#running)
  }

  /** Sends SIGTERM. Clients continue for a while: their messages are answered or refused. */
  async stop(life: Life): Promise<Stop> {
    life.stoppedAt = performance.now()
    const running = this.#running
    const impatience = setTimeout(() => running?.child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    const code = (await running?.end('SIGTERM')) ?? null
    clearTimeout(impatience)
    const milliseconds = performance.now() - life.stoppedAt
    this.#over.abort()
    await this.#keepLog(running)
    return { code, milliseconds }
  }

  /** Ends whatever is still running. */
  async end(): Promise<void> {
    await this.#running?.end('SIGKILL')
  }

  #begin(): BeginningProcess {
    this.#count++
    const begun = beginProcess(this.#env, this.#folder)
    // However the loop itself ends, its server does not outlive it.
    const kill = () => void begun.child.kill('SIGKILL')
    process.once('exit', kill)
    begun.child.once('exit', () => process.off('exit', kill))
    this.#running = begun
    return begun
  }

  async #keepLog(ended: BeginningProcess | undefined): Promise<void> {
    await writeFile(join(this.#folder, `life-${this.#count}.log`), ended?.output() ?? '')
  }
}

const PULSE_MS = 250

/** Measures the server's current latency; a request interrupted by the end counts with the time it took. */
async function feelPulse(life: Life): Promise<void> {
  while (!life.over.aborted) {
    const since = performance.now()
    await fetch(`${life.address}/health`, { signal: life.over }).then(
      (response) => response.text(),
      () => {},
    )
    life.slowestMs = Math.max(life.slowestMs, performance.now() - since)
    await sleep(PULSE_MS, undefined, { signal: life.over }).catch(() => {})
  }
}
