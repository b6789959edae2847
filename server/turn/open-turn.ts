import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Intake } from '../intake/intake.ts'
import type { StoredPassage } from '../knowledge/search-queries.ts'
import type { ChatMessage } from '../models/model.ts'
import type { OwnerKey } from '../models/services.ts'
import type { Reservation } from '../usage/budgets.ts'
import type { TurnBudgets } from '../usage/default-budgets.ts'
import type { KnowledgeRow } from './open-queries.ts'

/** The ids of a run and of its server. */
export type RunAs = {
  /** The id of the run and of its reply. */
  id: string
  serverId: string
  budgets: TurnBudgets
}

/** A turn whose user message is stored. */
export type OpenTurn = {
  id: string
  conversationId: string
  /** Where the conversation's rows live: see docs/decisions/0042. */
  home: string
  /** The conversation's number. */
  number: number
  /** Whether the owner has taken the conversation over; then the turn ends when it opens. */
  isTakenOver: boolean
  chatbot: Chatbot
  /** The user's own facts for this conversation; may be empty. */
  trainingData: string
  /** Of the passages of its sources that can be found. */
  knowledgeCharacters: number
  /** What was read of them together with the rest; empty when a turn is answered again. */
  knowledge: KnowledgeRow
  /** The passages for this message, best first: see recall.ts. */
  passages: readonly StoredPassage[]
  /** The user or visitor; undefined for a program, which has customers of its own. */
  personId: string | undefined
  /** Whether it is a visitor's conversation or a preview; then the model input is limited. */
  isAnonymous: boolean
  /** Undefined when no model service is available. */
  reservation: Reservation | undefined
  /** Earlier messages, oldest first, limited to the largest context window. */
  history: ChatMessage[]
  /** The user's message. */
  text: string
  /** Only for a chatbot with a form. */
  intake: Intake | undefined
  /** The owner's own keys for model providers. */
  ownerKeys: readonly OwnerKey[]
  /** In a retry: the earlier reply that is replaced. */
  replaces: { id: string; position: number } | undefined
  /** Programs only: the hash of the earlier messages, if known. */
  historyHash: string | undefined
}
