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
export type TurnKeys = { conversation: string; person: string | undefined; chatbot: string | undefined }

/** The conversation has too many messages waiting, or the person or chatbot too many turns under way. */
export class TooManyTurns extends Error {
  constructor() {
    super('too many turns at once')
    this.name = 'TooManyTurns'
  }
}

export class Turnstile {
  readonly #limits: TurnLimits
  /** Of each conversation that has a turn: those who wait for it to be over. */
  readonly #conversations = new Map<string, (() => void)[]>()
  readonly #counts = new Map<string, number>()

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /**
   * Resolves when it is this turn's turn.
   * @returns to be called when the turn is over
   * @throws TooManyTurns at once
   */
  async enter({ conversation, person, chatbot }: TurnKeys): Promise<() => void> {
    const waiting = this.#conversations.get(conversation)
    const { waitingInConversation, ofPerson, ofChatbot } = this.#limits
    if ((waiting?.length ?? 0) >= waitingInConversation) throw new TooManyTurns()
    const counted = [
      ...(person ? [{ key: `person ${person}`, limit: ofPerson }] : []),
      ...(chatbot ? [{ key: `chatbot ${chatbot}`, limit: ofChatbot }] : []),
    ]
    if (counted.some(({ key, limit }) => (this.#counts.get(key) ?? 0) >= limit)) throw new TooManyTurns()
    for (const { key } of counted) this.#count(key, 1)
    if (waiting) await new Promise<void>((resolve) => waiting.push(resolve))
    else this.#conversations.set(conversation, [])
    return () => {
      for (const { key } of counted) this.#count(key, -1)
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
