/** Database queries of the onboarding API, run as the calling user. Its sessions are conversations. */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { NOBODY } from '../database/home.ts'
import { asPerson, asServiceRole, readAsUser, type User, walkIndexes } from '../database/transaction.ts'
import type { Form, FormLanguage } from './form.ts'
import { collect, type Intake, saveRecord, withItems } from './intake.ts'
import type { Data, IntakeState, Item } from './progress.ts'

export type SessionStatus = 'active' | 'completed' | 'abandoned'

export type Account = {
  number: number
  externalId: string
  username: string
  isAdmin: boolean
  isActive: boolean
  createdAt: Date
  updatedAt: Date
}

/** @throws Refused */
export async function findAccount(connections: Connections, user: User): Promise<Account> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<Account[]>`
      select number, coalesce(subject, id::text) as "externalId", coalesce(username, email, '') as username,
        frontdesk_is_admin() as "isAdmin", is_active as "isActive", created_at as "createdAt", updated_at as "updatedAt"
      from users where id = ${user.userId}`,
  ])
  if (!rows[0]) throw new Error('a user was let in and not found')
  return rows[0]
}

export type Earlier = { data: Data; language: FormLanguage }

/** The condition on `records r`. */
function isOnboarding(sql: ReservedSql) {
  return sql`r.chatbot_id = (select b.id from chatbots b where b.is_onboarding)`
}

/** The form for new sessions, and the data of the user's most recent session. */
export async function findBeginning(
  connections: Connections,
  user: User,
): Promise<{ formId: string; form: Form; earlier: Earlier | undefined }> {
  type Latest = { data: Data; language: FormLanguage; items: { field: string; data: Item }[] | null }
  const [forms, records] = await asPerson(connections, user, (sql) => [
    sql<{ formId: string; form: Form }[]>`
      select f.id as "formId", f.document as form from chatbots b join forms f on f.id = b.form_id where b.is_onboarding`,
    sql<Latest[]>`
      select r.data, r.language, (
        select json_agg(json_build_object('field', i.field, 'data', i.data) order by i.field, i.position)
        from record_items i where i.home = r.home and i.record_id = r.id) as items
      from records r
      where r.home = ${user.userId} and r.user_id = ${user.userId} and ${isOnboarding(sql)}
        and (r.data <> '{}' or exists (select from record_items i where i.home = r.home and i.record_id = r.id))
      order by r.updated_at desc, r.number desc limit 1`,
  ])
  const [latest] = records
  if (!forms[0]) throw new Error('the onboarding API has no form')
  const earlier = latest && { data: withItems(latest.data, latest.items ?? []), language: latest.language }
  return { ...forms[0], earlier }
}

export type NewSession = {
  /** A deterministic UUID of the call: on a retry, its session already exists. */
  id?: string | undefined
  formId: string
  form: Form
  state: IntakeState
  language: FormLanguage
  /** Its first message. */
  opening: string
}

/** @returns the session's number */
export async function openSession(
  connections: Connections,
  user: User,
  session: NewSession,
): Promise<number> {
  const { id = crypto.randomUUID(), formId, form, state, language, opening } = session
  const known = session.id && (await findNumber(connections, user, id))
  if (known) return known
  const intake: Intake = { formId, form, revision: 0, state: undefined, language }
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<{ number: number }[]>`
      select opened.number
      from chatbots b, frontdesk_open_conversation(${id}, b.id, null, of_user => ${user.userId}, messages => 1) opened
      where b.is_onboarding`,
    saveRecord(sql, { home: user.userId, conversationId: id }, collect(intake, state, language)),
    sql`
      insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content)
      values (${crypto.randomUUID()}, ${id}, ${user.userId}, ${NOBODY}, ${NOBODY}, 1, 'assistant', ${opening})`,
  ])
  if (!rows[0]) throw new Error('there is no chatbot for the onboarding API')
  return rows[0].number
}

async function findNumber(connections: Connections, user: User, id: string): Promise<number | undefined> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<{ number: number }[]>`select number from conversations where home = ${user.userId} and id = ${id}`,
  ])
  return rows[0]?.number
}

export type SessionSummary = {
  number: number
  userNumber: number
  status: SessionStatus
  createdAt: Date
  updatedAt: Date
  completedAt: Date | null
}

/** A user's sessions, newest first. */
export async function listSessions(connections: Connections, user: User): Promise<SessionSummary[]> {
  const [, rows] = await readAsUser(connections, user, (sql) => [
    walkIndexes(sql),
    sql<SessionSummary[]>`
      select r.session_number as number, r.user_number as "userNumber", r.status, r.created_at as "createdAt",
        r.updated_at as "updatedAt", r.completed_at as "completedAt"
      from records r
      where r.home = ${user.userId} and r.user_id = ${user.userId} and ${isOnboarding(sql)}
      order by r.created_at desc, r.number desc`,
  ])
  return rows
}

export type SessionRecord = {
  number: number
  sessionNumber: number
  userNumber: number
  data: Data
  items: { number: number; field: string; data: Item; createdAt: string }[]
  createdAt: Date
  updatedAt: Date
}

/** @returns undefined when this user has no such session */
export async function findSessionRecord(
  connections: Connections,
  user: User,
  sessionNumber: number,
): Promise<SessionRecord | undefined> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<SessionRecord[]>`
      select r.number, r.session_number as "sessionNumber", r.user_number as "userNumber", r.data,
        r.created_at as "createdAt", r.updated_at as "updatedAt", coalesce((
          select json_agg(json_build_object(
            'number', i.number, 'field', i.field, 'data', i.data, 'createdAt', i.created_at) order by i.field, i.position)
          from record_items i where i.home = r.home and i.record_id = r.id), '[]') as items
      from records r
      where r.home = ${user.userId} and r.user_id = ${user.userId} and ${isOnboarding(sql)} and r.session_number = ${sessionNumber}`,
  ])
  return rows[0]
}

/** A session without messages for this long counts as abandoned. */
const IDLE_DAYS = 30

/** @returns the number of abandoned records */
export async function abandonIdleRecords(connections: Connections): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`
      update records set status = 'abandoned', revision = revision + 1
      where status = 'active' and updated_at < now() - ${IDLE_DAYS} * interval '1 day'
      returning id`,
  ])
  return rows.length
}
