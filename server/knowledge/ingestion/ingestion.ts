/**
 * Reads the sources that wait, in this process, each under a lease that it renews: two at a time, and beside them two that
 * are fetched, which mostly wait for other servers.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Connections } from '../../database/connections.ts'
import type { SourceError, SourceType } from '../source.ts'
import type { Web } from '../web/fetch-page.ts'
import { ingest } from './ingest.ts'
import {
  endAllLeases,
  failSource,
  isLeaseLost,
  type Progress,
  releaseSource,
  renewLeases,
  reportProgress,
  type TakenSource,
  takeSources,
} from './ingestion-queries.ts'
import { MEANINGS, sourceErrorOf } from './source-errors.ts'

const AT_ONCE = 2
const LANES: readonly (readonly SourceType[])[] = [
  ['file', 'text', 'faq'],
  ['url', 'site'],
]
/** Other processes add sources, too, and lose leases. */
const POLL_MS = 5000
/** A third of a lease, which is 20 seconds. */
const RENEW_MS = 6000
/** A source whose reading ended this often with the process, or in an unexpected error, is given up. */
const MAX_ATTEMPTS = 3

export type SourceNotice = { chatbotId: string; sourceId: string; progress?: Progress }

export type IngestionOptions = {
  connections: Connections
  /** Whether no other process reads sources of this database; then a start takes over what a crash left at once. */
  isAlone: boolean
  web: Web
  /** What the originals of a chatbot may take, in bytes; undefined for no limit. */
  maxBytes: number | undefined
  /** Something that people see of a source has changed. */
  onChange: (notice: SourceNotice) => void
  onError: (error: unknown) => void
}

type Lane = { types: readonly SourceType[]; underWay: Map<string, Promise<void>> }

export class Ingestion {
  readonly #options: IngestionOptions
  readonly #runner = randomUUID()
  readonly #stopping = new AbortController()
  readonly #lanes = LANES.map((types): Lane => ({ types, underWay: new Map() }))
  readonly #timers: NodeJS.Timeout[] = []
  #taking: Promise<void> | undefined
  #isWoken = false
  /** Whoever wakes it has not asked for what it reads then: it takes none of their turns in the fair queues. */
  readonly #forNobody = AsyncLocalStorage.snapshot()

  /** @param options.connections not used before `start` */
  constructor(options: IngestionOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const { connections, isAlone } = this.#options
    if (isAlone) await endAllLeases(connections)
    this.#timers.push(
      setInterval(() => this.wake(), POLL_MS),
      setInterval(() => this.#renew(), RENEW_MS),
    )
    this.wake()
  }

  /** Looks for waiting sources now. */
  wake(): void {
    this.#isWoken = true
    if (this.#timers.length === 0) return
    this.#taking ??= this.#forNobody(() => this.#take())
      .catch(this.#options.onError)
      .finally(() => {
        this.#taking = undefined
      })
  }

  /** Sources under way are left to the next start, or to another process. */
  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer)
    this.#stopping.abort(new Error('the server is stopping'))
    await this.#taking
    await Promise.all(this.#lanes.flatMap(({ underWay }) => [...underWay.values()]))
  }

  async #take(): Promise<void> {
    while (this.#isWoken) {
      this.#isWoken = false
      await this.#fill(this.#lanes)
    }
  }

  /** Until nothing more waits, or each lane has enough to do. */
  async #fill(lanes: readonly Lane[]): Promise<void> {
    const free = lanes.filter(({ underWay }) => underWay.size < AT_ONCE)
    if (free.length === 0 || this.#stopping.signal.aborted) return
    const groups = free.map(({ types }) => types)
    const taken = await takeSources(this.#options.connections, this.#runner, groups)
    const busy = free.filter((lane, index) => {
      const source = taken[index]
      if (source) this.#begin(source, lane)
      return source !== undefined
    })
    await this.#fill(busy)
  }

  #renew(): void {
    const ids = this.#lanes.flatMap(({ underWay }) => [...underWay.keys()])
    if (ids.length === 0) return
    renewLeases(this.#options.connections, this.#runner, ids).catch(this.#options.onError)
  }

  #begin(source: TakenSource, { underWay }: Lane): void {
    const { id: sourceId, chatbotId } = source
    const reading = this.#read(source).finally(() => {
      underWay.delete(sourceId)
      this.#options.onChange({ chatbotId, sourceId })
      this.wake()
    })
    underWay.set(sourceId, reading)
  }

  async #read(source: TakenSource): Promise<void> {
    const { connections, web, maxBytes, onError } = this.#options
    const { signal } = this.#stopping
    const onProgress = (progress: Progress) => this.#report(source, progress)
    try {
      await ingest({ connections, web, maxBytes, source, signal, onProgress })
    } catch (error) {
      if (isLeaseLost(error)) return
      // A server that stops is no failure of the source.
      const failure = signal.aborted ? undefined : failureOf(error, source)
      if (!failure && !signal.aborted) onError(error)
      const end = failure ? failSource(connections, source, failure) : releaseSource(connections, source)
      await end.catch(onError)
    }
  }

  /** What is shown may be late, and its failure is not the reading's. */
  #report(source: TakenSource, progress: Progress): void {
    const { connections, onChange } = this.#options
    reportProgress(connections, source, progress).then(
      () => onChange({ chatbotId: source.chatbotId, sourceId: source.id, progress }),
      () => {},
    )
  }
}

/** @returns undefined where another try may succeed */
function failureOf(error: unknown, { attempts }: TakenSource): SourceError | undefined {
  const failure = sourceErrorOf(error)
  if (failure || attempts < MAX_ATTEMPTS) return failure
  return { code: 'malformed', message: MEANINGS.malformed }
}
