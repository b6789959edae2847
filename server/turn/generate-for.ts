import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Model } from '../models/model.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import type { Answering } from './answering.ts'
import { basisOf } from './basis.ts'
import { compose } from './compose.ts'
import { type Generated, generate } from './generate.ts'
import type { ApiDefaults } from './turn-request.ts'

/** The models for this turn, in order of preference. */
export function modelsFor({ models, turn, request, meter }: Answering): Model[] {
  const chosen = models.choose({
    own: ownModels(turn.chatbot),
    isOwned: turn.chatbot.isOwned,
    ownerKeys: turn.ownerKeys,
    apiDefault: request.defaults.model,
  })
  const max = turn.isAnonymous ? ANONYMOUS_WINDOW : Number.POSITIVE_INFINITY
  return chosen.map((model) => meter.metered({ ...model, window: Math.min(model.window, max) }))
}

function ownModels({ configuration }: Chatbot): string[] {
  return configuration.model?.split(',').flatMap((name) => name.trim() || []) ?? []
}

/**
 * Generates the reply and streams it to the turn's run.
 * @param models from `modelsFor`
 */
export async function generateFor(
  { request, turn, run, meter, startedAt, observer }: Answering,
  models: readonly Model[],
  defaults: ApiDefaults = request.defaults,
): Promise<Generated> {
  const window = Math.min(...models.map((model) => model.window))
  const generated = await generate({
    models,
    request: await compose(turn, request, window),
    defaults,
    startedAt,
    signal: run.signal,
    onText: (text) => run.append({ type: 'text', text }),
    onFailure: observer.onFailedTry,
  })
  const { usage, costUsd, exhausted } = meter
  // An exhausted budget is the reported cause even if the free built-in model failed afterwards.
  const failure = generated.outcome === 'failed' && exhausted ? exhausted : generated.failure
  const basis =
    generated.outcome === 'done' ? (generated.basis ?? (await basisOf(turn, generated.text))) : undefined
  return { ...generated, failure, usage, costUsd, basis }
}
