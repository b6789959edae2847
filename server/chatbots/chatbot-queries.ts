import type { Connections } from '../database/connections.ts'
import { asPerson, asSystem, type Client, json } from '../database/transaction.ts'
import type { AssistantFile } from './assistant-file.ts'
import { type Chatbot, chatbotColumns } from './chatbot.ts'

/** The slug of the public sample chatbot that the first start makes. */
export const SAMPLE_SLUG = 'frontdesk'

/**
 * Takes over what the operator's file says: it makes the default chatbot, or changes it. Whether it is
 * public is decided at the first start only, so that who unpublishes the sample finds it unpublished.
 * @returns its id
 */
export async function saveDefaultChatbot(connections: Connections, file: AssistantFile): Promise<string> {
  const [rows] = await asSystem(connections, (sql) => [
    sql<{ id: string }[]>`
      insert into chatbots (is_default, is_public, public_url_slug, name, description, instructions, facts, configuration)
      values (true, true, ${SAMPLE_SLUG}, ${file.name}, ${file.description}, ${file.instructions}, ${file.facts},
        ${json(sql, file.configuration)})
      on conflict (is_default) where is_default do update set
        name = excluded.name, description = excluded.description, instructions = excluded.instructions,
        facts = excluded.facts, configuration = excluded.configuration, updated_at = now()
      returning id`,
  ])
  const [row] = rows
  if (!row) throw new Error('the default chatbot was not saved')
  return row.id
}

/** A chatbot as pages may show it, and who owns it. */
export type ShownChatbot = Pick<Chatbot, 'id' | 'name' | 'description' | 'configuration' | 'profile'> & {
  slug: string
  ownerId: string | null
  /** And its owner is active. */
  isPublic: boolean
}

/**
 * For everybody: a public chatbot is shown to people without an identity. Whether it may be shown is for
 * the caller to say, who knows whether its owner asks.
 */
export async function findChatbotToShow(
  connections: Connections,
  by: { slug: string } | { id: string },
): Promise<ShownChatbot | undefined> {
  const [rows] = await asSystem(connections, (sql) => [
    sql<ShownChatbot[]>`
      select ${chatbotColumns(sql)}, b.public_url_slug as slug, b.owner_id as "ownerId", b.is_open as "isPublic"
      from chatbots b left join profiles p on p.user_id = b.owner_id
      where ${'slug' in by ? sql`b.public_url_slug = ${by.slug}` : sql`b.id = ${by.id}`}`,
  ])
  return rows[0]
}

/** A chatbot as a program names it: by its slug, else by its UUID. */
export type ClientChatbot = { id: string; slug: string | null; createdAt: Date }

/**
 * The chatbot that a key opens.
 * @throws Refused
 */
export async function findClientChatbot(connections: Connections, client: Client): Promise<ClientChatbot> {
  const [rows] = await asPerson(connections, client, (sql) => [
    sql<ClientChatbot[]>`
      select id, public_url_slug as slug, created_at as "createdAt"
      from chatbots where id = frontdesk_client_chatbot_id()`,
  ])
  if (!rows[0]) throw new Error('a key was let in, and its chatbot is not there')
  return rows[0]
}
