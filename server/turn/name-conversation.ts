import type { ReservedSql } from 'postgres'
import type { Identity } from '../database/transaction.ts'
import { currentCaller } from '../fairness/caller.ts'
import type { TurnKeys } from './conversation-queue.ts'
import type { ConversationName, ConversationRequest, TurnRequest } from './turn-request.ts'

/**
 * The condition for the conversation `c`, as in frontdesk_find_conversation(). Access is up to the policies. Only users
 * have numbers and session keys.
 */
export function isNamed(sql: ReservedSql, { conversation, identity }: ConversationRequest) {
  const home = userIdOf(identity) ?? null
  if ('number' in conversation)
    return sql`c.home = ${home} and c.number = ${conversation.number} and c.user_id is not null`
  if ('session' in conversation) {
    const onboarding = sql`(select id from chatbots where is_onboarding)`
    return sql`
      c.home = ${home} and c.number = ${conversation.session} and c.user_id is not null and c.chatbot_id = ${onboarding}`
  }
  if ('sessionKey' in conversation)
    return sql`c.home = ${home} and c.session_key = ${conversation.sessionKey}`
  if ('newId' in conversation) {
    const turn = sql`turns t where ${isTurn(sql, identity, conversation.newId)}`
    return sql`(c.home, c.id) = (select t.home, t.conversation_id from ${turn})`
  }
  return sql`c.home = ${home ?? conversation.id} and c.id = ${conversation.id}`
}

/**
 * The condition for this person's turn `t`. A program has turns in many homes, and an index of its own for them.
 * @param home of an owner's chatbot's conversation; by default the person's own
 */
export function isTurn(sql: ReservedSql, identity: Identity, turnId: string, home = homeOf(identity)) {
  if (home === undefined)
    return sql`
      t.client_id = frontdesk_client_chatbot_id() and t.client_id <> '00000000-0000-0000-0000-000000000000'
      and t.id = ${turnId}`
  return sql`t.home = ${home} and t.id = ${turnId}`
}

/** Where a person's rows live; undefined for a program, each of whose conversations is a home of its own. */
function homeOf(identity: Identity): string | undefined {
  if ('apiKeyHash' in identity) return undefined
  return 'conversationId' in identity ? identity.conversationId : identity.userId
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
