/**
 * Limits on the time and memory that slow clients can hold. Memory is also limited for all clients together,
 * so that no number of them can exhaust it.
 */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Networks, networksOf } from '../address.ts'
import { answerClientError, REQUEST_TIMEOUT } from '../client-error.ts'
import { Problem } from '../problems.ts'

/** In milliseconds. A slow phone sends a message in seconds; 1 MiB in half a minute is 280 kbit/s. */
export const CLIENT_TIMES = {
  /** Until all headers of a request have arrived, including its first byte. */
  headers: 10_000,
  /** Until the whole request has arrived. */
  request: 30_000,
  /** The same for routes that take files: 25 MiB in ten minutes are 350 kbit/s. */
  upload: 600_000,
  /** How long a response may stay unread without progress. */
  unread: 30_000,
  /** How often the first two are checked. */
  check: 1000,
}

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE

/** In bytes. Smaller bodies are not counted; the limit on connections bounds them. */
const SMALL_UPLOAD = 16 * KIBIBYTE

/** Bytes of bodies in transit. */
type UploadLimits = {
  total: number
  /** For the /64, the /56 and the /48 of an IPv6 address: a /48 may take half of the total. */
  byNetwork: readonly number[]
  /** The limit of a network once half of the total is taken, so that a few cannot shut out the others. */
  inCrowd: number
}
const ANYBODYS: UploadLimits = {
  total: 64 * MEBIBYTE,
  byNetwork: [16 * MEBIBYTE, 24 * MEBIBYTE, 32 * MEBIBYTE],
  inCrowd: 2 * MEBIBYTE,
}
/** Of callers who are known before their body is read. */
export const FILES: UploadLimits = {
  total: 256 * MEBIBYTE,
  byNetwork: [128 * MEBIBYTE, 128 * MEBIBYTE, 128 * MEBIBYTE],
  inCrowd: 32 * MEBIBYTE,
}
/** In characters. Smaller responses roughly fit into socket buffers. */
const SMALL_ANSWER = 64 * KIBIBYTE
const MAX_UNREAD = 64 * MEBIBYTE

export function serverTimeouts(times = CLIENT_TIMES) {
  return {
    // Shorter for most routes: see `boundSlowClients`.
    requestTimeout: times.upload,
    connectionTimeout: times.unread,
    http: { headersTimeout: times.headers, connectionsCheckingInterval: times.check },
  } satisfies FastifyHttpOptions<Server>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes files: its bodies may be large and slow, and are admitted by the route, once the caller is known. */
    isUpload?: true
  }
}

export function boundSlowClients(app: FastifyInstance, times = CLIENT_TIMES): void {
  const uploads = new Uploads(ANYBODYS)
  const arriving = new ArrivingBodies(times)
  app.addHook('onClose', (_app, done) => {
    arriving.end()
    done()
  })
  const unread = new UnreadAnswers()
  app.addHook('onRequest', (request, reply, done) => {
    // With a `timeout` listener, Node leaves closing idle sockets to us.
    reply.raw.on('timeout', cutOffUnread)
    if (!request.routeOptions.config.isUpload) {
      arriving.watch(request)
      uploads.admit(request)
    }
    done()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (typeof payload === 'string' && payload.length > SMALL_ANSWER) unread.watch(reply, payload.length)
    done(null, payload)
  })
}

/** A client that waits for its response stays connected; one that stops reading is disconnected. */
function cutOffUnread(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy()
}

/** Requests whose bodies have not arrived. Node's own timeout is for the slowest route. */
class ArrivingBodies {
  readonly #since = new Map<FastifyRequest, number>()
  readonly #timer: NodeJS.Timeout

  constructor({ request: most, check }: typeof CLIENT_TIMES) {
    this.#timer = setInterval(() => this.#endOlderThan(performance.now() - most), check).unref()
  }

