import type { Rating, Stored, TurnState } from './api.ts'
import type { Ending, Hearing } from './follow.ts'
import { pause } from './patience.ts'
import { ApiError, type Problem, problemOf } from './problem.ts'
import { randomId } from './random-id.ts'
import type { Session } from './session.ts'
import { isUnderWay, type Listener, type Message, Transcript } from './transcript.ts'

/** A running reply, and how to end it. */
type Turn = {
  reply: Message
  /** The reply that it replaces. */
  before: string
  controller: AbortController
  /** The next text restarts the reply. */
  beginsAgain: boolean
  isStopping: boolean
}

type Listen = (hearing: Hearing) => Promise<Ending>

/** Poll interval for a reply without a stream: another process runs it, or crashed. */
const looks = 80
const lookAgainMs = 1500
/** Retry delays: the message may still be in transit when its reply is stopped. */
const stopAgainMs = [300, 1000, 2000]
/** Problems that a retry under the same key would repeat. */
const refusal = /refused|gone/
/** A stopped stream should end by itself within this time. */
const lastWordMs = 2000
/** Maximum wait after a stop, whatever the server does. */
const longestStopMs = 6000

/**
 * The actions of one conversation: send, stop, retry, start over.
 *
 * While a reply is running nothing else is sent. After a failure, the problem is shown at the question (no text
 * arrived) or at the partial reply. A message that may not have reached the server is retried under its idempotency
 * key; otherwise a retry regenerates the reply. In doubt the stored session wins, and the screen is synced with it.
 */
export class Conversation {
  /** Nothing can be sent. */
  busy = false
  readonly #session: Session
  readonly #listener: Listener
  readonly #transcript: Transcript
  /** Aborted on a switch to another conversation; the server finishes a running reply alone. */
  #turned = new AbortController()
  #turn: Turn | undefined
  /** A change elsewhere arrived while loading was blocked. */
  #isStale = false
  /** Aborted when the site identifies another visitor: the newest one wins. */
  #proving = new AbortController()
  /** The queued message while offline; one at most. */
  #queued: Message | undefined
  #isHuman = false

