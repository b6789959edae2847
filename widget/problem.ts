/** Why a message got no (whole) reply. */
export type Problem = {
  /** The server's own word for it. */
  code?: string
} & (
  | {
      kind:
        | 'offline'
        | 'unreachable'
        | 'unavailable'
        | 'refused'
        | 'gone'
        | 'lost'
        | 'cut'
        | 'silent'
        | 'stopped'
        | 'failed'
    }
  | { kind: 'tooMany'; seconds: number | undefined }
)

/** An answer that is none; `status` is 0 where the connection broke. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.kind)
    this.status = status
    this.problem = problem
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' }
}

export const hasStatus = (error: unknown, status: number): boolean =>
  error instanceof ApiError && error.status === status
