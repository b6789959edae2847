/**
 * Every error that a client may see: a stable code, the status, and the public text. Thrown where it
 * happens; the error handler writes it in the shape of the door.
 */
const PROBLEMS = {
  malformed_request: [400, 'The request is malformed'],
  malformed_json: [400, 'The body is not valid JSON'],
  invalid_utf8: [400, 'The body is not valid UTF-8'],
  empty_message: [400, 'Message content cannot be empty'],
  username_taken: [400, 'Username already registered'],
  host_not_allowed: [400, 'Host not allowed'],
  invalid_credentials: [401, 'Invalid authentication credentials'],
  user_gone: [401, 'User not found'],
  wrong_password: [401, 'Incorrect username or password'],
  not_found: [404, 'Not found'],
  chatbot_not_found: [404, 'Chatbot not found'],
  conversation_not_found: [404, 'Conversation not found'],
  session_not_found: [404, 'Session not found'],
  method_not_allowed: [405, 'Method not allowed'],
  body_too_large: [413, 'The body is too large'],
  url_too_long: [414, 'The address is too long'],
  unsupported_media_type: [415, 'This content type is not supported'],
  invalid_request: [422, 'Invalid request format'],
  too_many_requests: [429, 'Too many requests'],
  headers_too_large: [431, 'The headers are too large'],
  internal_error: [500, 'Internal server error'],
  unavailable: [503, 'The service is temporarily unavailable'],
} as const satisfies Record<string, readonly [status: number, text: string]>

export type ProblemCode = keyof typeof PROBLEMS

/** Which field is wrong, and how; `path` in dots, empty for the body itself. */
export type FieldError = { path: string; message: string }

export type ProblemDetails = {
  errors?: FieldError[]
  headers?: Record<string, string>
  /** For the log only. */
  cause?: unknown
}

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly errors: FieldError[] | undefined
  readonly headers: Record<string, string>

  constructor(code: ProblemCode, { errors, headers = {}, cause }: ProblemDetails = {}) {
    const [status, text] = PROBLEMS[code]
    super(text, { cause })
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.errors = errors
    this.headers = status === 401 ? { 'www-authenticate': 'Bearer', ...headers } : headers
  }
}
