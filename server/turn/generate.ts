import { answerFrom } from '../models/builtin/model.ts'
import { type FailedTry, generateReply } from '../models/generate-reply.ts'
import type { Model, ModelRequest, Usage } from '../models/model.ts'
import { ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import { apologyFor } from './apology.ts'

/** How a reply came out. */
export type Generated = {
  text: string
  /** Which model made it. */
  model: string
  usage: Usage | undefined
  /** When its first text was there, in milliseconds since the turn began. */
  firstTextMs: number
  /** Why the models gave no whole reply; then the text is the part that came, or the substitute for it. */
  failure: ModelFailure | undefined
  outcome: 'done' | 'failed' | 'interrupted'
}

type Options = {
  models: readonly Model[]
  request: ModelRequest
  /** `performance.now()` when the turn began. */
  startedAt: number
  signal: AbortSignal
  onText: (text: string) => void
  onFailure: (failed: FailedTry) => void
}

/**
 * The reply to a turn, told piece by piece to `onText`. When every model fails before its first word,
 * the built-in answerer takes the turn if the chatbot's own knowledge answers, else an apology does: a
 * person is waiting.
 */
export async function generate(options: Options): Promise<Generated> {
  const { models, request, signal, onFailure } = options
  const reply = { text: '', model: BUILTIN, usage: undefined as Usage | undefined, firstTextMs: 0 }
  const say = (text: string) => {
    if (reply.text === '') reply.firstTextMs = performance.now() - options.startedAt
    reply.text += text
    options.onText(text)
  }
  try {
    for await (const event of generateReply(models, request, signal, onFailure)) {
      reply.model = event.model
      if (event.type === 'text') say(event.text)
      else reply.usage = event.usage
    }
    return { ...reply, failure: undefined, outcome: 'done' }
  } catch (error) {
    const failure = signal.aborted ? new ModelFailure('server_stopping') : error
    if (!(failure instanceof ModelFailure)) throw failure
    if (reply.text !== '') return { ...reply, failure, outcome: 'interrupted' }
    const substitute = answerFrom(request)
    say(substitute.found ? substitute.text : apologyFor(request))
    return { ...reply, model: BUILTIN, failure, outcome: substitute.found ? 'done' : 'failed' }
  }
}
