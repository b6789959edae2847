/**
 * The steps of a turn: open, recall, compose, generate, close, announce. It has two transactions, and none is open
 * during the model call.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity, User } from '../database/transaction.ts'
import { runKnowing } from '../fairness/caller.ts'
import type { ModelFailure } from '../models/model-failure.ts'
import type { Answered, Answering, TurnTakingOptions } from './answering.ts'
import { close } from './close.ts'
import { ConversationQueue } from './conversation-queue.ts'
import { converse } from './converse.ts'
import { ConversationBusy, ConversationNotFound, NothingToRetry } from './errors.ts'
import { generateFor, modelsFor } from './generate-for.ts'
import { Meter } from './meter.ts'
import { keysOf } from './name-conversation.ts'
import { open, reopen } from './open.ts'
import type { OpenTurn } from './open-turn.ts'
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

export type TurnTaking = {
  /**
   * Stores the message and starts the reply, after the conversation's earlier turns.
   * @returns the caller's subscription to the run, which continues without it
   * @throws ConversationNotFound, ConversationBusy, TooManyTurns, Refused, DatabaseUnavailable; then nothing is stored
   */
  take: (request: TurnRequest) => Promise<Reading>
  /**
   * Lets the client's retry continue this call's turn: the response was not delivered, or was a failure.
   * @throws Refused, DatabaseUnavailable
   */
  keepUnanswered: (request: TurnRequest, reading: Reading) => Promise<void>
  /**
   * Retries the newest turn, whose model failed or whose reply was interrupted.
   * @throws as `take`, and NothingToRetry
   */
  retry: (request: RetryRequest) => Promise<Reading>
  /**
   * Replaces the reply to the newest message if the request has the same text; otherwise starts a new turn.
   * @throws as `take`
   */
  regenerate: (request: TurnRequest) => Promise<Reading>
  /**
   * Stops the conversation's running turn and stores the partial reply.
   * @returns whether a turn was stopped
   * @throws ConversationNotFound, Refused, DatabaseUnavailable
   */
  stop: (request: ConversationRequest) => Promise<boolean>
  /**
   * Stops the turn of a conversation that its owner has taken over, and stores the partial reply.
   * @param owner must have access to it
   * @throws Refused, DatabaseUnavailable
   */
  abortForTakeover: (owner: User, turnId: string) => Promise<void>
  /**
   * Resumes the event stream of the conversation's turn; undefined when there is none.
   * @throws ConversationNotFound, UnknownEvent, Refused, DatabaseUnavailable
   */
  resume: (request: ResumeRequest) => Promise<Resumed | undefined>
  /** Stops all running turns and stores their partial replies. */
  stopAll: () => void
  /** Resolves when every run has ended and its end is stored. */
  end: () => Promise<void>
}

/** How long a message waits for another process's turn. */
const MAX_WAIT_MS = 120_000
const MAX_PAUSE_MS = 400

