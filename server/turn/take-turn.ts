/**
 * The way of a message: open, recall, compose, generate, close, announce. Two transactions, none of
 * them open while a model speaks.
 */
import { randomUUID } from 'node:crypto'
import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Connections } from '../database/connections.ts'
import type { ModelFailure } from '../models/model-failure.ts'
import type { Models } from '../models/models.ts'
import type { Announcements } from './announce.ts'
import { close } from './close.ts'
import { compose } from './compose.ts'
import { generate } from './generate.ts'
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

export type TurnTakingOptions = {
  connections: Connections
  models: Models
  announcements: Announcements
  /** Aborted when the server can wait no longer: what has arrived of each reply is stored. */
  signal: AbortSignal
}

export function createTurnTaking(options: TurnTakingOptions): TurnTaking {
  const underWay = new Set<Promise<void>>()

  const begin = async (request: TurnRequest | RetryRequest, opening: Promise<OpenTurn>) => {
    const startedAt = performance.now()
    const turn = await opening
    const run = new Run(turn.conversationId)
    const settled = reply(options, request, turn, run, startedAt)
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

async function reply(
  { connections, models, announcements, signal }: TurnTakingOptions,
  request: TurnRequest | RetryRequest,
  turn: OpenTurn,
  run: Run,
  startedAt: number,
): Promise<TurnEnd> {
  const replyId = randomUUID()
  run.append({ type: 'start', turnId: turn.id, messageId: replyId })

  const { chatbot } = turn
  const chosen = models.choose({
    own: ownModels(chatbot),
    isOwned: chatbot.isOwned,
    doorDefault: request.defaults.model,
  })
  const window = Math.min(...chosen.map((model) => model.window))
  const generated = await generate({
    models: chosen,
    request: compose(turn, request, window),
    defaults: request.defaults,
    startedAt,
    signal,
    onText: (text) => run.append({ type: 'text', text }),
    onFailure: (failed) => announcements.announce('failedTry', failed),
  })

  const durationMs = performance.now() - startedAt
  const stored = await close(connections, {
    identity: request.identity,
    turn,
    replyId,
    generated,
    durationMs,
  })
  const { outcome, model, usage, firstTextMs, failure } = generated
  announcements.announce('finished', {
    turnId: turn.id,
    conversationId: turn.conversationId,
    chatbotId: chatbot.id,
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

function failureCode(failure: ModelFailure | undefined): string {
  return failure?.code ?? 'model_empty'
}

function ownModels({ configuration }: Chatbot): string[] {
  return configuration.model?.split(',').flatMap((name) => name.trim() || []) ?? []
}
