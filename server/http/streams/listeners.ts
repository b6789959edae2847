/**
 * Clients that listen to news for as long as they like: `text/event-stream`, a comment every 15 s. Each may
 * be cut off at any time, and comes again: who is slow, who has listened for a quarter of an hour (their
 * credential is then looked at again), and all when the server stops, which does not wait for them.
 *
 *     return listeners.listen(request, reply, {
 *       watched: { chatbotId }, by: user.userId,
 *       write: ({ kind, number }) => [{ type: 'conversation', number }],
 *     })
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Listener, News, Newsroom, Watched } from '../../news/news.ts'
import { networkOf } from '../address.ts'
import type { CallsUnderWay } from '../overload/calls-under-way.ts'
import { Problem } from '../problems.ts'
import { HEARTBEAT } from './server-sent-events.ts'
import { STREAM_HEADERS } from './stream-run.ts'

export type Listening = {
  watched: Watched
  /** Who listens, such as a session or a user: so that nobody listens too often. */
  by: string
  /** What is written of news, in JSON, an event each. What it rejects with ends the listening. */
  write: (news: News) => readonly object[] | Promise<readonly object[]>
  /** Written first, once the client is listening: so that nothing falls in between. */
  begin?: () => Promise<readonly object[]>
}

export const LISTENING = {
  heartbeatMs: 15_000,
  longestMs: 15 * 60_000,
  most: 5000,
  mostOfNetwork: 200,
  mostOfOne: 10,
}
/** News are short; who has so many unread reads nothing. */
const MOST_UNREAD_BYTES = 64 * 1024
const MOST_WAITING = 100
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', ...STREAM_HEADERS }

export class Listeners {
  readonly #news: Newsroom
  readonly #calls: CallsUnderWay
  readonly #bounds: typeof LISTENING
  readonly #leave = new Set<() => void>()
  readonly #counts = new Map<string, number>()
  #isClosed = false

  constructor(news: Newsroom, calls: CallsUnderWay, bounds = LISTENING) {
    this.#news = news
    this.#calls = calls
    this.#bounds = bounds
  }

  /** @throws Problem 429 where this caller or their network listens too often, 503 where too many listen at all */
  async listen(request: FastifyRequest, reply: FastifyReply, listening: Listening): Promise<never> {
    if (request.method === 'HEAD') return reply.headers(HEADERS).send('') as never
    const names = [`by ${listening.by}`, `network ${networkOf(request)}`]
    this.#admit(names)
    const { raw } = reply.hijack()
    const leave = () => {
      if (!this.#leave.delete(leave)) return
      clearInterval(heartbeat)
      clearTimeout(end)
      unwatch()
      for (const name of names) this.#count(name, -1)
      raw.end()
    }
    const write = lineOf(raw, listening, leave)
    const unwatch = this.#news.watch(listening.watched, write)
    const heartbeat = setInterval(() => raw.write(HEARTBEAT), this.#bounds.heartbeatMs)
    const end = setTimeout(leave, this.#bounds.longestMs)
    this.#leave.add(leave)
    for (const name of names) this.#count(name, 1)
    // Who listens keeps the server from nothing.
    this.#calls.leaveOut(raw)
    raw.once('close', leave).on('error', () => {})
    raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...HEADERS })
    // Sent at once: a browser says that it listens when it has the first byte.
    raw.write(HEARTBEAT)
    return undefined as never
  }

  /** Ends all, and lets in no more. */
  close(): void {
    this.#isClosed = true
    for (const leave of [...this.#leave]) leave()
  }

  #admit([by = '', network = '']: readonly string[]): void {
    const { most, mostOfOne, mostOfNetwork } = this.#bounds
    if (this.#isClosed || this.#leave.size >= most)
      throw new Problem('overloaded', { headers: { 'retry-after': '10' } })
    if ((this.#counts.get(by) ?? 0) >= mostOfOne || (this.#counts.get(network) ?? 0) >= mostOfNetwork)
      throw new Problem('too_many_requests', { headers: { 'retry-after': '10' } })
  }

  #count(name: string, by: 1 | -1): void {
    const count = (this.#counts.get(name) ?? 0) + by
    if (count > 0) this.#counts.set(name, count)
    else this.#counts.delete(name)
  }
}

/** Writes news one after the other, also where finding out what to write takes time; first what begins. */
function lineOf(raw: FastifyReply['raw'], { begin, write }: Listening, leave: () => void): Listener {
  let waiting = 0
  let last: Promise<void> = Promise.resolve()
  const put = async (making: Promise<readonly object[]> | readonly object[]) => {
    const events = await making
    if (raw.destroyed || raw.writableEnded || events.length === 0) return
    raw.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
  }
  const next = (make: () => Promise<readonly object[]> | readonly object[]) => {
    // Who cannot be told as quickly as things happen reads all of it again when they come back.
    if (++waiting > MOST_WAITING) return leave()
    last = last.then(() => put(make())).then(() => void waiting--, leave)
  }
  if (begin) next(begin)
  return (news) => next(() => write(news))
}
