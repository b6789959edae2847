/**
 * The way of a message: open, recall, compose, generate, close, announce. Two transactions, none of
 * them open while a model speaks.
 */
import { randomUUID } from 'node:crypto'
import type { Connections } from '../database/connections.ts'
import type { Models } from '../models/models.ts'
import type { Announcements } from './announce.ts'
import { close } from './close.ts'
import { compose } from './compose.ts'
import { generate } from './generate.ts'
import { type OpenTurn, open } from './open.ts'
import { recall } from './recall.ts'
import { Run } from './run.ts'
import type { TurnEnd } from './turn-event.ts'
import type { TurnRequest } from './turn-request.ts'

export type TurnTaking = {
  /**
   * Stores the message and begins the reply.
   * @returns the run, which goes on by itself
   * @throws ConversationNotFound, UserGone, DatabaseUnavailable; then nothing is stored
   */
  take: (request: TurnRequest) => Promise<Run>
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

  const take = async (request: TurnRequest) => {
    const startedAt = performance.now()
    const turn = await open(options.connections, request)
    const run = new Run()
    const settled = reply(options, request, turn, run, startedAt)
      .catch((cause: unknown): TurnEnd => ({ type: 'lost', cause }))
      .then((end) => {
        run.append(end)
        underWay.delete(settled)
      })
    underWay.add(settled)
    return run
  }

  return { take, settled: async () => void (await Promise.all(underWay)) }
}

async function reply(
  { connections, models, announcements, signal }: TurnTakingOptions,
  request: TurnRequest,
  turn: OpenTurn,
  run: Run,
  startedAt: number,
): Promise<TurnEnd> {
  const replyId = randomUUID()
  run.append({ type: 'start', turnId: turn.id, messageId: replyId })

  const { chatbot } = turn
  const own = chatbot.configuration.model?.split(',').map((name) => name.trim()) ?? []
  const chosen = models.choose({ own, doorDefault: request.defaults.model })
  const window = Math.min(...chosen.map((model) => model.window))
  const generated = await generate({
    models: chosen,
    request: compose(turn, request, recall(chatbot, request.text), window),
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
  return outcome === 'interrupted'
    ? { type: 'interrupted', reply: stored, code: failure?.code ?? 'model_cut_off' }
    : { type: 'done', reply: stored }
}
