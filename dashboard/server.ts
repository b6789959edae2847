/** The typed API client, with the session's token; failed calls throw. */
import { createFrontdesk } from '../sdk/client.ts'
import { t } from './language/language.ts'
import { accessToken, sessionRefused } from './session.ts'

/** A rejected call, or no connection. The message is for the user. */
export class CallFailed extends Error {
  /** 0 when there was no response. */
  readonly status: number
  /** Stable, snake_case; see docs/apis.md. */
  readonly code: string | undefined
  /** Validation errors by field path. */
  readonly fields: ReadonlyMap<string, string>

  constructor(
    status: number,
    message: string,
    code?: string,
    fields: ReadonlyMap<string, string> = new Map(),
  ) {
    super(message)
    this.name = 'CallFailed'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

export const frontdesk = createFrontdesk({ baseUrl: location.origin, token: accessToken, fetch: watched })

/** Signs out when the server rejects the token. */
async function watched(request: Request): Promise<Response> {
  const answer = await fetch(request)
  if (answer.status === 401 && !new URL(request.url).pathname.startsWith('/api/auth/login'))
    sessionRefused(request.headers.get('authorization')?.slice('Bearer '.length))
  return answer
}

type Called<Data> = Promise<{ data?: Data; error?: unknown; response: Response }>

/** The body of a successful response. @throws CallFailed */
export async function answerOf<Data>(call: Called<Data>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await call.catch(() => {
    throw new CallFailed(0, t('The server cannot be reached. Check the connection and try again.'))
  })
  if (!response.ok) throw failureOf(error, response)
  return data as Exclude<Data, undefined>
}

type ErrorBody = {
  detail?: unknown
  error?: unknown
  code?: string
  errors?: { path: string; message: string }[]
}

function failureOf(error: unknown, { status, headers }: Response): CallFailed {
  const body: ErrorBody = typeof error === 'object' && error !== null ? error : {}
  const said = [body.detail, body.error].find((text) => typeof text === 'string')
  const fields = new Map((body.errors ?? []).map(({ path, message }) => [path, message]))
  return new CallFailed(status, explain(status, headers, said, body.code), body.code, fields)
}

function explain(status: number, headers: Headers, said?: string, code?: string): string {
  if (code === 'too_much_stored') return t('No more messages can be stored today. Try again tomorrow.')
  const seconds = Number(headers.get('retry-after'))
  if (status === 429 && seconds > 0)
    return t('Too many requests. Try again in {seconds} seconds.', { seconds })
  if (status >= 500) return t('The server had a problem. Try again in a moment.')
  return said ? (known()[said] ?? said) : t('The server rejected this request.')
}

/** Messages for users, by the API's error text. */
const known = (): Readonly<Record<string, string>> => ({
  'Invalid credentials': t('The email or password is wrong.'),
  'User already registered': t('This email already has an account. Sign in instead.'),
  'Current password is incorrect': t('The current password is wrong.'),
  'Slug already taken': t('This address is taken. Choose another.'),
  'There is nothing to publish': t('Nothing to publish.'),
  'The draft was changed elsewhere': t(
    'The draft was changed elsewhere. Check the changes and publish again.',
  ),
  'Chatbot not found': t('This chatbot no longer exists.'),
})
