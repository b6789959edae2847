import type { IntakeState, Progress } from '../intake/progress.ts'
import type { FinishReason, Usage } from '../models/model.ts'

/** What happens in a turn, as an API hears it: one start, texts, one end. */
export type TurnEvent =
  | { type: 'start'; turnId: string; messageId: string }
  /** More of the reply; never empty. */
  | { type: 'text'; text: string }
  /** What a program beside the text may want to know, by name. */
  | { type: 'data'; name: string; data: object }
  /** The reply is whole and stored. */
  | { type: 'done'; reply: Reply }
  /** Somebody wanted no more of it: what had arrived is stored, if anything had. */
  | { type: 'stopped'; reply: Reply }
  /** The owner answers in the chatbot's place, later. What is said until then is not stored. */
  | { type: 'human'; reply: Reply }
  /** The model failed after its first token: what had arrived is stored. */
  | { type: 'interrupted'; reply: Reply; code: string }
  /** Every model failed before its first word, and nobody spoke in their place. */
  | { type: 'refused'; code: string; retryAfterMs: number | undefined }
  /** Nothing could be stored, such as when the conversation was deleted meanwhile. */
  | { type: 'lost'; cause: unknown }

export type TurnEnd = Exclude<TurnEvent, { type: 'start' | 'text' | 'data' }>

/** One reader's access has ended, while the turn may go on. */
export type Revoked = {
  type: 'revoked'
  code: 'access_revoked' | 'token_expired'
  /** What a new call would be refused with. */
  cause: Error
}

/** What a reader gets of a turn. */
export type HeardEvent = TurnEvent | Revoked

/** A reply as it was stored. */
export type Reply = {
  id: string
  content: string
  /** provider/model. */
  model: string
  finishReason: FinishReason
  /** Undefined when the provider did not count. */
  usage: Usage | undefined
  /** Of a conversation that fills a form. */
  intake?: IntakeEnd | undefined
}

/** How far an intake has come with a turn. */
export type IntakeEnd = { status: IntakeState['status']; progress: Progress }

export function isEnd<Event extends HeardEvent>(
  event: Event,
): event is Exclude<Event, { type: 'start' | 'text' | 'data' }> {
  return event.type !== 'start' && event.type !== 'text' && event.type !== 'data'
}
