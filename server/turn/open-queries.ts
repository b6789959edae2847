/** The statements of the transaction that opens a turn. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { type Chatbot, turnChatbotColumns, turnFormId } from '../chatbots/chatbot.ts'
import type { IntakeRow } from '../intake/intake.ts'
import type { ChatMessage } from '../models/model.ts'
import type { OwnerKey } from '../models/services.ts'
import { shorten } from '../text/shorten.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import { extendHistory } from './client-call.ts'
import { isFirstTime, isNamed, isOpen } from './name-conversation.ts'
import type { RunAs } from './open-turn.ts'
import { sentenceOfOwner } from './owner-answers.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** Longer than any API shows. */
const TITLE_GRAPHEMES = 100
/** Larger than the largest context window; `compose` cuts to the chosen model's. */
const HISTORY_CHARACTERS = 400_000
/** The maximum of ANONYMOUS_WINDOW tokens (server/text/tokens.ts). The built-in answerer and forms read fewer. */
const SHORT_HISTORY_CHARACTERS = ANONYMOUS_WINDOW * 3.5
const HISTORY_MESSAGES = 1000
/** UTF-8 bytes. */
const MAX_BYTES_PER_CHARACTER = 4

export type ContextRow = Chatbot & {
  conversationId: string
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

/** Reads the chatbot and its context. Training data needs a session key, and programs have no forms. */
export function readContext(sql: ReservedSql, request: RetryRequest & { trainingData?: string | undefined }) {
  const trainingData =
    'sessionKey' in request.conversation
      ? sql`coalesce(${request.trainingData ?? null}, (
          select t.content from training_data t where t.conversation_id = c.id), '')`
      : sql`''`
  const intake =
    'apiKeyHash' in request.identity
      ? sql`null`
      : sql`case when ${turnFormId(sql)} is not null then frontdesk_intake(c.id, ${turnFormId(sql)}) end`
  const historyHash = 'apiKeyHash' in request.identity ? sql`encode(c.history_hash, 'hex')` : sql`null`
  return sql<ContextRow[]>`
    select c.id as "conversationId", ${historyHash} as "historyHash", c.is_found_by_history as "isFoundByHistory", c.number, c.taken_over_at is not null as "isTakenOver", coalesce(c.user_id, c.visitor_id) as "personId", c.visitor_id is not null as "isAnonymous", ${trainingData} as "trainingData", ${intake} as intake,
      case when b.owner_id is not null then frontdesk_provider_keys(b.owner_id, b.owner_is_admin) end as "ownerKeys", ${turnChatbotColumns(sql)}
    from conversations c
      join chatbots b on b.id = c.chatbot_id
      left join profiles p on p.user_id = b.owner_id
    where ${isNamed(sql, request)}`
}

/**
 * Reads the messages up to this position of the conversation `c`. It filters by bytes first: Postgres knows the byte
 * length without reading the text.
 */
export function history(sql: ReservedSql, request: RetryRequest, run: RunAs, newest: PendingQuery<Row[]>) {
  // Users talk only to the operator's assistant, which uses the server's keys or none.
  const isShort = run.budgets.hasServerKeys
    ? sql`c.visitor_id is not null`
    : sql`coalesce(c.user_id, c.visitor_id) is not null`
  return sql<ChatMessage[]>`
    select role, content
    from (
      select role, content, position, most, sum(length(content)) over (order by position desc) as characters
      from (
        select m.role, m.content, m.position, sum(octet_length(m.content)) over (order by m.position desc) as bytes,
          case when ${isShort} then ${SHORT_HISTORY_CHARACTERS}::integer else ${HISTORY_CHARACTERS} end as most
        from conversations c join messages m on m.conversation_id = c.id
        where ${isNamed(sql, request)} and m.position <= ${newest}
        order by m.position desc
        limit ${HISTORY_MESSAGES}
      ) newest
      where bytes <= most * ${MAX_BYTES_PER_CHARACTER}::integer
    ) readable
    where characters <= most
    order by position`
}

export function positionBefore(sql: ReservedSql, turn: PendingQuery<Row[]>) {
  return sql`(
    select said.position - 1 from turns t join messages said on said.id = t.user_message_id where t.id = (${turn}))`
}

/**
 * Stores the message after a program's earlier ones. Messages of visitors and programs are unread for the owner. Of
 * two concurrent calls one is stored: the second sees the row changed by the first. The row count tells which,
 * since `returning` would evaluate the select policies again. After a takeover the turn ends here.
 */
export function storeMessages(sql: ReservedSql, turnId: string, request: TurnRequest, run: RunAs) {
  const { text, before = [] } = request
  const said: ChatMessage[] = [...before, { role: 'user', content: text }]
  const ids = said.map(() => crypto.randomUUID())
  const title = shorten(text.replaceAll(/\s+/g, ' '), TITLE_GRAPHEMES, '')
  return sql`
    with conversation as (
      update conversations c
      set message_count = message_count + ${added(sql, request)}, updated_at = now(), title = coalesce(title, ${title}),
        running_turn_id = case when taken_over_at is null then ${turnId}::uuid end
        ${ifFoundByHistory(sql, request)} ${historyIfTakenOver(sql, request)}
      where ${isOpen(sql, request)} and running_turn_id is null
        and exists (select from chatbots b where b.id = c.chatbot_id) ${isFirstTime(sql, request)}
      returning id, home, owner_id, client_id, chatbot_id, message_count,
        user_id is not null or is_preview as is_read,
        taken_over_at is not null as is_taken_over, ${added(sql, request)} as added
    ), messages as (
      insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_read)
      select said.id, c.id, c.home, c.owner_id, c.client_id, c.message_count - ${said.length} + said.position, said.role, said.content, c.is_read
      from conversation c, unnest(${ids}::uuid[], ${said.map(({ role }) => role)}::text[],
        ${said.map(({ content }) => content)}::text[]) with ordinality as said (id, role, content, position)
      where said.position > ${said.length} - c.added
      order by said.position
    )
    insert into turns (id, conversation_id, home, owner_id, client_id, chatbot_id, user_message_id, run_id, server_id,
      state, finished_at)
    select ${turnId}, id, home, owner_id, client_id, chatbot_id, ${ids.at(-1) ?? ''}, ${run.id}, ${run.serverId},
      case when is_taken_over then 'human' else 'running' end, case when is_taken_over then now() end
    from conversation`
}

/** The number of messages added to the conversation `c`; a continued one already has the earlier ones. */
export function added(sql: ReservedSql, { conversation, before = [] }: TurnRequest) {
  const all = sql`${1 + before.length}::integer`
  return 'newId' in conversation ? sql`case when c.id = ${conversation.newId} then ${all} else 1 end` : all
}

function ifFoundByHistory(sql: ReservedSql, { conversation, clientCall }: TurnRequest) {
  if (clientCall?.history === undefined || !('newId' in conversation)) return sql``
  return sql`, is_found_by_history = is_found_by_history or c.id <> ${conversation.newId}`
}

/** After a takeover the client gets one fixed sentence, and no later transaction stores the history hash. */
function historyIfTakenOver(sql: ReservedSql, { identity, clientCall, text }: TurnRequest) {
  if (!('apiKeyHash' in identity)) return sql``
  const hash =
    clientCall?.history === undefined
      ? null
      : extendHistory(extendHistory(clientCall.history, { role: 'user', content: text }), {
          role: 'assistant',
          content: sentenceOfOwner(text),
        })
  return sql`, history_hash = case when taken_over_at is null then history_hash else decode(${hash}, 'hex') end`
}

export function newestTurn(sql: ReservedSql, request: RetryRequest) {
  return sql`
    select t.id from conversations c join turns t on t.conversation_id = c.id
    where ${isNamed(sql, request)}
    order by t.started_at desc, t.id limit 1`
}

/** Whether the message has this text. A message to a form is never processed twice. */
function mayBeReplaced(sql: ReservedSql, said: string) {
  return sql`(
    exists (select from messages m where m.id = t.user_message_id and m.content = ${said})
    and not exists (select from chatbots b where b.id = c.chatbot_id and ${turnFormId(sql)} is not null))`
}

type Again = { turnId: string; text: string; replyId: string | null; replyPosition: number | null }

/** Of two concurrent calls, the second finds the turn running. A message that the owner has answered is not retried. */
export function runAgain(sql: ReservedSql, request: RetryRequest, run: RunAs, only: string | undefined) {
  const isMeant = only ? sql`and t.id = ${only}` : sql``
  const isReplaced = request.said === undefined ? sql`false` : mayBeReplaced(sql, request.said)
  return sql<Again[]>`
    with held as (
      update conversations c set running_turn_id = t.id
      from turns t
      where ${isNamed(sql, request)} and c.running_turn_id is null and c.taken_over_at is null
        and t.id = (${newestTurn(sql, request)})
        and (t.state in ('failed', 'stopped', 'interrupted') or t.state = 'done' and ${isReplaced})
        ${isMeant}
        and exists (select from chatbots b where b.id = c.chatbot_id)
        and not exists (
          select from messages m
          where m.conversation_id = c.id and m.author_id is not null
            and m.position > (select position from messages where id = t.user_message_id))
      returning t.id
    ), again as (
      update turns
      set state = 'running', run_id = ${run.id}, server_id = ${run.serverId}, arrived = null, failure = null,
        started_at = now(), finished_at = null
      from held where turns.id = held.id
      returning turns.id, turns.user_message_id, turns.reply_message_id
    )
    select again.id as "turnId", said.content as text, reply.id as "replyId", reply.position as "replyPosition"
    from again
      join messages said on said.id = again.user_message_id
      left join messages reply on reply.id = again.reply_message_id`
}
