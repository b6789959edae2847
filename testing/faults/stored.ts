/** The stored state, read by SQL in one snapshot. */
import type { Sql } from 'postgres'

export type StoredConversation = {
  id: string
  number: number
  userId: string | null
  sessionKey: string | null
  messageCount: number
  runningTurnId: string | null
}

export type StoredMessage = {
  id: string
  conversationId: string
  position: number
  role: 'system' | 'user' | 'assistant'
  content: string
  isInterrupted: boolean
}

export type StoredTurn = {
  id: string
  conversationId: string
  userMessageId: string
  replyMessageId: string | null
  state: 'running' | 'done' | 'failed' | 'stopped' | 'interrupted' | 'human'
  failure: string | null
  isFinished: boolean
  /** Whether a checkpoint of the reply is stored. */
  hasArrived: boolean
}

export type Stored = {
  conversations: StoredConversation[]
  /** By conversation and position. */
  messages: StoredMessage[]
  turns: StoredTurn[]
}

type Reading = Pick<Sql, 'unsafe'>

export async function readStored(sql: Sql): Promise<Stored> {
  const stored = await sql.begin('isolation level repeatable read', (transaction) => readAll(transaction))
  return stored as Stored
}

/** Within the caller's transaction. */
export async function readAll(sql: Reading): Promise<Stored> {
  // The server's own role: policies hide other users' rows from the others.
  await sql.unsafe(
    `select set_config('role', 'frontdesk_system', true), set_config('search_path', 'frontdesk', true)`,
  )
  const conversations = await sql.unsafe<StoredConversation[]>(`
    select id, number, user_id as "userId", session_key as "sessionKey", message_count as "messageCount",
      running_turn_id as "runningTurnId"
    from conversations`)
  const messages = await sql.unsafe<StoredMessage[]>(`
    select id, conversation_id as "conversationId", position, role, content, is_interrupted as "isInterrupted"
    from messages order by conversation_id, position`)
  const turns = await sql.unsafe<StoredTurn[]>(`
    select id, conversation_id as "conversationId", user_message_id as "userMessageId",
      reply_message_id as "replyMessageId", state, failure, finished_at is not null as "isFinished",
      arrived is not null as "hasArrived"
    from turns`)
  return { conversations: [...conversations], messages: [...messages], turns: [...turns] }
}

/** The turns that are running or not yet recovered. */
export async function readRunning(sql: Sql): Promise<string[]> {
  const rows = await sql.begin(async (transaction) => {
    await transaction.unsafe(
      `select set_config('role', 'frontdesk_system', true), set_config('search_path', 'frontdesk', true)`,
    )
    return await transaction.unsafe<{ id: string }[]>(`
      select id from turns where state = 'running'
      union
      select running_turn_id from conversations where running_turn_id is not null`)
  })
  return rows.map(({ id }) => id)
}
