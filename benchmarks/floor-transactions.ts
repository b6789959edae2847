/**
 * The two transactions of a turn: the calls of the server's own routines
 * (database/migrations/0030_turn_routines.sql), each as one prepared statement. Pipelined plain statements took more of
 * the floor's CPU time, so the floor uses the routines too. run.ts checks that both programs store the same rows.
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
type Opened = {
  context: Chatbot & { home: string; conversationId: string }
  history: { role: string; content: string }[] | null
}
export type FloorTurn = {
  id: string
  runId: string
  home: string
  conversationId: string
  chatbot: Chatbot
  history: { role: string; content: string }[]
}

/** A user, or the holder of a visitor's session. */
type Identity = { userId: string } | { conversationId: string }
type Conversation = { number: number } | { id: string }

const SERVER_ID = randomUUID()
/** As without limits: no budgets, no quotas. */
const ESTIMATE = JSON.stringify({ defaults: { networks: 5 }, hasServerKeys: true, programTokens: 0 })
const LIMITS = JSON.stringify({ mostCharacters: 400_000, mostAnonymousCharacters: 28_000 })

export async function openTurn(
  identity: Identity,
  conversation: Conversation,
  text: string,
): Promise<FloorTurn> {
  const [id, runId] = [randomUUID(), randomUUID()]
  const [kind, name] =
    'id' in conversation ? ['id', conversation.id] : ['number', String(conversation.number)]
  const owned = 'userId' in identity ? identity.userId : null
  const opened = await call<Opened | null>(
    (sql) => sql`
      select set_config('search_path', 'frontdesk', true), frontdesk.frontdesk_open_turn(
        ${claimsOf(identity)}, ${kind}, ${name}, ${owned}, ${id}, ${runId}, ${SERVER_ID}, false, '{user}',
        array[${text}], ${text.slice(0, 50)}, null, false, null, null, ${ESTIMATE}::text::jsonb,
        ${LIMITS}::text::jsonb) as result`,
  )
  if (!opened?.context) throw new Error('no such conversation')
  const { context, history } = opened
  const { home, conversationId } = context
  return { id, runId, home, conversationId, chatbot: context, history: history ?? [] }
}

type Timing = { firstTextMs: number; durationMs: number }

export async function closeTurn(
  identity: Identity,
  { id, runId, home, conversationId }: FloorTurn,
  { text, inputTokens, outputTokens }: FloorReply,
  { firstTextMs, durationMs }: Timing,
): Promise<void> {
  const isClosed = await call<boolean>(
    (sql) => sql`
      select set_config('search_path', 'frontdesk', true), frontdesk.frontdesk_close_turn(
        ${claimsOf(identity)}, ${home}, ${conversationId}, ${id}, ${runId}, ${text}, 'done', null,
        ${Math.round(firstTextMs)}, ${Math.round(durationMs)}, 'openai/gpt-4o-mini', ${inputTokens}, ${outputTokens},
        null, null, null, null, null, false, null, null, 0, null) as result`,
  )
  if (!isClosed) throw new Error('the reply was not stored')
}

function claimsOf(identity: Identity): string {
  return JSON.stringify(
    'userId' in identity
      ? { sub: identity.userId, role: 'authenticated' }
      : { conversation_id: identity.conversationId, role: 'visitor' },
  )
}

/** A call is a transaction of its own. */
async function call<Result>(
  build: (sql: postgres.Sql) => postgres.PendingQuery<postgres.Row[]>,
): Promise<Result> {
  const sql = await takeConnection()
  try {
    const [row] = await build(sql)
    return row?.result
  } finally {
    giveBack(sql)
  }
}
