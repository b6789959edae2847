/**
 * The two transactions of a turn, statement for statement those of server/turn/open.ts and close.ts,
 * with identity and role, pipelined as server/database/transaction.ts does. Whoever changes a statement
 * there changes it here; run.ts checks that both programs store the same rows.
 */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { giveBack, takeConnection } from './floor-connections.ts'
import type { FloorReply } from './floor-model.ts'

type Chatbot = {
  name: string
  description: string
  instructions: string
  facts: string
  configuration: { temperature?: number }
}
export type FloorTurn = {
  id: string
  conversationId: string
  chatbot: Chatbot
  history: { role: string; content: string }[]
}

/** A user, or the holder of a visitor's session. */
type Identity = { userId: string } | { conversationId: string }
type Conversation = { number: number } | { id: string }

export async function openTurn(
  identity: Identity,
  conversation: Conversation,
  text: string,
): Promise<FloorTurn> {
  const results = await transaction(identity, (sql) => {
    const named =
      'id' in conversation ? sql`c.id = ${conversation.id}` : sql`c.number = ${conversation.number}`
    return [
      ...('userId' in identity ? [sql`select from users where id = ${identity.userId}`] : []),
      sql`
        select c.id as "conversationId", b.id, b.name, b.description, b.instructions, b.facts, b.configuration
        from conversations c join chatbots b on b.id = c.chatbot_id
        where ${named}`,
      sql`
        select role, content
        from (
          select m.role, m.content, m.position, sum(length(m.content)) over (order by m.position desc) as characters
          from conversations c join messages m on m.conversation_id = c.id
          where ${named}
          order by m.position desc
          limit ${1000}
        ) newest
        where characters <= ${400_000}
        order by position`,
      sql`
        with conversation as (
          update conversations c
          set message_count = message_count + 1, updated_at = now(), title = coalesce(title, ${text.slice(0, 50)})
          where ${named}
          returning id, message_count
        ), message as (
          insert into messages (conversation_id, position, role, content)
          select id, message_count, 'user', ${text} from conversation
          returning id, conversation_id
        )
        insert into turns (conversation_id, user_message_id) select conversation_id, id from message
        returning id as "turnId"`,
    ]
  })
  const [[chatbot], history, [turn]] = results.slice(-3) as [
    postgres.RowList<postgres.Row[]>,
    postgres.Row[],
    postgres.Row[],
  ]
  if (!chatbot || !turn) throw new Error('no such conversation')
  return {
    id: turn.turnId,
    conversationId: chatbot.conversationId,
    chatbot: chatbot as never,
    history: history as never,
  }
}

type Timing = { firstTextMs: number; durationMs: number }

export async function closeTurn(
  identity: Identity,
  turn: FloorTurn,
  reply: FloorReply,
  { firstTextMs, durationMs }: Timing,
): Promise<void> {
  const [rows] = await transaction(identity, (sql) => [
    sql`
      with conversation as (
        update conversations set message_count = message_count + 1, updated_at = now()
        where id = ${turn.conversationId}
        returning id, message_count
      ), reply as (
        insert into messages (id, conversation_id, position, role, content, is_interrupted, model,
          input_tokens, output_tokens, duration_ms)
        select ${randomUUID()}, id, message_count, 'assistant', ${reply.text}, ${false}, ${'openai/gpt-4o-mini'},
          ${reply.inputTokens}, ${reply.outputTokens}, ${Math.round(durationMs)}
        from conversation
        returning id
      )
      update turns set state = ${'done'}, reply_message_id = reply.id, finished_at = now(),
        failure = ${null}, first_token_ms = ${Math.round(firstTextMs)}
      from reply where turns.id = ${turn.id}
      returning turns.id`,
  ])
  if (rows?.length !== 1) throw new Error('the reply was not stored')
}

type Build = (sql: postgres.Sql) => postgres.PendingQuery<postgres.Row[]>[]

async function transaction(identity: Identity, build: Build): Promise<postgres.Row[][]> {
  const claims =
    'userId' in identity
      ? { sub: identity.userId, role: 'authenticated' }
      : { conversation_id: identity.conversationId, role: 'visitor' }
  const sql = await takeConnection()
  try {
    const results = await Promise.all(
      [
        sql`begin`,
        sql`
          select set_config('role', ${'frontdesk_app'}, true),
            set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`,
        ...build(sql),
        sql`commit`,
      ].map((query) => query.execute()),
    )
    return results.slice(2, -1)
  } finally {
    giveBack(sql)
  }
}
