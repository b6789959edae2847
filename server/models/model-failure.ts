/** Stable codes: they are stored with the turn and logged. An upstream's own text is not. */
export type FailureCode =
  | 'model_unreachable' // no connection, no such host, TLS
  | 'model_refused' // 4xx: the key, the model's name, the request
  | 'model_rate_limited' // 429
  | 'model_unavailable' // 5xx
  | 'model_timeout' // to connect, to the first token, or between tokens
  | 'model_malformed' // the response is not in OpenAI's format
  | 'model_error' // an error event inside the stream
  | 'model_cut_off' // the stream ended before the reply did
  | 'model_empty' // a finished reply without text
  | 'model_circuit_open' // not called: its circuit breaker is open
  | 'budget_exhausted' // not called: the chatbot's daily token budget is exhausted
  | 'server_stopping' // not the model's fault: the server is shutting down

/** Transient failures, which are retried. A timeout is not: the person has waited long enough for this model. */
const PASSING = new Set<FailureCode>([
  'model_unreachable',
  'model_rate_limited',
  'model_unavailable',
  'model_error',
  'model_cut_off',
])

/** Failures of the service instead of the request; they count for its circuit breaker. */
const OF_SERVICE = new Set<FailureCode>([
  'model_unreachable',
  'model_unavailable',
  'model_timeout',
  'model_malformed',
  'model_error',
  'model_cut_off',
])

export type FailureDetails = {
  /** The upstream's HTTP status, for the log. */
  status?: number
  /** The upstream's Retry-After in milliseconds. */
  retryAfterMs?: number | undefined
  /** The number of requests: two if a reused connection was dead. */
  requests?: number
  cause?: unknown
}

/** A model did not give a complete reply. */
export class ModelFailure extends Error {
  readonly code: FailureCode
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined
  readonly requests: number

  constructor(code: FailureCode, details: FailureDetails = {}) {
    super(details.status ? `${code} (${details.status})` : code, { cause: details.cause })
    this.name = 'ModelFailure'
    this.code = code
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
    this.requests = details.requests ?? 1
  }

  get isPassing(): boolean {
    return PASSING.has(this.code)
  }

  get isOfService(): boolean {
    return OF_SERVICE.has(this.code)
  }
}
