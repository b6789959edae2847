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
  return sql`
    b.name, b.description, b.facts, b.configuration, b.id, b.instructions, b.owner_id is not null as "isOwned",
    case when p.id is not null then json_build_object('name', p.name, 'location', p.location, 'bio', p.bio,
      'skills', p.skills, 'experience', p.experience, 'interests', p.interests) end as profile`
}
