import type { ReservedSql } from 'postgres'
import type { Identity } from '../database/transaction.ts'
import { currentCaller } from '../fairness/caller.ts'
import { continuedBy } from './client-call.ts'
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

/** Creates the conversation if its first message opens it: undefined if not. */
export function openIfNew(sql: ReservedSql, request: TurnRequest) {
  const { conversation, identity } = request
  if ('newId' in conversation) {
    return sql`
      insert into conversations (id, chatbot_id, is_client)
      select ${conversation.newId}, id, true from chatbots
      where id = frontdesk_client_chatbot_id() and ${continuedBy(sql, request)} is null ${isFirstTime(sql, request)}
      on conflict (id) do nothing`
  }
  if (!('sessionKey' in conversation)) return undefined
  // `on conflict` alone would consume a sequence number at each message.
  return sql`
    insert into conversations (user_id, chatbot_id, session_key)
    select ${userIdOf(identity) ?? null}, id, ${conversation.sessionKey} from chatbots
    where is_default and not exists (select from conversations c where ${isNamed(sql, request)})
    on conflict (user_id, session_key) do nothing`
}

/** The condition for the conversation before its turn is stored. */
export function isOpen(sql: ReservedSql, request: TurnRequest) {
  if (!('newId' in request.conversation)) return isNamed(sql, request)
  return sql`c.id = coalesce(${continuedBy(sql, request)}, ${request.conversation.newId})`
}

/** The condition that this turn is not stored yet. */
export function isFirstTime(sql: ReservedSql, { turnId }: TurnRequest) {
  return turnId ? sql`and not exists (select from turns where id = ${turnId})` : sql``
}

/** Stores the user's own facts for a conversation with a session key; initially empty. */
export function keepTrainingData(sql: ReservedSql, turnId: string, request: TurnRequest) {
  const { conversation, trainingData } = request
  if (!('sessionKey' in conversation)) return undefined
  const isOurs = sql`${isNamed(sql, request)} and c.running_turn_id = ${turnId}`
  if (trainingData) {
    return sql`
      insert into training_data (conversation_id, home, owner_id, client_id, user_id, content)
      select c.id, c.home, c.owner_id, c.client_id, c.user_id, ${trainingData} from conversations c where ${isOurs}
      on conflict (conversation_id) do update set content = excluded.content`
  }
  return sql`
    insert into training_data (conversation_id, home, owner_id, client_id, user_id, content)
    select c.id, c.home, c.owner_id, c.client_id, c.user_id, '' from conversations c where ${isOurs}
    on conflict (conversation_id) do nothing`
}

/** The participating user; undefined for an owner's preview, which is a visitor's conversation. */
export function userIdOf(identity: Identity): string | undefined {
  return 'userId' in identity && !('conversationId' in identity) ? identity.userId : undefined
}
