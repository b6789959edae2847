/** The statements of the transactions that open a turn. */
import type { ReservedSql } from 'postgres'
import type { Chatbot } from '../chatbots/chatbot.ts'
import type { Parameter } from '../database/transaction.ts'
import type { IntakeRow } from '../intake/intake.ts'
import { queryTermsOf } from '../knowledge/index/terms.ts'
import type { PostingsRow, StoredPassage } from '../knowledge/search-queries.ts'
import { WHOLE_KNOWLEDGE_CHARACTERS } from '../knowledge/whole.ts'
import type { ChatMessage } from '../models/model.ts'
import type { OwnerKey } from '../models/services.ts'
import { shorten } from '../text/shorten.ts'
import type { Reservation } from '../usage/budgets.ts'
import { networkOf } from '../usage/stored-messages.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import { extendHistory } from './client-call.ts'
import { nameOf, userIdOf } from './name-conversation.ts'
import type { RunAs } from './open-turn.ts'
import { sentenceOfOwner } from './owner-answers.ts'
import { estimateOf } from './reserve.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** Longer than any API shows. */
const TITLE_GRAPHEMES = 100
/** Larger than the largest context window; `compose` cuts to the chosen model's. */
const HISTORY_CHARACTERS = 400_000
/** The maximum of ANONYMOUS_WINDOW tokens (server/text/tokens.ts). The built-in answerer and forms read fewer. */
const SHORT_HISTORY_CHARACTERS = ANONYMOUS_WINDOW * 3.5
const HISTORY_LIMITS = {
  mostCharacters: HISTORY_CHARACTERS,
  mostAnonymousCharacters: SHORT_HISTORY_CHARACTERS,
}

/** Of frontdesk_turn_context(). */
export type Context = Chatbot & {
  conversationId: string
  home: string
  number: number
  isTakenOver: boolean
  personId: string | null
  isAnonymous: boolean
  trainingData: string
  intake: IntakeRow | null
  ownerKeys: OwnerKey[] | null
  historyHash: string | null
  isFoundByHistory: boolean
  /** Of the passages that can be found; 0 without sources. */
  knowledgeCharacters: number
}

/** Of frontdesk_turn_knowledge(): all passages where they are few, else what the index knows of the message's terms. */
export type KnowledgeRow = { passages?: StoredPassage[] | null; postings?: PostingsRow | null }

/** Of frontdesk_open_turn(); null without such a conversation. */
export type Opened =
  | { isBusy: true }
  | {
      isBusy?: never
      context: Context
      history: ChatMessage[] | null
      reservation: Reservation | null
      knowledge: KnowledgeRow | null
    }
  | null

/** The parameters of frontdesk_open_turn() after the caller's. */
export function openingOf(turnId: string, request: TurnRequest, run: RunAs): Parameter[] {
  const { identity, conversation, clientCall, text, before = [], trainingData } = request
  const said: ChatMessage[] = [...before, { role: 'user', content: text }]
  const { kind, name } = nameOf(conversation)
  const { budgets } = run
  const { quotas, hasServerKeys } = budgets
  const title = shorten(text.replaceAll(/\s+/g, ' '), TITLE_GRAPHEMES, '')
  const continued = before.length > 0 ? clientCall?.history : undefined
  const limits = {
    ...HISTORY_LIMITS,
    trainingBytes: quotas.trainingBytes || undefined,
    messageBytes: quotas.messageBytes || undefined,
    network: networkOf(budgets.hashOf),
    wholeKnowledge: WHOLE_KNOWLEDGE_CHARACTERS,
    // Users talk only to the operator's assistant, which has no sources.
    terms: 'userId' in identity ? [] : queryTermsOf(text),
  }
  return [
    ...[kind, name, userIdOf(identity) ?? null, turnId, run.id, run.serverId, request.turnId !== undefined],
    ...[said.map(({ role }) => role), said.map(({ content }) => content), title, continued ?? null],
    ...[
      kind === 'new' && clientCall?.history !== undefined,
      historyIfTakenOver(request),
      trainingData ?? null,
    ],
    ...[{ ...estimateOf(request, budgets), hasServerKeys }, limits],
  ]
}

/** After a takeover the client gets one fixed sentence, and no later transaction stores the history hash. */
function historyIfTakenOver({ clientCall, text }: TurnRequest): string | null {
  if (clientCall?.history === undefined) return null
  const asked = extendHistory(clientCall.history, { role: 'user', content: text })
  return extendHistory(asked, { role: 'assistant', content: sentenceOfOwner(text) })
}

/** Of frontdesk_reopen_turn(); null without such a conversation. */
export type Reopened =
  | { isBusy: true }
  | {
      isBusy?: never
      context: Context
      history: ChatMessage[] | null
      reservation: Reservation | null
      turnId: string
      text: string
      replyId: string | null
      replyPosition: number | null
    }
  | null

/** The parameters of frontdesk_reopen_turn() after the caller's. @param only the expected turn */
export function reopeningOf(request: RetryRequest, run: RunAs, only: string | undefined): Parameter[] {
  const { kind, name } = nameOf(request.conversation)
  const { budgets } = run
  const estimate = { ...estimateOf(request, budgets), hasServerKeys: budgets.hasServerKeys }
  return [
    ...[kind, name, userIdOf(request.identity) ?? null, run.id, run.serverId],
    ...[only ?? null, request.said ?? null, estimate, HISTORY_LIMITS],
  ]
}

/** Reads the chatbot and its context. */
export function readContext(sql: ReservedSql, { conversation, identity }: RetryRequest) {
  const { kind, name } = nameOf(conversation)
  return sql<{ context: Context | null }[]>`
    select frontdesk_turn_context(c, ${kind}, null) as context
    from frontdesk_find_conversation(${kind}, ${name}, ${userIdOf(identity) ?? null}) c where c.id is not null`
}
