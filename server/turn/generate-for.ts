import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Model } from '../models/model.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import type { Answering } from './answering.ts'
import { basisOf } from './basis.ts'
import { compose } from './compose.ts'
import { type Generated, generate } from './generate.ts'
import type { ApiDefaults } from './turn-request.ts'

/** The models that shall answer this turn, the first to be asked first. */
export function modelsFor({ models, turn, request, meter }: Answering): Model[] {
  const chosen = models.choose({
    own: ownModels(turn.chatbot),
    isOwned: turn.chatbot.isOwned,
    ownerKeys: turn.ownerKeys,
    apiDefault: request.defaults.model,
  })
  const most = turn.isAnonymous ? ANONYMOUS_WINDOW : Number.POSITIVE_INFINITY
  return chosen.map((model) => meter.metered({ ...model, window: Math.min(model.window, most) }))
}

function ownModels({ configuration }: Chatbot): string[] {
  return configuration.model?.split(',').flatMap((name) => name.trim() || []) ?? []
}

/**
 * The models' reply, told to the turn's run as it comes.
 * @param models as `modelsFor` gives them
 */
export async function generateFor(
  { request, turn, run, meter, startedAt, announcements }: Answering,
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
    onFailure: (failed) => announcements.announce('failedTry', failed),
  })
  const { usage, costUsd, exhausted } = meter
  // Also where a model that uses up nothing was asked after it, and failed of something else.
  const failure = generated.outcome === 'failed' && exhausted ? exhausted : generated.failure
  const basis =
    generated.outcome === 'done' ? (generated.basis ?? (await basisOf(turn, generated.text))) : undefined
  return { ...generated, failure, usage, costUsd, basis }
}
