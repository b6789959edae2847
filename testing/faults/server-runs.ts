/** Consecutive runs of the server on the same database: starts, serves and ends each of them. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BeginningProcess, beginProcess, type ServerProcess } from '../process.ts'
import type { ServerRun } from './client-log.ts'

const START_TIMEOUT_MS = 60_000
/** The server's limit from SIGTERM to its exit. */
export const MAX_STOP_MS = 30_000
/** It is killed after this; the stop has failed by then. */
const STOP_TIMEOUT_MS = 40_000
/** Time after a kill in which clients read what they received. */
const READING_MS = 2000

export type Stop = { code: number | null; milliseconds: number }

export class ServerRuns {
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
  async begin(): Promise<{ server: ServerRun; serverProcess: ServerProcess }> {
    const begun = this.#begin()
    const tooLate = sleep(START_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error(`the server does not serve after ${START_TIMEOUT_MS} ms: ${begun.output()}`)
    })
    const serverProcess = await Promise.race([begun.serving, tooLate]).catch(async (error: unknown) => {
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
    const server: ServerRun = {
      number: this.#count,
      address: serverProcess.address,
      over: this.#over.signal,
      gone: gone.signal,
      slowestMs: 0,
    }
    checkHealth(server)
    return { server, serverProcess }
  }

  async kill(server: ServerRun): Promise<void> {
    server.killedAt = performance.now()
    const exit = this.#running?.end('SIGKILL')
    this.#over.abort()
    await exit
    await this.#keepLog(this.#running)
  }

  /** Sends SIGTERM. Clients continue for a while: their messages are answered or refused. */
  async stop(server: ServerRun): Promise<Stop> {
    server.stoppedAt = performance.now()
    const running = this.#running
    const killTimer = setTimeout(() => running?.child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    const code = (await running?.end('SIGTERM')) ?? null
    clearTimeout(killTimer)
    const milliseconds = performance.now() - server.stoppedAt
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
    await writeFile(join(this.#folder, `server-${this.#count}.log`), ended?.output() ?? '')
  }
}

const HEALTH_CHECK_MS = 250

/** Measures the server's current latency; a request interrupted by the end counts with the time it took. */
async function checkHealth(server: ServerRun): Promise<void> {
  while (!server.over.aborted) {
    const since = performance.now()
    await fetch(`${server.address}/health`, { signal: server.over }).then(
      (response) => response.text(),
      () => {},
    )
    server.slowestMs = Math.max(server.slowestMs, performance.now() - since)
    await sleep(HEALTH_CHECK_MS, undefined, { signal: server.over }).catch(() => {})
  }
}
