/** Requests to the web: to public addresses and allowed hosts, at a pace, and with limits of time and size. */
import { Agent, type Dispatcher, errors } from 'undici'
import {
  createPublicConnector,
  createPublicHosts,
  PrivateAddress,
  type PublicHosts,
} from '../../outbound/public-agent.ts'
import { ACCEPTED_ENCODINGS, type BodyLimit, readBody } from './body.ts'
import { FetchFailure } from './fetch-failure.ts'
import { HostPace } from './host-pace.ts'

export type WebLimits = {
  /** Between two requests to the same host. */
  intervalMs: number
  connectMs: number
  /** Without a byte. */
  idleMs: number
  /** Of a request, with its body. */
  totalMs: number
  robotsMs: number
  pageBytes: number
  fileBytes: number
}

export const WEB_LIMITS: WebLimits = {
  intervalMs: 1000,
  connectMs: 5000,
  idleMs: 10_000,
  totalMs: 30_000,
  robotsMs: 5000,
  pageBytes: 5 * 2 ** 20,
  fileBytes: 25 * 2 ** 20,
}

export type WebOptions = {
  /** Private hosts that may be read: lower case, with or without a port. */
  allowedHosts: readonly string[]
  userAgent: string
  limits?: Partial<WebLimits> | undefined
}

export type WebRequest = {
  headers?: Record<string, string>
  signal: AbortSignal
  totalMs: number
  /** @param mediaType of the body, as it is declared */
  limitOf: (mediaType: string) => BodyLimit
}

/** Names are in lower case. The body is empty unless the status is 2xx. */
export type WebResponse = { status: number; header: (name: string) => string | null; bytes: Buffer }

export class WebClient {
  readonly hosts: PublicHosts
  readonly limits: WebLimits
  readonly #agent: Agent
  readonly #pace: HostPace
  readonly #userAgent: string

  constructor({ allowedHosts, userAgent, limits }: WebOptions) {
    this.hosts = createPublicHosts(allowedHosts)
    this.limits = { ...WEB_LIMITS, ...limits }
    this.#pace = new HostPace(this.limits.intervalMs)
    this.#userAgent = userAgent
    const connect = createPublicConnector(this.hosts, { timeout: this.limits.connectMs, allowH2: false })
    const { idleMs } = this.limits
    this.#agent = new Agent({ connect, connections: 2, headersTimeout: idleMs, bodyTimeout: idleMs })
  }

  /** Redirects are answered like all else. @throws FetchFailure, the signal's reason */
  async get(url: URL, { headers = {}, signal, totalMs, limitOf }: WebRequest): Promise<WebResponse> {
    await this.#pace.wait(url.host, signal)
    const late = AbortSignal.timeout(totalMs)
    try {
      const response = await this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { 'user-agent': this.#userAgent, 'accept-encoding': ACCEPTED_ENCODINGS, ...headers },
        signal: AbortSignal.any([signal, late]),
      })
      return await read(response, limitOf)
    } catch (error) {
      signal.throwIfAborted()
      if (late.aborted) throw new FetchFailure('timeout', `took more than ${totalMs} ms`, { cause: error })
      throw toFetchFailure(error)
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }
}

async function read(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  limitOf: WebRequest['limitOf'],
): Promise<WebResponse> {
  const header = (name: string) => {
    const value = headers[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  const isRead = statusCode >= 200 && statusCode < 300
  // Its reader gets the errors. One that comes after the reader has left would end the process.
  body.on('error', () => {})
  if (!isRead) body.destroy()
  const bytes = isRead
    ? await readBody(body, header('content-encoding') ?? '', limitOf(header('content-type') ?? ''))
    : Buffer.alloc(0)
  return { status: statusCode, header, bytes }
}

const TIMEOUTS = [errors.ConnectTimeoutError, errors.HeadersTimeoutError, errors.BodyTimeoutError]

function toFetchFailure(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error
  const cause = { cause: error }
  if (error instanceof PrivateAddress) return new FetchFailure('blocked_address', error.message, cause)
  if (TIMEOUTS.some((kind) => error instanceof kind))
    return new FetchFailure('timeout', 'no answer in time', cause)
  return new FetchFailure('unreachable', error instanceof Error ? error.message : String(error), cause)
}
