import { setTimeout as sleep } from 'node:timers/promises'
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { DatabaseUnavailable } from '../database/availability.ts'
import type { Connections } from '../database/connections.ts'
import { asPersonStill, becomeServiceRole, type Identity, json } from '../database/transaction.ts'
import type { ChatMessage } from '../models/model.ts'
import { type Refund, refundTokens } from '../usage/budgets.ts'
import type { TurnBudgets } from '../usage/default-budgets.ts'
import { countLongReply } from '../usage/stored-messages.ts'
import { extendHistory } from './client-call.ts'
import { ConversationNotFound } from './errors.ts'
import type { Generated } from './generate.ts'
import type { Meter } from './meter.ts'
import type { OpenTurn } from './open-turn.ts'
import type { Reply } from './turn-event.ts'

export type CloseTurn = {
  identity: Identity
  turn: OpenTurn
  /** The id of the run and of the reply. */
  replyId: string
  generated: Generated
  /** The turn's usage and reservation. */
  meter: Meter
  budgets: TurnBudgets
  /** From the user's message to the end of the reply. */
  durationMs: number
  /** The run's signal: once aborted, an unavailable database is retried fewer times. */
  signal: AbortSignal
  /** Another statement for the transaction that stores the reply. */
  saving?: ((sql: ReservedSql) => PendingQuery<Row[]>) | undefined
}

/** An unavailable database is retried for about a minute. */
const FIRST_DELAY_MS = 100
const MAX_DELAY_MS = 2000
const TRIES = 35
/** When the server shuts down, or the user has stopped the reply. */
const TRIES_WHEN_STOPPED = 5

/**
 * The second transaction of a turn: stores the reply, its cost and the turn's end. It retries while the database is
 * unavailable.
 * @returns undefined when there was no reply to store
 * @throws ConversationNotFound when it was deleted meanwhile, or another process has recovered the turn;
 *   DatabaseUnavailable
 */
export async function close(connections: Connections, closing: CloseTurn): Promise<Reply | undefined> {
  const { replyId, generated } = closing
  const { text: content, model, finishReason, usage } = generated
  const isStored = await persist(connections, closing)
  if (!isStored) throw new ConversationNotFound()
  return content === '' ? undefined : { id: replyId, content, model, finishReason, usage }
}

async function persist(connections: Connections, closing: CloseTurn): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      // A broken connection leaves it unknown whether the commit succeeded, so look it up.
      if (await store(connections, closing)) return true
      if (attempt === 1 || !(await isClosed(connections, closing))) return false
      closing.meter.markRefunded()
      return true
    } catch (error) {
      const tries = closing.signal.aborted ? TRIES_WHEN_STOPPED : TRIES
      if (!(error instanceof DatabaseUnavailable) || attempt >= tries) throw error
    }
    await sleep(Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS))
  }
}

/**
 * Writes only while the turn is running: another process may have recovered it.
 * @returns whether it was running
 */
async function store(connections: Connections, closing: CloseTurn): Promise<boolean> {
  const { identity, turn, replyId, generated, durationMs, saving, meter, budgets } = closing
  const { pendingRefund } = meter
  const { model, outcome, text: content } = generated
  const own = { turnId: turn.id, runId: replyId }
  const { closed } = await asPersonStill(connections, identity, (sql) => {
    const counted = countLongReply(sql, own, content, budgets)
    return {
      removed: content !== '' && turn.replaces ? removeReplaced(sql, turn, turn.replaces.id) : undefined,
      stored: content === '' ? endTurn(sql, closing) : storeReply(sql, closing),
      saved: saving?.(sql),
      closed: sql`
      update turns set state = ${outcome}, finished_at = now(), failure = ${generated.failure?.code ?? null},
        arrived = null, first_token_ms = ${content === '' ? null : Math.round(generated.firstTextMs)},
        duration_ms = ${Math.round(durationMs)}, model = ${model}, ${addUsage(sql, generated)},
        ${basis(sql, generated)},
        reply_message_id = ${content === '' ? sql`reply_message_id` : replyId}
      where id = ${turn.id} and run_id = ${replyId} and state = 'running'`,
      asServiceRole: pendingRefund || counted ? becomeServiceRole(sql) : undefined,
      counted,
      refunded: pendingRefund && refundIfClosed(sql, closing, pendingRefund),
    }
  })
  const isClosed = closed.count > 0
  if (isClosed) meter.markRefunded()
  return isClosed
}

