/**
 * The first transaction of a turn: reads the chatbot and what was said, stores what is said now. All in
 * one round trip, so that no statement waits for another's result.
 */
import type { PendingQuery, ReservedSql, Row, RowList } from 'postgres'
import { type Chatbot, toldChatbotColumns, toldFormId } from '../chatbots/chatbot.ts'
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

/** What a run is called, and who runs it. */
export type RunAs = {
  /** The run's, and the reply's that it will store. */
  id: string
  serverId: string
  budgets: TurnBudgets
}

/** A turn whose user message is stored. */
export type OpenTurn = {
  id: string
  conversationId: string
  /** The conversation's. */
  number: number
  /** Whether the owner answers in the chatbot's place: then it is over as soon as it is open. */
  isTakenOver: boolean
  chatbot: Chatbot
  /** The user's own facts for this conversation; empty when there are none. */
  trainingData: string
  /** The user or visitor who speaks; undefined for a program, which has customers of its own. */
  personId: string | undefined
  /** Whether a visitor speaks, or the owner in a visitor's place: what is sent to a model is bounded. */
  isAnonymous: boolean
  /** Undefined where no model service can be asked. */
  reservation: Reservation | undefined
  /** What was said before, oldest first, as far as any model could read it. */
  history: ChatMessage[]
  /** What the user says now. */
  text: string
  /** Of a chatbot that has a form to fill. */
  intake: Intake | undefined
  /** The chatbot's owner's own, for providers of models. */
  ownerKeys: readonly OwnerKey[]
  /** Of a turn that runs again: the reply that the new one takes the place of. */
  replaces: { id: string; position: number } | undefined
  /** Of a program: the hash of what was said before this message; undefined where it is not known. */
  historyHash: string | undefined
}

/** Nobody may read a conversation that does not exist, or not for them: there is no difference. */
export class ConversationNotFound extends Error {
  constructor() {
    super('there is no such conversation for this person')
    this.name = 'ConversationNotFound'
  }
}

/** Another turn of this conversation is under way; or this very turn was taken before. */
export class ConversationBusy extends Error {
  constructor() {
    super('another turn of this conversation is under way')
    this.name = 'ConversationBusy'
  }
}

/** The conversation's newest turn has a whole reply, or is under way; or there is no turn. */
export class NothingToRetry extends Error {
  constructor() {
    super('there is nothing to retry in this conversation')
    this.name = 'NothingToRetry'
  }
}

/** More than any API shows. */
const TITLE_GRAPHEMES = 100
/** More than the widest model reads; `compose` cuts to what the chosen one does. */
const HISTORY_CHARACTERS = 400_000
/** As many as ANONYMOUS_WINDOW tokens hold (server/text/tokens.ts). The built-in answerer looks at fewer. */
const SHORT_HISTORY_CHARACTERS = ANONYMOUS_WINDOW * 3.5
const HISTORY_MESSAGES = 1000
/** Of a character in UTF-8. */
const LONGEST_CHARACTER = 4

