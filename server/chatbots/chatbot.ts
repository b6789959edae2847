import type { ReservedSql } from 'postgres'
import type { ChatbotConfiguration } from './configuration.ts'
import type { ProfileTexts } from './profile.ts'

/** A chatbot as a turn needs it: what it is told and what it knows. */
export type Chatbot = {
  id: string
  name: string
  description: string
  instructions: string
  facts: string
  configuration: ChatbotConfiguration
  /** Whether it is a user's, and not the operator's. */
  isOwned: boolean
  /** What its owner says of themselves; null for the operator's, and where the owner has said nothing. */
  profile: ProfileTexts | null
}

/** Reads a `Chatbot` from chatbots `b`, left-joined with its owner's profile `p`. */
export function chatbotColumns(sql: ReservedSql) {
  return sql`b.name, b.description, b.facts, b.configuration, ${otherColumns(sql)}`
}

/**
 * The same for a turn in conversations `c`: a preview is told the draft, where there is one. Any other turn
 * pays for four comparisons.
 */
export function turnChatbotColumns(sql: ReservedSql) {
  return sql`
    case when c.is_preview then coalesce(b.draft ->> 'name', b.name) else b.name end as name,
    case when c.is_preview then coalesce(b.draft ->> 'description', b.description) else b.description end
      as description,
    case when c.is_preview then coalesce(b.draft ->> 'facts', b.facts) else b.facts end as facts,
    case when c.is_preview then coalesce(b.draft -> 'configuration', b.configuration) else b.configuration end
      as configuration,
    ${otherColumns(sql)}`
}

/** The form that a conversation `c` fills which has not begun with another. */
export function turnFormId(sql: ReservedSql) {
  return sql`case when c.is_preview and b.draft is not null then b.draft_form_id else b.form_id end`
}

function otherColumns(sql: ReservedSql) {
  return sql`
    b.id, b.instructions, b.owner_id is not null as "isOwned",
    case when p.id is not null then json_build_object('name', p.name, 'location', p.location, 'bio', p.bio,
      'skills', p.skills, 'experience', p.experience, 'interests', p.interests) end as profile`
}
