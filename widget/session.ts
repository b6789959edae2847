import type { Api, Rating, Stored } from './api.ts'
import { type Ending, follow, type Hearing } from './follow.ts'
import { type OpenMemory, passingMemory } from './memory.ts'
import { patiently, watched } from './patience.ts'
import { ApiError, hasStatus } from './problem.ts'
import { randomId } from './random-id.ts'

/** A message being sent. `key` is its idempotency key across retries. */
export type Saying = { readonly text: string; key?: string | undefined }

/** Longer than a server needs that proxies to another one. */
const stopLimitMs = 8000

/** The server-side session: created by the first message, restored from the memory. */
export class Session {
  readonly chatbotId: string
  readonly #api: Api
  /** A fixed session. */
  readonly isFixed: boolean
  /** Called when a token is rejected: the visitor continues anonymously. */
  onRefused: (error: unknown) => void = () => {}
  /** This browser's memory. */
  readonly #own: OpenMemory
  #memory: OpenMemory
  #token: string | undefined
  /** The verified visitor has started a new conversation. */
  #startsNew = false

  constructor(chatbotId: string, api: Api, memory: OpenMemory, isFixed = false) {
    this.chatbotId = chatbotId
    this.#api = api
    this.#own = this.#memory = memory
    this.isFixed = isFixed
  }

  get remembered(): boolean {
    return this.#memory.sessionId !== undefined
  }

  get canReturn(): boolean {
    return this.#memory.previousSessionId !== undefined
  }

  get queued(): OpenMemory['queued'] {
    return this.#memory.queued
  }

  /** Queues a message until the network is back, also over a reload; undefined clears it. */
  queue(queued: OpenMemory['queued']): void {
    if (queued?.key !== this.#memory.queued?.key) this.#memory.save({ queued })
  }

  /** URL of the event stream; undefined before the first message. */
  get events(): string | undefined {
    const { sessionId } = this.#memory
    return sessionId && this.#api.eventsOf(sessionId)
  }

  async rate(position: number, rating: Rating | undefined): Promise<void> {
    const { sessionId } = this.#memory
    if (sessionId) await this.#api.rate(sessionId, position, rating ?? null)
  }

  startOver(): void {
    this.#startsNew = true
    const { sessionId, previousSessionId } = this.#memory
    this.#memory.save({
      sessionId: undefined,
      previousSessionId: sessionId ?? previousSessionId,
      queued: undefined,
    })
  }

  goBack(): void {
    this.#startsNew = false
    this.#memory.save({ sessionId: this.#memory.previousSessionId, previousSessionId: undefined })
  }

  /** Adopts another tab's memory. @returns whether the conversation changed */
  reload(): boolean {
    const before = this.#memory.sessionId
    this.#memory.reload()
    return before !== this.#memory.sessionId
  }

  /**
   * Switches to the latest conversation of the verified visitor. The browser stores nothing of it: the next user is
   * anonymous until the site identifies them.
   */
  async identify(token: string, signal: AbortSignal): Promise<void> {
    const { visitorId } = this.#memory
    try {
      const sessionId = await this.#api.createSession(this.chatbotId, visitorId, signal, token)
      signal.throwIfAborted()
      this.#token = token
      this.#memory = passingMemory(sessionId)
    } catch (error) {
      if (!signal.aborted) this.onRefused(error)
    }
  }

  /** Whether the visitor is verified. */
  get isProved(): boolean {
    return this.#memory !== this.#own
  }

  /** Returns to this browser's anonymous visitor. */
  unprove(): void {
    this.#token = undefined
    this.#memory = this.#own
  }

  /** The stored session. A session unknown to the server is forgotten and returned empty. */
  async read(signal: AbortSignal): Promise<Stored> {
    const { sessionId } = this.#memory
    const nothing = { messages: [], turn: undefined, isHuman: false }
    if (!sessionId) return nothing
    try {
      return await watched(signal, (watching) => this.#api.readSession(sessionId, watching))
    } catch (error) {
      if (!hasStatus(error, 404)) throw error
      this.#memory.save({ sessionId: undefined })
      return nothing
    }
  }

  /** The same, with retries. */
  readPatiently({ signal, reconnecting: waiting }: Hearing): Promise<Stored> {
    return patiently(() => this.read(signal), { signal, mayPass: () => true, waiting })
  }

  /** Sends a message and streams the reply. A session unknown to the server is replaced, once. */
  async say(saying: Saying, hearing: Hearing): Promise<Ending> {
    const known = this.remembered
    const ask = async (signal: AbortSignal) => {
      const sessionId = await this.#open(signal)
      return this.#api.say(sessionId, saying.text, saying.key ?? '', signal)
    }
    try {
      return await this.#follow(ask, hearing)
    } catch (error) {
      if (!known || !hasStatus(error, 404)) throw error
      this.#memory.save({ sessionId: undefined })
      saying.key = randomId() // A new session needs a new key.
      return this.#follow(ask, hearing)
    }
  }

  /** Regenerates the newest reply; `saying` is its message, in case the session is gone. */
  async retry(saying: Saying, hearing: Hearing): Promise<Ending> {
    const { sessionId } = this.#memory
    try {
      if (sessionId) return await this.#follow((signal) => this.#api.retry(sessionId, signal), hearing)
    } catch (error) {
      if (!hasStatus(error, 404)) throw error
      this.#memory.save({ sessionId: undefined })
    }
    saying.key = randomId()
    return this.say(saying, hearing)
  }

  /** Streams the running reply from its start. */
  resume(hearing: Hearing): Promise<Ending> {
    return this.#follow(undefined, hearing)
  }

  /** @returns whether a running reply was stopped; `false` also without a session */
  async stop(): Promise<boolean> {
    const { sessionId } = this.#memory
    if (!sessionId) return false
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), stopLimitMs)
    try {
      return await this.#api.stop(sessionId, limit.signal)
    } catch {
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  #follow(ask: ((signal: AbortSignal) => Promise<Response>) | undefined, hearing: Hearing): Promise<Ending> {
    return follow(
      {
        ask,
        resume: async (lastEventId, signal) => {
          const { sessionId } = this.#memory
          return sessionId ? this.#api.resume(sessionId, lastEventId, signal) : undefined
        },
      },
      hearing,
    )
  }

  async #open(signal: AbortSignal): Promise<string> {
    const { sessionId, visitorId } = this.#memory
    if (sessionId) return sessionId
    if (this.isFixed) throw new ApiError(404, { kind: 'gone' })
    const create = () =>
      this.#api.createSession(this.chatbotId, visitorId, signal, this.#token, this.#startsNew)
    const opened = await create().catch((error) => {
      if (!this.#token || !hasStatus(error, 401)) throw error
      // The token has expired: the message is sent anonymously instead of being lost.
      this.#token = undefined
      this.onRefused(error)
      return create()
    })
    signal.throwIfAborted()
    this.#startsNew = false
    this.#memory.save({ sessionId: opened, previousSessionId: undefined })
    return opened
  }
}
