import type { Rating, Stored, TurnState } from './api.ts'
import type { Ending, Hearing } from './follow.ts'
import { pause } from './patience.ts'
import { ApiError, type Problem, problemOf } from './problem.ts'
import { randomId } from './random-id.ts'
import type { Session } from './session.ts'
import { isUnderWay, type Listener, type Message, Transcript } from './transcript.ts'

/** A reply under way, and how to end it here. */
type Turn = {
  reply: Message
  /** What stood in its place. */
  before: string
  controller: AbortController
  /** The next text is the reply's beginning, whatever is shown. */
  beginsAgain: boolean
  isStopping: boolean
}

type Listen = (hearing: Hearing) => Promise<Ending>

/** A reply that nobody streams is looked for this often: another process has it, or had it and crashed. */
const looks = 80
const lookAgainMs = 1500
/** Tried again after these: a message may still be on its way when its reply is to be stopped. */
const stopAgainMs = [300, 1000, 2000]
/** Problems of a message that would get the same answer under the same key. */
const refusal = /refused|gone/
/** What the server has stopped comes to its end by itself. */
const lastWordMs = 2000
/** Whoever wants no more of it waits no longer than this, whatever the server does. */
const longestStopMs = 6000

/**
 * What can be done in one conversation: say, stop, try again, start over.
 *
 * While a reply is under way nothing else is sent. When it does not come out well, the question (nothing came) or
 * the reply (a part came) carries the problem. A message that the server may not have keeps its key, and trying
 * again sends it under that key; for what the server has, it is asked for another reply. Where anything is unsure,
 * the stored session decides, and what is shown is brought in line with it.
 */
export class Conversation {
  /** Nothing can be sent. */
  busy = false
  readonly #session: Session
  readonly #listener: Listener
  readonly #transcript: Transcript
  /** Aborted when the page turns to another conversation; a reply under way is then finished by the server alone. */
  #turned = new AbortController()
  #turn: Turn | undefined
  /** Something happened elsewhere while nothing could be read. */
  #isStale = false
  /** Aborted when the site names another visitor: the newest one counts. */
  #proving = new AbortController()
  /** A message that waits for the network. There is one at most. */
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

