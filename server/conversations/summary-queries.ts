/** A chatbot's conversations for its owner, most recently used first, without previews. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { asOwner, NotFound, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { timeOf } from '../database/place.ts'
import { asServiceRole, walkIndexes } from '../database/transaction.ts'
import type { Cursor } from './cursor.ts'
import { type Search, searched, searchedOnCluster } from './inbox-search.ts'
import { isUnread } from './unread.ts'

export const FILTERS = ['all', 'unread', 'human', 'unanswered', 'rated_down'] as const
export type Filter = (typeof FILTERS)[number]

export type Summary = {
  number: number
  title: string | null
  /** Null for programs. */
  visitorKey: string | null
  visitorName: string | null
  isVisitorVerified: boolean
  messageCount: number
  /** Unread messages of visitors. */
  unreadCount: number
  lastRole: 'user' | 'assistant'
  /** Truncated. */
  lastContent: string
  lastAt: Date
  isTakenOver: boolean
  hasUnanswered: boolean
  up: number
  down: number
  startedAt: Date
  updatedAt: Date
  cursor: string
}

export type Wanted = {
  filter: Filter
  /** Searched in messages, names and titles of the most recently used conversations. */
  text: string
  before: Cursor | undefined
  limit: number
}

/** Characters of the last message's excerpt. */
const LAST_CHARACTERS = 300

/** @throws NotFound */
export async function listSummaries(connections: Connections, own: Own, wanted: Wanted): Promise<Summary[]> {
  const search = connections.isDistributed ? searchedOnCluster : searched
  const { found } = await readAsOwner(connections, own, (sql) => ({
    inOrder: walkIndexes(sql),
    found: summaries(
      sql,
      wanted.text === '' ? listed(sql, own, wanted) : search(sql, searchOf(sql, own, wanted)),
    ),
  }))
  return found
}

function listed(sql: ReservedSql, own: Own, { filter, before, limit }: Wanted) {
  const few = fewThatPass(sql, own, filter)
  const page = (from: PendingQuery<Row[]>, condition: PendingQuery<Row[]>) => sql`
    select c.* from ${from}
    where ${isInInbox(sql, own)} and ${isBefore(sql, before)} and ${condition}
    order by c.updated_at desc, c.number desc limit ${limit}`
  const walk = (condition: PendingQuery<Row[]>) =>
    page(sql`conversations c`, sql`${passes(sql, filter)} and ${condition}`)
  if (!few) return walk(sql`true`)
  return sql`
    with few as materialized (${few}), how as materialized (select count(*) > ${FEW} as is_walked from few)
    (${page(
      sql`(select distinct home, conversation_id from few) f
        join conversations c on c.home = f.home and c.id = f.conversation_id`,
      sql`not (select is_walked from how)`,
    )})
    union all
    (${walk(sql`(select is_walked from how)`)})`
}

function searchOf(sql: ReservedSql, own: Own, { filter, text, before, limit }: Wanted): Search {
  return {
    text,
    isInInbox: isInInbox(sql, own),
    passes: passes(sql, filter),
    isBefore: isBefore(sql, before),
    limit,
  }
}

/** At most 100. */
export function summariesOfVisitor(sql: ReservedSql, own: Own, visitorKey: string) {
  return summaries(
    sql,
    sql`
      select * from conversations c where ${isOfVisitor(sql, own, visitorKey)} and ${isInInbox(sql, own)}
      order by c.updated_at desc, c.number desc limit 100`,
  )
}

/** None or one. */
export function summaryOf(sql: ReservedSql, named: Named) {
  return summaries(sql, sql`select * from conversations c where ${isNamed(sql, named)} limit 1`)
}

/** @throws NotFound */
export async function findSummary(connections: Connections, named: Named): Promise<Summary> {
  const { found } = await asOwner(connections, named, (sql) => ({
    found: summaryOf(sql, named),
  }))
  return onlyConversation(found)
}

/** The number of a visitor's or program's conversation, for its events; undefined when it is deleted. */
export async function findPlace(
  connections: Connections,
  conversationId: string,
): Promise<{ number: number; isInInbox: boolean } | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ number: number; isInInbox: boolean }[]>`
      select number, not is_preview as "isInInbox" from conversations where home = ${conversationId} and id = home`,
  ])
  return rows[0]
}

