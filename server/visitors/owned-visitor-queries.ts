/** A chatbot's visitors for its owner. */
import type { ReservedSql } from 'postgres'
import { asOwner, isOwn, NotFound, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import { isInInbox, isOfVisitor, type Summary, summariesOfVisitor } from '../conversations/summary-queries.ts'
import { isUnread } from '../conversations/unread.ts'
import type { Connections } from '../database/connections.ts'
import { cutPage, type Place, timeOf } from '../database/place.ts'
import { containing } from '../database/search-pattern.ts'
import { walkIndexes } from '../database/transaction.ts'
import { noteDaysOf } from '../usage/day-sums.ts'

export type VisitorSummary = {
  visitorKey: string
  name: string | null
  firstSeen: Date
  lastSeen: Date
  messageCount: number
  unreadCount: number
}

/** Visitors with messages, most recently seen first. @throws NotFound */
export async function listVisitors(connections: Connections, own: Own): Promise<VisitorSummary[]> {
  const { visitors } = await readAsOwner(connections, own, (sql) => ({
    // The policies let Postgres expect a few rows, and read the others once for each of them.
    inBulk: sql`select set_config('enable_nestloop', 'off', true)`,
    visitors: sql<VisitorSummary[]>`
      with unread as (
        select m.home, count(*) as messages from messages m
        where m.owner_id = ${own.owner.userId} and ${isUnread(sql)} group by m.home
      )
      select v.visitor_key as "visitorKey", ${nameOf(sql)} as name,
        min(v.first_seen) as "firstSeen", max(said."lastSeen") as "lastSeen",
        sum(said."messageCount")::integer as "messageCount", sum(said."unreadCount")::integer as "unreadCount"
      from visitors v
        join (
          select c.visitor_id, max(c.updated_at) as "lastSeen", sum(c.message_count) as "messageCount",
            coalesce(sum(u.messages), 0) as "unreadCount"
          from conversations c left join unread u on u.home = c.home
          where ${isInInbox(sql, own)}
          group by c.visitor_id
        ) said on said.visitor_id = v.id
      where v.chatbot_id = ${ownId(sql, own)}
      group by v.visitor_key
      order by max(said."lastSeen") desc, v.visitor_key`,
  }))
  return visitors
}

export type WantedVisitors = {
  /** Contained in their names or ids; empty for everybody. */
  text: string
  limit: number
  before: Place | undefined
}

/** A page of the same list. @throws NotFound */
export async function listVisitorsOfPage(
  connections: Connections,
  own: Own,
  { text, limit, before }: WantedVisitors,
): Promise<{ visitors: VisitorSummary[]; next: Place | undefined }> {
  const { rows } = await readAsOwner(connections, own, (sql) => ({
    inOrder: walkIndexes(sql),
    rows: sql<(VisitorSummary & Place)[]>`
      select v.visitor_key as "visitorKey", v.name, v.first_seen as "firstSeen", v.last_seen as "lastSeen",
        v.message_count as "messageCount", v.unread_count as "unreadCount",
        v.conversation_id as id, ${timeOf(sql, sql`v.last_seen`)} as at
      from frontdesk_list_visitors(${ownId(sql, own)}, ${text === '' ? null : containing(text)},
        ${before?.at ?? null}::text::timestamptz, ${before?.id ?? null}, ${limit + 1}) v`,
  }))
  const { page, next } = cutPage(rows, limit)
  return { visitors: page.map(({ id: _, at: __, ...visitor }) => visitor), next }
}

/** Deletes the visitor with all conversations. @throws NotFound */
export async function deleteVisitor(connections: Connections, own: Own, visitorKey: string): Promise<void> {
  const { deleted } = await asOwner(connections, own, (sql) => ({
    daysNoted: noteDaysOf(sql, isOfVisitor(sql, own, visitorKey)),
    deleted: sql`
      delete from visitors where chatbot_id = ${ownId(sql, own)} and visitor_key = ${visitorKey} returning id`,
  }))
  if (deleted.length === 0) throw new NotFound('visitor')
}

export type VisitorPage = {
  chatbotName: string
  chatbotSlug: string
  visitorKey: string
  name: string | null
  /** From a signed identity. */
  email: string | null
  firstSeen: Date
  /** The last visit or message. */
  lastSeen: Date
  /** Whether the owner's site has signed their identity. */
  isVerified: boolean
}

/** @throws NotFound, also for a preview's visitor */
export async function findVisitor(
  connections: Connections,
  own: Own,
  visitorKey: string,
): Promise<VisitorPage> {
  const { pages } = await readAsOwner(connections, own, (sql) => ({ pages: pageOf(sql, own, visitorKey) }))
  if (!pages[0]) throw new NotFound('visitor')
  return pages[0]
}

/** With their most recently used conversations, at most 100. @throws NotFound, as above */
export async function readVisitor(
  connections: Connections,
  own: Own,
  visitorKey: string,
): Promise<{ visitor: VisitorPage; conversations: Summary[] }> {
  const { pages, conversations } = await readAsOwner(connections, own, (sql) => ({
    pages: pageOf(sql, own, visitorKey),
    conversations: summariesOfVisitor(sql, own, visitorKey),
  }))
  if (!pages[0]) throw new NotFound('visitor')
  return { visitor: pages[0], conversations }
}

/** The verified visitor and the unverified one with the same client-chosen id are one. */
function pageOf(sql: ReservedSql, own: Own, visitorKey: string) {
  return sql<VisitorPage[]>`
    select b.name as "chatbotName", b.public_url_slug as "chatbotSlug", v.visitor_key as "visitorKey",
      ${nameOf(sql)} as name, max(v.email) as email, min(v.first_seen) as "firstSeen",
      max(greatest(v.last_seen, said.at)) as "lastSeen", bool_or(v.is_verified) as "isVerified"
    from visitors v join chatbots b on b.id = v.chatbot_id cross join lateral frontdesk_visitor_said(v.id) said
    where ${isOwn(sql, own)} and v.visitor_key = ${visitorKey} and said.is_shown
    group by b.id, v.visitor_key`
}

/** A verified name first. */
function nameOf(sql: ReservedSql) {
  return sql`(array_agg(v.name order by v.is_verified desc) filter (where v.name is not null))[1]`
}
