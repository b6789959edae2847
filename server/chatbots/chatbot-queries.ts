import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, type Client, json, type User } from '../database/transaction.ts'
import type { AssistantFile } from './assistant-file.ts'
import { type Chatbot, chatbotColumns } from './chatbot.ts'
import { isOwnOf } from './own-chatbot.ts'

/** The slug of the public sample chatbot, which is created at the first start. */
export const SAMPLE_SLUG = 'frontdesk'

/**
 * Creates or updates the default chatbot from the operator's file. Only the first start publishes it, so that an
 * unpublished sample stays unpublished.
 * @returns its id
 */
export async function saveDefaultChatbot(connections: Connections, file: AssistantFile): Promise<string> {
  const [rows] = await asServiceRole(connections, (sql) => [
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

/** A chatbot's public data and its owner. */
export type ShownChatbot = Pick<Chatbot, 'id' | 'name' | 'description' | 'configuration' | 'profile'> & {
  slug: string
  /** Whether it is public, or belongs to the caller. */
  isOpenToCaller: boolean
  ownerId: string | null
  /** Also requires an active owner. */
  isPublic: boolean
}

/**
 * Finds a chatbot, public or not.
 * @param user the caller, if they sent a token
 */
export async function findChatbotToShow(
  connections: Connections,
  by: { slug: string } | { id: string },
  user?: User,
): Promise<ShownChatbot | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<ShownChatbot[]>`
      select ${chatbotColumns(sql)}, b.public_url_slug as slug, b.owner_id as "ownerId", b.is_open as "isPublic",
        b.is_open or coalesce(${isOwnOf(sql, user)}, false) as "isOpenToCaller"
      from chatbots b left join profiles p on p.user_id = b.owner_id
      where ${'slug' in by ? sql`b.public_url_slug = ${by.slug}` : sql`b.id = ${by.id}`}`,
  ])
  return rows[0]
}

/** A chatbot for programs, which use its slug or its UUID. */
export type ClientChatbot = { id: string; slug: string | null; createdAt: Date }

/**
 * Finds the chatbot of an API key.
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
