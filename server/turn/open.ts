/**
 * The first transaction of a turn: reads the chatbot and what was said, stores what is said now. All in
 * one round trip, so that no statement waits for another's result.
 */
import type { PendingQuery, ReservedSql, Row, RowList } from 'postgres'
import { type Chatbot, chatbotColumns } from '../chatbots/chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asPersonStill } from '../database/transaction.ts'
import { type Intake, type IntakeRow, toIntake } from '../intake/intake.ts'
import type { ChatMessage } from '../models/model.ts'
import { shorten } from '../text/shorten.ts'
import { isNamed, openIfNew } from './name-conversation.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** A turn whose user message is stored. */
export type OpenTurn = {
  id: string
  conversationId: string
  chatbot: Chatbot
  /** The user's own facts for this conversation; empty when there are none. */
  trainingData: string
  /** What was said before, oldest first, as far as any model could read it. */
  history: ChatMessage[]
  /** What the user says now. */
  text: string
  /** Of a chatbot that has a form to fill. */
  intake: Intake | undefined
  /** Of a turn that runs again: the reply that the new one takes the place of. */
  replaces: { id: string; position: number } | undefined
}

/** Nobody may read a conversation that does not exist, or not for them: there is no difference. */
export class ConversationNotFound extends Error {
  constructor() {
    super('there is no such conversation for this person')
    this.name = 'ConversationNotFound'
  }
}

/** The conversation's newest turn has a whole reply, or is under way; or there is no turn. */
export class NothingToRetry extends Error {
  constructor() {
    super('there is nothing to retry in this conversation')
    this.name = 'NothingToRetry'
  }
}

/** More than any door shows. */
const TITLE_GRAPHEMES = 100
/** More than the widest model reads; `compose` cuts to what the chosen one does. */
const HISTORY_CHARACTERS = 400_000
const HISTORY_MESSAGES = 1000

type Told = Chatbot & { conversationId: string; trainingData: string; intake: IntakeRow | null }

/** @throws ConversationNotFound, Refused, DatabaseUnavailable; then nothing is stored */
export async function open(connections: Connections, request: TurnRequest): Promise<OpenTurn> {
  const turnId = crypto.randomUUID()
  const results = await asPerson(connections, request.identity, (sql) => [
    ...openIfNew(sql, request),
    told(sql, request),
    history(sql, request),
    store(sql, turnId, request),
  ])
  const [found, earlier, { count }] = results.slice(-3) as [Told[], ChatMessage[], RowList<Row[]>]
  if (!found[0] || count === 0) throw new ConversationNotFound()
  return {
    ...toTold(found[0]),
    id: turnId,
    history: [...earlier, ...(request.before ?? [])],
    text: request.text,
    replaces: undefined,
  }
}

/**
 * Opens the newest turn again, whose model failed or whose reply was cut off.
 * @throws ConversationNotFound, NothingToRetry, Refused, DatabaseUnavailable
 */
export async function reopen(connections: Connections, request: RetryRequest): Promise<OpenTurn> {
  const [found, again, earlier] = await asPerson(connections, request.identity, (sql) => [
    told(sql, request),
    runAgain(sql, request),
    history(sql, request, newestTurn(sql, request)),
  ])
  if (!found[0]) throw new ConversationNotFound()
  const turn = again[0]
  if (!turn) throw new NothingToRetry()
  const { replyId, replyPosition } = turn
  return {
    ...toTold(found[0]),
    id: turn.turnId,
    history: [...earlier],
    text: turn.text,
    replaces:
      replyId !== null && replyPosition !== null ? { id: replyId, position: replyPosition } : undefined,
  }
}

function toTold({ conversationId, trainingData, intake, ...chatbot }: Told) {
  return { conversationId, trainingData, chatbot, intake: intake ? toIntake(intake) : undefined }
}

/**
 * Who shall answer, and what they are told. Users have facts of their own in conversations that they name;
 * programs fill no forms.
 */
