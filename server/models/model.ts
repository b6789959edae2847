/** What a model is: something that turns messages into text, piece by piece. */

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string }

/** How a model chooses its words. */
export type Sampling = {
  /** 0 to 2. */
  temperature?: number | undefined
  /** The longest reply, in tokens. */
  maxTokens?: number | undefined
  /** 0 to 1: the share of the likeliest words that it chooses from. */
  topP?: number | undefined
  /** Texts at which the reply ends. */
  stop?: readonly string[] | undefined
  /** As OpenAI's `response_format`. */
  responseFormat?: object | undefined
  /** Further parameters of the service, under the names that it has for them; left out where it takes none. */
  extras?: ModelExtras | undefined
}

/** Parameters of OpenAI's chat completions that only some models take. */
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
  /** A model that is asked again has only what its earlier tries left of its time. In milliseconds. */
  firstTokenWithinMs?: number
  /** What the chatbot may answer from; a remote model has it in its system message already. */
  grounds: Grounds
}

/** The chatbot as the built-in answerer needs it. */
export type Grounds = {
  name: string
  knowledge: readonly string[]
  suggestedQuestions: readonly string[]
}

/** What a model says, in order: texts, then one end. A failure is thrown, as a ModelFailure. */
export type ModelEvent =
  /** All text that arrived with one read of the network; never empty. */
  | { type: 'text'; text: string }
  /** `basis` of a model that knows its own. */
  | { type: 'end'; reason: FinishReason; usage: Usage | undefined; basis?: Basis }

/** What a reply rests on. */
export type Basis = {
  /** The passages of the knowledge, the most important first; three at most. */
  sources: readonly string[]
  /** Whether it says that the chatbot does not know. */
  foundNothing: boolean
}

/** As OpenAI names them; `other` for what it does not. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'other'

/** In tokens, as the provider counts them. */
export type Usage = { inputTokens: number; outputTokens: number }

export type Model = {
  /** provider/model, as configuration names it. */
  name: string
  /** How much it can read and write in one turn, in tokens. */
  window: number
  /** Of the service that is asked, whose prices count; where there is none, the configured one's do. */
  baseUrl?: string | undefined
  /** Whether the server's own key pays for it, and not an owner's. */
  isServers?: boolean | undefined
  /** How long it may take to its first token, all tries together; undefined where it takes no time. */
  firstTokenTimeoutMs?: number
  /**
   * @throws ModelFailure when there is no whole reply
   */
  stream: (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>
}
