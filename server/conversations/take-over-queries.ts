/** Takeover of a conversation by the owner, and its end: docs/decisions/0023. */
import type { Quotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, becomeServiceRole } from '../database/transaction.ts'
import { countOwnText } from '../usage/stored-messages.ts'
import { isNamed, type Named } from './transcript-queries.ts'

/** `runningTurnId`: a running turn, which has to be aborted. */
export type Taken = { conversationId: string; runningTurnId: string | null }

/** Idempotent. @returns undefined when the owner has no such conversation */
export async function takeOver(connections: Connections, named: Named): Promise<Taken | undefined> {
  const [rows] = await asPerson(connections, named.owner, (sql) => [
    sql<Taken[]>`
      update conversations c set
        taken_over_at = coalesce(taken_over_at, now()), taken_over_by = coalesce(taken_over_by, ${named.owner.userId}),
        updated_at = case when taken_over_at is null then now() else updated_at end
      where ${isNamed(sql, named)}
      returning id as "conversationId", running_turn_id as "runningTurnId"`,
  ])
  return rows[0]
}

/** Ends the takeover. @returns undefined when the owner has no such conversation */
export async function handBack(
  connections: Connections,
  named: Named,
): Promise<{ conversationId: string } | undefined> {
  const [rows] = await asPerson(connections, named.owner, (sql) => [
    sql<{ conversationId: string }[]>`
      update conversations c set
        taken_over_at = null, taken_over_by = null,
        updated_at = case when taken_over_at is null then updated_at else now() end
      where ${isNamed(sql, named)}
      returning id as "conversationId"`,
  ])
  return rows[0]
}

export type OwnersMessage = {
  id: string
  conversationId: string
  position: number
  content: string
  createdAt: Date
}

/**
 * Stores an owner's message. Its position is assigned under the lock of the conversation's row, as in turns.
 * @param message.id makes the call idempotent
 * @returns the reason when nothing was stored
 */
export async function writeAsOwner(
  connections: Connections,
  named: Named,
  { id, content }: { id: string; content: string },
  { messageBytes }: Pick<Quotas, 'messageBytes'>,
): Promise<OwnersMessage | 'no_conversation' | 'not_taken_over'> {
  const { owner } = named
  const { found, messages } = await asPerson(connections, owner, (sql) => ({
    found: sql`select from conversations c where ${isNamed(sql, named)}`,
    stored: sql`
      with conversation as (
        update conversations c set message_count = message_count + 1, updated_at = now()
        where ${isNamed(sql, named)} and c.taken_over_at is not null
          and not exists (select from messages m where m.id = ${id})
        returning id, message_count
      )
      insert into messages (id, conversation_id, position, role, content, author_id, is_read)
      select ${id}, id, message_count, 'assistant', ${content}, ${owner.userId}, true from conversation`,
    messages: sql<OwnersMessage[]>`
      select m.id, m.conversation_id as "conversationId", m.position, m.content, m.created_at as "createdAt"
      from conversations c join messages m on m.conversation_id = c.id
      where m.id = ${id} and ${isNamed(sql, named)}`,
    asServiceRole: becomeServiceRole(sql),
    counted: countOwnText(sql, owner, { id, content }, messageBytes, 'messages'),
  }))
  if (found.length === 0) return 'no_conversation'
  return messages[0] ?? 'not_taken_over'
}

const FORGOTTEN = '24 hours'

/**
 * Ends takeovers without a message for a day, so that a returning visitor gets replies.
 * @returns the number of conversations
 */
export async function handBackForgotten(connections: Connections): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`
      update conversations set taken_over_at = null, taken_over_by = null
      where taken_over_at < now() - ${FORGOTTEN}::interval and updated_at < now() - ${FORGOTTEN}::interval
      returning id`,
  ])
  return rows.length
}
