/** Request and response schemas of the content of a chatbot, as owners edit it in the dashboard. */
import Type, { type Static, type TObject } from 'typebox'
import type { ChatbotContent } from '../../chatbots/content.ts'
import type { DraftChange } from '../../chatbots/draft-queries.ts'
import type { EditedChatbot } from '../../chatbots/edited-queries.ts'
import {
  Configuration,
  checkConfiguration,
  Description,
  Name,
  Slug,
  withoutNulls,
} from '../../http/chatbot-content.ts'
import { errorKeys } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { exampleId, exampleTime, Timestamp } from '../../http/schemas.ts'
import { checkForm, type Form } from '../../intake/form.ts'

/** 200,000 characters are about 60 pages. */
const Facts = Type.String({ maxLength: 200_000, description: 'The chatbot’s knowledge, as text or Markdown' })
/** Validated by `checkForm`, whose errors name the rules of the field's own kind. */
const AnyForm = Type.Unsafe<unknown>({
  description: 'The form that conversations fill, as in PUT /chatbots/{id}/form; null for no form',
})

/** The range of a Postgres integer. */
const REVISION = { minimum: 0, maximum: 2 ** 31 - 1 }

const optional = {
  description: Type.Optional(Description),
  is_public: Type.Optional(Type.Boolean()),
  public_url_slug: Type.Optional(Slug),
  configuration: Type.Optional(Configuration),
  facts: Type.Optional(Facts),
  form: Type.Optional(AnyForm),
}
const examples = {
  name: 'Ada’s help desk',
  description: 'Answers what people ask about engines.',
  is_public: true,
  configuration: { tone: 'friendly', greeting: 'Hello!' },
  facts: 'We are open from 9 to 5.',
  form: null,
}

export const NewBody = Type.Object({ name: Name, ...optional }, { examples: [examples] })
export const DraftBody = Type.Object(
  {
    base: Type.Integer({
      ...REVISION,
      description: 'The `revision` that this draft is based on; 409 if it was changed meanwhile',
    }),
    name: Type.Optional(Name),
    ...optional,
  },
  { examples: [{ ...examples, base: 0 }] },
)

export const PublishBody = Type.Object({
  note: Type.Optional(Type.String({ maxLength: 500, description: 'What changed in this version' })),
  base: Type.Optional(
    Type.Integer({
      ...REVISION,
      description: 'The `revision` to publish; 409 if it was changed meanwhile. Default: the newest',
    }),
  ),
})

/** The 409 of calls that name a `base`. */
export const DraftConflict = {
  description: 'The draft has another revision than `base` (`draft_changed`), or another conflict',
  content: {
    'application/json': {
      schema: Type.Object({
        detail: Type.String(),
        ...errorKeys,
        revision: Type.Optional(Type.Integer({ description: 'With `draft_changed`: the current revision' })),
      }),
      example: {
        detail: new Problem('draft_changed').message,
        code: 'draft_changed',
        request_id: exampleId,
        revision: 8,
      },
    },
  },
} as unknown as TObject

const Content = Type.Object(
  {
    name: Type.String(),
    description: Type.String(),
    is_public: Type.Boolean(),
    public_url_slug: Type.String(),
    configuration: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
    facts: Type.String(),
    form: Type.Unsafe<Form | null>({ description: 'Null for no form' }),
  },
  { examples: [{ ...examples, public_url_slug: 'adas-help-desk' }] },
)

const content = { ...examples, public_url_slug: 'adas-help-desk' }

export const Edited = Type.Object(
  {
    id: Type.String(),
    published: Content,
    draft: Type.Union([Content, Type.Null()]),
    revision: Type.Integer({
      description: 'Increases with each change of the draft, or without a draft of the published content',
    }),
    version: Type.Integer({ description: 'The latest version; 0 before the first publication' }),
    created_at: Timestamp,
    updated_at: Timestamp,
  },
  {
    examples: [
      {
        id: exampleId,
        published: content,
        draft: null,
        revision: 7,
        version: 1,
        created_at: exampleTime,
        updated_at: exampleTime,
      },
    ],
  },
)

export const Versions = Type.Array(
  Type.Object({
    version: Type.Integer(),
    published_at: Timestamp,
    note: Type.String(),
    content: Content,
  }),
  { examples: [[{ version: 1, published_at: exampleTime, note: '', content }]] },
)

/** The changes in the body, without the fields it omits. @throws Problem 422 */
export function changeIn(body: Omit<Static<typeof DraftBody>, 'base'>): DraftChange {
  checkConfiguration(body.configuration)
  const { name, configuration, form, description, is_public, public_url_slug, facts } = body
  const change = {
    name: name?.trim(),
    description,
    is_public,
    public_url_slug,
    configuration: configuration && withoutNulls(configuration),
    facts,
    form: form === undefined ? undefined : checkedForm(form),
  }
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

function checkedForm(form: unknown): Form | null {
  if (form === null) return null
  const found = checkForm(form)
  if (found.length === 0) return form as Form
  const errors = found.map(({ path, message }) => ({ path: path ? `form.${path}` : 'form', message }))
  throw new Problem('invalid_request', { errors })
}

export function presentEdited(chatbot: EditedChatbot) {
  const { id, published, draft, revision, version, createdAt, updatedAt } = chatbot
  return {
    id,
    published: presentContent(published),
    draft: draft && presentContent(draft),
    revision,
    version,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}

/** Keys come in the order of the contract, not in the database's. */
export function presentContent(content: ChatbotContent) {
  const { name, description, is_public, public_url_slug, configuration, facts, form } = content
  return { name, description, is_public, public_url_slug, configuration, facts, form }
}
