/** Takeover of a conversation by the owner, and its end: docs/decisions/0023. */
import type { ReservedSql } from 'postgres'
import { asOwner, ownId } from '../chatbots/own-chatbot.ts'
import type { Quotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { countOwnText } from '../usage/stored-messages.ts'
import { isNamed, type Named, onlyConversation, type Summary, summaryOf } from './summary-queries.ts'

/** The start of the transaction: a distributed Postgres calls no function in a case of an update. */
function started(sql: ReservedSql) {
  return sql`(select now() as at) started`
}

/** `runningTurnId`: a running turn, which has to be aborted. */
type Taken = { conversationId: string; runningTurnId: string | null; summary: Summary }

/** Idempotent. @throws NotFound */
export async function takeOver(connections: Connections, named: Named): Promise<Taken> {
  const { taken, summaries } = await asOwner(connections, named, (sql) => ({
    taken: sql<Omit<Taken, 'summary'>[]>`
      update conversations c set
        taken_over_at = coalesce(taken_over_at, started.at), taken_over_by = coalesce(taken_over_by, ${named.owner.userId}),
        updated_at = case when taken_over_at is null then started.at else updated_at end
      from ${started(sql)} where ${isNamed(sql, named)}
      returning id as "conversationId", running_turn_id as "runningTurnId"`,
    summaries: summaryOf(sql, named),
  }))
  return { ...onlyConversation(taken), summary: onlyConversation(summaries) }
}

/** Ends the takeover. @throws NotFound */
export async function handBack(
  connections: Connections,
  named: Named,
): Promise<Omit<Taken, 'runningTurnId'>> {
  const { given, summaries } = await asOwner(connections, named, (sql) => ({
    given: sql<{ conversationId: string }[]>`
      update conversations c set
        taken_over_at = null, taken_over_by = null,
        updated_at = case when taken_over_at is null then updated_at else started.at end
      from ${started(sql)} where ${isNamed(sql, named)}
      returning id as "conversationId"`,
    summaries: summaryOf(sql, named),
  }))
  return { ...onlyConversation(given), summary: onlyConversation(summaries) }
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
 * @returns undefined when the conversation is not taken over
 * @throws NotFound
 */
export async function sendOwnerMessage(
  connections: Connections,
  named: Named,
  { id, content }: { id: string; content: string },
  { messageBytes }: Pick<Quotas, 'messageBytes'>,
): Promise<OwnersMessage | undefined> {
  const { found, messages } = await asOwner(connections, named, (sql) => ({
    found: sql`select from conversations c where ${isNamed(sql, named)}`,
    stored: sql`select frontdesk_say_as_owner(${ownId(sql, named)}, ${named.number}, ${id}, ${content})`,
    messages: sql<OwnersMessage[]>`
      select m.id, m.conversation_id as "conversationId", m.position, m.content, m.created_at as "createdAt"
      from conversations c join messages m on m.home = c.home and m.conversation_id = c.id
      where m.id = ${id} and ${isNamed(sql, named)}`,
    counted: countOwnText(sql, named, { id, content }, messageBytes),
  }))
  onlyConversation(found)
  return messages[0]
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
