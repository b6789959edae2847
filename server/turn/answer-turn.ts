import type { ModelFailure } from '../models/model-failure.ts'
import type { Answered, Answering } from './answering.ts'
import { close } from './close.ts'
import { converse } from './converse.ts'
import { generateFor, modelsFor } from './generate-for.ts'
import { recall } from './recall.ts'
import type { TurnEnd } from './turn-event.ts'

/** Generates, stores and reports the reply to an open turn. */
export async function answerTurn(opened: Answering): Promise<TurnEnd> {
  const { run, observer } = opened
  run.append({ type: 'start', turnId: opened.turn.id, messageId: run.id })
  const turn = { ...opened.turn, passages: await recall(opened) }
  const answering = { ...opened, turn }
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
  return close(answering, await generateFor(answering, modelsFor(answering)))
}

function failureCode(failure: ModelFailure | undefined): string {
  return failure?.code ?? 'model_empty'
}