  constructor(session: Session, listener: Listener) {
    this.#session = session
    this.#listener = listener
    this.#transcript = new Transcript(listener)
    for (const name of ['online', 'visibilitychange']) addEventListener(name, this.#sendOrKeep)
  }

  /** In order. */
  get messages(): readonly Message[] {
    return this.#transcript.messages
  }

  get isQueued(): boolean {
    return this.#queued !== undefined
  }

  /** Unmounts; the server finishes a running reply alone. */
  destroy(): void {
    for (const name of ['online', 'visibilitychange']) removeEventListener(name, this.#sendOrKeep)
    this.#proving.abort()
    this.#turned.abort()
    this.#turn?.controller.abort()
  }

  /** A reply is running and can be stopped. */
  get isReplying(): boolean {
    return this.#turn !== undefined
  }

  /** Loads the stored conversation and resumes its running reply. */
  restore(): Promise<void> {
    return this.#busily(async (signal) => {
      try {
        const stored = await this.#session.read(signal)
        if (signal.aborted) return
        const answer = this.#transcript.addStored(stored)
        const goesOn = isUnderWay(stored)
        this.#setHuman(stored.isHuman)
        if (!goesOn && stored.messages.length > 0) this.#transcript.endAs(this.#endOf(stored), answer)
        this.#listener.loaded(undefined)
        this.#findQueued()
        if (goesOn)
          await this.#answer(this.#transcript.addReply(), (hearing) => this.#session.resume(hearing))
      } catch (error) {
        if (!signal.aborted) this.#listener.loaded(problemOf(error))
      }
    }).then(this.#sendOrKeep)
  }

  /** Syncs changes from elsewhere: another tab, or a person's reply. */
  async refresh(): Promise<void> {
    this.#isStale = this.busy
    if (this.busy) return
    const { signal } = this.#turned
    const stored = await this.#session.read(signal).catch(() => undefined)
    this.#isStale = this.busy
    if (!stored || signal.aborted || this.busy) return
    this.#setHuman(stored.isHuman)
    const goesOn = isUnderWay(stored)
    const added = this.#transcript.bringUpToDate(stored)
    const last = added.at(-1)
    if (goesOn) {
      const reply = this.#transcript.addReply()
      await this.#busily(() => this.#answer(reply, (hearing) => this.#session.resume(hearing)))
    } else if (last) {
      const isAnswer = last.role === 'assistant'
      this.#transcript.endAs(this.#endOf(stored), isAnswer ? last : undefined)
      if (isAnswer) this.#listener.ended(last)
    }
  }

  /** Another tab of this browser changed something. */
  async follow(): Promise<void> {
    if (!this.#session.reload()) return this.refresh()
    this.#turnAway()
    await this.restore()
  }

  /**
   * Switches to the latest conversation of the visitor identified by the site's signed token. Without a valid token,
   * falls back to this browser's conversation. A verified visitor's conversation is never shown to anybody else, not
   * even while the token is checked.
   */
  async identify(token: string | undefined): Promise<void> {
    this.#proving.abort()
    this.#proving = new AbortController()
    const { signal } = this.#proving
    if (this.#session.isProved) {
      this.#session.unprove()
      this.#turnAway()
    }
    // Block sending meanwhile: messages would be anonymous.
    this.#setBusy(true)
    if (token) await this.#session.identify(token, signal)
    if (signal.aborted) return
    if (!this.#session.isProved && this.messages.length > 0) return this.#setBusy(this.isReplying)
    this.#turnAway()
    await this.restore()
  }

  /** Whether a person has taken over. */
  get isHuman(): boolean {
    return this.#isHuman
  }

  /** Optimistic: reverted when the server rejects it. */
  async rate(message: Message, rating: Rating | undefined): Promise<void> {
    const position = this.#transcript.positionOf(message)
    const { rating: before } = message
    if (position === undefined) return
    this.#transcript.change(message, { rating })
    await this.#session
      .rate(position, rating)
      .catch(() => this.#transcript.change(message, { rating: before }))
  }

  async send(text: string): Promise<void> {
    if (!this.busy && !this.#queued) await this.#say(text, randomId())
  }

  /** Discards the queued message. */
  discard(message: Message): void {
    this.#transcript.remove(message)
    this.#unqueue()
  }

  async retry(failed: Message): Promise<void> {
    if (this.busy || failed.isPast) return
    const { text, key, problem } = failed
    if (key) {
      this.#queued = undefined
      this.#transcript.remove(failed)
      // The rejection is stored under its idempotency key.
      await this.#say(text, refusal.test(`${problem?.kind}`) ? randomId() : key)
      return
    }
    this.#transcript.change(failed, { problem: undefined, state: 'done' })
    const reply = failed.role === 'assistant' ? failed : this.#transcript.addReply()
    const question = this.#transcript.questionOf(reply)
    if (!question) return
    await this.#busily(() => this.#answer(reply, (hearing) => this.#session.retry(question, hearing)))
  }

  /** Stops the running reply; its partial text stays. */
  async stop(): Promise<void> {
    const turn = this.#turn
    if (!turn || turn.isStopping) return
    const { reply, controller } = turn
    const { signal } = controller
    turn.isStopping = true
    // Without a connection, the outcome is unknown.
    if (reply.isReconnecting) controller.abort()
    setTimeout(() => controller.abort(), longestStopMs)
    try {
      for (const ms of stopAgainMs) {
        if ((await this.#session.stop()) || this.#turn !== turn) break
        await pause(ms, signal)
      }
      await pause(lastWordMs, signal)
    } catch {
      // Already ended here.
    }
    controller.abort()
  }

  /** Starts a new conversation; `goBack` undoes it until the first message. */
  startOver(): void {
    this.#session.startOver()
    this.#turnAway()
    this.#setBusy(false)
  }

  goBack(): Promise<void> {
    this.#session.goBack()
    this.#turnAway()
    return this.restore()
  }

  /** What comes next says when something can be sent again: what waits to be sent belongs to that. */
  #turnAway(): void {
    this.#turned.abort()
    this.#turned = new AbortController()
    this.#turn?.controller.abort()
    this.#turn = undefined
    this.#queued = undefined
    this.#transcript.clear()
    this.#setHuman(false)
  }

  #setHuman(isThere: boolean): void {
    if (isThere === this.#isHuman) return
    this.#isHuman = isThere
    this.#listener.humanChanged()
  }

  /** Stores the newest message if the server may not have it, and sends a queued one. */
  readonly #sendOrKeep = (): void => {
    const { text = '', key, problem } = this.#transcript.questionOf() ?? {}
    const isOver = /stopped|refused|gone/.test(`${problem?.kind}`)
    if (key) this.#session.queue(isOver ? undefined : { text, key })
    if (this.#queued && !this.busy && navigator.onLine !== false) void this.retry(this.#queued)
  }

  /** Restores the queued message of the previous page. Its key prevents a duplicate. */
  #findQueued(): void {
    const { queued } = this.#session
    if (!queued) return
    this.#isStale = true
    const waiting = { isQueued: true, state: 'failed', problem: { kind: 'offline' } } as const
    this.#queued = this.#transcript.add({ role: 'user', ...queued, ...waiting })
  }

  #unqueue(): void {
    this.#queued = undefined
    this.#session.queue(undefined)
    this.#listener.busyChanged()
  }

  #endOf({ turn }: Stored): TurnState | undefined {
    return this.#isHuman && turn !== 'stopped' ? 'human' : turn
  }

  async #busily(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#turned
    this.#setBusy(true)
    await work(signal)
    if (signal.aborted) return
    this.#setBusy(false)
    if (this.#isStale && !this.#queued) await this.refresh()
  }

  #setBusy(busy: boolean): void {
    this.busy = busy
    this.#listener.busyChanged()
  }

  async #say(text: string, key: string): Promise<void> {
    this.#transcript.closeFailed()
    const question = this.#transcript.add({ role: 'user', text, state: 'done', key })
    const reply = this.#transcript.addReply()
    await this.#busily(() => this.#answer(reply, (hearing) => this.#session.say(question, hearing)))
  }

  /** Runs one turn: `listen` fills the pending reply, and failures are shown where they belong. */
  async #answer(reply: Message, listen: Listen): Promise<void> {
    const controller = new AbortController()
    const turn: Turn = { reply, before: reply.text, controller, beginsAgain: false, isStopping: false }
    this.#turn = turn
    this.#transcript.rewrite(reply, '')
    this.#transcript.change(reply, { state: 'waiting', sources: undefined })
    this.#listener.busyChanged()
    const end = await this.#hear(turn, listen).then(
      (stored) => () => this.#transcript.endAs(stored?.turn, reply),
      (error: unknown) => () => this.#giveUp(turn, error),
    )
    // Otherwise the page has switched to another conversation.
    if (this.#turn !== turn) return
    this.#turn = undefined
    const ended = end()
    if (ended) this.#listener.ended(ended)
  }

