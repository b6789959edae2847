/**
 * Reads OpenAI's `chat.completion.chunk` events. Providers differ: some leave out `[DONE]`, some the
 * finish reason, OpenRouter sends comments while it waits and errors inside a stream of status 200,
 * usage comes in a last chunk without choices or beside the last text. A reply counts as whole when
 * either a finish reason or `[DONE]` came.
 */
import { createParser } from 'eventsource-parser'
import type { FinishReason, Usage } from './model.ts'
import { ModelFailure } from './model-failure.ts'

/** No provider sends more in one event; without a bound a broken one would fill the memory. */
const LONGEST_EVENT = 1024 * 1024

/** More is no count of tokens, and would not fit into the database's integers. */
const MOST_TOKENS = 2 ** 31 - 1

/** What a model thinks has two names: DeepSeek's and vLLM's, OpenRouter's and Groq's. */
type Delta = { content?: unknown; reasoning_content?: unknown; reasoning?: unknown }
type Chunk = {
  choices?: { delta?: Delta; finish_reason?: unknown }[]
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null
  error?: unknown
}

export class CompletionStream {
  usage: Usage | undefined
  /** What the model thought aloud in the bytes that were read last: no part of its reply. */
  thoughts = ''
  #text = ''
  #finish: FinishReason | undefined
  #isDone = false
  #hasBytes = false
  #isStream = false
  #failure: ModelFailure | undefined
  #heldBack = ''
  readonly #decoder = new TextDecoder()
  readonly #parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: (event) => this.#take(event.data),
    onComment: () => {
      this.#isStream = true
    },
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') this.#fail('model_malformed', error)
    },
  })

  /** The reason, once the reply is whole. */
  get finish(): FinishReason | undefined {
    return this.#finish ?? (this.#isDone ? 'stop' : undefined)
  }

  /**
   * What is no such stream, or an error that the provider sends in it. It comes after the text that `read`
   * returned with it: how the network cuts the bytes must not decide whether a reply had begun.
   */
  get failure(): ModelFailure | undefined {
    return this.#failure
  }

  /** Something came, and nothing of a stream in it: a web page, or JSON, with the status of success. */
  get isNoStream(): boolean {
    return this.#hasBytes && !this.#isStream
  }

  /**
   * To be called no more once there is a failure.
   * @returns the text that these bytes complete; often empty
   */
  read(bytes: Uint8Array): string {
    this.#hasBytes = true
    this.thoughts = ''
    this.#parser.feed(this.#decoder.decode(bytes, { stream: true }))
    const text = this.#text
    this.#text = ''
    return storable(this.#joinHalves(text))
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

  /** A character outside the basic plane may come in two deltas, half in each. */
  #joinHalves(text: string): string {
    const whole = this.#heldBack + text
    const isHalf = /[\uD800-\uDBFF]$/.test(whole)
    this.#heldBack = isHalf ? whole.slice(-1) : ''
    return isHalf ? whole.slice(0, -1) : whole
  }
}

/** Postgres stores neither U+0000 nor half a surrogate pair. */
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

function finishReason(reason: string): FinishReason {
  return reason === 'stop' || reason === 'length' || reason === 'content_filter' ? reason : 'other'
}

function usageOf({ usage }: Chunk): Usage | undefined {
  const { prompt_tokens: input, completion_tokens: output } = usage ?? {}
  return isCount(input) && isCount(output) ? { inputTokens: input, outputTokens: output } : undefined
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_TOKENS
}
