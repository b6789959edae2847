/** The interface of models: messages in, streamed text out. */

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string }

export type Sampling = {
  /** 0 to 2. */
  temperature?: number | undefined
  /** The maximum reply length in tokens. */
  maxTokens?: number | undefined
  /** 0 to 1: nucleus sampling. */
  topP?: number | undefined
  /** Stop sequences. */
  stop?: readonly string[] | undefined
  /** OpenAI's `response_format`. */
  responseFormat?: object | undefined
  /** Other parameters under the service's own names; omitted where unsupported. */
  extras?: ModelExtras | undefined
}

/** Parameters of OpenAI's chat completions that only some models support. */
export type ModelExtras = {
  seed?: number
  presence_penalty?: number
  frequency_penalty?: number
  logit_bias?: Record<string, number>
  reasoning_effort?: string
  verbosity?: string
  user?: string
}

export type ModelRequest = Sampling & {
  /** The system message first, then the conversation, the user's newest message last. */
  messages: readonly ChatMessage[]
  temperature: number
  maxTokens: number
  /** Milliseconds left for the first token, shared by all tries. */
  firstTokenWithinMs?: number
  /** The knowledge for the built-in answerer; remote models get it in the system message. */
  grounds: Grounds
}

/** The chatbot's data for the built-in answerer. */
export type Grounds = {
  name: string
  knowledge: readonly string[]
  suggestedQuestions: readonly string[]
}

/** Events in order: texts, then one end. A failure is thrown as a ModelFailure. */
export type ModelEvent =
  /** All text of one network read; never empty. */
  | { type: 'text'; text: string }
  /** `basis` is set by models that know their sources. */
  | { type: 'end'; reason: FinishReason; usage: Usage | undefined; basis?: Basis }

/** The sources of a reply. */
export type Basis = {
  /** Passages of the knowledge, the most important first. */
  sources: readonly BasisSource[]
  /** Whether it says that the chatbot does not know. */
  foundNothing: boolean
}

/** A passage of one of the texts of `Grounds.knowledge`, by its index. */
export type BasisSource = { text: number; quote: string }

/** OpenAI's names, and `other` for anything else. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'other'

/** Tokens, as counted by the provider. */
export type Usage = { inputTokens: number; outputTokens: number }

export type Model = {
  /** provider/model. */
  name: string
  /** The context window in tokens. */
  window: number
  /** The service's address, which decides the prices; by default the configured one. */
  baseUrl?: string | undefined
  /** Whether it uses the server's key instead of an owner's. */
  isServers?: boolean | undefined
  /** The timeout of all tries together for the first token; undefined for immediate models. */
  firstTokenTimeoutMs?: number
  /**
   * @throws ModelFailure when there is no complete reply
   */
  stream: (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>
}
