/**
 * The steps of a turn: open, recall, compose, generate, close. It has two transactions, and none is open during the
 * model call.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity, User } from '../database/transaction.ts'
import { runKnowing } from '../fairness/caller.ts'
import { answerTurn } from './answer-turn.ts'
import type { Answering, TurnServiceOptions } from './answering.ts'
import { ConversationQueue } from './conversation-queue.ts'
import { ConversationBusy, ConversationNotFound, NothingToRetry } from './errors.ts'
import { Meter } from './meter.ts'
import { keysOf } from './name-conversation.ts'
import { open, reopen } from './open.ts'
import type { OpenTurn, RunAs } from './open-turn.ts'
import { waitForOwner } from './owner-answers.ts'
import { abortForTakeover } from './runs/abort-for-takeover.ts'
import { Heartbeat } from './runs/heartbeat.ts'
import { Reading } from './runs/reading.ts'
import { recoverTurns } from './runs/recover.ts'
import { type Resumed, type ResumeRequest, resume } from './runs/resume.ts'
import { Run } from './runs/run.ts'
import { Runs } from './runs/runs.ts'
import { stop } from './runs/stop.ts'
import { findTurn, replay } from './runs/stored-turn.ts'
import { keepUnanswered, takeUnanswered } from './runs/unanswered.ts'
import type { TurnEnd } from './turn-event.ts'
import type { ConversationRequest, RetryRequest, TurnRequest } from './turn-request.ts'

/** How long a message waits for another process's turn. */
const MAX_WAIT_MS = 120_000
const MAX_PAUSE_MS = 400

/** The turns of this process: takes messages, generates their replies, and lets clients follow, stop and retry them. */
export class TurnService {
  readonly #options: TurnServiceOptions
  readonly #serverId = randomUUID()
  readonly #runs = new Runs()
  readonly #queue: ConversationQueue
  readonly #underWay = new Set<Promise<void>>()
  #recovery: { stop: () => Promise<void> } | undefined
  #heartbeat: Heartbeat | undefined

  /** @param options.connections not used before `start` */
  constructor(options: TurnServiceOptions) {
    this.#options = options
    this.#queue = new ConversationQueue(options.limits)
    options.live.onAskedToStop((runId) => this.#runs.find(runId)?.stop('stopped'))
  }

  /** Recovers the turns of crashed processes; the first turn comes after it. */
  async start(): Promise<void> {
    const options = { ...this.#options, serverId: this.#serverId, runs: this.#runs }
    this.#recovery = await recoverTurns({ ...options, onRecovered: options.observer.onRecovered })
    this.#heartbeat = new Heartbeat(options)
  }

  /**
   * Stores the message and starts the reply, after the conversation's earlier turns.
   * @returns the caller's subscription to the run, which continues without it
   * @throws ConversationNotFound, ConversationBusy, TooManyTurns, Refused, DatabaseUnavailable; then nothing is stored
   */
  take(request: TurnRequest): Promise<Reading> {
    return this.#inTurn(request, () => this.#take(request))
  }

  /**
   * Retries the newest turn, whose model failed or whose reply was interrupted.
   * @throws as `take`, and NothingToRetry
   */
  async retry(request: RetryRequest): Promise<Reading> {
    const run = await this.#retry(request)
    return this.#read(run, request, run.conversationId)
  }

  /**
   * Replaces the reply to the newest message if the request has the same text; otherwise starts a new turn.
   * @throws as `take`
   */
  regenerate(request: TurnRequest): Promise<Reading> {
    return this.#inTurn(request, async () => {
      const again = await this.#retry({ ...request, said: request.text }).catch(unlessNothing)
      return again ?? this.#take(request)
    })
  }

