/** Initial content of a new chatbot. */
import type { Language } from '../language/language.ts'
import type { NewContent } from './chatbot-queries.ts'
import type { TemplateKey } from './templates/template.ts'
import { templates } from './templates/templates.ts'

/** A template, or a text about a business. */
export type Way = TemplateKey | 'text'
export type Beginning = {
  name: string
  /** The pasted text; for a person, what they do. */
  about: string
}

export function beginningOf(way: Way, language: Language, { name, about }: Beginning): NewContent {
  const { personal, help_desk, intake } = templates[language]
  const named = { name: name.trim() }
  if (way === 'help_desk') return { ...help_desk, ...named }
  if (way === 'intake') return { ...intake, ...named }
  if (way === 'personal') return { ...personal, ...named, facts: `${about.trim()}\n\n${personal.facts}` }
  const { greeting, tone, theme } = help_desk.configuration
  return {
    ...named,
    facts: about,
    configuration: { language: help_desk.configuration.language, greeting, tone, theme },
  }
}
