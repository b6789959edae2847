import type { Cited, Rating, Stored, StoredMessage, TurnState } from './api.ts'
import type { Problem } from './problem.ts'

export type Message = {
  readonly role: 'user' | 'assistant'
  text: string
  state: 'done' | 'waiting' | 'streaming' | 'failed'
  problem?: Problem | undefined
  /** Idempotency key of a message that the server may not have. */
  key?: string | undefined
  /** Superseded by a later message: no retry. */
  isPast?: boolean
  isReconnecting?: boolean
  rating?: Rating | undefined
  /** What it rests on. */
  sources?: readonly Cited[] | undefined
  /** Written by a person. */
  isByOwner?: boolean
  /** Queued: sent automatically when the network is back. */
  isQueued?: boolean
}

export type Listener = {
  added(message: Message): void
  removed(message: Message): void
  grew(message: Message, text: string): void
  /** Its text was replaced. */
  rewritten(message: Message): void
  changed(message: Message): void
  /** Its turn is over. */
  ended(message: Message): void
  cleared(): void
  busyChanged(): void
  /** The server has stored a message of this page. */
  accepted(): void
  /** A person has taken over, or returned the conversation. */
  humanChanged(): void
  loaded(problem: Problem | undefined): void
}

/** The displayed messages in order. Notifies its listener of changes; renders nothing. */
export class Transcript {
  readonly #messages: Message[] = []
  readonly #listener: Listener

  constructor(listener: Listener) {
    this.#listener = listener
  }

  add(message: Message): Message {
    this.#messages.push(message)
    this.#listener.added(message)
    return message
  }

  addReply(): Message {
    return this.add({ role: 'assistant', text: '', state: 'waiting' })
  }

  /** Adds the question and the reply, if any. @returns the reply */
  addStored(stored: Stored): Message | undefined {
    const { asked, answer } = spoken(stored)
    for (const message of asked) this.add(shown(message))
    return answer && this.add(shown(answer))
  }

  /** In order, for rendering. */
  get messages(): readonly Message[] {
    return this.#messages
  }

  /** Zero-based index in the stored session; undefined if the server may not have it. */
  positionOf(message: Message): number | undefined {
    const position = this.#messages.filter(({ key }) => !key).indexOf(message)
    return position < 0 ? undefined : position
  }

  remove(message: Message): void {
    const index = this.#messages.indexOf(message)
    if (index < 0) return
    this.#messages.splice(index, 1)
    this.#listener.removed(message)
  }

  clear(): void {
    this.#messages.length = 0
    this.#listener.cleared()
  }

  change(message: Message, changes: Partial<Message>): void {
    Object.assign(message, changes)
    this.#listener.changed(message)
  }

  grow(reply: Message, text: string): void {
    reply.text += text
    if (reply.state === 'waiting') this.change(reply, { state: 'streaming' })
    this.#listener.grew(reply, text)
  }

  /** Appends if the new text continues the old one, else renders it again. */
  rewrite(reply: Message, text: string): void {
    const isMore = reply.text !== '' && text.startsWith(reply.text)
    if (reply.text === text) return
    if (isMore) this.grow(reply, text.slice(reply.text.length))
    else {
      reply.text = text
      this.#listener.rewritten(reply)
    }
  }

  /** The newest question, or the given reply's one. */
  questionOf(reply?: Message): Message | undefined {
    const end = reply ? this.#messages.indexOf(reply) : this.#messages.length
    return this.#messages.filter(({ role }, index) => role === 'user' && index < end).at(-1)
  }

  /** Only the newest turn can be retried, or a message that the server may not have. */
  closeFailed(): void {
    for (const message of this.#messages)
      if (message.state === 'failed' && !message.key) this.change(message, { isPast: true })
  }

  /** Syncs with the stored session while idle, from the first difference. @returns the new messages */
  bringUpToDate({ messages }: Stored): Message[] {
    const known = this.#messages.filter(({ key }) => !key)
    const differs = (stored: StoredMessage, index: number) => !isSame(stored, known[index])
    const first = messages.findIndex(differs)
    const same = first < 0 ? messages.length : first
    for (const [index, { rating }] of messages.slice(0, same).entries())
      this.#rerate(known[index], rating ?? undefined)
    if (same === known.length && same === messages.length) return []
    const unsent = this.#messages.filter(({ key }) => key)
    for (const message of [...known.slice(same), ...unsent]) this.remove(message)
    const added = messages.slice(same).map((message) => this.add(shown(message)))
    for (const message of unsent) this.add(message)
    return added
  }

  #rerate(message: Message | undefined, rating: Rating | undefined): void {
    if (message && message.rating !== rating) this.change(message, { rating })
  }

  /** Syncs with the stored session. Messages that the server may not have stay. */
  bringInLine(stored: Stored, reply: Message): void {
    const { asked, answer } = spoken(stored)
    const known = this.#messages.filter((message) => message !== reply && !message.key)
    const isKnown = (message: StoredMessage, index: number) => isSame(message, known[index])
    if (asked.length !== known.length || !asked.every(isKnown)) {
      const unsent = this.#messages.filter(({ key }) => key)
      for (const message of [...this.#messages]) this.remove(message)
      for (const message of [...asked.map(shown), reply, ...unsent]) this.add(message)
    }
    if (stored.turn === 'running') return
    reply.sources = answer?.sources
    this.rewrite(reply, answer?.content ?? '')
  }

  /** Marks a turn's outcome at the reply, or else at the question. @returns which */
  end(reply: Message | undefined, problem: Problem | undefined): Message | undefined {
    const marked = reply?.text ? reply : this.questionOf(reply)
    if (reply && marked !== reply) this.remove(reply)
    const state = problem ? 'failed' : 'done'
    if (marked) this.change(marked, { problem, state, isReconnecting: false })
    return marked
  }

  /** The same, by the server's turn state. */
  endAs(turn: TurnState | undefined, reply: Message | undefined): Message | undefined {
    return this.end(reply, problemOfTurn(turn, Boolean(reply?.text)))
  }
}

/** Whether a stored conversation has a running reply. */
export function isUnderWay({ messages, turn, isHuman }: Stored): boolean {
  if (isHuman && turn !== 'running') return false
  return turn === 'running' || (turn === undefined && messages.at(-1)?.role === 'user')
}

/** The newest question and reply. While a turn runs, an older reply does not count. */
function spoken({ messages, turn }: Stored) {
  const last = messages.at(-1)
  const isAnswered = last?.role === 'assistant'
  return {
    asked: isAnswered ? messages.slice(0, -1) : messages,
    answer: isAnswered && turn !== 'running' ? last : undefined,
  }
}

const isSame = ({ role, content }: StoredMessage, message: Message | undefined): boolean =>
  message?.role === role && message.text.trim() === content.trim()

const shown = ({ role, content, by, rating, sources }: StoredMessage): Message => ({
  role: role === 'assistant' ? 'assistant' : 'user',
  text: content,
  state: 'done',
  isByOwner: by === 'owner',
  rating: rating ?? undefined,
  sources,
})

function problemOfTurn(turn: TurnState | undefined, hasText: boolean): Problem | undefined {
  if (turn === 'human') return undefined
  if (turn === 'stopped') return { kind: 'stopped' }
  if (turn === 'failed') return { kind: hasText ? 'failed' : 'unavailable' }
  if (!hasText) return { kind: 'silent' }
  return turn === 'interrupted' ? { kind: 'cut' } : undefined
}