type Told = Chatbot & {
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
  // The message first: from then on the conversation is this turn's alone, and what is read of it stands.
  const results = await asPerson(connections, request.identity, (sql) => [
    ...openIfNew(sql, request),
    store(sql, turnId, request, run),
    told(sql, request),
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
    Told[],
    ChatMessage[],
  ]
  // A conversation that is known by its turn is not there without it.
  if (!found[0]) throw 'newId' in request.conversation ? new ConversationBusy() : new ConversationNotFound()
  if (count === 0) throw new ConversationBusy()
  return {
    ...toTold(found[0]),
    reservation: reserved?.reservation ?? undefined,
    id: turnId,
    history: ownHistory(request, found[0]) ?? [...earlier, ...(request.before ?? [])],
    text: request.text,
    replaces: undefined,
    historyHash: historyBefore(request, found[0]),
  }
}

/**
 * What a program itself says was said before, where that is all that it may be told: customers of one key whose
 * words were the same have one conversation, and what is stored there may be another's.
 */
function ownHistory(
  { identity, clientCall, before = [] }: TurnRequest | ProgramsRetry,
  { isFoundByHistory }: Told,
): ChatMessage[] | undefined {
  return 'apiKeyHash' in identity && isFoundByHistory ? [...(clientCall?.before ?? before)] : undefined
}

/** As the client said it, or, of a conversation that it named, as it was stored. */
function historyBefore({ clientCall, before = [] }: TurnRequest, told: Told): string | undefined {
  if (clientCall?.history !== undefined) return clientCall.history
  return told.historyHash === null ? undefined : before.reduce(extendHistory, told.historyHash)
}

type ProgramsRetry = RetryRequest & Pick<TurnRequest, 'clientCall' | 'before'>

/**
 * Opens the newest turn again, whose model failed or whose reply was cut off.
 * @param only the turn that is meant: where it is not the newest, there is nothing to retry
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
    told(sql, request),
    history(sql, request, run, positionBefore(sql, newestTurn(sql, request))),
    becomeSystem(sql),
    reserveTokens(sql, request, run),
  ])
  if (!found[0]) throw new ConversationNotFound()
  const turn = again[0]
  if (!turn) throw new NothingToRetry()
  const { replyId, replyPosition } = turn
  return {
    ...toTold(found[0]),
    reservation: reserved?.reservation ?? undefined,
    id: turn.turnId,
    history: ownHistory(request, found[0]) ?? [...earlier],
    text: turn.text,
    replaces:
      replyId !== null && replyPosition !== null ? { id: replyId, position: replyPosition } : undefined,
    // What is stored of it has the failed turn in it.
    historyHash: request.clientCall?.history,
  }
}

function toTold({
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
}: Told) {
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

/**
 * Who shall answer, and what they are told. Users have facts of their own in conversations that they name;
 * programs fill no forms.
 */
function told(sql: ReservedSql, request: RetryRequest & { trainingData?: string | undefined }) {
  const trainingData =
    'sessionKey' in request.conversation
      ? sql`coalesce(${request.trainingData ?? null}, (
          select t.content from training_data t where t.conversation_id = c.id), '')`
      : sql`''`
  const intake =
    'apiKeyHash' in request.identity
      ? sql`null`
      : sql`case when ${toldFormId(sql)} is not null then frontdesk_intake(c.id, ${toldFormId(sql)}) end`
  const historyHash = 'apiKeyHash' in request.identity ? sql`encode(c.history_hash, 'hex')` : sql`null`
  return sql<Told[]>`
    select c.id as "conversationId", ${historyHash} as "historyHash", c.is_found_by_history as "isFoundByHistory", c.number, c.taken_over_at is not null as "isTakenOver", coalesce(c.user_id, c.visitor_id) as "personId", c.visitor_id is not null as "isAnonymous", ${trainingData} as "trainingData", ${intake} as intake,
      case when b.owner_id is not null then frontdesk_provider_keys(b.owner_id, b.owner_is_admin) end as "ownerKeys", ${toldChatbotColumns(sql)}
    from conversations c
      join chatbots b on b.id = c.chatbot_id
      left join profiles p on p.user_id = b.owner_id
    where ${isNamed(sql, request)}`
}

/** The intake again, after another turn changed it. @throws ConversationNotFound */
export async function reread(connections: Connections, request: RetryRequest): Promise<Intake | undefined> {
  const [found] = await asPersonStill(connections, request.identity, (sql) => [told(sql, request)])
  if (!found[0]) throw new ConversationNotFound()
  return toTold(found[0]).intake
}

/**
 * What was said, up to this position of the conversation, `c`. Bytes are counted first: Postgres knows them without
 * reading the text, and reads no text that has no room in any case.
 */
function history(sql: ReservedSql, request: RetryRequest, run: RunAs, newest: PendingQuery<Row[]>) {
  // Users talk to the operator's assistant alone, which has the keys of the server or none.
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
      where bytes <= most * ${LONGEST_CHARACTER}::integer
    ) readable
    where characters <= most
    order by position`
}

function positionBefore(sql: ReservedSql, turn: PendingQuery<Row[]>) {
  return sql`(
    select said.position - 1 from turns t join messages said on said.id = t.user_message_id where t.id = (${turn}))`
}

/**
 * What is said now, after what a program says was said before; the owner of the chatbot has yet to read
 * what others than users say. Of two at once one is stored: the second is asked of the row that the first
 * has changed. Its count tells which: to have something returned, the policies of reading would be asked
 * once more for each row. Where the owner answers in the chatbot's place, the turn ends here.
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

/** How many messages the turn adds to the conversation, `c`: one that goes on has the earlier ones already. */
function added(sql: ReservedSql, { conversation, before = [] }: TurnRequest) {
  const all = sql`${1 + before.length}::integer`
  return 'newId' in conversation ? sql`case when c.id = ${conversation.newId} then ${all} else 1 end` : all
}

function ifFoundByHistory(sql: ReservedSql, { conversation, clientCall }: TurnRequest) {
  if (clientCall?.history === undefined || !('newId' in conversation)) return sql``
  return sql`, is_found_by_history = is_found_by_history or c.id <> ${conversation.newId}`
}

/** Where the owner answers, the client hears one sentence, and nothing closes the turn later. */
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

/** Whether this is the message that is meant. What it filled of a form is filled: it is not read a second time. */
function mayBeReplaced(sql: ReservedSql, said: string) {
  return sql`(
    exists (select from messages m where m.id = t.user_message_id and m.content = ${said})
    and not exists (select from chatbots b where b.id = c.chatbot_id and ${toldFormId(sql)} is not null))`
}

type Again = { turnId: string; text: string; replyId: string | null; replyPosition: number | null }

/**
 * Of two calls at once, the second finds the turn running. What the owner has answered meanwhile, in the chatbot's
 * place, needs no other answer.
 */
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
