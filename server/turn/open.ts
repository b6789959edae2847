/**
 * The first transaction of a turn: stores the message, reads the chatbot and the history. All statements go in one
 * round trip, so none may depend on another's result.
 */
import type { PendingQuery, ReservedSql, Row, RowList } from 'postgres'
import { type Chatbot, turnChatbotColumns, turnFormId } from '../chatbots/chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asPersonStill, becomeSystem } from '../database/transaction.ts'
import { type Intake, type IntakeRow, toIntake } from '../intake/intake.ts'
import type { ChatMessage } from '../models/model.ts'
import type { OwnerKey } from '../models/services.ts'
import { shorten } from '../text/shorten.ts'
import type { Reservation } from '../usage/budgets.ts'
import type { TurnBudgets } from '../usage/default-budgets.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import { extendHistory } from './client-call.ts'
import {
  isFirstTime,
  isNamed,
  isOpen,
  isOpenedByMessage,
  keepTrainingData,
  openIfNew,
} from './name-conversation.ts'
import { sentenceOfOwner } from './owner-answers.ts'
import { checkTrainingData, countMessages, type Reserved, reserveTokens } from './reserve.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** The ids of a run and of its server. */
export type RunAs = {
  /** The id of the run and of its reply. */
  id: string
  serverId: string
  budgets: TurnBudgets
}

/** A turn whose user message is stored. */
export type OpenTurn = {
  id: string
  conversationId: string
  /** The conversation's number. */
  number: number
  /** Whether the owner has taken the conversation over; then the turn ends when it opens. */
  isTakenOver: boolean
  chatbot: Chatbot
  /** The user's own facts for this conversation; may be empty. */
  trainingData: string
  /** The user or visitor; undefined for a program, which has customers of its own. */
  personId: string | undefined
  /** Whether it is a visitor's conversation or a preview; then the model input is limited. */
  isAnonymous: boolean
  /** Undefined when no model service is available. */
  reservation: Reservation | undefined
  /** Earlier messages, oldest first, limited to the largest context window. */
  history: ChatMessage[]
  /** The user's message. */
  text: string
  /** Only for a chatbot with a form. */
  intake: Intake | undefined
  /** The owner's own keys for model providers. */
  ownerKeys: readonly OwnerKey[]
  /** In a retry: the earlier reply that is replaced. */
  replaces: { id: string; position: number } | undefined
  /** Programs only: the hash of the earlier messages, if known. */
  historyHash: string | undefined
}

/** Unknown conversations and those of others are indistinguishable. */
export class ConversationNotFound extends Error {
  constructor() {
    super('there is no such conversation for this person')
    this.name = 'ConversationNotFound'
  }
}

/** Another turn of this conversation is running, or this turn already exists. */
export class ConversationBusy extends Error {
  constructor() {
    super('another turn of this conversation is under way')
    this.name = 'ConversationBusy'
  }
}

/** The newest turn has a complete reply or is still running, or there is no turn. */
export class NothingToRetry extends Error {
  constructor() {
    super('there is nothing to retry in this conversation')
    this.name = 'NothingToRetry'
  }
}

/** Longer than any API shows. */
const TITLE_GRAPHEMES = 100
/** Larger than the largest context window; `compose` cuts to the chosen model's. */
const HISTORY_CHARACTERS = 400_000
/** The maximum of ANONYMOUS_WINDOW tokens (server/text/tokens.ts). The built-in answerer and forms read fewer. */
const SHORT_HISTORY_CHARACTERS = ANONYMOUS_WINDOW * 3.5
const HISTORY_MESSAGES = 1000
/** UTF-8 bytes. */
const MAX_BYTES_PER_CHARACTER = 4

