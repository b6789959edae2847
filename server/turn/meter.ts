/**
 * What a turn uses up. Its models are called through here, which counts what they say they used, and keeps
 * the turn within its budgets: before a model is called, tokens are reserved for all that it may read and
 * write. The turn was opened with a reservation, which serves its retries and fallbacks, too; a call that
 * needs more, or the server's key where the owner's was expected, reserves the rest.
 */
import type { Model, ModelEvent, ModelRequest, Usage } from '../models/model.ts'
import { type FailureCode, ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import { estimateMessageTokens, estimateTokens } from '../text/tokens.ts'
import { type Reservation, reserve, type Settlement, settle } from '../usage/budgets.ts'
import type { TurnTakingOptions } from './answering.ts'
import type { OpenTurn } from './open.ts'

type MeterOptions = Pick<TurnTakingOptions, 'connections' | 'models' | 'onTrouble'>

/** A call of a model, as far as it came. */
type Call = {
  model: Model
  request: ModelRequest
  text: string
  usage: Usage | undefined
  failure: unknown
}

export class Meter {
  readonly #options: MeterOptions
  readonly #reservation: Reservation | undefined
  /** In tokens, by scope. */
  readonly #reserved: Map<string, number>
  #isSettled = false
  /** In tokens: what was counted, and an estimate of what nobody counted. */
  #used = 0
  #usage: Usage | undefined
  #costUsd: number | undefined = 0
  /** More tokens than the budgets had left when they were asked. */
  #tooMany = Number.POSITIVE_INFINITY
  #exhausted: ModelFailure | undefined

  constructor(options: MeterOptions, turn: OpenTurn) {
    this.#options = options
    this.#reservation = turn.reservation
    this.#reserved = new Map(reservedAtFirst(turn.reservation))
  }

  /** What the providers counted in this turn; undefined where none did. */
  get usage(): Usage | undefined {
    return this.#usage
  }

  /** In US dollars; undefined where nobody knows. */
  get costUsd(): number | undefined {
    return this.#costUsd
  }

  /** Why a model was not called: a budget had not enough left. */
  get exhausted(): ModelFailure | undefined {
    return this.#exhausted
  }

  /** The same model, whose calls are counted and reserved for. The built-in one uses up nothing. */
  metered(model: Model): Model {
    if (model.name === BUILTIN) return model
    return { ...model, stream: (request, signal) => this.#stream(model, request, signal) }
  }

  /** For the transaction that closes the turn; undefined when there is nothing to settle, or no more. */
  get settlement(): Settlement | undefined {
    if (!this.#reservation || this.#isSettled) return undefined
    const changed = [...this.#reserved].filter(([, tokens]) => tokens !== this.#used)
    if (changed.length === 0) return undefined
    const { day, scopes } = this.#reservation
    // All turns lock these rows in the same order.
    changed.sort(([a], [b]) => scopes.indexOf(a) - scopes.indexOf(b))
    // All is counted on the day on which the first was reserved, should midnight have passed since.
    return {
      day,
      scopes: changed.map(([scope]) => scope),
      deltas: changed.map(([, tokens]) => this.#used - tokens),
    }
  }

  /** That transaction is committed. */
  markSettled(): void {
    this.#isSettled = true
  }

  /** Gives back what was reserved and not used, unless that was done. What cannot be given back stays used. */
  async settle(): Promise<void> {
    const { settlement } = this
    if (!settlement) return
    await settle(this.#options.connections, settlement).catch((cause: unknown) => {
      this.#options.onTrouble(new Error('tokens of a budget were not given back', { cause }))
    })
  }

  async *#stream(model: Model, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    await this.#reserveFor(model, request)
    const call: Call = { model, request, text: '', usage: undefined, failure: undefined }
    try {
      for await (const event of model.stream(request, signal)) {
        if (event.type === 'text') call.text += event.text
        else call.usage = event.usage
        yield event
      }
    } catch (error) {
      call.failure = error
      throw error
    } finally {
      this.#count(call)
    }
  }

  /** @throws ModelFailure, DatabaseUnavailable */
  async #reserveFor(model: Model, request: ModelRequest): Promise<void> {
    if (!this.#reservation) return
    const { day, scopes, limits, ofServer, refused } = this.#reservation
    const needed = this.#used + estimateInput(request) + request.maxTokens
    const count = scopes.length - (model.isServers ? 0 : ofServer)
    const wanted = scopes.slice(0, count).flatMap((scope, index) => {
      const tokens = needed - (this.#reserved.get(scope) ?? 0)
      return tokens > 0 ? { scope, tokens, limit: limits[index] ?? 0 } : []
    })
    if (refused === null && wanted.length === 0) return
    const isRefused =
      refused !== null ||
      needed >= this.#tooMany ||
      (await reserve(this.#options.connections, {
        day,
        scopes: wanted.map(({ scope }) => scope),
        tokens: wanted.map(({ tokens }) => tokens),
        limits: wanted.map(({ limit }) => limit),
      }))
    if (isRefused) {
      this.#tooMany = Math.min(this.#tooMany, needed)
      this.#exhausted = budgetExhausted()
      throw this.#exhausted
    }
    for (const { scope, tokens } of wanted) {
      this.#reserved.set(scope, (this.#reserved.get(scope) ?? 0) + tokens)
    }
  }

  #count(call: Call): void {
    if (call.usage === undefined && wasNotServed(call)) return
    const { inputTokens = 0, outputTokens = 0 } = this.#usage ?? {}
    if (call.usage) {
      this.#usage = {
        inputTokens: inputTokens + call.usage.inputTokens,
        outputTokens: outputTokens + call.usage.outputTokens,
      }
    }
    this.#used += call.usage ? call.usage.inputTokens + call.usage.outputTokens : estimate(call)
    const cost = this.#options.models.costOf(call.model, call.usage)
    this.#costUsd =
      cost === undefined || this.#costUsd === undefined ? undefined : exactly(this.#costUsd + cost)
  }
}

/** A price is so many dollars for a million tokens: what comes after twelve decimals is noise of the sum. */
function exactly(dollars: number): number {
  return Number(dollars.toFixed(12))
}

function reservedAtFirst(reservation: Reservation | undefined): [scope: string, tokens: number][] {
  if (!reservation || reservation.refused !== null) return []
  const { scopes, reserved, tokens } = reservation
  return scopes.slice(0, reserved).map((scope) => [scope, tokens])
}

/** The next day has budgets of its own. */
function budgetExhausted(now = new Date()): ModelFailure {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
  return new ModelFailure('budget_exhausted', { retryAfterMs: midnight - now.getTime() })
}

/** Failures of a service that did no work on the request. */
const NOT_SERVED = new Set<FailureCode>([
  'model_unreachable',
  'model_refused',
  'model_rate_limited',
  'model_unavailable',
  'model_resting',
])

function wasNotServed({ failure, text }: Call): boolean {
  return text === '' && failure instanceof ModelFailure && NOT_SERVED.has(failure.code)
}

function estimateInput({ messages, responseFormat }: ModelRequest): number {
  const format = responseFormat ? estimateTokens(JSON.stringify(responseFormat)) : 0
  return messages.reduce((total, message) => total + estimateMessageTokens(message), format)
}

/** Of a call that nobody counted: what it was told, and what it said until then. */
function estimate({ request, text, failure }: Call): number {
  // It came to an end without a word: it may have thought for as long as it was allowed to.
  const isSilent = failure instanceof ModelFailure && failure.code === 'model_empty'
  return estimateInput(request) + (isSilent ? request.maxTokens : estimateTokens(text))
}
