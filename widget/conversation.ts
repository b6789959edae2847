import { ApiError, type Problem, problemOf, type StoredMessage } from './api.ts'
import type { Session } from './session.ts'

/**
 * One conversation as the page knows it. It keeps the messages in order and tells its listener what changed;
 * it draws nothing.
 *
 * A reply belongs to its question. When it fails, the question (nothing came) or the reply (a part came) carries
 * the problem, and `retry` runs the turn again. After a broken connection nobody knows whether the message had
 * arrived: the server finishes what it began, so a retry asks the session first and sends only what is missing.
 */
export type Message = {
  readonly role: 'user' | 'assistant'
  readonly question?: Message
  text: string
  state: 'done' | 'waiting' | 'streaming' | 'failed'
  problem?: Problem
}

export type Listener = {
  added(message: Message): void
  removed(message: Message): void
  grew(message: Message, text: string): void
  changed(message: Message): void
  cleared(): void
  busyChanged(): void
  loaded(problem: Problem | undefined): void
}

export class Conversation {
  busy = false
  readonly #messages: Message[] = []
  readonly #session: Session
  readonly #listener: Listener
  /** Aborted when the page turns to another conversation; a reply under way is then finished by the server alone. */
  #turned = new AbortController()

  constructor(session: Session, listener: Listener) {
    this.#session = session
    this.#listener = listener
  }

  /** Shows the stored conversation again, and waits for its reply if one is under way. */
  restore(): Promise<void> {
    return this.#busily(async (signal) => {
      try {
        for (const message of await this.#session.read(signal)) this.#add(restored(message))
        this.#listener.loaded(undefined)
      } catch (error) {
        if (!signal.aborted) this.#listener.loaded(problemOf(error))
      }
      const last = this.#messages.at(-1)
      if (last?.role !== 'user' || signal.aborted) return
      await this.#answer(last, signal, async (reply) => {
        this.#grow(reply, await this.#session.awaitReply(signal), signal)
      })
    })
  }

  async send(text: string): Promise<void> {
    if (this.busy) return
    const question = this.#add({ role: 'user', text, state: 'done' })
    await this.#busily((signal) => this.#answer(question, signal, (reply) => this.#ask(reply, text, signal)))
  }

  async retry(failed: Message): Promise<void> {
    if (this.busy) return
    const question = failed.question ?? failed
    for (const message of new Set([failed, question])) this.#remove(message)
    const again = this.#add({ role: 'user', text: question.text, state: 'done' })
    await this.#busily((signal) =>
      this.#answer(again, signal, async (reply) => {
        const found = isUnsure(failed.problem) && (await this.#recover(again, reply, signal))
        if (!found) await this.#ask(reply, again.text, signal)
      }),
    )
  }

  /** Turns to a new conversation; `goBack` undoes it until the new one has its first message. */
  startOver(): void {
    this.#session.startOver()
    this.#turn()
  }

  goBack(): Promise<void> {
    this.#session.goBack()
    this.#turn()
    return this.restore()
  }

  #turn(): void {
    this.#turned.abort()
    this.#turned = new AbortController()
    this.#messages.length = 0
    this.#listener.cleared()
    this.#setBusy(false)
  }

  async #busily(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#turned
    this.#setBusy(true)
    await work(signal)
    if (!signal.aborted) this.#setBusy(false)
  }

  #setBusy(busy: boolean): void {
    this.busy = busy
    this.#listener.busyChanged()
  }

  /** Runs one turn: a waiting reply appears, `work` fills it, and what goes wrong is marked where it belongs. */
  async #answer(
    question: Message,
    signal: AbortSignal,
    work: (reply: Message) => Promise<void>,
  ): Promise<void> {
    const reply = this.#add({ role: 'assistant', question, text: '', state: 'waiting' })
    try {
      await work(reply)
      if (signal.aborted) return
      if (!reply.text) throw new ApiError(0, { kind: 'cut' })
      this.#change(reply, 'done')
    } catch (error) {
      if (!signal.aborted) this.#fail(question, reply, problemOf(error))
    }
  }

  #fail(question: Message, reply: Message, problem: Problem): void {
    const marked = reply.text ? reply : question
    marked.problem = problem
    if (marked === question) this.#remove(reply)
    this.#change(marked, 'failed')
  }

  #ask(reply: Message, question: string, signal: AbortSignal): Promise<void> {
    return this.#session.ask(question, (text) => this.#grow(reply, text, signal), signal)
  }

  /** Takes the reply from the session if the question had arrived there. @returns whether it had */
  async #recover(question: Message, reply: Message, signal: AbortSignal): Promise<boolean> {
    const stored = await this.#session.read(signal)
    const arrived = stored.filter(({ role, content }) => role === 'user' && content === question.text).length
    const shown = this.#messages.filter(({ role, text, state }) => {
      return role === 'user' && text === question.text && state !== 'failed'
    }).length
    if (arrived < shown) return false
    const last = stored.at(-1)
    const text = last?.role === 'assistant' ? last.content : await this.#session.awaitReply(signal)
    this.#grow(reply, text, signal)
    return true
  }

  #grow(reply: Message, text: string, signal: AbortSignal): void {
    if (signal.aborted) return
    reply.text += text
    if (reply.state === 'waiting') this.#change(reply, 'streaming')
    this.#listener.grew(reply, text)
  }

  #add(message: Message): Message {
    this.#messages.push(message)
    this.#listener.added(message)
    return message
  }

  #remove(message: Message): void {
    const index = this.#messages.indexOf(message)
    if (index < 0) return
    this.#messages.splice(index, 1)
    this.#listener.removed(message)
  }

  #change(message: Message, state: Message['state']): void {
    message.state = state
    this.#listener.changed(message)
  }
}

const restored = ({ role, content }: StoredMessage): Message => ({
  role: role === 'assistant' ? 'assistant' : 'user',
  text: content,
  state: 'done',
})

const isUnsure = (problem: Problem | undefined): boolean =>
  problem !== undefined && ['offline', 'unreachable', 'lost'].includes(problem.kind)
