/** Takeover of a conversation by the owner, and its end: docs/decisions/0023. */
import { asOwner } from '../chatbots/own-chatbot.ts'
import type { Quotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, becomeServiceRole } from '../database/transaction.ts'
import { countOwnText } from '../usage/stored-messages.ts'
import { isNamed, type Named, onlyConversation, type Summary, summaryOf } from './summary-queries.ts'

/** `runningTurnId`: a running turn, which has to be aborted. */
type Taken = { conversationId: string; runningTurnId: string | null; summary: Summary }

/** Idempotent. @throws NotFound */
export async function takeOver(connections: Connections, named: Named): Promise<Taken> {
  const { taken, summaries } = await asOwner(connections, named, (sql) => ({
    taken: sql<Omit<Taken, 'summary'>[]>`
      update conversations c set
        taken_over_at = coalesce(taken_over_at, now()), taken_over_by = coalesce(taken_over_by, ${named.owner.userId}),
        updated_at = case when taken_over_at is null then now() else updated_at end
      where ${isNamed(sql, named)}
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
        updated_at = case when taken_over_at is null then updated_at else now() end
      where ${isNamed(sql, named)}
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
  const { owner } = named
  const { found, messages } = await asOwner(connections, named, (sql) => {
    const isMeant = sql`
      ${isNamed(sql, named)} and c.taken_over_at is not null
      and not exists (select from messages m where m.home = c.home and m.id = ${id})`
    return {
      found: sql`select from conversations c where ${isNamed(sql, named)}`,
      placed: sql`
        update conversations c set message_count = message_count + 1, updated_at = now() where ${isMeant}`,
      stored: sql`
        insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, author_id,
          is_read)
        select ${id}, c.id, c.home, c.owner_id, c.client_id, c.message_count, 'assistant', ${content},
          ${owner.userId}, true
        from conversations c where ${isMeant}`,
      messages: sql<OwnersMessage[]>`
        select m.id, m.conversation_id as "conversationId", m.position, m.content, m.created_at as "createdAt"
        from conversations c join messages m on m.home = c.home and m.conversation_id = c.id
        where m.id = ${id} and ${isNamed(sql, named)}`,
      asServiceRole: becomeServiceRole(sql),
      counted: countOwnText(sql, named, { id, content }, messageBytes, 'messages'),
    }
  })
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
