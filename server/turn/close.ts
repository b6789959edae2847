import type { Connections } from '../database/connections.ts'
import { asPerson, type Identity } from '../database/transaction.ts'
import type { Generated } from './generate.ts'
import { ConversationNotFound, type OpenTurn } from './open.ts'
import type { Reply } from './turn-event.ts'

export type CloseTurn = {
  identity: Identity
  turn: OpenTurn
  replyId: string
  generated: Generated
  /** From the user's message to the end of the reply. */
  durationMs: number
}

/**
 * The second transaction of a turn: stores the reply with what it cost, and how the turn ended.
 * @throws ConversationNotFound when it was deleted while the model spoke; DatabaseUnavailable
 */
export async function close(
  connections: Connections,
  { identity, turn, replyId, generated, durationMs }: CloseTurn,
): Promise<Reply> {
  const { usage, model, outcome } = generated
  const content = generated.text.trim()
  const [rows] = await asPerson(connections, identity, (sql) => [
    sql`
      with conversation as (
        update conversations set message_count = message_count + 1, updated_at = now()
        where id = ${turn.conversationId}
        returning id, message_count
      ), reply as (
        insert into messages (id, conversation_id, position, role, content, is_interrupted, model,
          input_tokens, output_tokens, duration_ms)
        select ${replyId}, id, message_count, 'assistant', ${content}, ${outcome === 'interrupted'}, ${model},
          ${usage?.inputTokens ?? null}, ${usage?.outputTokens ?? null}, ${Math.round(durationMs)}
        from conversation
        returning id
      )
      update turns set state = ${outcome}, reply_message_id = reply.id, finished_at = now(),
        failure = ${generated.failure?.code ?? null}, first_token_ms = ${Math.round(generated.firstTextMs)}
      from reply where turns.id = ${turn.id}
      returning turns.id`,
  ])
  if (rows.length === 0) throw new ConversationNotFound()
  return { id: replyId, content, model }
}
