/**
 * Parses OpenAI's `chat.completion.chunk` events. Providers differ: some omit `[DONE]`, some the finish reason.
 * OpenRouter sends comments while it waits, and errors inside a stream of status 200. Usage comes in a last chunk
 * without choices or with the last text. A reply is complete after a finish reason or `[DONE]`.
 */
import { createParser } from 'eventsource-parser'
import type { FinishReason, Usage } from './model.ts'
import { ModelFailure } from './model-failure.ts'
import { TextFrame } from './text-frame.ts'

/** A limit for broken providers, which could fill the memory otherwise. */
const MAX_EVENT_CHARACTERS = 1024 * 1024

/** In a read of more events, most have a text alone. The very first one also has a role. */
const FIRST_EVENTS = 3

/** The maximum of the database's integer type. */
const MAX_TOKENS = 2 ** 31 - 1

/** Reasoning has two names: `reasoning_content` (DeepSeek, vLLM) and `reasoning` (OpenRouter, Groq). */
type Delta = { content?: unknown; reasoning_content?: unknown; reasoning?: unknown }
type Chunk = {
  choices?: { delta?: Delta; finish_reason?: unknown }[]
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null
  error?: unknown
}

export class CompletionStream {
  usage: Usage | undefined
  /** The reasoning in the bytes of the last read; not part of the reply. */
  thoughts = ''
  #text = ''
  #finish: FinishReason | undefined
  #isDone = false
  #hasBytes = false
  #isStream = false
  #failure: ModelFailure | undefined
  #heldBack = ''
  /** The data of the last parsed event. */
  #last = ''
  readonly #frame = new TextFrame()
  readonly #decoder = new TextDecoder()
  readonly #parser = createParser({
    maxBufferSize: MAX_EVENT_CHARACTERS,
    onEvent: (event) => this.#take(event.data),
    onComment: () => {
      this.#isStream = true
    },
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') this.#fail('model_malformed', error)
    },
  })

  /** The finish reason, once the reply is complete. */
  get finish(): FinishReason | undefined {
    return this.#finish ?? (this.#isDone ? 'stop' : undefined)
  }

  /**
   * A malformed stream, or an error event of the provider. Handle the text returned by `read` first: packet
   * boundaries must not decide whether a reply has begun.
   */
  get failure(): ModelFailure | undefined {
    return this.#failure
  }

  /** Whether a response of status 200 is not an event stream, but for example HTML or JSON. */
  get isNoStream(): boolean {
    return this.#hasBytes && !this.#isStream
  }

  /**
   * Do not call it after a failure.
   * @returns the text completed by these bytes; often empty
   */
  read(bytes: Uint8Array): string {
    this.#hasBytes = true
    this.thoughts = ''
    this.#feed(this.#decoder.decode(bytes, { stream: true }))
    const text = this.#text
    this.#text = ''
    return storable(this.#joinHalves(text))
  }

  /** Parses the first events, and of the others those that have more than a text. */
  #feed(stream: string): void {
    const end = this.#frame.isUseful ? endOfEvents(stream, FIRST_EVENTS) : stream.length
    this.#parser.feed(stream.slice(0, end))
    if (end === stream.length) return
    this.#learnFrame()
    const { text, rest } = this.#frame.take(stream.slice(end))
    if (!this.#isDone && !this.#failure) this.#text += text
    this.#parser.feed(rest)
  }

  #learnFrame(): void {
    const chunk = parse(this.#last)
    if (chunk && isTextAlone(chunk))
      this.#frame.learn(this.#last, String(contentOf(chunk)), (event) => contentOf(parse(event)))
  }

  #take(data: string): void {
    this.#isStream = true
    if (this.#isDone || this.#failure) return
    if (data === '[DONE]') {
      this.#isDone = true
      return
    }
    const chunk = parse(data)
    if (!chunk) this.#fail('model_malformed', new Error('an event is not a JSON object'))
    else if (chunk.error) this.#fail('model_error')
    else this.#takeChunk(chunk)
    this.#last = data
  }

  #takeChunk(chunk: Chunk): void {
    const choice = chunk.choices?.[0]
    if (choice?.delta) this.#takeDelta(choice.delta)
    if (choice?.finish_reason === 'error') this.#fail('model_error')
    else if (typeof choice?.finish_reason === 'string') this.#finish = finishReason(choice.finish_reason)
    this.usage = usageOf(chunk) ?? this.usage
  }

  #takeDelta({ content, reasoning_content: thought, reasoning }: Delta): void {
    if (typeof content === 'string') this.#text += content
    if (typeof thought === 'string') this.thoughts += thought
    else if (typeof reasoning === 'string') this.thoughts += reasoning
  }

  #fail(code: 'model_malformed' | 'model_error', cause?: unknown): void {
    this.#failure ??= new ModelFailure(code, { cause })
  }

  /** A surrogate pair may be split between two deltas. */
  #joinHalves(text: string): string {
    const whole = this.#heldBack + text
    const isHalf = /[\uD800-\uDBFF]$/.test(whole)
    this.#heldBack = isHalf ? whole.slice(-1) : ''
    return isHalf ? whole.slice(0, -1) : whole
  }
}

/** Postgres stores neither U+0000 nor lone surrogates. */
function storable(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed()
}

function parse(data: string): Chunk | undefined {
  try {
    const chunk: unknown = JSON.parse(data)
    return typeof chunk === 'object' && chunk !== null ? chunk : undefined
  } catch {
    return undefined
  }
}

/** @returns the end of the first events, or the end of the stream if it has no more */
function endOfEvents(stream: string, count: number): number {
  let end = 0
  for (let number = 0; number < count; number++) {
    const blank = stream.indexOf('\n\n', end)
    if (blank < 0) return stream.length
    end = blank + 2
  }
  return end
}

function contentOf(chunk: Chunk | undefined): unknown {
  return chunk?.choices?.[0]?.delta?.content
}

/** Whether nothing but the text would be taken of it. */
function isTextAlone(chunk: Chunk): boolean {
  const { delta, finish_reason: reason } = chunk.choices?.[0] ?? {}
  const hasThought = typeof delta?.reasoning_content === 'string' || typeof delta?.reasoning === 'string'
  return typeof delta?.content === 'string' && !hasThought && typeof reason !== 'string' && !usageOf(chunk)
}

function finishReason(reason: string): FinishReason {
  return reason === 'stop' || reason === 'length' || reason === 'content_filter' ? reason : 'other'
}

function usageOf({ usage }: Chunk): Usage | undefined {
  const { prompt_tokens: input, completion_tokens: output } = usage ?? {}
  return isCount(input) && isCount(output) ? { inputTokens: input, outputTokens: output } : undefined
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_TOKENS
}
