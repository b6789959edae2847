import type { ReservedSql } from 'postgres'
import type { Form } from '../intake/form.ts'
import type { ChatbotConfiguration } from './configuration.ts'

/** A chatbot's editable content without its form, as stored in drafts and versions. */
export type StoredContent = {
  name: string
  description: string
  is_public: boolean
  public_url_slug: string
  configuration: ChatbotConfiguration
  facts: string
}
export type ChatbotContent = StoredContent & { form: Form | null }

/** The published content of chatbots `b`, as a `StoredContent`. */
export function publishedContent(sql: ReservedSql) {
  return sql`
    jsonb_build_object('name', b.name, 'description', b.description, 'is_public', b.is_public,
      'public_url_slug', b.public_url_slug, 'configuration', b.configuration, 'facts', b.facts)`
}

/**
 * The revision after a change of the published content. A draft hides that change from the editor, so that its
 * revision stays.
 */
export function revisionOncePublishedChanged(sql: ReservedSql) {
  return sql`draft_revision + (draft is null)::integer`
}
