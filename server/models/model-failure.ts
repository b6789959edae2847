/** Stable codes: they are stored with the turn and logged. An upstream's own text is not. */
export type FailureCode =
  | 'model_unreachable' // no connection, no such host, TLS
  | 'model_refused' // 4xx: the key, the model's name, the request
  | 'model_rate_limited' // 429
  | 'model_unavailable' // 5xx
  | 'model_timeout' // to connect, to the first token, or between tokens
  | 'model_malformed' // what came is no reply in OpenAI's format
  | 'model_error' // an error event inside the stream
  | 'model_cut_off' // the stream ended before the reply did
  | 'model_empty' // a finished reply without text
  | 'model_resting' // not asked: it failed too often just now
  | 'budget_exhausted' // not asked: the chatbot's tokens of the day are used up
  | 'server_stopping' // not the model's: the server could wait no longer

/**
 * Failures that the same call may not meet again a moment later. Not a timeout: whoever waits has
 * waited long enough, and the next model is asked at once.
 */
const PASSING = new Set<FailureCode>([
  'model_unreachable',
  'model_rate_limited',
  'model_unavailable',
  'model_error',
  'model_cut_off',
])

/**
 * Failures that speak of the service, and not of the request: what counts for its circuit breaker. Any other
 * is an answer, which shows that the service is there.
 */
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
  /** How long the upstream asks to be left alone, in milliseconds. */
  retryAfterMs?: number | undefined
  /** How often the service was asked: twice where a kept connection was dead. */
  requests?: number
  cause?: unknown
}

/** A model gave no whole reply. */
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
