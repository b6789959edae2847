/** A chatbot's editable content; see docs/console.md. */
import type { components } from '../../sdk/client.ts'

export type Form = components['schemas']['Form']
export type Field = Form['fields'][number]
export type LocalText = Form['title']

/** The server's default. */
export const DEFAULT_ACCENT = '#1f6feb'

export type Theme = { accent?: string; mode?: 'light' | 'dark' | 'auto'; position?: 'left' | 'right' }

/** Unknown properties are kept. */
export type Configuration = {
  tone?: string
  personality?: string | string[]
  communicationStyle?: string
  instructions?: string
  model?: string
  temperature?: number
  greeting?: string
  suggested_questions?: string[]
  theme?: Theme
  allowed_origins?: string[]
  image_hosts?: string[]
  language?: string
  daily_token_budget?: number
  daily_token_budget_per_visitor?: number
}

export type Content = {
  name: string
  description: string
  is_public: boolean
  public_url_slug: string
  configuration: Configuration
  facts: string
  form: Form | null
}

export type EditedChatbot = {
  id: string
  published: Content
  draft: Content | null
  /** Increases with each change of the draft, or without one of the published content. */
  revision: number
  version: number
  created_at: string
  updated_at: string
}

export const contentOf = ({ draft, published }: EditedChatbot): Content => draft ?? published

/** The OpenAPI document leaves form and configuration untyped. */
type Open = Omit<Content, 'configuration' | 'form'> & { configuration: object; form: unknown }
type OpenEdited = Omit<EditedChatbot, 'published' | 'draft'> & { published: Open; draft: Open | null }

export const asContent = (content: Open): Content => content as Content
export const asEdited = ({ published, draft, ...edited }: OpenEdited): EditedChatbot => ({
  ...edited,
  published: asContent(published),
  draft: draft && asContent(draft),
})

/** Drops lines that are still empty. */
export function withoutBlanks(content: Content): Content {
  const {
    suggested_questions: questions,
    image_hosts: hosts,
    allowed_origins: origins,
  } = content.configuration
  const lists = { suggested_questions: questions, image_hosts: hosts, allowed_origins: origins }
  const written = Object.entries(lists).flatMap(([key, texts]) =>
    texts ? [[key, texts.map((text) => text.trim()).filter((text) => text !== '')]] : [],
  )
  return { ...content, configuration: { ...content.configuration, ...Object.fromEntries(written) } }
}

/** JSON with sorted keys, for comparison. */
export const canonical = (value: unknown, indent?: number): string =>
  JSON.stringify(value, (_, each) => (isObject(each) ? sorted(each) : each), indent)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)))
