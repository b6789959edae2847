import Type, { type Static } from 'typebox'
import { isOrigin } from '../text/is-origin.ts'

/** An origin in the format of browsers. */
const Origin = Type.Refine(
  Type.String({ maxLength: 300, description: 'such as https://shop.example.com' }),
  isOrigin,
  () => 'must be an origin such as https://shop.example.com',
)
/** The limit is a trillion: far more would overflow the database's integers. */
export const TokenBudget = Type.Integer({
  minimum: 0,
  maximum: 10 ** 12,
  description: 'Tokens, read and written, that models may use in a day (UTC); 0: no model is asked',
})
/** A host or a wildcard subdomain; anything else is not valid in a Content-Security-Policy. */
const IMAGE_HOST =
  '^(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$'
const ImageHost = Type.String({
  maxLength: 253,
  pattern: IMAGE_HOST,
  description: 'such as cdn.example.com or *.example.com',
})
const text = (maxLength: number) => Type.String({ maxLength })

/**
 * A chatbot's settings for behaviour and appearance, stored in its `configuration` column. Unknown keys are kept for
 * the owner's own pages.
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
    /** Operator's chatbot only: BCP 47 tags, the preferred one first. */
    languages: Type.Optional(Type.Array(text(35), { maxItems: 50 })),
  },
  { description: 'How it behaves and looks; keys that Frontdesk does not know are kept' },
)
export type ChatbotConfiguration = Static<typeof ChatbotConfiguration>

/** The public part, for pages and widgets. */
export type PublicConfiguration = Pick<
  ChatbotConfiguration,
  'greeting' | 'suggested_questions' | 'theme' | 'language'
>

export function publicConfiguration(configuration: ChatbotConfiguration): PublicConfiguration {
  const { greeting, suggested_questions, theme, language = configuration.languages?.[0] } = configuration
  const shown = { greeting, suggested_questions, theme, language }
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined))
}

/** In lower case. Values stored before validation was added are filtered. */
export function imageHostsOf({ image_hosts: hosts }: ChatbotConfiguration): string[] {
  const isHost = (host: unknown) => typeof host === 'string' && new RegExp(IMAGE_HOST).test(host)
  return Array.isArray(hosts) ? hosts.filter(isHost).map((host) => host.toLowerCase()) : []
}
