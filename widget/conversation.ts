import type { Stored } from './api.ts'
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

  constructor(session: Session, listener: Listener) {
    this.#session = session
    this.#listener = listener
    this.#transcript = new Transcript(listener)
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
        if (!goesOn && stored.messages.length > 0) this.#transcript.endAs(stored.turn, answer)
        this.#listener.loaded(undefined)
        if (goesOn)
          await this.#answer(this.#transcript.addReply(), (hearing) => this.#session.resume(hearing))
      } catch (error) {
        if (!signal.aborted) this.#listener.loaded(problemOf(error))
      }
    })
  }

  async send(text: string): Promise<void> {
    if (!this.busy) await this.#say(text, randomId())
  }

  async retry(failed: Message): Promise<void> {
    if (this.busy || failed.isPast) return
    const { text, key, problem } = failed
    if (key) {
      this.#transcript.remove(failed)
      // The answer that refused it is kept under its key.
      const isRefused = problem?.kind === 'refused' || problem?.kind === 'gone'
      await this.#say(text, isRefused ? randomId() : key)
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
  }

  goBack(): Promise<void> {
    this.#session.goBack()
    this.#turnAway()
    return this.restore()
  }

  #turnAway(): void {
    this.#turned.abort()
    this.#turned = new AbortController()
    this.#turn?.controller.abort()
    this.#turn = undefined
    this.#transcript.clear()
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
    return this.#transcript.end(reply, isLost ? { kind: 'lost' } : problem)
  }
}
