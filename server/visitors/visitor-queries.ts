import type { ReservedSql } from 'postgres'
import { unreadCount } from '../conversations/unread.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, type User } from '../database/transaction.ts'

/** A visitor's request for a session with a chatbot. */
export type SessionRequest = {
  chatbotId: string
  /** The visitor's id, chosen by the client. */
  visitorKey: string
  visitorName: string | null
  /** From their visitor token, or a new one. */
  visit: string
  /** Whether the chatbot's owner has signed the visitor's identity. */
  isVerified: boolean
  email: string | null
  /** The signed-in user, if any: an owner can use a chatbot before it is public. */
  user: User | undefined
}

export type OpenedSession = 'no_chatbot' | 'private' | { conversationId: string; isPublic: boolean }

/** Finds or opens the conversation of this visit with this chatbot, and stores the visitor. */
export async function openSession(connections: Connections, request: SessionRequest): Promise<OpenedSession> {
  const { chatbotId, visitorKey, visitorName, visit, isVerified, email, user } = request
  const [chatbots, conversations] = await asServiceRole(connections, (sql) => [
    sql<{ isPublic: boolean }[]>`select is_open as "isPublic" from chatbots where id = ${chatbotId}`,
    sql<{ id: string }[]>`
      with allowed as (
        select id from chatbots where id = ${chatbotId} and (is_open or ${isOwner(sql, user)})
      ), visitor as (
        insert into visitors (chatbot_id, visitor_key, is_verified, name, email)
        select id, ${visitorKey}, ${isVerified} or ${isVisitOfVerified(sql, request)}, ${visitorName}, ${email} from allowed
        on conflict (chatbot_id, visitor_key, is_verified) do update
          set last_seen = now(), email = coalesce(excluded.email, visitors.email), name = case
            when ${isVerified} or ${isFirstVisit(sql, visit)} then coalesce(excluded.name, visitors.name)
            else coalesce(visitors.name, excluded.name) end
        returning id, chatbot_id
      ), known as (
        select c.id from visitor v join conversations c on c.visitor_id = v.id and c.visit = ${visit}
      ), opened as (
        insert into conversations (chatbot_id, visitor_id, visit)
        select chatbot_id, id, ${visit} from visitor where not exists (select from known)
        on conflict (visitor_id, visit) do update set visit = excluded.visit
        returning id
      )
      select id from known union all select id from opened`,
  ])
  if (!chatbots[0]) return 'no_chatbot'
  if (!conversations[0]) return 'private'
  return { conversationId: conversations[0].id, isPublic: chatbots[0].isPublic }
}

/** A verified visitor may continue with the visitor token alone. */
function isVisitOfVerified(sql: ReservedSql, { chatbotId, visitorKey, visit }: SessionRequest) {
  return sql`
    exists (
      select from visitors v join conversations c on c.visitor_id = v.id and c.visit = ${visit}
      where v.chatbot_id = ${chatbotId} and v.visitor_key = ${visitorKey} and v.is_verified)`
}

/** Anyone can get a token for any `visitor_id`; only the first conversation's token proves the visitor. */
function isFirstVisit(sql: ReservedSql, visit: string) {
  return sql`
    ${visit} = (
      select c.visit from conversations c where c.visitor_id = visitors.id order by c.number limit 1)`
}

/** An owner's token is invalid after its login has ended or the account was disabled. */
function isOwner(sql: ReservedSql, user: User | undefined) {
  return sql`
    (owner_id = ${user?.userId ?? null}
      and exists (select from users u where u.id = owner_id and u.is_active)
      and not frontdesk_login_has_ended(owner_id, ${user?.loginId ?? null}, ${user?.issuedAt ?? null}))`
}

/** @returns undefined when this visit has no conversation with this chatbot */
export async function findVisit(
  connections: Connections,
  { chatbotId, visitorKey, visit }: Pick<SessionRequest, 'chatbotId' | 'visitorKey' | 'visit'>,
): Promise<string | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      select c.id from visitors v join conversations c on c.visitor_id = v.id
      where v.chatbot_id = ${chatbotId} and v.visitor_key = ${visitorKey} and c.visit = ${visit}
      order by v.is_verified desc limit 1`,
  ])
  return rows[0]?.id
}

export type VisitorSummary = {
  visitorKey: string
  name: string | null
  firstSeen: Date
  lastSeen: Date
  messageCount: number
  unreadCount: number
}

/** Visitors with messages, most recently seen first; undefined when this user owns no such chatbot. */
export async function listVisitors(
  connections: Connections,
  owner: User,
  chatbotId: string,
): Promise<VisitorSummary[] | undefined> {
  const [chatbots, visitors] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
    sql<VisitorSummary[]>`
      select v.visitor_key as "visitorKey",
        (array_agg(v.name order by v.is_verified desc) filter (where v.name is not null))[1] as name,
        min(v.first_seen) as "firstSeen", max(said."lastSeen") as "lastSeen",
        sum(said."messageCount")::integer as "messageCount", sum(said."unreadCount")::integer as "unreadCount"
      from visitors v
        join chatbots b on b.id = v.chatbot_id
        cross join lateral (
          select max(c.updated_at) as "lastSeen", sum(c.message_count)::integer as "messageCount",
            sum(${unreadCount(sql)})::integer as "unreadCount"
          from conversations c where c.visitor_id = v.id and not c.is_preview
        ) said
      where b.id = ${chatbotId} and b.owner_id = ${owner.userId} and said."messageCount" > 0
      group by v.visitor_key
      order by max(said."lastSeen") desc, v.visitor_key`,
  ])
  return chatbots.length === 1 ? visitors : undefined
}

/** Deletes the visitor with all conversations. */
export async function deleteVisitor(
  connections: Connections,
  owner: User,
  chatbotId: string,
  visitorKey: string,
): Promise<'deleted' | 'no_chatbot' | 'no_visitor'> {
  const [chatbots, deleted] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
    sql`delete from visitors where chatbot_id = ${chatbotId} and visitor_key = ${visitorKey} returning id`,
  ])
  if (chatbots.length === 0) return 'no_chatbot'
  return deleted.length > 0 ? 'deleted' : 'no_visitor'
}
