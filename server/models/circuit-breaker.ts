/**
 * A circuit breaker for a model: a failing service can take 30 s per call, and tries of all turns slow its recovery.
 * While the circuit is open, calls fail at once and the next model is used. Then it is half-open: one call probes.
 *
 * A call is a stream, which complicates the states. The first token of the probe closes the circuit, long before the
 * reply is complete. Only a complete reply resets the duration of the next open state. An aborted call proves
 * nothing and releases its probe.
 * Why no library: docs/decisions/0016-circuit-breaker.md
 */
import type { Model, ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'

/** Consecutive failures, about three turns, within this time open the circuit. */
const MAX_FAILURES = 10
const WITHIN_MS = 60_000
/** Short, so that a recovered service is used again quickly. Doubled each time. */
const FIRST_OPEN_MS = 1000
const MAX_OPEN_MS = 30_000
/** The Retry-After during a probe, whose duration is unknown. */
const PROBE_MS = 1000

type Call = { isProbe: boolean }

export class CircuitBreaker {
  /** Times of the latest consecutive failures, in milliseconds; empty while open. */
  #failedAt: number[] = []
  /** Undefined while closed. */
  #openUntil: number | undefined
  /** The duration of the last open state; 0 after a complete reply. */
  #openMs = 0
  /** The half-open state's probe, until its first token. */
  #probe: Call | undefined
  readonly #now: () => number

  /** @param now a monotonic clock, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** @throws ModelFailure model_circuit_open while open, with the remaining time */
  acquire(): Call {
    if (this.#openUntil === undefined) return { isProbe: false }
    const openMs = this.#openUntil - this.#now()
    if (openMs > 0) throw new ModelFailure('model_circuit_open', { retryAfterMs: openMs })
    if (this.#probe) throw new ModelFailure('model_circuit_open', { retryAfterMs: PROBE_MS })
    this.#probe = { isProbe: true }
    return this.#probe
  }

  /** Call it at the first token. */
  close(): void {
    if (this.#openUntil === undefined) return
    this.#openUntil = undefined
    this.#probe = undefined
  }

  /** Call it at a complete reply, or at an error that shows that the service is up. */
  succeeded(): void {
    this.close()
    this.#failedAt = []
    this.#openMs = 0
  }

  failed(call: Call, failure: ModelFailure): void {
    if (!failure.isOfService) {
      this.succeeded()
      return
    }
    // The call began before the circuit opened and must not prolong the open state.
    if (this.#openUntil !== undefined && call !== this.#probe) return
    this.#failedAt = [...this.#failedAt, this.#now()].slice(-MAX_FAILURES)
    if (call.isProbe || this.#isThresholdReached()) this.#open()
  }

  /** Call it at the end of every call. */
  release(call: Call): void {
    if (this.#probe === call) this.#probe = undefined
  }

  #isThresholdReached(): boolean {
    const [first = 0] = this.#failedAt
    return this.#failedAt.length === MAX_FAILURES && this.#now() - first <= WITHIN_MS
  }

  #open(): void {
    this.#openMs = Math.min(this.#openMs * 2 || FIRST_OPEN_MS, MAX_OPEN_MS)
    this.#openUntil = this.#now() + this.#openMs
    this.#failedAt = []
  }
}

export function withCircuitBreaker(model: Model, breaker = new CircuitBreaker()): Model {
  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const call = breaker.acquire()
    let hasText = false
    try {
      for await (const event of model.stream(request, signal)) {
        if (!hasText) breaker.close()
        hasText = true
        if (event.type === 'end') breaker.succeeded()
        yield event
      }
    } catch (error) {
      if (error instanceof ModelFailure && !signal.aborted) breaker.failed(call, error)
      throw error
    } finally {
      // Also when the reader stops early.
      breaker.release(call)
    }
  }
  return { ...model, stream }
}
