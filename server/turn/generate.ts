import type { Answer } from '../models/builtin/answer.ts'
import { answerFrom } from '../models/builtin/model.ts'
import { KnowledgeUnread } from '../models/builtin/reading/reading-workers.ts'
import { type FailedTry, generateReply } from '../models/generate-reply.ts'
import type { Basis, FinishReason, Model, ModelRequest, Usage } from '../models/model.ts'
import { ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import { PlainText } from '../text/plain-text.ts'
import { apologyFor } from './apology.ts'
import type { ApiDefaults } from './turn-request.ts'

/** How a reply came out. */
export type Generated = {
  /** Empty when every model failed and nobody spoke in their place. */
  text: string
  /** Which model made it. */
  model: string
  usage: Usage | undefined
  /** In US dollars; undefined where nobody knows, or has asked yet. */
  costUsd?: number | undefined
  finishReason: FinishReason
  /** When its first text was there, in milliseconds since the turn began. */
  firstTextMs: number
  /** Why the models gave no whole reply; then the text is the part that came, or the substitute for it. */
  failure: ModelFailure | undefined
  outcome: 'done' | 'failed' | 'stopped' | 'interrupted'
  /** Of a whole reply, where somebody looked. */
  basis?: Basis | undefined
}

type Options = {
  models: readonly Model[]
  request: ModelRequest
  defaults: Pick<ApiDefaults, 'isPlain' | 'whenModelsFail'>
  /** `performance.now()` when the turn began. */
  startedAt: number
  /** Of the run: its reason is a `StopReason`. */
  signal: AbortSignal
  onText: (text: string) => void
  onFailure: (failed: FailedTry) => void
}

/**
 * The reply to a turn, told piece by piece to `onText`. When every model fails before its first word and
 * a person is waiting, the built-in answerer takes the turn if the chatbot's own knowledge answers, else
 * an apology does.
 */
export async function generate(options: Options): Promise<Generated> {
  const { models, request, signal, defaults, onFailure } = options
  const reply = new GrowingReply(options)
  try {
    for await (const event of generateReply(models, request, signal, onFailure)) {
      reply.model = event.model
      if (event.type === 'text') reply.say(event.text)
      else reply.finish(event)
    }
    reply.flush()
    if (reply.text === '') throw new ModelFailure('model_empty')
    return reply.as('done')
  } catch (error) {
    if (signal.reason === 'stopped') {
      reply.flush()
      return reply.as('stopped')
    }
    const failure = signal.aborted ? new ModelFailure('server_stopping') : error
    if (!(failure instanceof ModelFailure)) throw failure
    reply.flush()
    if (reply.text !== '') return reply.as('interrupted', failure)
    reply.model = BUILTIN
    if (defaults.whenModelsFail === 'refuse') return reply.as('failed', failure)
    const substitute = await substituteFor(request, failure)
    const isAnswered = substitute?.found === true
    reply.say(isAnswered ? substitute.text : apologyFor(request))
    reply.flush()
    reply.finish({ reason: 'stop', usage: undefined, basis: substitute?.basis })
    return reply.as(isAnswered ? 'done' : 'failed', failure)
  }
}

/** What the chatbot's own knowledge answers, where it can be read in time. */
async function substituteFor(request: ModelRequest, failure: ModelFailure): Promise<Answer | undefined> {
  if (failure.cause instanceof KnowledgeUnread) return undefined
  return answerFrom(request).catch((error: unknown) => {
    if (error instanceof ModelFailure) return undefined
    throw error
  })
}

type Ending = { reason: FinishReason; usage: Usage | undefined; basis?: Basis | undefined }

/** A reply while it arrives. */
class GrowingReply {
  text = ''
  model = BUILTIN
  #usage: Usage | undefined
  #basis: Basis | undefined
  #finishReason: FinishReason = 'other'
  #firstTextMs = 0
  readonly #options: Options
  #plain: PlainText | undefined

  constructor(options: Options) {
    this.#options = options
    this.#plain = options.defaults.isPlain ? new PlainText() : undefined
  }

  say(text: string): void {
    this.#tell(this.#plain ? this.#plain.write(text) : text)
  }

  finish({ reason, usage, basis }: Ending): void {
    this.#finishReason = reason
    this.#usage = usage
    this.#basis = basis
  }

  /** Tells what waited for more to come. */
  flush(): void {
    this.#tell(this.#plain?.end() ?? '')
    this.#plain = this.#options.defaults.isPlain ? new PlainText() : undefined
  }

  as(outcome: Generated['outcome'], failure?: ModelFailure): Generated {
    return {
      text: this.text,
      model: this.model,
      usage: this.#usage,
      finishReason: this.#finishReason,
      firstTextMs: this.#firstTextMs,
      failure,
      outcome,
      ...(outcome === 'done' ? { basis: this.#basis } : {}),
    }
  }

  #tell(piece: string): void {
    // A reply begins with something to read; from then on it is told and stored as it comes.
    const text = this.text === '' ? piece.trimStart() : piece
    if (text === '') return
    if (this.text === '') this.#firstTextMs = performance.now() - this.#options.startedAt
    this.text += text
    this.#options.onText(text)
  }
}
