/** Visitors' questions without an answer, until the owner resolves them. */
import type { ReservedSql } from 'postgres'
import { asOwner, NotFound, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { walkIndexes } from '../database/transaction.ts'

export type Unanswered = {
  turnId: string
  /** The conversation's number. */
  number: number
  question: string
  reply: string | null
  askedAt: Date
}

/** Newest first. @throws NotFound */
export async function listUnanswered(
  connections: Connections,
  own: Own,
  limit: number,
): Promise<Unanswered[]> {
  const { found } = await readAsOwner(connections, own, (sql) => ({
    inOrder: walkIndexes(sql),
    found: sql<Unanswered[]>`
      select t.id as "turnId", c.number, said.content as question, reply.content as reply, t.started_at as "askedAt"
      from turns t
        join conversations c
          on c.home = t.home and c.id = t.conversation_id and c.user_id is null and not c.is_preview
        join messages said on said.home = t.home and said.id = t.user_message_id
        left join messages reply on reply.home = t.home and reply.id = t.reply_message_id
      where t.chatbot_id = ${ownId(sql, own)} and t.found_nothing and t.attended_at is null
      order by t.started_at desc limit ${limit}`,
  }))
  return found
}

/** A reference to a question to an owner's chatbot. */
export type Asked = Own & { turnId: string }

/** The character limit of a chatbot's facts. */
const MAX_FACTS = 200_000

type Answered = { facts: string; conversationId: string }

/**
 * Adds the answer to the chatbot's facts and to its draft, and resolves the question, in one transaction and only
 * once. The draft's revision changes, so that an open editor merges it. Idempotent for the same answer.
 * @param question by default the visitor's words
 * @returns 'too_long' when the facts would be
 * @throws NotFound
 */
export async function answerQuestion(
  connections: Connections,
  asked: Asked,
  { answer, question }: { answer: string; question: string | undefined },
): Promise<Answered | 'too_long'> {
  const { answered } = await asOwner(connections, asked, (sql) => ({
    answered: sql<{ facts: string | null; conversationId: string | null }[]>`
      select facts, conversation_id as "conversationId"
      from frontdesk_answer_question(
        ${ownId(sql, asked)}, ${asked.turnId}, ${oneParagraph(answer)}, ${question ?? null}, ${MAX_FACTS})`,
  }))
  const [{ facts, conversationId } = { facts: null, conversationId: null }] = answered
  if (conversationId === null) throw new NotFound('question')
  return facts === null ? 'too_long' : { facts, conversationId }
}

/** Recall finds a fact completely if it is one paragraph. */
function oneParagraph(text: string): string {
  return text.trim().replaceAll(/(?<!\s)\s*\n\s*/g, ' ')
}

/** Resolves a question without an answer. @returns its conversation @throws NotFound */
export async function dismissQuestion(
  connections: Connections,
  asked: Asked,
): Promise<{ conversationId: string }> {
  const { dismissed } = await asOwner(connections, asked, (sql) => ({
    dismissed: sql<{ conversationId: string }[]>`
      update turns t set attended_at = now()
      where ${isAsked(sql, asked)} and t.attended_at is null
      returning t.conversation_id as "conversationId"`,
  }))
  if (!dismissed[0]) throw new NotFound('question')
  return dismissed[0]
}

/** The condition for `turns t`. */
function isAsked(sql: ReservedSql, asked: Asked) {
  return sql`
    t.id = ${asked.turnId} and t.chatbot_id = ${ownId(sql, asked)} and t.found_nothing
    and exists (
      select from conversations c
      where c.home = t.home and c.id = t.conversation_id and c.user_id is null and not c.is_preview)`
}
