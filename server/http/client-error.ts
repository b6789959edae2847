import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { detailShape } from './error-handler.ts'
import { Problem, type ProblemCode } from './problems.ts'
import { DATA_HEADERS } from './security-headers.ts'

/** As Node names it. */
export const REQUEST_TIMEOUT = 'ERR_HTTP_REQUEST_TIMEOUT'

const CODES: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  [REQUEST_TIMEOUT]: 'request_timeout',
}
const REASONS: Partial<Record<ProblemCode, string>> = {
  headers_too_large: 'Request Header Fields Too Large',
  request_timeout: 'Request Timeout',
}

const HEADERS = Object.entries(DATA_HEADERS).map(([name, value]) => `${name}: ${value}`)

/** Answers invalid HTTP and request timeouts on the bare socket, in the default error shape. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // Browsers open connections ahead of use; one without a request gets no response.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesRead === 0 || isAnswered(socket)) {
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
      ...HEADERS,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** Whether a response has begun, which must not be interrupted. Node's own handler checks the same. */
function isAnswered(socket: Socket & { _httpMessage?: ServerResponse | null }): boolean {
  return socket._httpMessage?.headersSent ?? false
}
