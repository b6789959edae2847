import type { ReservedSql } from 'postgres'
import type { ChatbotConfiguration } from './configuration.ts'
import type { ProfileTexts } from './profile.ts'

/** A chatbot's instructions and knowledge for a turn. */
export type Chatbot = {
  id: string
  name: string
  description: string
  instructions: string
  facts: string
  configuration: ChatbotConfiguration
  /** Whether it belongs to a user instead of the operator. */
  isOwned: boolean
  /** The owner's profile; null for the operator's chatbot and for an empty profile. */
  profile: ProfileTexts | null
}

/** Reads a `Chatbot` from chatbots `b`, left-joined with its owner's profile `p`. */
export function chatbotColumns(sql: ReservedSql) {
  return sql`b.name, b.description, b.facts, b.configuration, ${otherColumns(sql)}`
}

/**
 * The same for a turn in conversations `c`: a preview uses the draft, if there is one. It costs other turns four
 * comparisons.
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

/** The form for a conversation `c` that has not begun with another one. */
export function turnFormId(sql: ReservedSql) {
  return sql`case when c.is_preview and b.draft is not null then b.draft_form_id else b.form_id end`
}

function otherColumns(sql: ReservedSql) {
  return sql`
    b.id, b.instructions, b.owner_id is not null as "isOwned",
    case when p.id is not null then json_build_object('name', p.name, 'location', p.location, 'bio', p.bio,
      'skills', p.skills, 'experience', p.experience, 'interests', p.interests) end as profile`
}
