/**
 * The single socket of a client, with TLS if the address asks for it. postgres.js 3.4.9 reconnects by itself:
 * in an endless loop where connections are accepted and dropped, and even for a client that was ended, which
 * leaks a session on the server. Its TLS supports no certificate files, treats `prefer` as an unverified
 * certificate, and does not report what was negotiated.
 */
import { once } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, TLSSocket } from 'node:tls'
import type { TlsMode } from './server-address.ts'

/** The server's host and port, or the path of its socket. */
export type Target = { host: string; port: number; security: Security } | { path: string }

/** The encryption of a connection, with loaded certificates. */
export type Security = { mode: TlsMode; options: ConnectionOptions }

const OPEN_TIMEOUT_MS = 10_000

/** The SSLRequest message: its length and its code. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])
const ACCEPTED = 'S'
const REFUSED = 'N'

export class OneSocket {
  readonly #target: Target
  #socket: Socket | undefined

  constructor(target: Target) {
    this.#target = target
  }

  /** For postgres.js's option `socket`; a second call fails, to prevent reconnecting. */
  readonly open = async (): Promise<Socket> => {
    if (this.#socket) throw lost('CONNECTION_CLOSED')
    const signal = AbortSignal.timeout(OPEN_TIMEOUT_MS)
    try {
      const target = this.#target
      if ('path' in target) return await this.#connect(target, signal)
      return await this.#secure(await this.#connect(target, signal), target, signal)
    } catch (error) {
      this.destroy()
      throw signal.aborted ? lost('CONNECT_TIMEOUT') : error
    }
  }

  /** For example `TLS 1.3 (certificate verified)`. */
  get encryption(): string {
    if ('path' in this.#target) return 'Unix socket'
    if (!(this.#socket instanceof TLSSocket)) return 'not encrypted'
    const version = this.#socket.getProtocol()?.replace('TLSv', 'TLS ')
    const checks = {
      'verify-full': 'certificate verified',
      'verify-ca': 'certificate verified, its name is not',
    }
    const { mode } = this.#target.security
    return `${version} (${mode === 'verify-full' || mode === 'verify-ca' ? checks[mode] : 'certificate not verified'})`
  }

  /** Rejects pending opens and queries with a connection error. */
  destroy(): void {
    this.#socket?.destroy(lost('CONNECTION_DESTROYED'))
  }

  async #connect(target: Target, signal: AbortSignal): Promise<Socket> {
    // A transaction is sent in several writes. Without `noDelay` each waits for the acknowledgement of the
    // previous one, which costs another round trip.
    const socket =
      'path' in target
        ? connect(target.path)
        : connect({ port: target.port, host: target.host, noDelay: true })
    this.#socket = socket
    await once(socket, 'connect', { signal })
    return socket
  }

  async #secure(
    socket: Socket,
    target: Extract<Target, { host: string }>,
    signal: AbortSignal,
  ): Promise<Socket> {
    const { mode, options } = target.security
    if (mode === 'disable') return socket
    const isOptional = mode === 'prefer' || mode === 'allow'
    if (!(await acceptsTls(socket, signal))) {
      if (isOptional) return socket
      throw new TlsRefused('the server offers no TLS, which sslmode asks for')
    }
    const { host } = target
    const secured = connectTls({ ...options, socket, host, ...(isIP(host) ? {} : { servername: host }) })
    this.#socket = secured
    try {
      await once(secured, 'secureConnect', { signal })
      return secured
    } catch (error) {
      secured.destroy()
      if (signal.aborted) throw error
      // As in libpq, falls back to no TLS if the mode allows it.
      if (isOptional) return this.#connect(target, signal)
      throw new TlsRefused(`TLS failed: ${(error as Error).message}`, { cause: error })
    }
  }
}

/** The requested TLS mode is not possible; a retry does not help. */
export class TlsRefused extends Error {
  readonly code = 'TLS_REFUSED'
}

async function acceptsTls(socket: Socket, signal: AbortSignal): Promise<boolean> {
  socket.write(SSL_REQUEST)
  const closed = once(socket, 'close', { signal }).then(() => {
    throw lost('CONNECTION_CLOSED')
  })
  closed.catch(() => {})
  const [answer] = (await Promise.race([once(socket, 'data', { signal }), closed])) as [Buffer]
  const text = answer.toString('latin1')
  // More than one byte would be data injected before encryption (CVE-2021-23222).
  if (text !== ACCEPTED && text !== REFUSED)
    throw new TlsRefused('the server does not answer as Postgres does')
  return text === ACCEPTED
}

function lost(code: string): Error {
  return Object.assign(new Error('the connection to the database is closed'), { code })
}
