import type { Identity } from '../database/transaction.ts'
import type { ChatMessage, Sampling } from '../models/model.ts'
import type { ClientCall } from './client-call.ts'

/** A reference to a conversation; the identity decides whether it exists. */
export type ConversationName =
  | { number: number }
  /** Onboarding API: the number of a conversation with its chatbot. */
  | { session: number }
  | { id: string }
  /** A key chosen by the user's client; the first message opens the conversation. */
  | { sessionKey: string }
  /**
   * Programs: the conversation that the call continues (`ClientCall`), else a new one of this UUID. The turn has the
   * same UUID and identifies the conversation.
   */
  | { newId: string }

/** A request for a turn. */
export type TurnRequest = RetryRequest & {
  /** The user's message, validated and trimmed. */
  text: string
  /** A UUID for idempotency: a repeated call continues the same turn. */
  turnId?: string | undefined
  /** Earlier messages that are not stored yet, oldest first; they are stored with this one. */
  before?: readonly ChatMessage[] | undefined
  /** The user's own facts for this conversation; they replace earlier ones. */
  trainingData?: string | undefined
  /** Context that a program adds. */
  context?: string | undefined
  /** Only for programs whose retries are detected. */
  clientCall?: ClientCall | undefined
  /** A program's sampling options; the chatbot's settings are the default. */
  sampling?: Sampling | undefined
}

/** A request to retry the reply to the newest message. */
export type RetryRequest = ConversationRequest & {
  defaults: ApiDefaults
  /** The network whose budget the call uses; undefined for programs, which serve many people. */
  network?: string | undefined
  /** The chatbot whose concurrent turns are limited, where the API knows it. */
  chatbotId?: string | undefined
  /** The text of the newest message, to replace even a complete reply. */
  said?: string | undefined
}

/** Access to a conversation is decided by the row-level policies. */
export type ConversationRequest = { identity: Identity; conversation: ConversationName }

/** An API's model settings, unless the chatbot or the operator overrides them. */
export type ApiDefaults = {
  temperature: number
  /** The maximum reply length in tokens. */
  maxTokens: number
  /** provider/model; used where its provider is configured. */
  model?: string
  /** One or two sentences without markdown, for small screens and old clients. */
  isPlain?: boolean
  /** Whether the client shows a reply's sources; then `[n]` stays in the text. */
  showsSources?: boolean
  /** When every model has failed, a person gets a substitute reply and a program gets an error. */
  whenModelsFail: 'substitute' | 'refuse'
  /** Restricts form extraction to the rules; by default a model is used where there is one. */
  understandsBy?: 'rules' | undefined
}
