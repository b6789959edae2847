/**
 * Counts the tokens of a turn's model calls and keeps the turn within its budgets. Before a call, tokens are reserved
 * for its input and its maximum output. The reservation made at opening also covers retries and fallbacks. A call
 * reserves the rest if it needs more, or needs the server's key instead of the owner's.
 */
import type { Model, ModelEvent, ModelRequest, Usage } from '../models/model.ts'
import { type FailureCode, ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import { estimateMessageTokens, estimateTokens } from '../text/tokens.ts'
import { type Refund, type Reservation, refund, reserve } from '../usage/budgets.ts'
import type { TurnServiceOptions } from './answering.ts'
import type { OpenTurn } from './open-turn.ts'

type MeterOptions = Pick<TurnServiceOptions, 'connections' | 'models' | 'onError'>

/** A model call in progress. */
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
  #isRefunded = false
  /** Tokens: counted by the providers, else estimated. */
  #used = 0
  #usage: Usage | undefined
  #costUsd: number | undefined = 0
  /** The smallest number of tokens that the budgets have refused. */
  #refusedTokens = Number.POSITIVE_INFINITY
  #exhausted: ModelFailure | undefined

  constructor(options: MeterOptions, turn: OpenTurn) {
    this.#options = options
    this.#reservation = turn.reservation
    this.#reserved = new Map(reservedAtFirst(turn.reservation))
  }

  /** As counted by the providers; undefined when none counted. */
  get usage(): Usage | undefined {
    return this.#usage
  }

  /** US dollars; undefined when unknown. */
  get costUsd(): number | undefined {
    return this.#costUsd
  }

  /** Set once a model was not called because a budget was exhausted. */
  get exhausted(): ModelFailure | undefined {
    return this.#exhausted
  }

  /** Wraps a model so that its calls are counted. The built-in one costs nothing. */
  metered(model: Model): Model {
    if (model.name === BUILTIN) return model
    return { ...model, stream: (request, signal) => this.#stream(model, request, signal) }
  }

  /** For the transaction that closes the turn; undefined when there is nothing to refund. */
  get pendingRefund(): Refund | undefined {
    if (!this.#reservation || this.#isRefunded) return undefined
    const changed = [...this.#reserved].filter(([, tokens]) => tokens !== this.#used)
    if (changed.length === 0) return undefined
    const { day, scopes } = this.#reservation
    // All turns lock these rows in the same order.
    changed.sort(([a], [b]) => scopes.indexOf(a) - scopes.indexOf(b))
    // All tokens count for the day of the first reservation, even after midnight.
    return {
      day,
      scopes: changed.map(([scope]) => scope),
      deltas: changed.map(([, tokens]) => this.#used - tokens),
    }
  }

  /** Call it after that transaction's commit. */
  markRefunded(): void {
    this.#isRefunded = true
  }

  /** Refunds unused tokens, unless that is done. After a failure they count as used. */
  async refund(): Promise<void> {
    const { pendingRefund } = this
    if (!pendingRefund) return
    await refund(this.#options.connections, pendingRefund).catch((cause: unknown) => {
      this.#options.onError(new Error('could not refund tokens to a budget', { cause }))
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
    const missing = scopes.slice(0, count).flatMap((scope, index) => {
      const tokens = needed - (this.#reserved.get(scope) ?? 0)
      return tokens > 0 ? { scope, tokens, limit: limits[index] ?? 0 } : []
    })
    if (refused === null && missing.length === 0) return
    const isRefused =
      refused !== null ||
      needed >= this.#refusedTokens ||
      (await reserve(this.#options.connections, {
        day,
        scopes: missing.map(({ scope }) => scope),
        tokens: missing.map(({ tokens }) => tokens),
        limits: missing.map(({ limit }) => limit),
      }))
    if (isRefused) {
      this.#refusedTokens = Math.min(this.#refusedTokens, needed)
      this.#exhausted = budgetExhausted()
      throw this.#exhausted
    }
    for (const { scope, tokens } of missing) {
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

/** Prices are per million tokens: digits beyond twelve decimals are floating-point noise. */
function exactly(dollars: number): number {
  return Number(dollars.toFixed(12))
}

function reservedAtFirst(reservation: Reservation | undefined): [scope: string, tokens: number][] {
  if (!reservation || reservation.refused !== null) return []
  const { scopes, reserved, tokens } = reservation
  return scopes.slice(0, reserved).map((scope) => [scope, tokens])
}

/** Budgets reset at midnight UTC. */
function budgetExhausted(now = new Date()): ModelFailure {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
  return new ModelFailure('budget_exhausted', { retryAfterMs: midnight - now.getTime() })
}

/** Failures without any work on the request. */
const NOT_SERVED = new Set<FailureCode>([
  'model_unreachable',
  'model_refused',
  'model_rate_limited',
  'model_unavailable',
  'model_circuit_open',
])

function wasNotServed({ failure, text }: Call): boolean {
  return text === '' && failure instanceof ModelFailure && NOT_SERVED.has(failure.code)
}

function estimateInput({ messages, responseFormat }: ModelRequest): number {
  const format = responseFormat ? estimateTokens(JSON.stringify(responseFormat)) : 0
  return messages.reduce((total, message) => total + estimateMessageTokens(message), format)
}

/** For a call without reported usage: its input, and its output so far. */
function estimate({ request, text, failure }: Call): number {
  // An empty reply may have used all its tokens for reasoning.
  const isSilent = failure instanceof ModelFailure && failure.code === 'model_empty'
  return estimateInput(request) + (isSilent ? request.maxTokens : estimateTokens(text))
}
