import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { detailShape } from './error-handler.ts'
import { Problem, type ProblemCode } from './problems.ts'

const CODES: Record<string, ProblemCode> = { HPE_HEADER_OVERFLOW: 'headers_too_large' }
const REASONS: Partial<Record<ProblemCode, string>> = { headers_too_large: 'Request Header Fields Too Large' }

/** Answers what is not even HTTP, on the bare socket, in the shape of every other error. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = new Problem(CODES[error.code ?? ''] ?? 'malformed_request')
  const requestId = randomUUID()
  const body = JSON.stringify({ ...detailShape(problem), code: problem.code, request_id: requestId })
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${REASONS[problem.code] ?? 'Bad Request'}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
