import type { ReservedSql } from 'postgres'
import type { Identity } from '../database/transaction.ts'
import { currentCaller } from '../fairness/caller.ts'
import type { TurnKeys } from './conversation-queue.ts'
import type { ConversationName, ConversationRequest, TurnRequest } from './turn-request.ts'

/** The condition for the conversation `c`. Access is up to the policies; a user's own id is added to the filter. */
export function isNamed(sql: ReservedSql, { conversation, identity }: ConversationRequest) {
  const userId = userIdOf(identity)
  const own = userId ? sql`and c.user_id = ${userId}` : sql``
  if ('number' in conversation) return sql`c.number = ${conversation.number} ${own}`
  if ('session' in conversation) {
    const onboarding = sql`(select id from chatbots where is_onboarding)`
    return sql`c.number = ${conversation.session} and c.chatbot_id = ${onboarding} ${own}`
  }
  if ('sessionKey' in conversation) return sql`c.session_key = ${conversation.sessionKey} ${own}`
  if ('newId' in conversation)
    return sql`c.id = (select named.conversation_id from turns named where named.id = ${conversation.newId})`
  return sql`c.id = ${conversation.id} ${own}`
}

/** The concurrency key of the operator's assistant. */
const OPERATOR = 'operator'

/** The queue and concurrency keys of a turn. */
export function keysOf({ conversation, identity, chatbotId }: TurnRequest): TurnKeys {
  const userId = userIdOf(identity)
  const program = 'apiKeyHash' in identity ? identity.apiKeyHash : undefined
  return {
    conversation: conversationKey(conversation, userId),
    person: userId,
    chatbot: chatbotId ?? program ?? OPERATOR,
    network: 'conversationId' in identity ? currentCaller()?.networks.at(-1) : undefined,
  }
}

function conversationKey(conversation: ConversationName, userId: string | undefined): string {
  if ('sessionKey' in conversation) return `${userId} ${conversation.sessionKey}`
  if ('number' in conversation) return String(conversation.number)
  if ('session' in conversation) return String(conversation.session)
  return 'id' in conversation ? conversation.id.toLowerCase() : conversation.newId
}

/** As frontdesk_find_conversation() and frontdesk_open_turn() name it. */
export function nameOf(conversation: ConversationName): { kind: string; name: string } {
  if ('number' in conversation) return { kind: 'number', name: String(conversation.number) }
  if ('session' in conversation) return { kind: 'session', name: String(conversation.session) }
  if ('sessionKey' in conversation) return { kind: 'key', name: conversation.sessionKey }
  if ('newId' in conversation) return { kind: 'new', name: conversation.newId }
  return { kind: 'id', name: conversation.id }
}

/** The participating user; undefined for an owner's preview, which is a visitor's conversation. */
export function userIdOf(identity: Identity): string | undefined {
  return 'userId' in identity && !('conversationId' in identity) ? identity.userId : undefined
}