  watch(request: FastifyRequest): void {
    if (request.raw.complete || announced(request) === 0) return
    this.#since.set(request, performance.now())
    request.raw.once('end', () => this.#since.delete(request))
    request.raw.once('close', () => this.#since.delete(request))
  }

  end(): void {
    clearInterval(this.#timer)
  }

  #endOlderThan(time: number): void {
    // The oldest come first.
    for (const [{ raw }, since] of this.#since) {
      if (since > time) return
      answerClientError(Object.assign(new Error('request timeout'), { code: REQUEST_TIMEOUT }), raw.socket)
    }
  }
}

/** Bytes of request bodies in transit, by their announced length. */
export class Uploads {
  #bytes = 0
  readonly #bytesOf = new Map<string, number>()
  readonly #limits: UploadLimits

  constructor(limits: UploadLimits) {
    this.#limits = limits
  }

  /** @throws Problem 503 when too many bytes are in transit, in total or for this network */
  admit(request: FastifyRequest): void {
    const bytes = announced(request)
    if (bytes <= SMALL_UPLOAD) return
    const networks = networksOf(request)
    const all = this.#bytes + bytes
    const { total, byNetwork, inCrowd } = this.#limits
    const isTooMuch = networks.some((network, tier) => {
      const own = (this.#bytesOf.get(network) ?? 0) + bytes
      const isCrowded = all > total / 2 && own > inCrowd
      return isCrowded || own > (byNetwork[tier] ?? 0)
    })
    if (isTooMuch || all > total)
      throw new Problem('overloaded', { headers: { 'retry-after': '2', connection: 'close' } })
    this.#count(networks, bytes)
    request.raw.once('close', () => this.#count(networks, -bytes))
  }

  #count(networks: Networks, bytes: number): void {
    this.#bytes += bytes
    for (const network of networks) {
      const own = (this.#bytesOf.get(network) ?? 0) + bytes
      if (own > 0) this.#bytesOf.set(network, own)
      else this.#bytesOf.delete(network)
    }
  }
}

/** At most the route's body limit, because no more is read. */
function announced({ headers, routeOptions }: FastifyRequest): number {
  const limit = routeOptions.bodyLimit
  if (headers['transfer-encoding'] !== undefined) return limit
  return Math.min(Number(headers['content-length'] ?? 0), limit)
}

/** Long responses that their clients have not read yet. */
export class UnreadAnswers {
  #length = 0
  /** By the client's widest network, oldest first. */
  readonly #answersOf = new Map<string, Map<FastifyReply, number>>()

  /** Above the limit, destroys the oldest responses of the network that holds the most. */
  watch(reply: FastifyReply, length: number): void {
    const network = networksOf(reply.request).at(-1) ?? ''
    const own = this.#answersOf.get(network) ?? new Map<FastifyReply, number>()
    this.#answersOf.set(network, own.set(reply, length))
    this.#length += length
    reply.raw.once('close', () => this.#forget(network, reply))
    while (this.#length > MAX_UNREAD) {
      const [heaviest, oldest] = this.#heaviest()
      if (!oldest || oldest === reply) break
      oldest.raw.destroy()
      this.#forget(heaviest, oldest)
    }
  }

  /** @returns the network with the most unread characters, and its oldest response */
  #heaviest(): [network: string, oldest: FastifyReply | undefined] {
    let [heaviest, most] = ['', 0]
    for (const [network, answers] of this.#answersOf) {
      const length = [...answers.values()].reduce((sum, each) => sum + each, 0)
      if (length > most) [heaviest, most] = [network, length]
    }
    const [oldest] = this.#answersOf.get(heaviest)?.keys() ?? []
    return [heaviest, oldest]
  }

  #forget(network: string, reply: FastifyReply): void {
    const own = this.#answersOf.get(network)
    this.#length -= own?.get(reply) ?? 0
    own?.delete(reply)
    if (own?.size === 0) this.#answersOf.delete(network)
  }
}
