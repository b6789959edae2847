/** The statements of the transactions that open a turn. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { type Chatbot, turnFormId } from '../chatbots/chatbot.ts'
import type { Parameter } from '../database/transaction.ts'
import type { IntakeRow } from '../intake/intake.ts'
import type { ChatMessage } from '../models/model.ts'
import type { OwnerKey } from '../models/services.ts'
import { shorten } from '../text/shorten.ts'
import { type Reservation, reserveForTurn } from '../usage/budgets.ts'
import { networkOf } from '../usage/stored-messages.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import { extendHistory } from './client-call.ts'
import { isNamed, nameOf, userIdOf } from './name-conversation.ts'
import type { RunAs } from './open-turn.ts'
import { sentenceOfOwner } from './owner-answers.ts'
import { estimateOf } from './reserve.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** Longer than any API shows. */
const TITLE_GRAPHEMES = 100
/** Larger than the largest context window; `compose` cuts to the chosen model's. */
const HISTORY_CHARACTERS = 400_000
/** The maximum of ANONYMOUS_WINDOW tokens (server/text/tokens.ts). The built-in answerer and forms read fewer. */
const SHORT_HISTORY_CHARACTERS = ANONYMOUS_WINDOW * 3.5

/** Of frontdesk_turn_context(). */
export type Context = Chatbot & {
  conversationId: string
  home: string
  number: number
  isTakenOver: boolean
  personId: string | null
  isAnonymous: boolean
  trainingData: string
  intake: IntakeRow | null
  ownerKeys: OwnerKey[] | null
  historyHash: string | null
  isFoundByHistory: boolean
}

/** Of frontdesk_open_turn(); null without such a conversation. */
export type Opened =
  | { isBusy: true }
  | { isBusy?: never; context: Context; history: ChatMessage[] | null; reservation: Reservation | null }
  | null

/** The parameters of frontdesk_open_turn() after the caller's. */
export function openingOf(turnId: string, request: TurnRequest, run: RunAs): Parameter[] {
  const { identity, conversation, clientCall, text, before = [], trainingData } = request
  const said: ChatMessage[] = [...before, { role: 'user', content: text }]
  const { kind, name } = nameOf(conversation)
  const { budgets } = run
  const { quotas, hasServerKeys } = budgets
  const title = shorten(text.replaceAll(/\s+/g, ' '), TITLE_GRAPHEMES, '')
  const continued = before.length > 0 ? clientCall?.history : undefined
  const limits = {
    mostCharacters: HISTORY_CHARACTERS,
    mostAnonymousCharacters: SHORT_HISTORY_CHARACTERS,
    trainingBytes: quotas.trainingBytes || undefined,
    messageBytes: quotas.messageBytes || undefined,
    network: networkOf(budgets.hashOf),
  }
  return [
    ...[kind, name, userIdOf(identity) ?? null, turnId, run.id, run.serverId, request.turnId !== undefined],
    ...[said.map(({ role }) => role), said.map(({ content }) => content), title, continued ?? null],
    ...[
      kind === 'new' && clientCall?.history !== undefined,
      historyIfTakenOver(request),
      trainingData ?? null,
    ],
    ...[{ ...estimateOf(request, budgets), hasServerKeys }, limits],
  ]
}

/** After a takeover the client gets one fixed sentence, and no later transaction stores the history hash. */
function historyIfTakenOver({ clientCall, text }: TurnRequest): string | null {
  if (clientCall?.history === undefined) return null
  const asked = extendHistory(clientCall.history, { role: 'user', content: text })
  return extendHistory(asked, { role: 'assistant', content: sentenceOfOwner(text) })
}

/** Reads the chatbot and its context, and with `newest` the messages up to this position. */
export function readContext(
  sql: ReservedSql,
  request: RetryRequest,
  newest: PendingQuery<Row[]> = sql`null::integer`,
  hasServerKeys = true,
) {
  // Users talk only to the operator's assistant, which uses the server's keys or none.
  const isShort = hasServerKeys ? sql`c.visitor_id is not null` : sql`not c.is_client`
  return sql<{ context: Context | null; history: ChatMessage[] | null }[]>`
    select frontdesk_turn_context(c, ${nameOf(request.conversation).kind}, null) as context,
      frontdesk_turn_history(c, ${newest}, case when ${isShort} then ${SHORT_HISTORY_CHARACTERS}::integer
        else ${HISTORY_CHARACTERS} end) as history
    from conversations c where ${isNamed(sql, request)}`
}

