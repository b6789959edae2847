/** Presents a reply in OpenAI's format: as one completion, or as a stream of chunks. */
import { Problem } from '../../http/problems.ts'
import { presentSources } from '../../http/reply-sources.ts'
import { HEARTBEAT, NumberedEvents } from '../../http/streams/server-sent-events.ts'
import { STREAM_HEADERS, type StreamEncoder } from '../../http/streams/stream-run.ts'
import type { FinishReason, Usage } from '../../models/model.ts'
import { estimateTokens } from '../../text/tokens.ts'
import type { HeardEvent, Reply } from '../../turn/turn-event.ts'
import { annotationsOf } from './annotations.ts'
import { openAiError } from './errors.ts'

export type CompletionCall = {
  /** The chatbot, as the client named it. */
  model: string
  /** Text of the request, to estimate tokens when the model reports no usage. */
  prompt: string
  /** Whether the client asks for sources. */
  showsSources: boolean
}

export function presentCompletion(reply: Reply, call: CompletionCall) {
  const annotations = annotationsOf(reply.content, reply.sources)
  return {
    id: `chatcmpl-${reply.id}`,
    object: 'chat.completion' as const,
    created: now(),
    model: call.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant' as const,
          content: reply.content,
          refusal: null,
          ...(annotations.length > 0 ? { annotations } : {}),
        },
        logprobs: null,
        finish_reason: finishReason(reply.finishReason),
      },
    ],
    usage: presentUsage(reply, call),
    ...(call.showsSources ? { sources: presentSources(reply.sources) } : {}),
  }
}

function presentUsage({ usage, content }: Reply, { prompt }: CompletionCall) {
  const { inputTokens, outputTokens }: Usage = usage ?? {
    inputTokens: estimateTokens(prompt),
    outputTokens: estimateTokens(content),
  }
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  }
}

function finishReason(reason: FinishReason): 'stop' | 'length' | 'content_filter' {
  return reason === 'other' ? 'stop' : reason
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

type Delta = { role?: 'assistant'; content?: string; annotations?: object[] }

export class CompletionEncoder implements StreamEncoder {
  readonly headers = { ...STREAM_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' }
  readonly heartbeat = HEARTBEAT
  readonly #call: CompletionCall
  readonly #includeUsage: boolean
  readonly #requestId: string
  readonly #numbered = new NumberedEvents()
  readonly #created = now()
  #runId = ''
  #id = ''

  constructor(call: CompletionCall, options: { includeUsage: boolean; requestId: string }) {
    this.#call = call
    this.#includeUsage = options.includeUsage
    this.#requestId = options.requestId
  }

  encode(events: readonly HeardEvent[]): string {
    let written = ''
    for (const data of events.flatMap((event) => this.#data(event))) {
      written += this.#numbered.event(this.#runId, typeof data === 'string' ? data : JSON.stringify(data))
    }
    return written
  }

  #data(event: HeardEvent): (object | string)[] {
    switch (event.type) {
      case 'start':
        this.#runId = event.messageId
        this.#id = `chatcmpl-${event.messageId}`
        return [this.#chunk({ role: 'assistant', content: '' })]
      case 'text':
        return [this.#chunk({ content: event.text })]
      case 'data':
        return []
      case 'done':
      case 'stopped':
        return [
          ...this.#annotations(event.reply),
          { ...this.#chunk({}, finishReason(event.reply.finishReason)), ...this.#sources(event.reply) },
          ...this.#usage(event.reply),
          '[DONE]',
        ]
      case 'human':
        return [
          this.#chunk({ content: event.reply.content }),
          this.#chunk({}, 'stop'),
          ...this.#usage(event.reply),
          '[DONE]',
        ]
      case 'interrupted':
      case 'refused':
      case 'lost':
        return [this.#error(new Problem('assistant_unavailable', { text: 'The reply was cut off' }))]
      case 'revoked':
        return [this.#error(new Problem(event.code))]
    }
  }

  #annotations({ content, sources }: Reply): object[] {
    const annotations = annotationsOf(content, sources)
    return annotations.length > 0 ? [this.#chunk({ annotations })] : []
  }

  #sources({ sources }: Reply): object {
    return this.#call.showsSources ? { sources: presentSources(sources) } : {}
  }

  #chunk(delta: Delta, finish: string | null = null): object {
    return this.#envelope([{ index: 0, delta, logprobs: null, finish_reason: finish }])
  }

  #usage(reply: Reply): object[] {
    return this.#includeUsage ? [{ ...this.#envelope([]), usage: presentUsage(reply, this.#call) }] : []
  }

  #envelope(choices: object[]) {
    return {
      id: this.#id,
      object: 'chat.completion.chunk',
      created: this.#created,
      model: this.#call.model,
      choices,
      ...(this.#includeUsage ? { usage: null } : {}),
    }
  }

  /** OpenAI's client throws this error; no [DONE] follows. */
  #error(problem: Problem): object {
    return { error: openAiError(problem), request_id: this.#requestId }
  }
}
