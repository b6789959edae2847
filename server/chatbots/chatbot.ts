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
  return sql`
    b.id, b.name, b.description, b.instructions, b.facts, b.configuration, b.owner_id is not null as "isOwned",
    case when p.id is not null then json_build_object('name', p.name, 'location', p.location, 'bio', p.bio,
      'skills', p.skills, 'experience', p.experience, 'interests', p.interests) end as profile`
}
