import type { Connections } from '../database/connections.ts'
import { asSystem } from '../database/transaction.ts'
import type { AssistantFile } from './assistant-file.ts'
import type { Chatbot, ChatbotConfiguration } from './chatbot.ts'

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
        ${sql.json(file.configuration)})
      on conflict (is_default) where is_default do update set
        name = excluded.name, description = excluded.description, instructions = excluded.instructions,
        facts = excluded.facts, configuration = excluded.configuration, updated_at = now()
      returning id`,
  ])
  const [row] = rows
  if (!row) throw new Error('the default chatbot was not saved')
  return row.id
}

/** What a page may show of a public chatbot. */
export type PublicChatbot = Pick<Chatbot, 'id' | 'name' | 'description'> & {
  configuration: ChatbotConfiguration
}

/** For everybody: a public chatbot is shown to people without an identity. */
export async function findPublicChatbot(
  connections: Connections,
  slug: string,
): Promise<PublicChatbot | undefined> {
  const [rows] = await asSystem(connections, (sql) => [
    sql<PublicChatbot[]>`
      select id, name, description, configuration from chatbots where public_url_slug = ${slug} and is_public`,
  ])
  return rows[0]
}
