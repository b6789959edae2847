/**
 * The way of a message: open, recall, compose, generate, close, announce. Two transactions, none of
 * them open while a model speaks.
 */
import { randomUUID } from 'node:crypto'
import type { ModelFailure } from '../models/model-failure.ts'
import type { Answered, Answering, TurnTakingOptions } from './answering.ts'
import { close } from './close.ts'
import { converse } from './converse.ts'
import { generateFor, modelsFor } from './generate-for.ts'
import { type OpenTurn, open, reopen } from './open.ts'
import { Run } from './run.ts'
import type { TurnEnd } from './turn-event.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

export type TurnTaking = {
  /**
   * Stores the message and begins the reply.
   * @returns the run, which goes on by itself
   * @throws ConversationNotFound, Refused, DatabaseUnavailable; then nothing is stored
   */
  take: (request: TurnRequest) => Promise<Run>
  /**
   * Begins the newest turn's reply again, whose model failed or whose reply was cut off.
   * @throws as `take`, and NothingToRetry
   */
  retry: (request: RetryRequest) => Promise<Run>
  /** Resolves when every run that has begun is over. */
  settled: () => Promise<void>
}

export function createTurnTaking(options: TurnTakingOptions): TurnTaking {
  const underWay = new Set<Promise<void>>()

  const begin = async (request: TurnRequest | RetryRequest, opening: Promise<OpenTurn>) => {
    const startedAt = performance.now()
    const turn = await opening
    const run = new Run(turn.conversationId)
    const settled = reply({ ...options, request, turn, run, replyId: randomUUID(), startedAt })
      .catch((cause: unknown): TurnEnd => ({ type: 'lost', cause }))
      .then((end) => {
        run.append(end)
        underWay.delete(settled)
      })
    underWay.add(settled)
    return run
  }

  return {
    take: (request) => begin(request, open(options.connections, request)),
    retry: (request) => begin(request, reopen(options.connections, request)),
    settled: async () => void (await Promise.all(underWay)),
  }
}

async function reply(answering: Answering): Promise<TurnEnd> {
  const { turn, run, replyId, announcements } = answering
  run.append({ type: 'start', turnId: turn.id, messageId: replyId })
  const { generated, stored, durationMs } = turn.intake
    ? await converse(answering, turn.intake)
    : await speak(answering)
  const { outcome, model, usage, firstTextMs, failure } = generated
  announcements.announce('finished', {
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
  if (!stored) return { type: 'refused', code: failureCode(failure), retryAfterMs: failure?.retryAfterMs }
  if (outcome === 'interrupted') return { type: 'interrupted', reply: stored, code: failureCode(failure) }
  return { type: 'done', reply: stored }
}

async function speak(answering: Answering): Promise<Answered> {
  const { connections, request, turn, replyId, startedAt } = answering
  const generated = await generateFor(answering, modelsFor(answering))
  const durationMs = performance.now() - startedAt
  const { identity } = request
  const stored = await close(connections, { identity, turn, replyId, generated, durationMs })
  return { generated, stored, durationMs }
}

function failureCode(failure: ModelFailure | undefined): string {
  return failure?.code ?? 'model_empty'
}
