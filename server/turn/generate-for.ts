import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Model } from '../models/model.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import type { Answering } from './answering.ts'
import { basisOf } from './basis.ts'
import { CitationMarks } from './citation-marks.ts'
import { replySources } from './cited-sources.ts'
import { compose, knowledgeFor } from './compose.ts'
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
  const { given, ...prompt } = await compose(turn, request, window)
  const marks = new CitationMarks(given.length, { isShown: defaults.showsSources ?? false })
  const generated = await generate({
    models,
    request: prompt,
    defaults,
    marks,
    startedAt,
    signal: run.signal,
    onText: (text) => run.append({ type: 'text', text }),
    onFailure: observer.onFailedTry,
  })
  const { usage, costUsd, exhausted } = meter
  // An exhausted budget is the reported cause even if the free built-in model failed afterwards.
  const failure = generated.outcome === 'failed' && exhausted ? exhausted : generated.failure
  if (generated.outcome !== 'done') return { ...generated, failure, usage, costUsd }
  const facts = knowledgeFor(turn).length
  const marked = [...marks.cited].map((n) => facts + n - 1)
  const basis = generated.basis ?? (await basisOf(turn, prompt.grounds.knowledge, generated.text, marked))
  const sources = replySources(basis, facts, given)
  return { ...generated, failure, usage, costUsd, sources, foundNothing: basis.foundNothing }
}
