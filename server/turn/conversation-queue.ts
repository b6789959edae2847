/**
 * Queues the turns of each conversation (first in, first out) and limits the concurrent turns of a person and of
 * a chatbot. A waiting message is not stored yet. The database keeps two processes from running two turns of one
 * conversation: see `ConversationBusy`.
 */
import { TooManyTurns } from './errors.ts'

export type TurnLimits = {
  /** Messages that may wait for the conversation's running turn. */
  waitingInConversation: number
  ofPerson: number
  ofChatbot: number
}

const UNLIMITED: TurnLimits = { waitingInConversation: Infinity, ofPerson: Infinity, ofChatbot: Infinity }

/** @param scale multiplies the limits; 0 disables them */
export function turnLimits(scale: number): TurnLimits {
  if (scale === 0) return UNLIMITED
  const scaled = (count: number) => Math.max(1, Math.round(count * scale))
  return { waitingInConversation: scaled(100), ofPerson: scaled(100), ofChatbot: scaled(500) }
}

/** The keys that a turn is counted under; undefined where it is not counted. */
export type TurnKeys = {
  conversation: string
  person: string | undefined
  chatbot: string | undefined
  /** Visitors only. */
  network?: string | undefined
}

/** Above this share of a chatbot's limit, each network is limited to SHARE_OF_NETWORK. */
const CROWDED = 1 / 2
const SHARE_OF_NETWORK = 1 / 20

export class ConversationQueue {
  readonly #limits: TurnLimits
  /** The waiters of each conversation with a running turn. */
  readonly #conversations = new Map<string, (() => void)[]>()
  readonly #counts = new Map<string, number>()

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /**
   * Waits for this turn's place at the front of the queue.
   * @param watch gives the signal that aborts a wait, with its reason
   * @returns a function that releases the slot
   * @throws TooManyTurns at once
   */
  async enter(
    { conversation, person, chatbot, network }: TurnKeys,
    watch: () => { signal: AbortSignal; release: () => void },
  ): Promise<() => void> {
    const waiting = this.#conversations.get(conversation)
    const { waitingInConversation, ofPerson, ofChatbot } = this.#limits
    if ((waiting?.length ?? 0) >= waitingInConversation) throw new TooManyTurns()
    const counted = [
      ...(person ? [{ key: `person ${person}`, limit: ofPerson }] : []),
      ...(chatbot ? [{ key: `chatbot ${chatbot}`, limit: ofChatbot }] : []),
    ]
    if (counted.some(({ key, limit }) => (this.#counts.get(key) ?? 0) >= limit)) throw new TooManyTurns()
    if (network !== undefined) {
      const key = `chatbot ${chatbot} ${network}`
      const isCrowded = (this.#counts.get(`chatbot ${chatbot}`) ?? 0) >= ofChatbot * CROWDED
      const share = Math.max(1, ofChatbot * SHARE_OF_NETWORK)
      if (isCrowded && (this.#counts.get(key) ?? 0) >= share) throw new TooManyTurns()
      counted.push({ key, limit: ofChatbot })
    }
    const count = (change: number) => {
      for (const { key } of counted) this.#count(key, change)
    }
    count(1)
    if (waiting) {
      const { signal, release } = watch()
      try {
        await waitIn(waiting, signal)
      } catch (reason) {
        count(-1)
        throw reason
      } finally {
        release()
      }
    } else this.#conversations.set(conversation, [])
    return () => {
      count(-1)
      this.#callNext(conversation)
    }
  }

  #count(key: string, change: number): void {
    const count = (this.#counts.get(key) ?? 0) + change
    if (count === 0) this.#counts.delete(key)
    else this.#counts.set(key, count)
  }

  #callNext(conversation: string): void {
    const next = this.#conversations.get(conversation)?.shift()
    if (next) next()
    else this.#conversations.delete(conversation)
  }
}

/** An aborted entry leaves the queue. */
function waitIn(queue: (() => void)[], signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const leave = () => {
    queue.splice(queue.indexOf(call), 1)
    reject(signal.reason)
  }
  const call = () => {
    signal.removeEventListener('abort', leave)
    resolve()
  }
  queue.push(call)
  signal.addEventListener('abort', leave, { once: true })
  return promise
}
