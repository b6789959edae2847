import { type Api, ApiError, type StoredMessage } from './api.ts'
import type { openMemory } from './memory.ts'

const pollEveryMs = 1500
const pollTimes = 40

/** The conversation as the server keeps it: opened by the first message, found again through the memory. */
export class Session {
  readonly #chatbotId: string
  readonly #api: Api
  readonly #memory: ReturnType<typeof openMemory>

  constructor(chatbotId: string, api: Api, memory: ReturnType<typeof openMemory>) {
    this.#chatbotId = chatbotId
    this.#api = api
    this.#memory = memory
  }

  get remembered(): boolean {
    return this.#memory.sessionId !== undefined
  }

  get canReturn(): boolean {
    return this.#memory.previousSessionId !== undefined
  }

  startOver(): void {
    const { sessionId, previousSessionId } = this.#memory
    this.#memory.save({ sessionId: undefined, previousSessionId: sessionId ?? previousSessionId })
  }

  goBack(): void {
    this.#memory.save({ sessionId: this.#memory.previousSessionId, previousSessionId: undefined })
  }

  /** What is stored. A session that the server no longer knows is forgotten and has nothing. */
  async read(signal: AbortSignal): Promise<StoredMessage[]> {
    const { sessionId } = this.#memory
    if (!sessionId) return []
    try {
      return await this.#api.readSession(sessionId, signal)
    } catch (error) {
      if (!isGone(error)) throw error
      this.#memory.save({ sessionId: undefined })
      return []
    }
  }

  /** Sends a message and reads the reply. A session that the server no longer knows is replaced, once. */
  async ask(question: string, onText: (text: string) => void, signal: AbortSignal): Promise<void> {
    const known = this.remembered
    const stream = async () => this.#api.streamReply(await this.#open(signal), question, onText, signal)
    try {
      await stream()
    } catch (error) {
      if (!known || !isGone(error)) throw error
      this.#memory.save({ sessionId: undefined })
      await stream()
    }
  }

  /** Asks again and again until the reply that is under way has been stored. */
  async awaitReply(signal: AbortSignal): Promise<string> {
    for (let time = 0; time < pollTimes; time++) {
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs))
      signal.throwIfAborted()
      const stored = await this.read(signal).catch(() => [])
      const last = stored.at(-1)
      if (last?.role === 'assistant') return last.content
    }
    throw new ApiError(0, { kind: 'silent' })
  }

  async #open(signal: AbortSignal): Promise<string> {
    const { sessionId, visitorId } = this.#memory
    if (sessionId) return sessionId
    const opened = await this.#api.createSession(this.#chatbotId, visitorId, signal)
    signal.throwIfAborted()
    this.#memory.save({ sessionId: opened, previousSessionId: undefined })
    return opened
  }
}

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404
