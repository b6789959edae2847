/** Why a message got no reply or a partial one. */
export type Problem = {
  /** The server's error code. */
  code?: string
} & (
  | {
      kind:
        | 'offline'
        | 'unreachable'
        | 'unavailable'
        | 'refused'
        | 'gone'
        | 'full'
        | 'lost'
        | 'cut'
        | 'silent'
        | 'stopped'
        | 'failed'
    }
  | { kind: 'tooMany'; seconds: number | undefined }
)

/** An error response; `status` is 0 when the connection failed. */
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
