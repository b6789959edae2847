/** The form that a chatbot's conversations fill. Replaced forms are kept, because records refer to them. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { revisionOncePublishedChanged } from '../chatbots/content.ts'
import { asOwner, isOwn, NotFound, type Own } from '../chatbots/own-chatbot.ts'
import { type Quotas, withinQuotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, json } from '../database/transaction.ts'
import { type Form, inLanguage, LANGUAGES } from './form.ts'

/**
 * New conversations fill this form; existing ones keep theirs.
 * @param document checked with `checkForm`
 * @throws NotFound, QuotaExceeded
 */
export async function setForm(
  connections: Connections,
  own: Own,
  document: Form,
  quotas: Quotas,
): Promise<void> {
  const [chatbots] = await asPerson(connections, own.owner, (sql) => [
    // The lock serialises two callers that set the same form at once.
    sql`select from chatbots b where ${isOwn(sql, own)} for update`,
    useForm(sql, isOwn(sql, own), document),
    ...withinQuotas(sql, own.owner, quotas, ['bytes']),
  ])
  if (chatbots.length === 0) throw new NotFound('chatbot')
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
      insert into forms (chatbot_id, owner_id, document)
      select b.id, b.owner_id, ${json(sql, document)} from chatbots b left join forms f on f.id = b.form_id
      where ${which} and f.document is distinct from ${json(sql, document)}
      returning id, chatbot_id
    )
    update chatbots b set form_id = added.id, updated_at = now(), draft_revision = ${revisionOncePublishedChanged(sql)}
    from added where b.id = added.chatbot_id`
}

/** @throws NotFound, also for a chatbot without a form */
export async function findForm(connections: Connections, own: Own): Promise<Form> {
  const { forms } = await asOwner(connections, own, (sql) => ({
    forms: sql<{ document: Form }[]>`
      select f.document from chatbots b join forms f on f.id = b.form_id where ${isOwn(sql, own)}`,
  }))
  if (!forms[0]) throw new NotFound('form')
  return forms[0].document
}

/** New conversations fill no form; collected data is kept. @throws NotFound, also when there was none */
export async function removeForm(connections: Connections, own: Own): Promise<void> {
  const { removed } = await asOwner(connections, own, (sql) => ({
    removed: sql`
      update chatbots b set form_id = null, updated_at = now(), draft_revision = ${revisionOncePublishedChanged(sql)}
      where ${isOwn(sql, own)} and b.form_id is not null
      returning b.id`,
  }))
  if (removed.length === 0) throw new NotFound('form')
}
