/**
 * Every error that a client may see: a stable code, the status, and the public text. The error handler
 * formats it in the shape of the API.
 */
const PROBLEMS = {
  malformed_request: [400, 'The request is malformed'],
  malformed_json: [400, 'The body is not valid JSON'],
  invalid_utf8: [400, 'The body is not valid UTF-8'],
  invalid_field: [400, 'A field is wrong'],
  message_required: [400, 'Message is required'],
  refresh_token_missing: [400, 'Refresh token is required'],
  unsupported: [400, 'This is not supported'],
  unknown_event: [400, 'The conversation has no event with this id'],
  message_too_long: [400, 'The message is too long'],
  empty_message: [400, 'Message content cannot be empty'],
  username_taken: [400, 'Username already registered'],
  email_taken: [400, 'User already registered'],
  credentials_missing: [400, 'Email and password are required'],
  wrong_current_password: [400, 'Current password is incorrect'],
  host_not_allowed: [400, 'Host not allowed'],
  token_missing: [401, 'Invalid authentication credentials'],
  token_invalid: [401, 'Invalid authentication credentials'],
  token_expired: [401, 'Invalid authentication credentials'],
  token_incomplete: [401, 'Invalid authentication credentials'],
  visitor_hash_invalid: [401, 'The visitor hash does not match'],
  access_revoked: [401, 'Access was revoked'],
  user_gone: [401, 'User not found'],
  wrong_password: [401, 'Incorrect username or password'],
  wrong_credentials: [401, 'Invalid credentials'],
  email_not_confirmed: [401, 'Confirm your e-mail address first'],
  api_key_invalid: [401, 'Incorrect API key provided'],
  forbidden: [403, 'Not allowed'],
  api_key_refused: [403, 'Invalid API key or assistant ID'],
  account_blocked: [403, 'This account is blocked'],
  signup_closed: [403, 'Sign-up is closed'],
  sign_in_again: [403, 'Sign in again first'],
  origin_not_allowed: [403, 'Origin not allowed'],
  setup_code_refused: [403, 'The setup code is invalid or was already used'],
  scope_missing: [403, 'This key lacks the scope knowledge'],
  administrators_only: [403, 'Only administrators may set the address of a provider'],
  user_inactive: [403, 'User account is inactive'],
  chatbot_private: [403, 'This chatbot is not publicly accessible'],
  not_found: [404, 'Not found'],
  chatbot_not_found: [404, 'Chatbot not found'],
  conversation_not_found: [404, 'Conversation not found'],
  session_not_found: [404, 'Session not found'],
  client_session_not_found: [404, 'Session not found or does not belong to the assistant'],
  profile_not_found: [404, 'Profile not found'],
  onboarding_session_not_found: [404, 'Chat session not found'],
  onboarding_data_not_found: [404, 'No onboarding data found for this session'],
  visitor_not_found: [404, 'Visitor not found'],
  form_not_found: [404, 'Form not found'],
  version_not_found: [404, 'Version not found'],
  note_not_found: [404, 'Note not found'],
  question_not_found: [404, 'Question not found'],
  source_not_found: [404, 'Source not found'],
  signing_secret_not_found: [404, 'Signing secret not found'],
  api_key_not_found: [404, 'API key not found'],
  model_not_found: [404, 'The model does not exist, or this API key has no access to it'],
  method_not_allowed: [405, 'Method not allowed'],
  request_timeout: [408, 'The request took too long to arrive'],
  nothing_to_retry: [409, 'Nothing to retry'],
  not_taken_over: [409, 'Take the conversation over first'],
  too_many_notes: [409, 'This conversation has reached its limit of notes; delete one first'],
  too_many_chatbots: [409, 'You have reached your limit of chatbots; delete one first'],
  too_many_sources: [409, 'This chatbot has reached its limit of sources; delete one first'],
  nothing_to_refresh: [409, 'Nothing to refresh'],
  too_many_api_keys: [409, 'This chatbot has reached its limit of API keys; revoke one first'],
  storage_full: [409, 'Your storage for chatbots is full; shorten or delete something first'],
  training_data_full: [409, 'Your storage for training data is full; delete a conversation first'],
  slug_taken: [409, 'Slug already taken'],
  draft_changed: [409, 'The draft was changed elsewhere'],
  nothing_to_publish: [409, 'There is nothing to publish'],
  idempotency_key_in_use: [409, 'A request with this Idempotency-Key is still in progress; try again soon'],
  idempotent_answer_too_large: [
    409,
    'This request was already processed, but its response was too large to store; do not send it again',
  ],
  body_too_large: [413, 'The body is too large'],
  knowledge_full: [413, 'The knowledge of this chatbot is full; delete a source first'],
  url_too_long: [414, 'The address is too long'],
  unsupported_media_type: [415, 'This content type is not supported'],
  invalid_request: [422, 'Invalid request format'],
  file_empty: [422, 'The file is empty'],
  file_missing: [422, 'Send at least one part named "file"'],
  blocked_address: [422, 'The address leads to a private network'],
  idempotency_key_reused: [422, 'This Idempotency-Key was already used for another request; use a new one'],
  too_many_requests: [429, 'Too many requests'],
  too_much_stored: [429, 'Too many messages were stored today; try again tomorrow (UTC)'],
  too_many_turns: [429, 'Too many messages at once'],
  budget_exhausted: [429, "Today's token budget of this chatbot is used up"],
  headers_too_large: [431, 'The headers are too large'],
  internal_error: [500, 'Internal server error'],
  overloaded: [503, 'The service is overloaded; try again soon'],
  conversation_busy: [503, 'An earlier message is still being answered'],
  unavailable: [503, 'The service is temporarily unavailable'],
  assistant_unavailable: [503, 'The assistant is temporarily unavailable'],
  accounts_unavailable: [503, 'The account service is unavailable'],
} as const satisfies Record<string, readonly [status: number, text: string]>

export type ProblemCode = keyof typeof PROBLEMS

/** An invalid field; `path` is in dot notation, empty for the body itself. */
export type FieldError = { path: string; message: string }

export type ProblemDetails = {
  /** Replaces the code's default text. */
  text?: string
  errors?: FieldError[]
  headers?: Record<string, string>
  /** Keys of this code in the body, such as the current `revision`. */
  details?: Record<string, number>
  /** For the log only. */
  cause?: unknown
}

/** Caps the reported field errors, so that a hostile body cannot produce an even larger response. */
const MAX_ERRORS = 20
/** In characters. */
const MAX_PATH = 200

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly errors: FieldError[] | undefined
  readonly headers: Record<string, string>
  readonly details: Record<string, number>

  constructor(code: ProblemCode, { text, errors, headers = {}, details = {}, cause }: ProblemDetails = {}) {
    const [status, standard] = PROBLEMS[code]
    super(text ?? standard, { cause })
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.errors = errors?.slice(0, MAX_ERRORS).map(withShortPath)
    this.details = details
    this.headers = status === 401 ? { 'www-authenticate': 'Bearer', ...headers } : headers
  }
  /** The same problem with the API's own text, where it has one. */
  inWordsOf(wording: Partial<Record<ProblemCode, string>>): Problem {
    const text = wording[this.code]
    if (text === undefined) return this
    const { code, errors, headers, details, cause } = this
    return new Problem(code, { text, headers, details, cause, ...(errors ? { errors } : {}) })
  }
}

/** Paths contain keys of the request; cutting one may leave a lone surrogate. */
function withShortPath({ path, message }: FieldError): FieldError {
  return { path: path.slice(0, MAX_PATH).toWellFormed(), message }
}