function told(sql: ReservedSql, request: RetryRequest) {
  const trainingData =
    'sessionKey' in request.conversation
      ? sql`coalesce((select t.content from training_data t where t.conversation_id = c.id), '')`
      : sql`''`
  const intake =
    'apiKeyHash' in request.identity
      ? sql`null`
      : sql`case when b.form_id is not null then frontdesk_intake(c.id, b.form_id) end`
  return sql<Told[]>`
    select c.id as "conversationId", ${trainingData} as "trainingData", ${intake} as intake, ${chatbotColumns(sql)}
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

/** What was said, before this turn if one is given. */
function history(sql: ReservedSql, request: RetryRequest, turn?: PendingQuery<Row[]>) {
  const isEarlier = turn
    ? sql`m.position < (
        select said.position from turns t join messages said on said.id = t.user_message_id where t.id = (${turn}))`
    : sql`true`
  return sql<ChatMessage[]>`
    select role, content
    from (
      select m.role, m.content, m.position, sum(length(m.content)) over (order by m.position desc) as characters
      from conversations c join messages m on m.conversation_id = c.id
      where ${isNamed(sql, request)} and ${isEarlier}
      order by m.position desc
      limit ${HISTORY_MESSAGES}
    ) newest
    where characters <= ${HISTORY_CHARACTERS}
    order by position`
}

/**
 * What is said now, after what a program says was said before; the owner of the chatbot has yet to read
 * what others than users say. Its count tells whether the conversation was there: to have something
 * returned, the policies of reading would be asked once more for each row.
 */
function store(sql: ReservedSql, turnId: string, request: TurnRequest) {
  const { text, before = [] } = request
  const said: ChatMessage[] = [...before, { role: 'user', content: text }]
  const ids = said.map(() => crypto.randomUUID())
  const title = shorten(text.replaceAll(/\s+/g, ' '), TITLE_GRAPHEMES, '')
  return sql`
    with conversation as (
      update conversations c
      set message_count = message_count + ${said.length}, updated_at = now(), title = coalesce(title, ${title})
      where ${isNamed(sql, request)} and exists (select from chatbots b where b.id = c.chatbot_id)
      returning id, chatbot_id, message_count, user_id is not null as is_read
    ), messages as (
      insert into messages (id, conversation_id, position, role, content, is_read)
      select said.id, c.id, c.message_count - ${said.length} + said.position, said.role, said.content, c.is_read
      from conversation c, unnest(${ids}::uuid[], ${said.map(({ role }) => role)}::text[],
        ${said.map(({ content }) => content)}::text[]) with ordinality as said (id, role, content, position)
      order by said.position
    )
    insert into turns (id, conversation_id, chatbot_id, user_message_id)
    select ${turnId}, id, chatbot_id, ${ids.at(-1) ?? ''} from conversation`
}

function newestTurn(sql: ReservedSql, request: RetryRequest) {
  return sql`
    select t.id from conversations c join turns t on t.conversation_id = c.id
    where ${isNamed(sql, request)}
    order by t.started_at desc, t.id limit 1`
}

type Again = { turnId: string; text: string; replyId: string | null; replyPosition: number | null }

/** Of two calls at once, the second finds the turn running. */
function runAgain(sql: ReservedSql, request: RetryRequest) {
  return sql<Again[]>`
    with again as (
      update turns set state = 'running', failure = null, finished_at = null
      where id = (${newestTurn(sql, request)}) and state in ('failed', 'stopped', 'interrupted')
        and exists (
          select from conversations c join chatbots b on b.id = c.chatbot_id where c.id = turns.conversation_id)
      returning id, user_message_id, reply_message_id
    )
    select again.id as "turnId", said.content as text, reply.id as "replyId", reply.position as "replyPosition"
    from again
      join messages said on said.id = again.user_message_id
      left join messages reply on reply.id = again.reply_message_id`
}
