/** The requests to each program: the same bytes, at the same paths. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Caller } from './load.ts'
import {
  openConversations,
  openSessions,
  refreshStatistics,
  TURNS_OF_CONVERSATION,
  type User,
} from './people.ts'

export type Scenario = {
  /** New conversations, and callers that send messages in them for this many seconds. */
  callers: (seconds: number) => Promise<Caller[]>
}

export const MESSAGE =
  'Hello! What do I need to have on my machine before I can run it, and how do I start it there?'
export const JSON_BODY = { 'content-type': 'application/json' }
/** More than programs reach here; a caller that exceeds it starts over with the first conversation. */
const MAX_TURNS_PER_SECOND = 1500

/**
 * Every user calls concurrently. The token is for Frontdesk; the floor trusts the id beside it.
 * @param devices of each user, which call concurrently too
 */
export function mobileApi(sql: postgres.Sql, users: readonly User[], devices = 1): Scenario {
  const callers = async (seconds: number) => {
    const all = users.flatMap((user) => Array.from({ length: devices }, () => user))
    const count = conversationsFor(seconds, all.length)
    const callers = all.map(async (user) => mobileCaller(user, await openConversations(sql, user.id, count)))
    return Promise.all(callers).finally(() => refreshStatistics(sql))
  }
  return { callers }
}

function mobileCaller({ id, token }: User, conversations: readonly number[]): Caller {
  const headers = { ...JSON_BODY, authorization: `Bearer ${token}`, 'x-user-id': id }
  const body = JSON.stringify({ content: MESSAGE })
  return inTurn(conversations, (number) => ({ path: `/conversations/${number}/messages`, headers, body }))
}

/** This many visitors, each on a page in a browser, of the sample chatbot or another one. */
export function pageStream(sql: postgres.Sql, visitors: number, chatbotId?: string): Scenario {
  const headers = { ...JSON_BODY, accept: 'text/event-stream' }
  const visitor = async (sessionCount: number) =>
    inTurn(await openSessions(sql, sessionCount, chatbotId), (id) => ({
      path: '/api/chat/widget',
      headers,
      body: JSON.stringify({ session_id: id, message: MESSAGE }),
    }))
  const callers = (seconds: number) => {
    const count = conversationsFor(seconds, visitors)
    const callers = Array.from({ length: visitors }, () => visitor(count))
    return Promise.all(callers).finally(() => refreshStatistics(sql))
  }
  return { callers }
}

function conversationsFor(seconds: number, callers: number): number {
  return Math.ceil((MAX_TURNS_PER_SECOND * seconds) / callers / TURNS_OF_CONVERSATION)
}

/** A few turns in one conversation, then in the next. */
export function inTurn<Conversation>(
  conversations: readonly Conversation[],
  request: (conversation: Conversation) => ReturnType<Caller>,
): Caller {
  let asked = 0
  return () => {
    const index = Math.floor(asked++ / TURNS_OF_CONVERSATION) % conversations.length
    return request(conversations[index] as Conversation)
  }
}

/** Signs the tokens of every Frontdesk of a run, so that a user created at one is valid at all. */
export const SECRET_KEY = randomUUID() + randomUUID()