/** Refunds only if this transaction ends the turn: a retry after a broken commit must not refund twice. */
function refundIfClosed(sql: ReservedSql, { turn, replyId }: CloseTurn, pendingRefund: Refund) {
  return sql`
    select ${refundTokens(sql, pendingRefund)} from turns
    where id = ${turn.id} and run_id = ${replyId} and state <> 'running' and finished_at = now()`
}

const MAX_TOKENS = 2 ** 31 - 1

/** Adds to the usage of the turn's earlier runs. */
function addUsage(sql: ReservedSql, { usage, costUsd }: Generated) {
  const cost = costUsd ?? null
  const add = (column: PendingQuery<Row[]>, tokens: number | null) => sql`
    ${column} = case when ${tokens}::bigint is null then ${column}
      else least(coalesce(${column}, 0) + ${tokens}::bigint, ${MAX_TOKENS}) end`
  return sql`
    ${add(sql`input_tokens`, usage?.inputTokens ?? null)},
    ${add(sql`output_tokens`, usage?.outputTokens ?? null)},
    cost_usd = case when model is null then ${cost} else cost_usd + ${cost} end`
}

function basis(sql: ReservedSql, { basis }: Generated) {
  const sources = basis && basis.sources.length > 0 ? json(sql, basis.sources) : sql`null`
  return sql`sources = ${sources}, found_nothing = ${basis?.foundNothing ?? null}`
}

/** Frees the conversation for its next turn. */
function endTurn(sql: ReservedSql, closing: CloseTurn) {
  const { conversationId, id } = closing.turn
  return sql`
    update conversations set running_turn_id = null ${keepHistory(sql, closing)}
    where id = ${conversationId} and running_turn_id = ${id}`
}

/** Stores the history hash by which a program's next call finds the conversation. */
function keepHistory(sql: ReservedSql, { identity, turn, generated: { text: reply } }: CloseTurn) {
  if (!('apiKeyHash' in identity)) return sql``
  const said: ChatMessage[] = [{ role: 'user', content: turn.text }]
  if (reply !== '') said.push({ role: 'assistant', content: reply })
  const hash = turn.historyHash === undefined ? null : said.reduce(extendHistory, turn.historyHash)
  return sql`, history_hash = decode(${hash}, 'hex')`
}

/** Stores the reply at the position of the one it replaces, else at the next position. */
function storeReply(sql: ReservedSql, closing: CloseTurn) {
  const { turn, replyId, generated } = closing
  const { outcome, text } = generated
  return sql`
    with conversation as (
      update conversations
      set message_count = message_count + ${turn.replaces ? 0 : 1}, updated_at = now(), running_turn_id = null
        ${keepHistory(sql, closing)}
      where id = ${turn.conversationId} and running_turn_id = ${turn.id}
      returning id, message_count, user_id is not null or is_preview as is_read
    )
    insert into messages (id, conversation_id, position, role, content, is_interrupted, is_read)
    select ${replyId}, id, ${turn.replaces ? turn.replaces.position : sql`message_count`}, 'assistant', ${text},
      ${outcome === 'interrupted' || outcome === 'stopped'}, is_read
    from conversation`
}

function removeReplaced(sql: ReservedSql, turn: OpenTurn, replaced: string) {
  return sql`
    delete from messages
    where id = ${replaced} and conversation_id = ${turn.conversationId}
      and exists (select from conversations where id = ${turn.conversationId} and running_turn_id = ${turn.id})`
}

/** Whether this run has ended the turn, instead of a crash recovery. */
async function isClosed(connections: Connections, { identity, turn, replyId }: CloseTurn): Promise<boolean> {
  const [rows] = await asPersonStill(connections, identity, (sql) => [
    sql`
      select from turns
      where id = ${turn.id} and run_id = ${replyId} and state <> 'running' and failure is distinct from 'server_crashed'`,
  ])
  return rows.length > 0
}
