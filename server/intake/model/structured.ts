/**
 * Requests an object of a schema, and retries without the schema when the service refuses it. Most Groq
 * models do, all of them while streaming, and so do older self-hosted servers. Refusals are cached, so that
 * the next turns omit the schema.
 */
import { LRUCache } from 'lru-cache'
import type { FailedTry } from '../../models/generate-reply.ts'
import type { Model, ModelEvent, ModelRequest } from '../../models/model.ts'
import { ModelFailure } from '../../models/model-failure.ts'

/** By model name, for an hour: Groq also refuses when a model slipped, and services change. */
const refusing = new LRUCache<string, true>({ max: 1000, ttl: 60 * 60 * 1000 })

/** Status codes for a rejected request, other than for its key, its size or its rate. */
const NOT_TAKEN = new Set([400, 404, 415, 422, 501])

/** @param onFailure called for the refusal, which the caller does not see */
export function structured(model: Model, onFailure: (failed: FailedTry) => void): Model {
  let isRefused = refusing.has(model.name)

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    if (!isRefused) {
      const refusal = yield* untilRefused(model, request, signal)
      if (!refusal) return
      onFailure({ model: model.name, failure: refusal })
      // Also for further tries in this turn, should the next one fail for another reason.
      isRefused = true
    }
    for await (const event of model.stream({ ...request, responseFormat: undefined }, signal)) {
      // The success without it proves that the schema was the reason.
      refusing.set(model.name, true)
      yield event
    }
  }

  return { ...model, stream }
}

async function* untilRefused(
  model: Model,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, ModelFailure | undefined> {
  try {
    yield* model.stream(request, signal)
    return undefined
  } catch (error) {
    const status = error instanceof ModelFailure ? error.status : undefined
    if (!(error instanceof ModelFailure) || status === undefined || !NOT_TAKEN.has(status)) throw error
    return error
  }
}