export async function createTurnTaking(options: TurnTakingOptions): Promise<TurnTaking> {
  const { connections, live, revocations, budgets } = options
  const serverId = randomUUID()
  const runs = new Runs()
  const queue = new ConversationQueue(options.limits)
  const recovery = await recoverTurns({ ...options, ...options.observer, serverId, runs })
  const heartbeat = new Heartbeat({ ...options, serverId, runs })
  const underWay = new Set<Promise<void>>()
  live.onAskedToStop((runId) => runs.find(runId)?.stop('stopped'))

  const start = (request: TurnRequest | RetryRequest, turn: OpenTurn, id: string, startedAt: number): Run => {
    const run = new Run({ id, turnId: turn.id, conversationId: turn.conversationId })
    const place = { chatbotId: turn.chatbot.id, conversationId: turn.conversationId, number: turn.number }
    if (turn.isTakenOver) {
      run.append({ type: 'start', turnId: turn.id, messageId: run.id })
      run.append(waitForOwner(run.id, turn.text))
      runs.finish(run)
      options.observer.onOver(place)
      return run
    }
    runs.begin(run)
    live.share(run)
    const access = revocations.watch({
      identity: withoutLogin(request.identity),
      conversationId: turn.conversationId,
    })
    access.signal.addEventListener('abort', () => run.stop('stopped'), { once: true })
    options.observer.onBegan(place)
    const meter = new Meter(options, turn)
    const isOfVisitor = 'conversationId' in request.identity
    const caller = isOfVisitor ? { chatbotId: turn.chatbot.id } : {}
    const ended = runKnowing(caller, () => reply({ ...options, request, turn, run, meter, startedAt }))
      .finally(() => meter.refund())
      .catch((cause: unknown): TurnEnd => ({ type: 'lost', cause }))
      .then((end) => {
        run.append(end)
        runs.finish(run)
        access.release()
        options.observer.onOver(place)
        underWay.delete(ended)
      })
    underWay.add(ended)
    return run
  }

  /** Continues a turn that an earlier call has begun. */
  const continueTurn = async (request: TurnRequest): Promise<Run | undefined> => {
    const { identity, turnId } = request
    const turn = turnId ? await findTurn(connections, identity, turnId) : undefined
    if (!turn) return undefined
    const isAnswered = turn.state !== 'failed' && turn.state !== 'interrupted'
    const known = turn.runId === null ? undefined : runs.find(turn.runId)
    if (known && isAnswered) return known
    if (turn.state === 'running') return undefined
    const id = randomUUID()
    const startedAt = performance.now()
    if (!isAnswered) {
      const named =
        'newId' in request.conversation ? { ...request, conversation: { id: turn.conversationId } } : request
      const again = await reopen(connections, named, { id, serverId, budgets }, turn.id).catch(unlessNothing)
      if (again) return start(named, again, id, startedAt)
    }
    return replay(turn)
  }

  const take = async (asked: TurnRequest): Promise<Run> => {
    const id = randomUUID()
    const startedAt = performance.now()
    const request = asTurn(asked, await takeUnanswered(connections, asked))
    for (const deadline = startedAt + MAX_WAIT_MS, pause = { ms: 25 }; ; pause.ms *= 2) {
      // Shutting down: a turn started now would be aborted and its message left unanswered.
      if (runs.isStopping) throw new ConversationBusy()
      try {
        return start(request, await open(connections, request, { id, serverId, budgets }), id, startedAt)
      } catch (error) {
        if (!(error instanceof ConversationBusy)) throw error
        const known = await continueTurn(request)
        if (known) return known
        if (performance.now() > deadline) throw error
      }
      await sleep(Math.min(pause.ms, MAX_PAUSE_MS))
    }
  }

  const retry = async (request: RetryRequest): Promise<Run> => {
    const id = randomUUID()
    const startedAt = performance.now()
    return start(request, await reopen(connections, request, { id, serverId, budgets }), id, startedAt)
  }

  const inTurn = async (request: TurnRequest, begin: () => Promise<Run>): Promise<Reading> => {
    const leave = await enter(request)
    try {
      const run = await begin()
      void run.end.then(leave)
      return read(run, request, run.conversationId)
    } catch (error) {
      leave()
      throw error
    }
  }

  const enter = async (request: TurnRequest): Promise<() => void> => {
    const { identity } = request
    const conversationId = 'conversationId' in identity ? identity.conversationId : undefined
    const { signal, release } = revocations.watch({ identity, conversationId })
    return queue.enter(keysOf(request), signal).finally(release)
  }

  const read = (run: Run, { identity }: ConversationRequest, conversationId: string) =>
    new Reading(run, revocations.watch({ identity, conversationId }))

  return {
    take: (request) => inTurn(request, () => take(request)),
    keepUnanswered: (request, { turnId }) => keepUnanswered(connections, request, turnId),
    retry: async (request) => {
      const run = await retry(request)
      return read(run, request, run.conversationId)
    },
    regenerate: (request) =>
      inTurn(request, async () => {
        const again = await retry({ ...request, said: request.text }).catch(unlessNothing)
        return again ?? take(request)
      }),
    stop: (request) => stop(connections, { runs, live }, request),
    abortForTakeover: (owner, turnId) => abortForTakeover(connections, runs, owner, turnId),
    resume: async (request) => {
      const found = await resume(connections, { runs, live }, request)
      if (!found) return undefined
      const { runId, isExact, run, conversationId } = found
      return { runId, isExact, heard: read(run, request, conversationId) }
    },
    stopAll: () => runs.stopAll('server_stopping'),
    end: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
      await recovery.stop()
      await heartbeat.end()
      await live.close()
    },
  }
}

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

async function reply(answering: Answering): Promise<TurnEnd> {
  const { turn, run, observer } = answering
  run.append({ type: 'start', turnId: turn.id, messageId: run.id })
  const { generated, stored, durationMs } = turn.intake
    ? await converse(answering, turn.intake)
    : await speak(answering)
  const { outcome, model, usage, firstTextMs, finishReason, failure } = generated
  observer.onFinished({
    turnId: turn.id,
    conversationId: turn.conversationId,
    chatbotId: turn.chatbot.id,
    outcome,
    model,
    usage,
    firstTextMs,
    durationMs,
    failure: failure?.code,
  })
  if (outcome === 'stopped')
    return { type: 'stopped', reply: stored ?? { id: run.id, content: '', model, finishReason, usage } }
  if (!stored) return { type: 'refused', code: failureCode(failure), retryAfterMs: failure?.retryAfterMs }
  if (outcome === 'interrupted') return { type: 'interrupted', reply: stored, code: failureCode(failure) }
  return { type: 'done', reply: stored }
}

async function speak(answering: Answering): Promise<Answered> {
  const { connections, request, turn, run, meter, startedAt } = answering
  const generated = await generateFor(answering, modelsFor(answering))
  const durationMs = performance.now() - startedAt
  const { identity } = request
  const { id: replyId, signal } = run
  const stored = await close(connections, { identity, turn, replyId, generated, meter, durationMs, signal })
  return { generated, stored, durationMs }
}

function failureCode(failure: ModelFailure | undefined): string {
  return failure?.code ?? 'model_empty'
}
