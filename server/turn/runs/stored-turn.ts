/** Turns as stored in the database, for retried calls and for readers in other processes. */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asPerson, type Identity } from '../../database/transaction.ts'
import { ConversationNotFound } from '../errors.ts'
import { isNamed, isTurn } from '../name-conversation.ts'
import { waitForOwner } from '../owner-answers.ts'
import type { Reply, TurnEnd } from '../turn-event.ts'
import type { ConversationRequest } from '../turn-request.ts'
import { Run } from './run.ts'

export type TurnState = 'running' | 'done' | 'failed' | 'stopped' | 'interrupted' | 'human'

export type StoredTurn = {
  id: string
  conversationId: string
  home: string
  runId: string | null
  state: TurnState
  failure: string | null
  /** Milliseconds since its end; null while it is running. */
  agoMs: number | null
  model: string | null
  inputTokens: number | null
  outputTokens: number | null
  replyId: string | null
  content: string | null
  /** The message that the owner was to answer; null for any other turn. */
  textToOwner: string | null
}

/**
 * @param home where it lives, if not at this person's own home
 * @returns undefined when this person may not see the turn
 */
export async function findTurn(
  connections: Connections,
  identity: Identity,
  turnId: string,
  home?: string,
): Promise<StoredTurn | undefined> {
  const [rows] = await asPerson(connections, identity, (sql) => [
    sql<StoredTurn[]>`${columns(sql)} where ${isTurn(sql, identity, turnId, home)}`,
  ])
  return rows[0]
}

/**
 * Finds the conversation's running turn, and the turn of the run of this id.
 * @throws ConversationNotFound
 */
export async function findRuns(
  connections: Connections,
  request: ConversationRequest,
  runId: string | undefined,
): Promise<{ running: StoredTurn | undefined; named: StoredTurn | undefined }> {
  const [found, running, named] = await asPerson(connections, request.identity, (sql) => [
    sql`select from conversations c where ${isNamed(sql, request)}`,
    sql<StoredTurn[]>`
      ${columns(sql)}
        join conversations c on c.home = t.home and c.running_turn_id = t.id
      where ${isNamed(sql, request)}`,
    sql<StoredTurn[]>`
      ${columns(sql)}
        join conversations c on c.home = t.home and c.id = t.conversation_id
      where ${isNamed(sql, request)} and t.run_id = ${runId ?? null}`,
  ])
  if (found.length === 0) throw new ConversationNotFound()
  return { running: running[0], named: named[0] }
}

function columns(sql: ReservedSql) {
  return sql`
    select t.id, t.conversation_id as "conversationId", t.home, t.run_id as "runId", t.state, t.failure,
      extract(epoch from now() - t.finished_at)::float * 1000 as "agoMs", t.model,
      t.input_tokens as "inputTokens", t.output_tokens as "outputTokens", m.id as "replyId", m.content,
      case when t.state = 'human' then (
        select content from messages where home = t.home and id = t.user_message_id) end as "textToOwner"
    from turns t left join messages m on m.home = t.home and m.id = t.reply_message_id`
}

/** Rebuilds a finished run from its stored turn, with its text as one event. */
export function replay(turn: StoredTurn): Run {
  const { id, runId, conversationId, home } = turn
  const run = new Run({ id: runId ?? id, turnId: id, conversationId, home })
  run.append({ type: 'start', turnId: turn.id, messageId: run.id })
  if (turn.content) run.append({ type: 'text', text: turn.content })
  run.append(endOf(turn, run.id))
  return run
}

function endOf(turn: StoredTurn, runId: string): TurnEnd {
  const { state, failure, model, inputTokens, outputTokens } = turn
  if (state === 'human') return waitForOwner(runId, turn.textToOwner ?? '')
  const code = failure ?? 'model_empty'
  const reply: Reply = {
    id: runId,
    content: turn.content ?? '',
    model: model ?? '',
    finishReason: 'stop',
    usage: inputTokens === null || outputTokens === null ? undefined : { inputTokens, outputTokens },
  }
  if (state === 'stopped') return { type: 'stopped', reply }
  if (turn.content === null) return { type: 'refused', code, retryAfterMs: undefined }
  if (state === 'interrupted') return { type: 'interrupted', reply, code }
  return { type: 'done', reply }
}
