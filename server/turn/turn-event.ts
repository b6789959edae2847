import type { IntakeState, Progress } from '../intake/progress.ts'
import type { CitedSource } from '../knowledge/reply-source.ts'
import type { FinishReason, Usage } from '../models/model.ts'

/** The events of a turn: one start, texts, one end. */
export type TurnEvent =
  | { type: 'start'; turnId: string; messageId: string }
  /** More of the reply; never empty. */
  | { type: 'text'; text: string }
  /** Named data beside the text, for programs. */
  | { type: 'data'; name: string; data: object }
  /** The reply is complete and stored. */
  | { type: 'done'; reply: Reply }
  /** The reply was stopped; a partial one is stored. */
  | { type: 'stopped'; reply: Reply }
  /** The owner will answer instead of the chatbot. This reply is not stored. */
  | { type: 'human'; reply: Reply }
  /** The model failed after its first token; the partial reply is stored. */
  | { type: 'interrupted'; reply: Reply; code: string }
  /** Every model failed before its first token, and no substitute was sent. */
  | { type: 'refused'; code: string; retryAfterMs: number | undefined }
  /** The reply could not be stored, for example because the conversation was deleted. */
  | { type: 'lost'; cause: unknown }

export type TurnEnd = Exclude<TurnEvent, { type: 'start' | 'text' | 'data' }>

/** One reader's access was revoked; the turn may continue. */
export type Revoked = {
  type: 'revoked'
  code: 'access_revoked' | 'token_expired'
  /** The error that a new call would get. */
  cause: Error
}

/** An event as sent to one reader. */
export type HeardEvent = TurnEvent | Revoked

/** A stored reply. */
export type Reply = {
  id: string
  content: string
  /** provider/model. */
  model: string
  finishReason: FinishReason
  /** Undefined when the provider did not report it. */
  usage: Usage | undefined
  /** The passages that it rests on; only for complete replies. */
  sources?: readonly CitedSource[] | undefined
  /** Only in a conversation with a form. */
  intake?: IntakeEnd | undefined
}

/** The progress of an intake after a turn. */
export type IntakeEnd = { status: IntakeState['status']; progress: Progress }

export function isEnd<Event extends HeardEvent>(
  event: Event,
): event is Exclude<Event, { type: 'start' | 'text' | 'data' }> {
  return event.type !== 'start' && event.type !== 'text' && event.type !== 'data'
}
