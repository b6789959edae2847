import type { Api, Rating, Stored } from './api.ts'
import { type Ending, follow, type Hearing } from './follow.ts'
import { type OpenMemory, passingMemory } from './memory.ts'
import { patiently, watched } from './patience.ts'
import { ApiError, hasStatus } from './problem.ts'
import { randomId } from './random-id.ts'

/** A message on its way. `key` names it on every try, so that the server stores it once. */
export type Saying = { readonly text: string; key?: string | undefined }

/** Longer than a server takes that has to ask another one. */
const stopLimitMs = 8000

/** The conversation as the server keeps it: opened by the first message, found again through the memory. */
export class Session {
  readonly chatbotId: string
  readonly #api: Api
  /** It is this conversation and no other. */
  readonly isFixed: boolean
  /** Called when a token proves nothing: the visitor goes on as somebody unknown. */
  onRefused: (error: unknown) => void = () => {}
  /** What this browser remembers. */
  readonly #own: OpenMemory
  #memory: OpenMemory
  #token: string | undefined
  /** The verified visitor wants a new conversation. */
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

  /** Keeps a message for when the network is back, also over a reload; or keeps it no longer. */
  queue(queued: OpenMemory['queued']): void {
    if (queued?.key !== this.#memory.queued?.key) this.#memory.save({ queued })
  }

  /** Where the server tells what happens here; undefined before the first message. */
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

  /** Takes over what another tab remembered. @returns whether it turned to another conversation */
  reload(): boolean {
    const before = this.#memory.sessionId
    this.#memory.reload()
    return before !== this.#memory.sessionId
  }

  /**
   * From now on it is the latest conversation of the visitor whose token the site has signed. The browser keeps
   * nothing of it: the next person there is somebody else until the site says so.
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

  /** Whether the site has proved who the visitor is. */
  get isProved(): boolean {
    return this.#memory !== this.#own
  }

  /** The visitor is again whoever this browser knows. */
  unprove(): void {
    this.#token = undefined
    this.#memory = this.#own
  }

  /** What is stored. A session that the server no longer knows is forgotten and has nothing. */
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

  /** The same, through a break of the connection. */
  readPatiently({ signal, reconnecting: waiting }: Hearing): Promise<Stored> {
    return patiently(() => this.read(signal), { signal, mayPass: () => true, waiting })
  }

  /** Sends a message and listens to the reply. A session that the server no longer knows is replaced, once. */
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
      saying.key = randomId() // In another session it is another call.
      return this.#follow(ask, hearing)
    }
  }

  /** Has the newest message answered again; `saying` is that message, for a session that is gone. */
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

  /** Listens to the reply under way, from its start. */
  resume(hearing: Hearing): Promise<Ending> {
    return this.#follow(undefined, hearing)
  }

  /** @returns whether a reply was under way, and was stopped; `false` also when nobody could be asked */
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
      // It has expired since. What the visitor says is not lost for it, but nobody knows who says it.
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
