/**
 * Searches the most recent conversations of an inbox. Without an extension, no index finds substrings in every script, so
 * that messages are read, within limits.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { containing } from '../database/search-pattern.ts'

/** At most 10 MB in total. */
export const SEARCHED = {
  conversations: 2000,
  messagesOfEach: 100,
  messages: 10_000,
  characters: 1000,
} as const

/** @param isInInbox the condition on `conversations c`, as are the two conditions of the page */
export type Search = {
  text: string
  isInInbox: PendingQuery<Row[]>
  passes: PendingQuery<Row[]>
  isBefore: PendingQuery<Row[]>
  limit: number
}

/** Reads conversations one by one and stops at the limit; an `exists` filter makes the planner scan every message. */
export function searched(sql: ReservedSql, { text, isInInbox, passes, isBefore, limit }: Search) {
  const pattern = containing(text)
  const lowering = loweringFor(sql, text)
  return sql`
    select c.* from (
      select c.*, ${limits(sql)} from conversations c where ${isInInbox}
      order by c.updated_at desc, c.number desc limit ${SEARCHED.conversations}
    ) c
    cross join lateral (
      select from (select) one where c.title ${lowering} ilike ${pattern}
      union all
      select from visitors v where v.id = c.visitor_id and ${isNamed(sql, text)}
      union all
      select from messages m
      where m.home = c.home and m.conversation_id = c.id and ${isSaid(sql, text)}
      limit 1
    ) said
    where ${isInInbox} and ${passes} and ${isBefore}
    order by c.updated_at desc, c.number desc limit ${limit}`
}

/**
 * The same on a cluster, which reads the messages of many conversations at once, and joins no visitors with them. The filter
 * comes first: it, too, asks for rows of other nodes.
 */
export function searchedOnCluster(sql: ReservedSql, search: Search) {
  const { text, isInInbox, passes, isBefore, limit } = search
  const pattern = containing(text)
  const lowering = loweringFor(sql, text)
  return sql`
    with recent as materialized (
      select c.* from conversations c where ${isInInbox} and ${passes}
      order by c.updated_at desc, c.number desc limit ${SEARCHED.conversations}
    ), last_used as materialized (
      select c.*, ${limits(sql)} from recent c
    ), named as materialized (
      select v.id from visitors v
      where v.id = any (array(select visitor_id from recent)) and ${isNamed(sql, text)}
    ), said as materialized (
      select m.home, m.conversation_id from last_used c join messages m on m.home = c.home and m.conversation_id = c.id
      where ${isSaid(sql, text)} group by m.home, m.conversation_id
    )
    select c.* from last_used c
    where ${isBefore} and (
      c.title ${lowering} ilike ${pattern} or c.visitor_id in (select id from named)
      or (c.home, c.id) in (select home, conversation_id from said))
    order by c.updated_at desc, c.number desc limit ${limit}`
}

/** Subtracted beside `conversations c`: where messages are read, the policy would be evaluated for older ones first. */
function limits(sql: ReservedSql) {
  return sql`
    c.message_count - ${SEARCHED.messagesOfEach}::integer as searched_after,
    sum(least(c.message_count, ${SEARCHED.messagesOfEach}::integer))
      over (order by c.updated_at desc, c.number desc) as searched_messages`
}

/** The condition on `visitors v`. */
function isNamed(sql: ReservedSql, text: string) {
  const pattern = containing(text)
  const lowering = loweringFor(sql, text)
  return sql`(v.name ${lowering} ilike ${pattern} or v.visitor_key ${lowering} ilike ${pattern})`
}

/** The condition on `messages m` of the conversation `c`. */
function isSaid(sql: ReservedSql, text: string) {
  return sql`
    c.searched_messages <= ${SEARCHED.messages} and m.position > c.searched_after
      and left(m.content, ${SEARCHED.characters}) ${loweringFor(sql, text)} ilike ${containing(text)}`
}

/** Where the text has ASCII letters alone, only those are lowered, which takes a fraction of the time. */
function loweringFor(sql: ReservedSql, text: string) {
  return /^[ -~]*$/.test(text) ? sql`collate "C"` : sql``
}
