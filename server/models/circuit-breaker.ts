/**
 * Lets a model rest that fails again and again, so that turns need not find out each for itself: its service
 * may take 30 s to fail, and what is coming up again is not helped by everybody's tries. While it rests it
 * counts as failed at once and the next model is asked. After the rest one call, the probe, tries it.
 *
 * What is hard is that a call is a stream. Its first word shows that the service is back, so from then on
 * everybody may call, long before the probe's reply is whole; only a whole reply shows that it is well, and
 * makes the next rest short again. A call that is aborted shows nothing, and gives its probe back.
 * Why no library: docs/decisions/0016-circuit-breaker.md
 */
import type { Model, ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'

/** Failed tries in a row, about three turns, within this time. */
const MOST_FAILURES = 10
const WITHIN_MS = 60_000
/** Short: whoever calls again soon after a service has come back should find it so. Doubled each time. */
const FIRST_REST_MS = 1000
const LONGEST_REST_MS = 30_000
/** What a caller is told while a probe is under way: nobody knows how long it takes. */
const PROBE_MS = 1000

type Call = { isProbe: boolean }

export class CircuitBreaker {
  /** When the newest failures in a row happened, in milliseconds; not while it rests. */
  #failedAt: number[] = []
  /** Undefined: it may be called. */
  #restsUntil: number | undefined
  /** How long the last rest was; 0 since there was a whole reply. */
  #restMs = 0
  /** Which call tries the service after a rest, until its first word. */
  #probe: Call | undefined
  readonly #now: () => number

  /** @param now in milliseconds, from a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** @throws ModelFailure model_resting, with how long it may take */
  enter(): Call {
    if (this.#restsUntil === undefined) return { isProbe: false }
    const restMs = this.#restsUntil - this.#now()
    if (restMs > 0) throw new ModelFailure('model_resting', { retryAfterMs: restMs })
    if (this.#probe) throw new ModelFailure('model_resting', { retryAfterMs: PROBE_MS })
    this.#probe = { isProbe: true }
    return this.#probe
  }

  /** The first of its reply is there. */
  spoke(): void {
    if (this.#restsUntil === undefined) return
    this.#restsUntil = undefined
    this.#probe = undefined
  }

  /** A whole reply, or an answer that is none but shows that the service is there. */
  answered(): void {
    this.spoke()
    this.#failedAt = []
    this.#restMs = 0
  }

  failed(call: Call, failure: ModelFailure): void {
    if (!failure.isOfService) {
      this.answered()
      return
    }
    // It was under way when the rest began, which it must not make longer.
    if (this.#restsUntil !== undefined && call !== this.#probe) return
    this.#failedAt = [...this.#failedAt, this.#now()].slice(-MOST_FAILURES)
    if (call.isProbe || this.#isTooMuch()) this.#rest()
  }

  /** The call is over, whatever became of it. */
  leave(call: Call): void {
    if (this.#probe === call) this.#probe = undefined
  }

  #isTooMuch(): boolean {
    const [first = 0] = this.#failedAt
    return this.#failedAt.length === MOST_FAILURES && this.#now() - first <= WITHIN_MS
  }

  #rest(): void {
    this.#restMs = Math.min(this.#restMs * 2 || FIRST_REST_MS, LONGEST_REST_MS)
    this.#restsUntil = this.#now() + this.#restMs
    this.#failedAt = []
  }
}

/** The model, asked only while its breaker lets it. */
export function withCircuitBreaker(model: Model, breaker = new CircuitBreaker()): Model {
  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const call = breaker.enter()
    let hasSpoken = false
    try {
      for await (const event of model.stream(request, signal)) {
        if (!hasSpoken) breaker.spoke()
        hasSpoken = true
        if (event.type === 'end') breaker.answered()
        yield event
      }
    } catch (error) {
      if (error instanceof ModelFailure && !signal.aborted) breaker.failed(call, error)
      throw error
    } finally {
      // Also when nobody reads on.
      breaker.leave(call)
    }
  }
  return { ...model, stream }
}
