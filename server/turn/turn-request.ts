import type { Identity } from '../database/transaction.ts'
import type { ChatMessage, Sampling } from '../models/model.ts'
import type { ClientCall } from './client-call.ts'

/** A conversation as an API knows it; the identity decides whether it exists. */
export type ConversationName =
  | { number: number }
  /** Of the onboarding API: the number of a conversation with its chatbot. */
  | { session: number }
  | { id: string }
  /** What the user's own client calls it; it is opened at its first message. */
  | { sessionKey: string }
  /**
   * Of a program: the one that its call continues (`ClientCall`), else a new one of this UUID. The turn has the
   * same UUID, and is what the conversation is found by.
   */
  | { newId: string }

/** What an API asks for: this person says this, in this conversation. */
export type TurnRequest = RetryRequest & {
  /** The user's message, checked and trimmed. */
  text: string
  /** A UUID that the same call always has: taken a second time, the turn is gone on with and stored once. */
  turnId?: string | undefined
  /** Said before it and not stored yet, oldest first; stored with it. */
  before?: readonly ChatMessage[] | undefined
  /** The user's own facts for this conversation, from now on. */
  trainingData?: string | undefined
  /** What a program tells of the situation. */
  context?: string | undefined
  /** Of a program whose calls are recognised. */
  clientCall?: ClientCall | undefined
  /** What a program asks of the model; the chatbot's own settings serve where it says nothing. */
  sampling?: Sampling | undefined
}

/** The newest message of this conversation shall be answered after all. */
export type RetryRequest = ConversationRequest & {
  defaults: ApiDefaults
  /** Where the call comes from, whose budget it uses; undefined for programs, behind which are many people. */
  network?: string | undefined
  /** The chatbot's UUID, where the API knows whose turns at once are counted together. */
  chatbotId?: string | undefined
  /** What the newest message says, where its reply shall be replaced though it is whole. */
  said?: string | undefined
}

/** Somebody asks for a conversation, which the policies give to them or not. */
export type ConversationRequest = { identity: Identity; conversation: ConversationName }

/** How an API's models answer where neither chatbot nor operator says otherwise. */
export type ApiDefaults = {
  temperature: number
  /** The longest reply, in tokens. */
  maxTokens: number
  /** provider/model; used where its provider is configured. */
  model?: string
  /** One or two sentences without markdown, as small screens and programs of old clients want them. */
  isPlain?: boolean
  /**
   * When every model has failed: a person in front of an app is given a substitute for the reply, a
   * program is told.
   */
  whenModelsFail: 'substitute' | 'refuse'
  /** Who reads the answers to a form: a model, where there is one, or the rules alone. */
  understandsBy?: 'rules' | undefined
}
