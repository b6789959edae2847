/**
 * The first transaction of a turn: reads the chatbot and what was said, stores what is said now. All in
 * one round trip, so that no statement waits for another's result.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { type Chatbot, chatbotColumns } from '../chatbots/chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson } from '../database/transaction.ts'
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

type Told = Chatbot & { conversationId: string; trainingData: string }

/** @throws ConversationNotFound, Refused, DatabaseUnavailable; then nothing is stored */
export async function open(connections: Connections, request: TurnRequest): Promise<OpenTurn> {
  const results = await asPerson(connections, request.identity, (sql) => [
    ...openIfNew(sql, request),
    told(sql, request),
    history(sql, request),
    store(sql, request),
  ])
  const [found, earlier, opened] = results.slice(-3) as [Told[], ChatMessage[], { turnId: string }[]]
  if (!found[0] || !opened[0]) throw new ConversationNotFound()
  return {
    ...toTold(found[0]),
    id: opened[0].turnId,
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

function toTold({ conversationId, trainingData, ...chatbot }: Told) {
  return { conversationId, trainingData, chatbot }
}

/** Who shall answer, and what they are told. */
function told(sql: ReservedSql, request: RetryRequest) {
  return sql<Told[]>`
    select c.id as "conversationId", coalesce(t.content, '') as "trainingData", ${chatbotColumns(sql)}
    from conversations c
      join chatbots b on b.id = c.chatbot_id
      left join profiles p on p.user_id = b.owner_id
      left join training_data t on t.conversation_id = c.id
    where ${isNamed(sql, request)}`
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

/** The owner of the chatbot has yet to read what others than users say. */
function store(sql: ReservedSql, request: TurnRequest) {
  const { text, before = [] } = request
  const title = shorten(text.replaceAll(/\s+/g, ' '), TITLE_GRAPHEMES, '')
  // One statement for all, so that they are numbered in their order.
  const several = sql`
    insert into messages (conversation_id, position, role, content, is_read)
    select c.id, c.message_count - ${before.length + 1} + said.position, said.role, said.content, c.is_read
    from conversation c,
      unnest(${[...before.map(({ role }) => role), 'user']}::text[],
        ${[...before.map(({ content }) => content), text]}::text[]) with ordinality as said (role, content, position)
    order by said.position
    returning id, conversation_id, position`
  const one = sql`
    insert into messages (conversation_id, position, role, content, is_read)
    select id, message_count, 'user', ${text}, is_read from conversation
    returning id, conversation_id, position`
  return sql<{ turnId: string }[]>`
    with conversation as (
      update conversations c
      set message_count = message_count + ${before.length + 1}, updated_at = now(), title = coalesce(title, ${title})
      where ${isNamed(sql, request)} and exists (select from chatbots b where b.id = c.chatbot_id)
      returning id, message_count, user_id is not null as is_read
    ), message as (${before.length > 0 ? several : one})
    insert into turns (conversation_id, user_message_id)
    select conversation_id, id from message order by position desc limit 1
    returning id as "turnId"`
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
