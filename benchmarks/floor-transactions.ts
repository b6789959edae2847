/**
 * The two transactions of a turn: the plain statements that store the same rows as the server's routines
 * (database/migrations/0030_turn_routines.sql), with identity and role, pipelined as in
 * server/database/transaction.ts. run.ts checks that both programs store the same rows.
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
  const [turnId, messageId] = [randomUUID(), randomUUID()]
  const results = await transaction(enter, identity, (sql) => {
    const own = 'userId' in identity ? sql`and c.user_id = ${identity.userId}` : sql``
    const named =
      'id' in conversation
        ? sql`c.id = ${conversation.id} ${own}`
        : sql`c.number = ${conversation.number} ${own}`
    return [
      sql`
        select c.id as "conversationId", '' as "trainingData",
          b.id, b.name, b.description, b.instructions, b.facts, b.configuration, b.owner_id is not null as "isOwned",
          case when p.id is not null then json_build_object('name', p.name, 'location', p.location, 'bio', p.bio,
            'skills', p.skills, 'experience', p.experience, 'interests', p.interests) end as profile
        from conversations c
          join chatbots b on b.id = c.chatbot_id
          left join profiles p on p.user_id = b.owner_id
        where ${named}`,
      sql`
        select role, content
        from (
          select m.role, m.content, m.position, sum(length(m.content)) over (order by m.position desc) as characters
          from conversations c join messages m on m.conversation_id = c.id
          where ${named} and true
          order by m.position desc
          limit ${1000}
        ) newest
        where characters <= ${400_000}
        order by position`,
      sql`
        update conversations c
        set message_count = message_count + 1, updated_at = now(), title = coalesce(title, ${text.slice(0, 50)})
        where ${named} and exists (select from chatbots b where b.id = c.chatbot_id)`,
      sql`
        insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_read)
        select ${messageId}, c.id, c.home, c.owner_id, c.client_id, c.message_count, 'user', ${text},
          c.user_id is not null
        from conversations c where ${named}`,
      sql`
        insert into turns (id, conversation_id, home, owner_id, client_id, chatbot_id, user_message_id)
        select ${turnId}, c.id, c.home, c.owner_id, c.client_id, c.chatbot_id, ${messageId}
        from conversations c where ${named}`,
    ]
  })
  const [[chatbot], history, , , opened] = results as [
    postgres.RowList<postgres.Row[]>,
    postgres.Row[],
    ...postgres.RowList<postgres.Row[]>[],
  ]
  if (!chatbot || opened?.count !== 1) throw new Error('no such conversation')
  return {
    id: turnId,
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
  const replyId = randomUUID()
  const [, , closed] = await transaction(goOn, identity, (sql) => [
    sql`
      update conversations set message_count = message_count + 1, updated_at = now()
      where id = ${turn.conversationId}`,
    sql`
      insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
        is_read)
      select ${replyId}, id, home, owner_id, client_id, message_count, 'assistant', ${reply.text}, ${false},
        user_id is not null
      from conversations where id = ${turn.conversationId}`,
    sql`
      update turns set state = ${'done'}, finished_at = now(), failure = ${null},
        first_token_ms = ${Math.round(firstTextMs)}, duration_ms = ${Math.round(durationMs)},
        model = ${'openai/gpt-4o-mini'}, input_tokens = ${reply.inputTokens}, output_tokens = ${reply.outputTokens},
        reply_message_id = ${replyId}
      where id = ${turn.id}`,
  ])
  if (closed?.count !== 1) throw new Error('the reply was not stored')
}

type Query = postgres.PendingQuery<postgres.Row[]>
type Build = (sql: postgres.Sql) => Query[]
type Become = (sql: postgres.Sql, claims: string) => Query

const enter: Become = (sql, claims) =>
  sql`select set_config('search_path', 'frontdesk', true), frontdesk.frontdesk_enter(${claims})`
const goOn: Become = (sql, claims) =>
  sql`select set_config('search_path', 'frontdesk', true), frontdesk.frontdesk_assume(${claims})`

async function transaction(
  become: Become,
  identity: Identity,
  build: Build,
): Promise<postgres.RowList<postgres.Row[]>[]> {
  const claims =
    'userId' in identity
      ? { sub: identity.userId, role: 'authenticated' }
      : { conversation_id: identity.conversationId, role: 'visitor' }
  const sql = await takeConnection()
  try {
    const queries = [
      sql.unsafe('begin'),
      become(sql, JSON.stringify(claims)),
      ...build(sql),
      sql.unsafe('commit'),
    ]
    const results = await Promise.all(queries.map((query) => query.execute()))
    return results.slice(2, -1)
  } finally {
    giveBack(sql)
  }
}