/** A conversation as its chatbot's owner refers to it. */
export type Named = Own & { number: number }

/** The condition for `conversations c` in the owner's inbox. */
export function isInInbox(sql: ReservedSql, own: Own): PendingQuery<Row[]> {
  return sql`
    c.chatbot_id = ${ownId(sql, own)} and c.user_id is null and not c.is_preview and c.message_count > 0`
}

/** The condition for this owner's conversation `c`. */
export function isNamed(sql: ReservedSql, named: Named): PendingQuery<Row[]> {
  return sql`c.number = ${named.number} and ${isInInbox(sql, named)}`
}

/** The condition for `conversations c` of an owner's visitor, verified or not. */
export function isOfVisitor(sql: ReservedSql, own: Own, visitorKey: string): PendingQuery<Row[]> {
  return sql`
    c.visitor_id in (
      select v.id from visitors v where v.chatbot_id = ${ownId(sql, own)} and v.visitor_key = ${visitorKey})`
}

/** @throws NotFound */
export function onlyConversation<Found>([found]: readonly Found[]): Found {
  if (!found) throw new NotFound('conversation')
  return found
}

/** @param chosen the selected rows of conversations, with a limit: see docs/decisions/0045 */
function summaries(sql: ReservedSql, chosen: PendingQuery<Row[]>) {
  return sql<Summary[]>`
    select c.number, c.title, v.visitor_key as "visitorKey", v.name as "visitorName",
      coalesce(v.is_verified, false) as "isVisitorVerified", c.message_count as "messageCount",
      said.unread as "unreadCount", said.role as "lastRole", said.content as "lastContent", said.at as "lastAt",
      c.taken_over_at is not null as "isTakenOver", said.is_unanswered as "hasUnanswered", said.up, said.down,
      c.created_at as "startedAt", c.updated_at as "updatedAt",
      ${timeOf(sql, sql`c.updated_at`)} as cursor
    from (${chosen}) c
      left join visitors v on v.id = c.visitor_id
      cross join lateral frontdesk_summary(c.home, c.id, ${LAST_CHARACTERS}) said
    order by c.updated_at desc, c.number desc`
}

/** The condition on `conversations c`. */
function passes(sql: ReservedSql, filter: Filter) {
  switch (filter) {
    case 'all':
      return sql`true`
    case 'unread':
      return sql`exists (
        select from messages m
        where m.owner_id = c.owner_id and m.home = c.home and m.conversation_id = c.id and ${isUnread(sql)})`
    case 'human':
      return sql`c.taken_over_at is not null`
    case 'unanswered':
      return sql`exists (
        select from turns t
        where t.home = c.home and t.conversation_id = c.id and t.found_nothing and t.attended_at is null)`
    case 'rated_down':
      return sql`exists (
        select from ratings r where r.home = c.home and r.conversation_id = c.id and r.rating = 'down')`
  }
}

/**
 * A page of few conversations is found from what the filter asks for, a page of many by walking through the inbox until
 * it is full: so neither reads more than some thousand rows.
 */
const FEW = 2000

/** The places of up to a few rows that let conversations pass; undefined where an index has the conversations. */
function fewThatPass(sql: ReservedSql, own: Own, filter: Filter): PendingQuery<Row[]> | undefined {
  const most = FEW + 1
  switch (filter) {
    case 'all':
    case 'human':
      return undefined
    case 'unread':
      return sql`
        select distinct m.home, m.conversation_id from messages m
        where m.owner_id = ${own.owner.userId} and ${isUnread(sql)} limit ${most}`
    case 'unanswered':
      return sql`
        select t.home, t.conversation_id from turns t
        where t.chatbot_id = ${ownId(sql, own)} and t.found_nothing and t.attended_at is null limit ${most}`
    case 'rated_down':
      return sql`
        select r.home, r.conversation_id from ratings r
        where r.chatbot_id = ${ownId(sql, own)} and r.rating = 'down' limit ${most}`
  }
}

function isBefore(sql: ReservedSql, before: Cursor | undefined) {
  if (!before) return sql`true`
  const at = sql`${before.updatedAt}::text::timestamptz`
  return sql`c.updated_at <= ${at} and (c.updated_at, c.number) < (${at}, ${before.number})`
}