  /** Streams until the reply ends. @returns the stored session, unless the reply arrived whole */
  async #hear(turn: Turn, listen: Listen): Promise<Stored | undefined> {
    const hearing = this.#hearing(turn)
    let ending = await listen(hearing)
    if (ending === 'human') {
      this.#setHuman(true)
      return { messages: [], turn: 'human', isHuman: true }
    }
    for (let look = 0; ending === 'ended' || turn.isStopping; look++) {
      const stored = await this.#session.readPatiently(hearing)
      hearing.signal.throwIfAborted()
      this.#transcript.bringInLine(stored, turn.reply)
      if (stored.turn !== 'running') return stored
      if (look === looks) throw new ApiError(0, { kind: 'lost' })
      if (turn.reply.text) hearing.reconnecting(true)
      await pause(lookAgainMs, hearing.signal)
      turn.beginsAgain = true
      ending = await this.#session.resume(hearing)
    }
    return undefined
  }

  #hearing(turn: Turn): Hearing {
    const { reply, controller } = turn
    const { signal } = controller
    return {
      signal,
      accepted: () => {
        const question = this.#transcript.questionOf(reply)
        if (question) question.key = undefined
        this.#session.queue(undefined)
        this.#listener.accepted()
      },
      text: (text) => {
        if (signal.aborted) return
        if (turn.beginsAgain) this.#transcript.rewrite(reply, '')
        turn.beginsAgain = false
        this.#transcript.grow(reply, text)
      },
      cited: (source) => {
        reply.sources = [...(reply.sources ?? []), source]
      },
      reconnecting: (isReconnecting) => {
        if (signal.aborted || (reply.isReconnecting ?? false) === isReconnecting) return
        this.#transcript.change(reply, { isReconnecting })
      },
    }
  }

  /** The connection failed, the reply was abandoned, or the server rejected it. */
  #giveUp({ reply, before, isStopping }: Turn, error: unknown): Message | undefined {
    const isSent = !this.#transcript.questionOf(reply)?.key
    const isWanted = isStopping && (isSent || !reply.isReconnecting)
    const problem: Problem = isWanted ? { kind: 'stopped' } : problemOf(error)
    const isLost = isSent && (problem.kind === 'offline' || problem.kind === 'unreachable')
    if (!reply.text) this.#transcript.rewrite(reply, before)
    const marked = this.#transcript.end(reply, isLost ? { kind: 'lost' } : problem)
    // Nothing is sent: no message is queued while another is in transit.
    this.#sendOrKeep()
    if (!isSent && marked && problem.kind === 'offline') {
      this.#queued = marked
      this.#transcript.change(marked, { isQueued: true })
    }
    return marked
  }
}
