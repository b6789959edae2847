import type { Identity } from '../database/transaction.ts'

/** What a door asks for: this person says this, in this conversation. */
export type TurnRequest = {
  identity: Identity
  /** As the door knows it; the identity decides whether it exists. */
  conversation: { number: number } | { id: string }
  /** The user's message, checked and trimmed. */
  text: string
  defaults: DoorDefaults
}

/** How a door's models answer where neither chatbot nor operator says otherwise. */
export type DoorDefaults = {
  temperature: number
  /** The longest reply, in tokens. */
  maxTokens: number
  /** provider/model; used where its provider is configured. */
  model?: string
}