type ContextRow = Chatbot & {
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

/** @throws ConversationNotFound, ConversationBusy, Refused, DatabaseUnavailable; then nothing is stored */
export async function open(connections: Connections, request: TurnRequest, run: RunAs): Promise<OpenTurn> {
  const turnId = request.turnId ?? crypto.randomUUID()
  // The message is stored first: its update locks the conversation for this turn, so later reads are stable.
  const results = await asPerson(connections, request.identity, (sql) => [
    ...openIfNew(sql, request),
    store(sql, turnId, request, run),
    readContext(sql, request),
    history(sql, request, run, sql`c.message_count - ${added(sql, request)}`),
    ...keepTrainingData(sql, turnId, request),
    becomeSystem(sql),
    ...checkTrainingData(sql, request, run),
    ...countMessages(sql, turnId, added(sql, request), run),
    reserveTokens(sql, request, run),
  ])
  const [reserved] = results.at(-1) as Reserved[]
  const [{ count }, found, earlier] = results.slice(isOpenedByMessage(request) ? 1 : 0) as [
    RowList<Row[]>,
    ContextRow[],
    ChatMessage[],
  ]
  // A conversation that is found by its turn's id does not exist before the turn.
  if (!found[0]) throw 'newId' in request.conversation ? new ConversationBusy() : new ConversationNotFound()
  if (count === 0) throw new ConversationBusy()
  return {
    ...toContext(found[0]),
    reservation: reserved?.reservation ?? undefined,
    id: turnId,
    history: ownHistory(request, found[0]) ?? [...earlier, ...(request.before ?? [])],
    text: request.text,
    replaces: undefined,
    historyHash: historyBefore(request, found[0]),
  }
}

/**
 * Uses the history that the program sent if the conversation was found by its history. Customers of one key with the
 * same words share that conversation, so its stored messages may be another customer's.
 */
function ownHistory(
  { identity, clientCall, before = [] }: TurnRequest | ProgramsRetry,
  { isFoundByHistory }: ContextRow,
): ChatMessage[] | undefined {
  return 'apiKeyHash' in identity && isFoundByHistory ? [...(clientCall?.before ?? before)] : undefined
}

/** The client's hash, or the stored one if the client named the conversation. */
function historyBefore({ clientCall, before = [] }: TurnRequest, row: ContextRow): string | undefined {
  if (clientCall?.history !== undefined) return clientCall.history
  return row.historyHash === null ? undefined : before.reduce(extendHistory, row.historyHash)
}

type ProgramsRetry = RetryRequest & Pick<TurnRequest, 'clientCall' | 'before'>

/**
 * Reopens the newest turn, whose model failed or whose reply was interrupted.
 * @param only the expected turn: if it is not the newest, there is nothing to retry
 * @throws ConversationNotFound, NothingToRetry, Refused, DatabaseUnavailable
 */
export async function reopen(
  connections: Connections,
  request: ProgramsRetry,
  run: RunAs,
  only?: string,
): Promise<OpenTurn> {
  const [again, found, earlier, , [reserved]] = await asPerson(connections, request.identity, (sql) => [
    runAgain(sql, request, run, only),
    readContext(sql, request),
    history(sql, request, run, positionBefore(sql, newestTurn(sql, request))),
    becomeSystem(sql),
    reserveTokens(sql, request, run),
  ])
  if (!found[0]) throw new ConversationNotFound()
  const turn = again[0]
  if (!turn) throw new NothingToRetry()
  const { replyId, replyPosition } = turn
  return {
    ...toContext(found[0]),
    reservation: reserved?.reservation ?? undefined,
    id: turn.turnId,
    history: ownHistory(request, found[0]) ?? [...earlier],
    text: turn.text,
    replaces:
      replyId !== null && replyPosition !== null ? { id: replyId, position: replyPosition } : undefined,
    // The stored hash includes the failed turn.
    historyHash: request.clientCall?.history,
  }
}

function toContext({
  conversationId,
  number,
  isTakenOver,
  personId,
  isAnonymous,
  trainingData,
  intake,
  ownerKeys,
  historyHash: _,
  isFoundByHistory: __,
  ...chatbot
}: ContextRow) {
  return {
    conversationId,
    number,
    isTakenOver,
    personId: personId ?? undefined,
    isAnonymous,
    trainingData,
    chatbot,
    intake: intake ? toIntake(intake) : undefined,
    ownerKeys: ownerKeys ?? [],
  }
}

/** Reads the chatbot and its context. Training data needs a session key, and programs have no forms. */
function readContext(sql: ReservedSql, request: RetryRequest & { trainingData?: string | undefined }) {
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

/** Rereads the intake after a concurrent change. @throws ConversationNotFound */
export async function reread(connections: Connections, request: RetryRequest): Promise<Intake | undefined> {
  const [found] = await asPersonStill(connections, request.identity, (sql) => [readContext(sql, request)])
  if (!found[0]) throw new ConversationNotFound()
  return toContext(found[0]).intake
}

/**
 * Reads the messages up to this position of the conversation `c`. It filters by bytes first: Postgres knows the byte
 * length without reading the text.
 */
function history(sql: ReservedSql, request: RetryRequest, run: RunAs, newest: PendingQuery<Row[]>) {
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

function positionBefore(sql: ReservedSql, turn: PendingQuery<Row[]>) {
  return sql`(
    select said.position - 1 from turns t join messages said on said.id = t.user_message_id where t.id = (${turn}))`
}

/**
 * Stores the message after a program's earlier ones. Messages of visitors and programs are unread for the owner. Of
 * two concurrent calls one is stored: the second sees the row changed by the first. The row count tells which,
 * since `returning` would evaluate the select policies again. After a takeover the turn ends here.
 */
function store(sql: ReservedSql, turnId: string, request: TurnRequest, run: RunAs) {
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
      returning id, chatbot_id, message_count, user_id is not null or is_preview as is_read,
        taken_over_at is not null as is_taken_over, ${added(sql, request)} as added
    ), messages as (
      insert into messages (id, conversation_id, position, role, content, is_read)
      select said.id, c.id, c.message_count - ${said.length} + said.position, said.role, said.content, c.is_read
      from conversation c, unnest(${ids}::uuid[], ${said.map(({ role }) => role)}::text[],
        ${said.map(({ content }) => content)}::text[]) with ordinality as said (id, role, content, position)
      where said.position > ${said.length} - c.added
      order by said.position
    )
    insert into turns (id, conversation_id, chatbot_id, user_message_id, run_id, server_id, state, finished_at)
    select ${turnId}, id, chatbot_id, ${ids.at(-1) ?? ''}, ${run.id}, ${run.serverId},
      case when is_taken_over then 'human' else 'running' end, case when is_taken_over then now() end
    from conversation`
}

/** The number of messages added to the conversation `c`; a continued one already has the earlier ones. */
function added(sql: ReservedSql, { conversation, before = [] }: TurnRequest) {
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

function newestTurn(sql: ReservedSql, request: RetryRequest) {
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
function runAgain(sql: ReservedSql, request: RetryRequest, run: RunAs, only: string | undefined) {
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
