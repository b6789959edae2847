import { setTimeout as sleep } from 'node:timers/promises'
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { DatabaseUnavailable } from '../database/availability.ts'
import { asPerson, becomeServiceRole, json } from '../database/transaction.ts'
import type { ChatMessage } from '../models/model.ts'
import { type Refund, refundTokens } from '../usage/budgets.ts'
import { countLongReply } from '../usage/stored-messages.ts'
import type { Answered, Answering } from './answering.ts'
import { extendHistory } from './client-call.ts'
import { ConversationNotFound } from './errors.ts'
import type { Generated } from './generate.ts'
import type { OpenTurn } from './open-turn.ts'

/** Another statement for the transaction that stores the reply. */
type Saving = (sql: ReservedSql) => PendingQuery<Row[]>

type Closing = Answering & { generated: Generated; durationMs: number; saving: Saving | undefined }

/** An unavailable database is retried for about a minute. */
const FIRST_DELAY_MS = 100
const MAX_DELAY_MS = 2000
const TRIES = 35
/** When the server shuts down, or the user has stopped the reply. */
const TRIES_WHEN_STOPPED = 5

/**
 * The second transaction of a turn: stores the reply, its cost and the turn's end. It retries while the database is
 * unavailable.
 * @throws ConversationNotFound when it was deleted meanwhile, or another process has recovered the turn;
 *   DatabaseUnavailable
 */
export async function close(answering: Answering, generated: Generated, saving?: Saving): Promise<Answered> {
  const durationMs = performance.now() - answering.startedAt
  if (!(await persist({ ...answering, generated, durationMs, saving }))) throw new ConversationNotFound()
  const { text: content, model, finishReason, usage } = generated
  const reply = { id: answering.run.id, content, model, finishReason, usage }
  return { generated, stored: content === '' ? undefined : reply, durationMs }
}

async function persist(closing: Closing): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      // A broken connection leaves it unknown whether the commit succeeded, so look it up.
      if (await store(closing)) return true
      if (attempt === 1 || !(await isClosed(closing))) return false
      closing.meter.markRefunded()
      return true
    } catch (error) {
      const tries = closing.run.signal.aborted ? TRIES_WHEN_STOPPED : TRIES
      if (!(error instanceof DatabaseUnavailable) || attempt >= tries) throw error
    }
    await sleep(Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS))
  }
}

/**
 * Writes only while the turn is running: another process may have recovered it.
 * @returns whether it was running
 */
async function store(closing: Closing): Promise<boolean> {
  const { connections, request, meter } = closing
  const build = (sql: ReservedSql) => statements(sql, closing)
  const { closed } = await asPerson(connections, request.identity, build, { isAuthorized: true })
  const isClosed = closed.count > 0
  if (isClosed) meter.markRefunded()
  return isClosed
}

function statements(sql: ReservedSql, closing: Closing) {
  const { turn, run, generated, saving, meter, budgets } = closing
  const { pendingRefund } = meter
  const { text: content } = generated
  const counted = countLongReply(sql, { turnId: turn.id, runId: run.id }, content, budgets)
  return {
    removed: content !== '' && turn.replaces ? removeReplaced(sql, turn, turn.replaces.id) : undefined,
    stored: content === '' ? freeConversation(sql, closing) : storeReply(sql, closing),
    saved: saving?.(sql),
    closed: endTurn(sql, closing),
    asServiceRole: pendingRefund || counted ? becomeServiceRole(sql) : undefined,
    counted,
    refunded: pendingRefund && refundIfClosed(sql, closing, pendingRefund),
  }
}

function endTurn(sql: ReservedSql, { turn, run, generated, durationMs }: Closing) {
  const { model, outcome, text, firstTextMs, failure } = generated
  return sql`
    update turns set state = ${outcome}, finished_at = now(), failure = ${failure?.code ?? null},
      arrived = null, first_token_ms = ${text === '' ? null : Math.round(firstTextMs)},
      duration_ms = ${Math.round(durationMs)}, model = ${model}, ${addUsage(sql, generated)},
      ${basis(sql, generated)},
      reply_message_id = ${text === '' ? sql`reply_message_id` : run.id}
    where id = ${turn.id} and run_id = ${run.id} and state = 'running'`
}

/** Refunds only if this transaction ends the turn: a retry after a broken commit must not refund twice. */
function refundIfClosed(sql: ReservedSql, { turn, run }: Closing, pendingRefund: Refund) {
  return sql`
    select ${refundTokens(sql, pendingRefund)} from turns
    where id = ${turn.id} and run_id = ${run.id} and state <> 'running' and finished_at = now()`
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
function freeConversation(sql: ReservedSql, closing: Closing) {
  const { conversationId, id } = closing.turn
  return sql`
    update conversations set running_turn_id = null ${keepHistory(sql, closing)}
    where id = ${conversationId} and running_turn_id = ${id}`
}

/** Stores the history hash by which a program's next call finds the conversation. */
function keepHistory(sql: ReservedSql, { request, turn, generated: { text: reply } }: Closing) {
  if (!('apiKeyHash' in request.identity)) return sql``
  const said: ChatMessage[] = [{ role: 'user', content: turn.text }]
  if (reply !== '') said.push({ role: 'assistant', content: reply })
  const hash = turn.historyHash === undefined ? null : said.reduce(extendHistory, turn.historyHash)
  return sql`, history_hash = decode(${hash}, 'hex')`
}

/** Stores the reply at the position of the one it replaces, else at the next position. */
function storeReply(sql: ReservedSql, closing: Closing) {
  const { turn, run, generated } = closing
  const { outcome, text } = generated
  return sql`
    with conversation as (
      update conversations
      set message_count = message_count + ${turn.replaces ? 0 : 1}, updated_at = now(), running_turn_id = null
        ${keepHistory(sql, closing)}
      where id = ${turn.conversationId} and running_turn_id = ${turn.id}
      returning id, home, owner_id, client_id, message_count, user_id is not null or is_preview as is_read
    )
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
      is_read)
    select ${run.id}, id, home, owner_id, client_id, ${turn.replaces ? turn.replaces.position : sql`message_count`}, 'assistant', ${text},
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
async function isClosed({ connections, request, turn, run }: Closing): Promise<boolean> {
  const build = (sql: ReservedSql) => [
    sql`
      select from turns
      where id = ${turn.id} and run_id = ${run.id} and state <> 'running' and failure is distinct from 'server_crashed'`,
  ]
  const [rows = []] = await asPerson(connections, request.identity, build, { isAuthorized: true })
  return rows.length > 0
}
