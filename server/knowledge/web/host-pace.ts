/** Spaces requests to the same host, in this process. */
import { setTimeout as sleep } from 'node:timers/promises'

export class HostPace {
  readonly #intervalMs: number
  /** When the next request to a host may begin. */
  readonly #next = new Map<string, number>()

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs
  }

  /** Waits for this caller's turn. @throws the signal's reason */
  async wait(host: string, signal: AbortSignal): Promise<void> {
    const now = performance.now()
    this.#forget(now)
    const at = Math.max(now, this.#next.get(host) ?? 0)
    this.#next.set(host, at + this.#intervalMs)
    if (at === now) return
    await sleep(at - now, undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted()
      throw error
    })
  }

  /** Hosts whose next request may begin now need no entry. */
  #forget(now: number): void {
    for (const [host, at] of this.#next) if (at <= now) this.#next.delete(host)
  }
}
