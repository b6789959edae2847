export type FetchFailureCode =
  | 'unreachable'
  | 'blocked_address'
  | 'not_found'
  | 'timeout'
  | 'disallowed'
  | 'fetch_refused'
  | 'too_large'

const TEMPORARY = new Set<FetchFailureCode>(['unreachable', 'timeout'])

/** An address could not be fetched. The code is part of the API's contract. */
export class FetchFailure extends Error {
  readonly code: FetchFailureCode

  constructor(code: FetchFailureCode, reason: string, options?: ErrorOptions) {
    super(`${code}: ${reason}`, options)
    this.name = 'FetchFailure'
    this.code = code
  }

  /** Whether the page may still be there, so that what was read of it stays. */
  get isTemporary(): boolean {
    return TEMPORARY.has(this.code)
  }
}
