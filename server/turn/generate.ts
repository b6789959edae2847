import type { ReplySource } from '../knowledge/reply-source.ts'
import type { Answer } from '../models/builtin/answer.ts'
import { answerFrom } from '../models/builtin/model.ts'
import { KnowledgeUnread } from '../models/builtin/reading/reading-workers.ts'
import { type FailedTry, generateReply } from '../models/generate-reply.ts'
import type { Basis, FinishReason, Model, ModelRequest, Usage } from '../models/model.ts'
import { ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import { PlainText } from '../text/plain-text.ts'
import { apologyFor } from './apology.ts'
import type { CitationMarks } from './citation-marks.ts'
import type { ApiDefaults } from './turn-request.ts'

/** A generated reply. */
export type Generated = {
  /** Empty when every model failed and no substitute was sent. */
  text: string
  model: string
  usage: Usage | undefined
  /** US dollars; undefined when unknown. */
  costUsd?: number | undefined
  finishReason: FinishReason
  /** Milliseconds from the turn's beginning to the first text. */
  firstTextMs: number
  /** Why there is no complete reply of a model; then the text is partial or a substitute. */
  failure: ModelFailure | undefined
  outcome: 'done' | 'failed' | 'stopped' | 'interrupted'
  /** Only for complete replies. */
  basis?: Basis | undefined
  /** What a complete reply rests on, and whether it says that the chatbot does not know. */
  sources?: readonly ReplySource[] | undefined
  foundNothing?: boolean | undefined
}

type Options = {
  models: readonly Model[]
  request: ModelRequest
  defaults: Pick<ApiDefaults, 'isPlain' | 'whenModelsFail'>
  marks: CitationMarks
  /** `performance.now()` when the turn began. */
  startedAt: number
  /** The run's signal; its reason is a `StopReason`. */
  signal: AbortSignal
  onText: (text: string) => void
  onFailure: (failed: FailedTry) => void
}

/**
 * Generates a turn's reply and streams it to `onText`. When every model fails before its first token and a person is
 * waiting, the built-in answerer replies from the chatbot's knowledge, else with an apology.
 */
export async function generate(options: Options): Promise<Generated> {
  const { models, request, signal, defaults, onFailure } = options
  const reply = new GrowingReply(options)
  try {
    for await (const event of generateReply(models, request, signal, onFailure)) {
      reply.model = event.model
      if (event.type === 'text') reply.write(event.text)
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
    reply.write(isAnswered ? substitute.text : apologyFor(request))
    reply.flush()
    reply.finish({ reason: 'stop', usage: undefined, basis: substitute?.basis })
    return reply.as(isAnswered ? 'done' : 'failed', failure)
  }
}

/** The built-in answer from the chatbot's knowledge, if it can be read in time. */
async function substituteFor(request: ModelRequest, failure: ModelFailure): Promise<Answer | undefined> {
  if (failure.cause instanceof KnowledgeUnread) return undefined
  return answerFrom(request).catch((error: unknown) => {
    if (error instanceof ModelFailure) return undefined
    throw error
  })
}

type Ending = { reason: FinishReason; usage: Usage | undefined; basis?: Basis | undefined }

/** A reply in progress. */
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

  write(text: string): void {
    const clear = this.#options.marks.write(text)
    this.#send(this.#plain ? this.#plain.write(clear) : clear)
  }

  finish({ reason, usage, basis }: Ending): void {
    this.#finishReason = reason
    this.#usage = usage
    this.#basis = basis
  }

  /** Sends the buffered text. */
  flush(): void {
    const rest = this.#options.marks.end()
    this.#send(this.#plain ? this.#plain.write(rest) + this.#plain.end() : rest)
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

  #send(piece: string): void {
    // Trim only the beginning of the reply.
    const text = this.text === '' ? piece.trimStart() : piece
    if (text === '') return
    if (this.text === '') this.#firstTextMs = performance.now() - this.#options.startedAt
    this.text += text
    this.#options.onText(text)
  }
}