  /**
   * Lets the client's retry continue this call's turn: the response was not delivered, or was a failure.
   * @throws Refused, DatabaseUnavailable
   */
  keepUnanswered(request: TurnRequest, { turnId }: Reading): Promise<void> {
    return keepUnanswered(this.#options.connections, request, turnId)
  }

  /**
   * Stops the conversation's running turn and stores the partial reply.
   * @returns whether a turn was stopped
   * @throws ConversationNotFound, Refused, DatabaseUnavailable
   */
  stop(request: ConversationRequest): Promise<boolean> {
    const { connections, live } = this.#options
    return stop(connections, { runs: this.#runs, live }, request)
  }

  /**
   * Stops the turn of a conversation that its owner has taken over, and stores the partial reply.
   * @param owner must have access to it
   * @throws Refused, DatabaseUnavailable
   */
  abortForTakeover(owner: User, taken: { conversationId: string; turnId: string }): Promise<void> {
    return abortForTakeover(this.#options.connections, this.#runs, owner, taken)
  }

  /**
   * Resumes the event stream of the conversation's turn; undefined when there is none.
   * @throws ConversationNotFound, UnknownEvent, Refused, DatabaseUnavailable
   */
  async resume(request: ResumeRequest): Promise<Resumed | undefined> {
    const { connections, live } = this.#options
    const found = await resume(connections, { runs: this.#runs, live }, request)
    if (!found) return undefined
    const { runId, isExact, run, conversationId } = found
    return { runId, isExact, heard: this.#read(run, request, conversationId) }
  }

  /** Stops all running turns and stores their partial replies. */
  stopAll(): void {
    this.#runs.stopAll('server_stopping')
  }

  /** Resolves when every run has ended and its end is stored. */
  async end(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
    await this.#recovery?.stop()
    await this.#heartbeat?.end()
    await this.#options.live.close()
  }

  /** Waits for the conversation's earlier turns, and holds its place until the run ends. */
  async #inTurn(request: TurnRequest, begin: () => Promise<Run>): Promise<Reading> {
    const leave = await this.#enter(request)
    try {
      const run = await begin()
      void run.end.then(leave)
      return this.#read(run, request, run.conversationId)
    } catch (error) {
      leave()
      throw error
    }
  }

  #enter(request: TurnRequest): Promise<() => void> {
    const { identity } = request
    const conversationId = 'conversationId' in identity ? identity.conversationId : undefined
    return this.#queue.enter(keysOf(request), () =>
      this.#options.revocations.watch({ identity, conversationId }),
    )
  }

  async #take(asked: TurnRequest): Promise<Run> {
    const { connections } = this.#options
    const as = this.#newRun()
    const request = asTurn(asked, await takeUnanswered(connections, asked))
    for (const deadline = as.startedAt + MAX_WAIT_MS, pause = { ms: 25 }; ; pause.ms *= 2) {
      // Shutting down: a turn started now would be aborted and its message left unanswered.
      if (this.#runs.isStopping) throw new ConversationBusy()
      try {
        return this.#start(request, await open(connections, request, as), as)
      } catch (error) {
        if (!(error instanceof ConversationBusy)) throw error
        const known = await this.#continue(request)
        if (known) return known
        if (performance.now() > deadline) throw error
      }
      await sleep(Math.min(pause.ms, MAX_PAUSE_MS))
    }
  }

  async #retry(request: RetryRequest): Promise<Run> {
    const as = this.#newRun()
    return this.#start(request, await reopen(this.#options.connections, request, as), as)
  }

  /** Continues a turn that an earlier call has begun. */
  async #continue(request: TurnRequest): Promise<Run | undefined> {
    const { connections } = this.#options
    const { identity, turnId } = request
    const turn = turnId ? await findTurn(connections, identity, turnId) : undefined
    if (!turn) return undefined
    const isAnswered = turn.state !== 'failed' && turn.state !== 'interrupted'
    const known = turn.runId === null ? undefined : this.#runs.find(turn.runId)
    if (known && isAnswered) return known
    if (turn.state === 'running') return undefined
    if (!isAnswered) {
      const as = this.#newRun()
      const named =
        'newId' in request.conversation ? { ...request, conversation: { id: turn.conversationId } } : request
      const again = await reopen(connections, named, as, turn.id).catch(unlessNothing)
      if (again) return this.#start(named, again, as)
    }
    return replay(turn)
  }

  #newRun(): NewRun {
    const { budgets } = this.#options
    return { id: randomUUID(), serverId: this.#serverId, budgets, startedAt: performance.now() }
  }

  #start(request: TurnRequest | RetryRequest, turn: OpenTurn, { id, startedAt }: NewRun): Run {
    const { observer, live, revocations } = this.#options
    const { conversationId } = turn
    const run = new Run({ id, turnId: turn.id, conversationId, home: turn.home })
    const place = { chatbotId: turn.chatbot.id, conversationId, number: turn.number }
    if (turn.isTakenOver) {
      run.append({ type: 'start', turnId: turn.id, messageId: run.id })
      run.append(waitForOwner(run.id, turn.text))
      this.#runs.finish(run)
      observer.onOver(place)
      return run
    }
    this.#runs.begin(run)
    live.share(run)
    const access = revocations.watch({ identity: withoutLogin(request.identity), conversationId })
    access.signal.addEventListener('abort', () => run.stop('stopped'), { once: true })
    observer.onBegan(place)
    const ended = this.#generate({ request, turn, run, startedAt }).then((end) => {
      run.append(end)
      this.#runs.finish(run)
      access.release()
      observer.onOver(place)
      this.#underWay.delete(ended)
    })
    this.#underWay.add(ended)
    return run
  }

  /** Generates and stores the reply. A visitor's is charged to the chatbot too. */
  async #generate(begun: Pick<Answering, 'request' | 'turn' | 'run' | 'startedAt'>): Promise<TurnEnd> {
    const { request, turn } = begun
    const meter = new Meter(this.#options, turn)
    const isOfVisitor = 'conversationId' in request.identity
    const caller = isOfVisitor ? { chatbotId: turn.chatbot.id } : {}
    try {
      return await runKnowing(caller, () => answerTurn({ ...this.#options, ...begun, meter }))
    } catch (cause) {
      return { type: 'lost', cause }
    } finally {
      await meter.refund()
    }
  }

  #read(run: Run, { identity }: ConversationRequest, conversationId: string): Reading {
    return new Reading(run, this.#options.revocations.watch({ identity, conversationId }))
  }
}

type NewRun = RunAs & { /** `performance.now()` when its turn began. */ startedAt: number }

/**
 * The identity that a run depends on. A sign-out does not stop the run, but revoked access of the user, program or
 * session does.
 */
function withoutLogin(identity: Identity): Identity {
  if ('apiKeyHash' in identity) return identity
  if (!('conversationId' in identity)) return { userId: identity.userId }
  const { conversationId, owner } = identity
  return { conversationId, ...(owner ? { owner: { userId: owner.userId } } : {}) }
}

/** Makes the request continue this earlier turn, if there is one. */
function asTurn(request: TurnRequest, turnId: string | undefined): TurnRequest {
  if (turnId === undefined) return request
  const { conversation } = request
  return { ...request, turnId, conversation: 'newId' in conversation ? { newId: turnId } : conversation }
}

function unlessNothing(error: unknown): undefined {
  if (!(error instanceof NothingToRetry || error instanceof ConversationNotFound)) throw error
}
