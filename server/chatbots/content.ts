import type { ReservedSql } from 'postgres'
import type { Form } from '../intake/form.ts'
import type { ChatbotConfiguration } from './configuration.ts'

/** What an owner writes of a chatbot, but for its form, as drafts and versions store it. */
export type StoredContent = {
  name: string
  description: string
  is_public: boolean
  public_url_slug: string
  configuration: ChatbotConfiguration
  facts: string
}
export type ChatbotContent = StoredContent & { form: Form | null }

/** What visitors of chatbots `b` meet, as a `StoredContent`. */
export function publishedContent(sql: ReservedSql) {
  return sql`
    jsonb_build_object('name', b.name, 'description', b.description, 'is_public', b.is_public,
      'public_url_slug', b.public_url_slug, 'configuration', b.configuration, 'facts', b.facts)`
}
