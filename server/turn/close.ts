import type { PendingQuery, ReservedSql, Row, RowList } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPersonStill, type Identity } from '../database/transaction.ts'
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
  /** What else is kept, or not, together with the reply. */
  saving?: ((sql: ReservedSql) => PendingQuery<Row[]>) | undefined
}

/**
 * The second transaction of a turn: stores the reply with what it cost, and how the turn ended.
 * @returns undefined when there was no reply to store
 * @throws ConversationNotFound when it was deleted while the model spoke; DatabaseUnavailable
 */
export async function close(connections: Connections, closing: CloseTurn): Promise<Reply | undefined> {
  const { identity, turn, replyId, generated, saving } = closing
  const { usage, model, outcome, finishReason } = generated
  const content = generated.text
  const results = await asPersonStill(connections, identity, (sql) => [
    ...(content !== '' && turn.replaces
      ? [
          sql`delete from messages where id = ${turn.replaces.id} and conversation_id = ${turn.conversationId}`,
        ]
      : []),
    ...(content !== '' ? [storeReply(sql, closing, content)] : []),
    ...(saving ? [saving(sql)] : []),
    sql`
      update turns set state = ${outcome}, finished_at = now(), failure = ${generated.failure?.code ?? null},
        first_token_ms = ${Math.round(generated.firstTextMs)}, duration_ms = ${Math.round(closing.durationMs)},
        model = ${model}, input_tokens = ${usage?.inputTokens ?? null}, output_tokens = ${usage?.outputTokens ?? null},
        reply_message_id = ${content === '' ? sql`reply_message_id` : replyId}
      where id = ${turn.id}`,
  ])
  if ((results.at(-1) as RowList<Row[]>).count === 0) throw new ConversationNotFound()
  return content === '' ? undefined : { id: replyId, content, model, finishReason, usage }
}

/** Takes the place of the reply that it replaces, else the next one. */
function storeReply(sql: ReservedSql, { turn, replyId, generated }: CloseTurn, content: string) {
  const { outcome } = generated
  return sql`
    with conversation as (
      update conversations
      set message_count = message_count + ${turn.replaces ? 0 : 1}, updated_at = now()
      where id = ${turn.conversationId}
      returning id, message_count, user_id is not null as is_read
    )
    insert into messages (id, conversation_id, position, role, content, is_interrupted, is_read)
    select ${replyId}, id, ${turn.replaces ? turn.replaces.position : sql`message_count`}, 'assistant', ${content},
      ${outcome === 'interrupted'}, is_read
    from conversation`
}
