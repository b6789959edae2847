import { setTimeout as sleep } from 'node:timers/promises'
import type { PendingQuery, ReservedSql, Row, RowList } from 'postgres'
import { DatabaseUnavailable } from '../database/availability.ts'
import type { Connections } from '../database/connections.ts'
import { asPersonStill, becomeSystem, type Identity, json } from '../database/transaction.ts'
import type { ChatMessage } from '../models/model.ts'
import { type Settlement, settleTokens } from '../usage/budgets.ts'
import { extendHistory } from './client-call.ts'
import type { Generated } from './generate.ts'
import type { Meter } from './meter.ts'
import { ConversationNotFound, type OpenTurn } from './open.ts'
import type { Reply } from './turn-event.ts'

export type CloseTurn = {
  identity: Identity
  turn: OpenTurn
  /** The run's, and the reply's. */
  replyId: string
  generated: Generated
  /** What the turn used up, and had reserved. */
  meter: Meter
  /** From the user's message to the end of the reply. */
  durationMs: number
  /** The run's: aborted, nobody waits long for a database that is away. */
  signal: AbortSignal
  /** What else is kept, or not, together with the reply. */
  saving?: ((sql: ReservedSql) => PendingQuery<Row[]>) | undefined
}

/** The reply is there and the database is away: it is tried again this often, for about a minute. */
const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 2000
const TRIES = 35
/** The server stops, or the user has stopped the reply. */
const TRIES_WHEN_STOPPED = 5

/**
 * The second transaction of a turn: stores the reply with what it cost, and how the turn ended. It waits
 * for a database that is away.
 * @returns undefined when there was no reply to store
 * @throws ConversationNotFound when it was deleted while the model spoke, or the turn was taken for dead
 *   and settled; DatabaseUnavailable
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
      // Whether a commit came through before the connection broke is not known: then it is looked up.
      if (await store(connections, closing)) return true
      if (attempt === 1 || !(await isClosed(connections, closing))) return false
      closing.meter.markSettled()
      return true
    } catch (error) {
      const tries = closing.signal.aborted ? TRIES_WHEN_STOPPED : TRIES
      if (!(error instanceof DatabaseUnavailable) || attempt >= tries) throw error
    }
    await sleep(Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS))
  }
}

/**
 * Writes only where the turn is still running: a process that was taken for dead finds it settled.
 * @returns whether it was
 */
async function store(connections: Connections, closing: CloseTurn): Promise<boolean> {
  const { identity, turn, replyId, generated, durationMs, saving, meter } = closing
  const { settlement } = meter
  const { model, outcome, text: content } = generated
  const results = await asPersonStill(connections, identity, (sql) => [
    ...(content !== '' && turn.replaces ? [removeReplaced(sql, turn, turn.replaces.id)] : []),
    content === '' ? endTurn(sql, closing) : storeReply(sql, closing),
    ...(saving ? [saving(sql)] : []),
    sql`
      update turns set state = ${outcome}, finished_at = now(), failure = ${generated.failure?.code ?? null},
        arrived = null, first_token_ms = ${content === '' ? null : Math.round(generated.firstTextMs)},
        duration_ms = ${Math.round(durationMs)}, model = ${model}, ${addUsage(sql, generated)},
        ${basis(sql, generated)},
        reply_message_id = ${content === '' ? sql`reply_message_id` : replyId}
      where id = ${turn.id} and run_id = ${replyId} and state = 'running'`,
    ...(settlement ? [becomeSystem(sql), settleIfClosed(sql, closing, settlement)] : []),
  ])
  const isClosed = (results.at(settlement ? -3 : -1) as RowList<Row[]>).count > 0
  if (isClosed) meter.markSettled()
  return isClosed
}

/** Only together with the end of the turn: this may be sent twice, where a connection broke at the commit. */
function settleIfClosed(sql: ReservedSql, { turn, replyId }: CloseTurn, settlement: Settlement) {
  return sql`
    select ${settleTokens(sql, settlement)} from turns
    where id = ${turn.id} and run_id = ${replyId} and state <> 'running' and finished_at = now()`
}

const MOST_TOKENS = 2 ** 31 - 1

/** What the turn used when it ran before was used, too. */
function addUsage(sql: ReservedSql, { usage, costUsd }: Generated) {
  const cost = costUsd ?? null
  const add = (column: PendingQuery<Row[]>, tokens: number | null) => sql`
    ${column} = case when ${tokens}::bigint is null then ${column}
      else least(coalesce(${column}, 0) + ${tokens}::bigint, ${MOST_TOKENS}) end`
  return sql`
    ${add(sql`input_tokens`, usage?.inputTokens ?? null)},
    ${add(sql`output_tokens`, usage?.outputTokens ?? null)},
    cost_usd = case when model is null then ${cost} else cost_usd + ${cost} end`
}

function basis(sql: ReservedSql, { basis }: Generated) {
  const sources = basis && basis.sources.length > 0 ? json(sql, basis.sources) : sql`null`
  return sql`sources = ${sources}, found_nothing = ${basis?.foundNothing ?? null}`
}

/** The next turn may begin. */
function endTurn(sql: ReservedSql, closing: CloseTurn) {
  const { conversationId, id } = closing.turn
  return sql`
    update conversations set running_turn_id = null ${keepHistory(sql, closing)}
    where id = ${conversationId} and running_turn_id = ${id}`
}

/** What a program has said and heard until now, by which its next call finds the conversation. */
function keepHistory(sql: ReservedSql, { identity, turn, generated: { text: reply } }: CloseTurn) {
  if (!('apiKeyHash' in identity)) return sql``
  const said: ChatMessage[] = [{ role: 'user', content: turn.text }]
  if (reply !== '') said.push({ role: 'assistant', content: reply })
  const hash = turn.historyHash === undefined ? null : said.reduce(extendHistory, turn.historyHash)
  return sql`, history_hash = decode(${hash}, 'hex')`
}

/** Takes the place of the reply that it replaces, else the next one. */
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

/** Whether this run has ended the turn, and not somebody who took it for dead. */
async function isClosed(connections: Connections, { identity, turn, replyId }: CloseTurn): Promise<boolean> {
  const [rows] = await asPersonStill(connections, identity, (sql) => [
    sql`
      select from turns
      where id = ${turn.id} and run_id = ${replyId} and state <> 'running' and failure is distinct from 'server_crashed'`,
  ])
  return rows.length > 0
}
