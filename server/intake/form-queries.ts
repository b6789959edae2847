/** The form that a chatbot's conversations fill. Replaced forms are kept, because records refer to them. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { revisionOncePublishedChanged } from '../chatbots/content.ts'
import { type Quotas, withinQuotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, json, type User } from '../database/transaction.ts'
import { type Form, inLanguage, LANGUAGES } from './form.ts'

/**
 * New conversations fill this form; existing ones keep theirs.
 * @param document checked with `checkForm`
 * @returns whether this user owns the chatbot
 */
export async function setForm(
  connections: Connections,
  owner: User,
  chatbotId: string,
  document: Form,
  quotas: Quotas,
): Promise<boolean> {
  const [chatbots] = await asPerson(connections, owner, (sql) => [
    // The lock serialises two callers that set the same form at once.
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId} for update`,
    useForm(sql, sql`b.id = ${chatbotId} and b.owner_id = ${owner.userId}`, document),
    ...withinQuotas(sql, owner, quotas, ['bytes']),
  ])
  return chatbots.length === 1
}

/**
 * Creates or updates the chatbot that serves the onboarding API, so that it has this form. Safe when several
 * processes start at once: the second waits for the first.
 * @returns its id
 */
export async function saveOnboardingChatbot(connections: Connections, form: Form): Promise<string> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      insert into chatbots (is_onboarding, name) values (true, ${inLanguage(form.title, LANGUAGES[0])})
      on conflict (is_onboarding) where is_onboarding do update set name = excluded.name, updated_at = now()
      returning id`,
    useForm(sql, sql`b.is_onboarding`, form),
  ])
  if (!rows[0]) throw new Error('the onboarding chatbot was not saved')
  return rows[0].id
}

/**
 * Sets the form of the chatbot that `which` selects, as `b`. A chatbot that has this exact form keeps it: no
 * new row.
 */
export function useForm(sql: ReservedSql, which: PendingQuery<Row[]>, document: Form) {
  return sql`
    with added as (
      insert into forms (chatbot_id, document)
      select b.id, ${json(sql, document)} from chatbots b left join forms f on f.id = b.form_id
      where ${which} and f.document is distinct from ${json(sql, document)}
      returning id, chatbot_id
    )
    update chatbots b set form_id = added.id, updated_at = now(), draft_revision = ${revisionOncePublishedChanged(sql)}
    from added where b.id = added.chatbot_id`
}

/** @returns null for a chatbot without a form; undefined when this user does not own the chatbot */
export async function findForm(
  connections: Connections,
  owner: User,
  chatbotId: string,
): Promise<Form | null | undefined> {
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql<{ document: Form | null }[]>`
      select f.document from chatbots b left join forms f on f.id = b.form_id
      where b.id = ${chatbotId} and b.owner_id = ${owner.userId}`,
  ])
  return rows[0]?.document
}

/**
 * New conversations fill no form; collected data is kept.
 * @returns null when there was none; undefined when this user does not own the chatbot
 */
export async function removeForm(
  connections: Connections,
  owner: User,
  chatbotId: string,
): Promise<true | null | undefined> {
  const [chatbots, removed] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
    sql`
      update chatbots set form_id = null, updated_at = now(), draft_revision = ${revisionOncePublishedChanged(sql)}
      where id = ${chatbotId} and owner_id = ${owner.userId} and form_id is not null
      returning id`,
  ])
  if (chatbots.length === 0) return undefined
  return removed.length === 1 ? true : null
}
