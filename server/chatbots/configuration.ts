import Type, { type Static } from 'typebox'
import { isOrigin } from '../text/is-origin.ts'

/** An origin as browsers send it. */
const Origin = Type.Refine(
  Type.String({ maxLength: 300, description: 'such as https://shop.example.com' }),
  isOrigin,
  () => 'must be an origin such as https://shop.example.com',
)
/** A trillion is more than anybody uses; what is far beyond would be no integer of the database's. */
export const TokenBudget = Type.Integer({
  minimum: 0,
  maximum: 10 ** 12,
  description: 'Tokens, read and written, that models may use in a day (UTC); 0: no model is asked',
})
/** Of a host, with or without what stands before its first dot: what is neither is no part of a policy. */
const IMAGE_HOST =
  '^(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$'
const ImageHost = Type.String({
  maxLength: 253,
  pattern: IMAGE_HOST,
  description: 'such as cdn.example.com or *.example.com',
})
const text = (maxLength: number) => Type.String({ maxLength })

/**
 * How a chatbot behaves and looks, as its owner sets it and its `configuration` column holds it. Keys
 * we do not know are kept for the owner's own pages.
 */
export const ChatbotConfiguration = Type.Object(
  {
    tone: Type.Optional(text(500)),
    personality: Type.Optional(Type.Union([text(2000), Type.Array(text(200), { maxItems: 50 })])),
    communicationStyle: Type.Optional(text(2000)),
    instructions: Type.Optional(text(20_000)),
    model: Type.Optional(
      Type.String({ maxLength: 500, description: 'provider/model, with fallbacks after commas' }),
    ),
    temperature: Type.Optional(Type.Number({ minimum: 0, maximum: 2 })),
    greeting: Type.Optional(text(1000)),
    suggested_questions: Type.Optional(Type.Array(text(200), { maxItems: 10 })),
    theme: Type.Optional(
      Type.Object({
        accent: Type.Optional(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })),
        mode: Type.Optional(Type.Enum(['light', 'dark', 'auto'])),
        position: Type.Optional(Type.Enum(['left', 'right'])),
      }),
    ),
    allowed_origins: Type.Optional(
      Type.Array(Origin, { maxItems: 100, description: 'Where the widget runs; empty: anywhere' }),
    ),
    image_hosts: Type.Optional(
      Type.Array(ImageHost, {
        maxItems: 20,
        description: 'Where images in replies may come from; empty: they are shown as links',
      }),
    ),
    language: Type.Optional(
      Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description: 'BCP 47' }),
    ),
    daily_token_budget: Type.Optional(TokenBudget),
    daily_token_budget_per_visitor: Type.Optional(TokenBudget),
    /** Of the operator's: BCP 47 tags, the preferred one first. */
    languages: Type.Optional(Type.Array(text(35), { maxItems: 50 })),
  },
  { description: 'How it behaves and looks; keys that Frontdesk does not know are kept' },
)
export type ChatbotConfiguration = Static<typeof ChatbotConfiguration>

/** What pages and widgets may show of it. */
export type PublicConfiguration = Pick<
  ChatbotConfiguration,
  'greeting' | 'suggested_questions' | 'theme' | 'language'
>

export function publicConfiguration(configuration: ChatbotConfiguration): PublicConfiguration {
  const { greeting, suggested_questions, theme, language = configuration.languages?.[0] } = configuration
  const shown = { greeting, suggested_questions, theme, language }
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined))
}

/** In lower case. What was stored before it was looked at may be anything. */
export function imageHostsOf({ image_hosts: hosts }: ChatbotConfiguration): string[] {
  const isHost = (host: unknown) => typeof host === 'string' && new RegExp(IMAGE_HOST).test(host)
  return Array.isArray(hosts) ? hosts.filter(isHost).map((host) => host.toLowerCase()) : []
}
