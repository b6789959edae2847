/**
 * Lets the turns of one conversation in one after the other, in the order in which they came, and not too
 * many of one person or one chatbot at once. What waits here is not stored yet. That two processes do not
 * run two turns of one conversation is the database's care: see `ConversationBusy`.
 */
export type TurnLimits = {
  /** Messages that may wait for a conversation's turn under way. */
  waitingInConversation: number
  ofPerson: number
  ofChatbot: number
}

export const UNLIMITED: TurnLimits = {
  waitingInConversation: Infinity,
  ofPerson: Infinity,
  ofChatbot: Infinity,
}

/** What a turn counts for; undefined where it counts for nobody. */
export type TurnKeys = {
  conversation: string
  person: string | undefined
  chatbot: string | undefined
  /** Of a visitor. */
  network?: string | undefined
}

/** From this share of a chatbot's turns on, no network may have more than its share of them. */
const CROWDED = 1 / 2
const SHARE_OF_NETWORK = 1 / 20

/** The conversation has too many messages waiting, or the person or chatbot too many turns under way. */
export class TooManyTurns extends Error {
  constructor() {
    super('too many turns at once')
    this.name = 'TooManyTurns'
  }
}

export class ConversationQueue {
  readonly #limits: TurnLimits
  /** Of each conversation that has a turn: those who wait for it to be over. */
  readonly #conversations = new Map<string, (() => void)[]>()
  readonly #counts = new Map<string, number>()

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /**
   * Resolves when it is this turn's turn.
   * @param signal ends the waiting, with its reason
   * @returns to be called when the turn is over
   * @throws TooManyTurns at once
   */
  async enter(
    { conversation, person, chatbot, network }: TurnKeys,
    signal: AbortSignal,
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
      await waitIn(waiting, signal).catch((reason: unknown) => {
        count(-1)
        throw reason
      })
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

/** Resolves when the entry is called; an aborted one leaves the queue. */
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