  /** Leaves the page; a reply under way is finished by the server alone. */
  destroy(): void {
    for (const name of ['online', 'visibilitychange']) removeEventListener(name, this.#sendOrKeep)
    this.#proving.abort()
    this.#turned.abort()
    this.#turn?.controller.abort()
  }

  /** A reply is under way, and can be stopped. */
  get isReplying(): boolean {
    return this.#turn !== undefined
  }

  /** Shows the stored conversation again, and goes on with its reply if one is under way. */
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

  /** Shows what happened elsewhere: in another tab, or since a person answers. */
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

  /** Another tab of this browser did something. */
  async follow(): Promise<void> {
    if (!this.#session.reload()) return this.refresh()
    this.#turnAway()
    await this.restore()
  }

  /**
   * Turns to the latest conversation of the visitor whose token the site has signed. Without a token, or with one that
   * the server refuses, it is what this browser remembers: nobody sees what was proved to be somebody else's, not even
   * while the server is asked.
   */
  async identify(token: string | undefined): Promise<void> {
    this.#proving.abort()
    this.#proving = new AbortController()
    const { signal } = this.#proving
    if (this.#session.isProved) {
      this.#session.unprove()
      this.#turnAway()
    }
    // Nothing is said meanwhile: it would be said by somebody unknown.
    this.#setBusy(true)
    if (token) await this.#session.identify(token, signal)
    if (signal.aborted) return
    if (!this.#session.isProved && this.messages.length > 0) return this.#setBusy(this.isReplying)
    this.#turnAway()
    await this.restore()
  }

  /** Whether a person answers in the model's place. */
  get isHuman(): boolean {
    return this.#isHuman
  }

  /** Shown at once, and taken back when the server does not take it. */
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

  /** A message that waits for the network goes nowhere. */
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
      // The answer that refused it is kept under its key.
      await this.#say(text, refusal.test(`${problem?.kind}`) ? randomId() : key)
      return
    }
    this.#transcript.change(failed, { problem: undefined, state: 'done' })
    const reply = failed.role === 'assistant' ? failed : this.#transcript.addReply()
    const question = this.#transcript.questionOf(reply)
    if (!question) return
    await this.#busily(() => this.#answer(reply, (hearing) => this.#session.retry(question, hearing)))
  }

  /** Ends the reply under way; what came of it stays. */
  async stop(): Promise<void> {
    const turn = this.#turn
    if (!turn || turn.isStopping) return
    const { reply, controller } = turn
    const { signal } = controller
    turn.isStopping = true
    // Who is cut off hears nothing of what comes of it.
    if (reply.isReconnecting) controller.abort()
    setTimeout(() => controller.abort(), longestStopMs)
    try {
      for (const ms of stopAgainMs) {
        if ((await this.#session.stop()) || this.#turn !== turn) break
        await pause(ms, signal)
      }
      await pause(lastWordMs, signal)
    } catch {
      // It has ended here already.
    }
    controller.abort()
  }

  /** Turns to a new conversation; `goBack` undoes it until the new one has its first message. */
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

  /** Keeps the newest message for the next page where the server may not have it, and sends one that waits. */
  readonly #sendOrKeep = (): void => {
    const { text = '', key, problem } = this.#transcript.questionOf() ?? {}
    const isOver = /stopped|refused|gone/.test(`${problem?.kind}`)
    if (key) this.#session.queue(isOver ? undefined : { text, key })
    if (this.#queued && !this.busy && navigator.onLine !== false) void this.retry(this.#queued)
  }

  /** What was waiting when the page was left. Whether the server has it after all, its key will tell. */
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

  /** Runs one turn: the reply waits, `listen` fills it, and what goes wrong is marked where it belongs. */
  async #answer(reply: Message, listen: Listen): Promise<void> {
    const controller = new AbortController()
    const turn: Turn = { reply, before: reply.text, controller, beginsAgain: false, isStopping: false }
    this.#turn = turn
    this.#transcript.rewrite(reply, '')
    this.#transcript.change(reply, { state: 'waiting' })
    this.#listener.busyChanged()
    const end = await this.#hear(turn, listen).then(
      (stored) => () => this.#transcript.endAs(stored?.turn, reply),
      (error: unknown) => () => this.#giveUp(turn, error),
    )
    // Otherwise the page has turned to another conversation.
    if (this.#turn !== turn) return
    this.#turn = undefined
    const ended = end()
    if (ended) this.#listener.ended(ended)
  }

  /** Listens until the reply is over. @returns what is stored then, unless it came whole */
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
      reconnecting: (isReconnecting) => {
        if (signal.aborted || (reply.isReconnecting ?? false) === isReconnecting) return
        this.#transcript.change(reply, { isReconnecting })
      },
    }
  }

  /** The connection is given up, or the reply, or the server wants nothing of it. */
  #giveUp({ reply, before, isStopping }: Turn, error: unknown): Message | undefined {
    const isSent = !this.#transcript.questionOf(reply)?.key
    const isWanted = isStopping && (isSent || !reply.isReconnecting)
    const problem: Problem = isWanted ? { kind: 'stopped' } : problemOf(error)
    const isLost = isSent && (problem.kind === 'offline' || problem.kind === 'unreachable')
    if (!reply.text) this.#transcript.rewrite(reply, before)
    const marked = this.#transcript.end(reply, isLost ? { kind: 'lost' } : problem)
    // Nothing is sent: no message waits while one is on its way.
    this.#sendOrKeep()
    if (!isSent && marked && problem.kind === 'offline') {
      this.#queued = marked
      this.#transcript.change(marked, { isQueued: true })
    }
    return marked
  }
}
