/**
 * Event streams (`text/event-stream`) of conversation events, with a heartbeat every 15 s. Slow clients,
 * streams older than 15 minutes and, at shutdown, all streams are closed; clients reconnect. A client whose
 * access is revoked gets an `error` event first.
 *
 *     return listeners.listen(request, reply, {
 *       topic: { chatbotId }, grant: { identity: user, chatbotId }, by: user.userId,
 *       write: ({ kind, number }) => [{ type: 'conversation', number }],
 *     })
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../database/transaction.ts'
import type { ChatbotEvent, EventBus, Listener, Topic } from '../../events/event-bus.ts'
import type { Grant, Revocations } from '../../identity/revocations.ts'
import { networksOf } from '../address.ts'
import { TIERS } from '../limits/rates.ts'
import type { CallsUnderWay } from '../overload/calls-under-way.ts'
import { Problem } from '../problems.ts'
import { HEARTBEAT } from './server-sent-events.ts'
import { closeSoon, STREAM_HEADERS } from './stream-run.ts'

export type Listening = {
  topic: Topic
  /** The authorization; the stream ends with it. */
  grant: Grant
  /** The subscriber, such as a session or a user, whose streams are limited. */
  by: string
  /** Maps a conversation event to events of the stream, sent as JSON. A rejection ends the stream. */
  write: (event: ChatbotEvent) => readonly object[] | Promise<readonly object[]>
  /** The first events, read after subscribing, so that none are missed. */
  begin?: () => Promise<readonly object[]>
}

export const LISTENING = {
  heartbeatMs: 15_000,
  longestMs: 15 * 60_000,
  most: 10_000,
  mostOfNetwork: 200,
  mostOfOne: 10,
}
/** @param scale multiplies the limit per network; 0 disables it, for clients behind one address */
export function listeningBounds(scale: number): typeof LISTENING {
  const { most, mostOfNetwork } = LISTENING
  const scaled = scale === 0 ? most : Math.max(1, Math.round(mostOfNetwork * scale))
  return { ...LISTENING, mostOfNetwork: scaled }
}

/** Once this fraction of all streams is in use, each network is limited to its share. */
const CROWDED = 1 / 2
const SHARE_OF_NETWORK = 1 / 50
/** Events are short; a client with this many unread bytes has stopped reading. */
const MAX_UNREAD_BYTES = 64 * 1024
const MAX_WAITING = 100
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', ...STREAM_HEADERS }

export class Listeners {
  readonly #events: EventBus
  readonly #calls: CallsUnderWay
  readonly #revocations: Revocations
  readonly #bounds: typeof LISTENING
  readonly #leave = new Set<() => void>()
  readonly #counts = new Map<string, number>()
  #isClosed = false

  constructor(events: EventBus, calls: CallsUnderWay, revocations: Revocations, bounds = LISTENING) {
    this.#events = events
    this.#calls = calls
    this.#revocations = revocations
    this.#bounds = bounds
  }

  /**
   * @throws Problem 429 when this caller or network has too many streams, 503 when there are too many in
   * total
   */
  async listen(request: FastifyRequest, reply: FastifyReply, listening: Listening): Promise<never> {
    if (request.method === 'HEAD') return reply.headers(HEADERS).send('') as never
    const networks = networksOf(request).map((network) => `network ${network}`)
    const names = [`by ${listening.by}`, ...networks]
    this.#admit(`by ${listening.by}`, networks)
    const { raw } = reply.hijack()
    const access = this.#revocations.watch(listening.grant)
    const leave = () => {
      if (!this.#leave.delete(leave)) return
      access.release()
      clearInterval(heartbeat)
      clearTimeout(end)
      unsubscribe()
      for (const name of names) this.#count(name, -1)
      raw.end()
    }
    const write = lineOf(raw, listening, (error) => {
      if (error instanceof Refused) revoke(raw, error)
      leave()
    })
    const unsubscribe = this.#events.subscribe(listening.topic, write)
    const heartbeat = setInterval(() => raw.write(HEARTBEAT), this.#bounds.heartbeatMs)
    const end = setTimeout(leave, this.#bounds.longestMs)
    const onRevoked = () => {
      revoke(raw, access.signal.reason)
      leave()
    }
    access.signal.addEventListener('abort', onRevoked, { once: true })
    this.#leave.add(leave)
    for (const name of names) this.#count(name, 1)
    // Open event streams must not delay shutdown.
    this.#calls.leaveOut(raw)
    raw.once('close', leave).on('error', () => {})
    raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...HEADERS })
    // Sent immediately: a browser fires `open` on the first byte.
    raw.write(HEARTBEAT)
    return undefined as never
  }

  /** Ends all streams and refuses new ones. */
  close(): void {
    this.#isClosed = true
    for (const leave of [...this.#leave]) leave()
  }

  #admit(by: string, networks: readonly string[]): void {
    const { most, mostOfOne, mostOfNetwork } = this.#bounds
    if (this.#isClosed || this.#leave.size >= most)
      throw new Problem('overloaded', { headers: { 'retry-after': '10' } })
    const isCrowded = this.#leave.size >= most * CROWDED
    const bound = isCrowded ? Math.min(mostOfNetwork, Math.max(1, most * SHARE_OF_NETWORK)) : mostOfNetwork
    const isTooMany = networks.some((network, tier) => {
      // Under load a wide network gets the same share; otherwise an IPv6 /48 could take all streams.
      const times = isCrowded ? 1 : (TIERS[tier] ?? 1)
      return (this.#counts.get(network) ?? 0) >= bound * times
    })
    if ((this.#counts.get(by) ?? 0) >= mostOfOne || isTooMany)
      throw new Problem('too_many_requests', { headers: { 'retry-after': '10' } })
  }

  #count(name: string, by: 1 | -1): void {
    const count = (this.#counts.get(name) ?? 0) + by
    if (count > 0) this.#counts.set(name, count)
    else this.#counts.delete(name)
  }
}

function revoke(raw: FastifyReply['raw'], { reason }: Refused): void {
  if (raw.destroyed || raw.writableEnded) return
  const event = { type: 'error', code: reason === 'token_expired' ? reason : 'access_revoked' }
  raw.write(`data: ${JSON.stringify(event)}\n\n`)
  closeSoon(raw)
}

/** A queue that writes the first events and then the others in order, even when mapping them is asynchronous. */
function lineOf(
  raw: FastifyReply['raw'],
  { begin, write }: Listening,
  leave: (error?: unknown) => void,
): Listener {
  let waiting = 0
  let last: Promise<void> = Promise.resolve()
  const put = async (making: Promise<readonly object[]> | readonly object[]) => {
    const events = await making
    if (raw.destroyed || raw.writableEnded || events.length === 0) return
    raw.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
    if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy()
  }
  const next = (make: () => Promise<readonly object[]> | readonly object[]) => {
    // A client that falls behind is disconnected and reloads everything when it reconnects.
    if (++waiting > MAX_WAITING) return leave()
    last = last.then(() => put(make())).then(() => void waiting--, leave)
  }
  if (begin) next(begin)
  return (event) => next(() => write(event))
}