export function positionBefore(sql: ReservedSql, turn: PendingQuery<Row[]>) {
  return sql`(
    select said.position - 1 from turns t join messages said on said.home = t.home and said.id = t.user_message_id
    where t.home = c.home and t.id = (${turn}))`
}

/**
 * The last statement of a transaction that reopens a turn, since it locks rows that other turns need. It runs with the
 * service role, which bypasses the policies: `run_id` proves that the person was authorized.
 */
export function reserveTokens(sql: ReservedSql, request: RetryRequest, { id, budgets }: RunAs) {
  return sql<{ reservation: Reservation | null }[]>`
    select ${reserveForTurn(sql, estimateOf(request, budgets))} as reservation
    from conversations c join turns t on t.home = c.home and t.id = c.running_turn_id
    where ${isNamed(sql, request)} and t.run_id = ${id}`
}

export function newestTurn(sql: ReservedSql, request: RetryRequest) {
  return sql`
    select t.id from conversations c join turns t on t.home = c.home and t.conversation_id = c.id
    where ${isNamed(sql, request)}
    order by t.started_at desc, t.id limit 1`
}

/** A turn that runs again counts on the day of its last run. */
export function noteDayOfTurn(sql: ReservedSql, request: RetryRequest) {
  return sql`
    select frontdesk_day_changed(t.chatbot_id, t.started_at) from conversations c join turns t on t.home = c.home
    where ${isNamed(sql, request)} and c.user_id is null and t.id = (${newestTurn(sql, request)})`
}

/** Whether the message has this text. A message to a form is never processed twice. */
function mayBeReplaced(sql: ReservedSql, said: string) {
  return sql`(
    exists (select from messages m where m.home = t.home and m.id = t.user_message_id and m.content = ${said})
    and not exists (select from chatbots b where b.id = c.chatbot_id and ${turnFormId(sql)} is not null))`
}

/**
 * Holds the conversation for its newest turn. Of two concurrent calls, the second finds the turn running. A message that
 * the owner has answered is not retried.
 */
export function holdForRetry(sql: ReservedSql, request: RetryRequest, only: string | undefined) {
  const isMeant = only ? sql`and t.id = ${only}` : sql``
  const isReplaced = request.said === undefined ? sql`false` : mayBeReplaced(sql, request.said)
  return sql`
    update conversations c set running_turn_id = t.id
    from turns t
    where ${isNamed(sql, request)} and c.running_turn_id is null and c.taken_over_at is null
      and t.home = c.home and t.id = (${newestTurn(sql, request)})
      and (t.state in ('failed', 'stopped', 'interrupted') or t.state = 'done' and ${isReplaced})
      ${isMeant}
      and exists (select from chatbots b where b.id = c.chatbot_id)
      and not exists (
        select from messages m
        where m.home = c.home and m.conversation_id = c.id and m.author_id is not null
          and m.position > (select position from messages where home = t.home and id = t.user_message_id))`
}

/** Starts the held turn as this run; a turn that was running before stays as it is. */
export function runHeld(sql: ReservedSql, request: RetryRequest, run: RunAs) {
  return sql`
    update turns t
    set state = 'running', run_id = ${run.id}, server_id = ${run.serverId}, arrived = null, failure = null,
      started_at = now(), finished_at = null
    from conversations c
    where ${isNamed(sql, request)} and t.home = c.home and t.id = c.running_turn_id and t.state <> 'running'`
}

type Again = { turnId: string; text: string; replyId: string | null; replyPosition: number | null }

/** The turn that this run has started, with its message and the reply that it replaces. */
export function turnOfRun(sql: ReservedSql, request: RetryRequest, run: RunAs) {
  return sql<Again[]>`
    select t.id as "turnId", said.content as text, reply.id as "replyId", reply.position as "replyPosition"
    from conversations c
      join turns t on t.home = c.home and t.id = c.running_turn_id and t.run_id = ${run.id}
      join messages said on said.home = t.home and said.id = t.user_message_id
      left join messages reply on reply.home = t.home and reply.id = t.reply_message_id
    where ${isNamed(sql, request)}`
}
