/**
 * What a turn uses up. Its models are called through here, which counts what they say they used, and keeps
 * the turn within the budgets of its chatbot: before a model is called there are tokens reserved for all that
 * it may read and write. One reservation serves the turn, with its retries and fallbacks; a call that needs
 * more than is left of it reserves the rest.
 */
import type { Model, ModelEvent, ModelRequest, Usage } from '../models/model.ts'
import { type FailureCode, ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import { estimateMessageTokens, estimateTokens } from '../text/tokens.ts'
import { type DailyBudgets, type Reservation, reserve, settle } from '../usage/budgets.ts'
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
  readonly #turn: OpenTurn
  readonly #budgets: DailyBudgets
  readonly #reservations: Reservation[] = []
  /** In tokens. */
  #reserved = 0
  /** In tokens: what was counted, and an estimate of what nobody counted. */
  #used = 0
  #usage: Usage | undefined
  #costUsd: number | undefined = 0
  /** More tokens than the budgets had left when they were asked. */
  #tooMany = Number.POSITIVE_INFINITY
  #exhausted: ModelFailure | undefined

  constructor(options: MeterOptions, turn: OpenTurn) {
    this.#options = options
    this.#turn = turn
    this.#budgets = budgetsOf(turn)
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

  /** Gives back what was reserved and not used. What cannot be given back stays used. */
  async settle(): Promise<void> {
    for (const [index, reservation] of this.#reservations.entries()) {
      // All is counted on the day on which the first was taken, should midnight have passed since.
      const used = index === 0 ? this.#used : 0
      await settle(this.#options.connections, reservation, used).catch((cause: unknown) => {
        this.#options.onTrouble(new Error('tokens of a budget were not given back', { cause }))
      })
    }
  }

  async *#stream(model: Model, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    await this.#reserveFor(request)
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
  async #reserveFor(request: ModelRequest): Promise<void> {
    const budgets = this.#budgets
    if (budgets.chatbot === undefined && budgets.person === undefined) return
    const tokens = this.#used + estimateInput(request) + request.maxTokens - this.#reserved
    if (tokens <= 0) return
    const { chatbot, personId } = this.#turn
    const wanted = { chatbotId: chatbot.id, personId, budgets, tokens }
    const reservation = tokens < this.#tooMany ? await reserve(this.#options.connections, wanted) : undefined
    if (!reservation) {
      this.#tooMany = Math.min(this.#tooMany, tokens)
      this.#exhausted = budgetExhausted()
      throw this.#exhausted
    }
    this.#reservations.push(reservation)
    this.#reserved += tokens
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

function budgetsOf({ chatbot, personId }: OpenTurn): DailyBudgets {
  const { daily_token_budget, daily_token_budget_per_visitor } = chatbot.configuration
  return {
    chatbot: daily_token_budget,
    person: personId === undefined ? undefined : daily_token_budget_per_visitor,
  }
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
