import { LRUCache } from 'lru-cache'
import type { Run, StopReason } from './run.ts'

/** How long a finished reply can be resumed. */
export const RESUMABLE_MS = 5 * 60_000
const MAX_CACHED_BYTES = 32 * 1024 * 1024

/** The runs of this process: the running ones, and a cache of finished ones. */
export class Runs {
  readonly #underWay = new Map<string, Run>()
  readonly #over = new LRUCache<string, Run>({
    maxSize: MAX_CACHED_BYTES,
    sizeCalculation: ({ size }) => size,
    ttl: RESUMABLE_MS,
  })
  #stopping: StopReason | undefined

  get underWay(): readonly Run[] {
    return [...this.#underWay.values()]
  }

  get count(): number {
    return this.#underWay.size
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined
  }

  begin(run: Run): void {
    this.#underWay.set(run.id, run)
    if (this.#stopping) run.stop(this.#stopping)
  }

  finish(run: Run): void {
    this.#underWay.delete(run.id)
    this.#over.set(run.id, run)
  }

  find(id: string): Run | undefined {
    return this.#underWay.get(id) ?? this.#over.get(id)
  }

  /** Stops the running ones, and each one that begins later. */
  stopAll(reason: StopReason): void {
    this.#stopping = reason
    for (const run of this.#underWay.values()) run.stop(reason)
  }
}
