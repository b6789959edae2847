/**
 * What a client may take of the server by being slow: time, and memory. On purpose or not, each bound holds
 * for all clients together, so that no number of them can take all there is.
 */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Networks, networksOf } from '../address.ts'
import { Problem } from '../problems.ts'

/** In milliseconds. A phone on a slow line sends a message in seconds; 1 MiB in half a minute is 280 kbit/s. */
export const CLIENT_TIMES = {
  /** Until a request's headers are there, also its first byte. */
  headers: 10_000,
  /** Until the whole request is there. */
  request: 30_000,
  /** How long an answer may stay unread without a byte of it being taken. */
  unread: 30_000,
  /** How often the first two are looked at. */
  check: 1000,
}

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE

/** Bytes. Smaller bodies are not counted: so many connections cannot hold much of them. */
const SMALL_UPLOAD = 16 * KIBIBYTE
const MOST_UPLOADED = 64 * MEBIBYTE
/** Of the /64, the /56 and the /48 of an IPv6 address: no /48 may take more than half of all. */
const MOST_UPLOADED_BY_NETWORK = [16 * MEBIBYTE, 24 * MEBIBYTE, 32 * MEBIBYTE]
/** Half of it is for anybody. From there on a network takes no more than this, so that a few do not shut out the others. */
const MOST_UPLOADED_IN_A_CROWD = 2 * MEBIBYTE
/** In characters. What lies below fits into the buffers of a socket, more or less. */
const SMALL_ANSWER = 64 * KIBIBYTE
const MOST_UNREAD = 64 * MEBIBYTE

export function serverTimeouts(times = CLIENT_TIMES) {
  return {
    requestTimeout: times.request,
    connectionTimeout: times.unread,
    http: { headersTimeout: times.headers, connectionsCheckingInterval: times.check },
  } satisfies FastifyHttpOptions<Server>
}

export function boundSlowClients(app: FastifyInstance): void {
  const uploads = new Uploads()
  const unread = new UnreadAnswers()
  app.addHook('onRequest', (request, reply, done) => {
    // Node tells of a socket on which nothing has moved for so long, and cuts it off unless somebody listens.
    reply.raw.on('timeout', cutOffUnread)
    uploads.admit(request)
    done()
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (typeof payload === 'string' && payload.length > SMALL_ANSWER) unread.watch(reply, payload.length)
    done(null, payload)
  })
}

/** Who has yet to get an answer may wait for it; who does not take the one that is there may not. */
function cutOffUnread(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy()
}

/** The bodies that are on their way, by the length that their clients have announced. */
export class Uploads {
  #bytes = 0
  readonly #bytesOf = new Map<string, number>()

  /** @throws Problem 503 when too much is on its way already, of all or of this network */
  admit(request: FastifyRequest): void {
    const bytes = announced(request)
    if (bytes <= SMALL_UPLOAD) return
    const networks = networksOf(request)
    const all = this.#bytes + bytes
    const isTooMuch = networks.some((network, tier) => {
      const own = (this.#bytesOf.get(network) ?? 0) + bytes
      const isCrowded = all > MOST_UPLOADED / 2 && own > MOST_UPLOADED_IN_A_CROWD
      return isCrowded || own > (MOST_UPLOADED_BY_NETWORK[tier] ?? 0)
    })
    if (isTooMuch || all > MOST_UPLOADED)
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

/** Nobody reads more of a body than its route takes. */
function announced({ headers, routeOptions }: FastifyRequest): number {
  const limit = routeOptions.bodyLimit
  if (headers['transfer-encoding'] !== undefined) return limit
  return Math.min(Number(headers['content-length'] ?? 0), limit)
}

/** The long answers that are given and not yet taken. */
export class UnreadAnswers {
  #length = 0
  /** By the widest network of who asked for them; the oldest first. */
  readonly #answersOf = new Map<string, Map<FastifyReply, number>>()

  /** Where there are too many, whoever has the most of them loses those that have been left longest. */
  watch(reply: FastifyReply, length: number): void {
    const network = networksOf(reply.request).at(-1) ?? ''
    const own = this.#answersOf.get(network) ?? new Map<FastifyReply, number>()
    this.#answersOf.set(network, own.set(reply, length))
    this.#length += length
    reply.raw.once('close', () => this.#forget(network, reply))
    while (this.#length > MOST_UNREAD) {
      const [heaviest, oldest] = this.#heaviest()
      if (!oldest || oldest === reply) break
      oldest.raw.destroy()
      this.#forget(heaviest, oldest)
    }
  }

  /** @returns the network with the longest answers, and the oldest of them */
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
