import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { answerProgram } from '../../http/reply-of.ts'
import { UUID } from '../../http/schemas.ts'
import type { SharedCall } from '../../http/shared-route.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { createCheck } from '../../http/validation.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { Credentials, clientCaller, clientOf } from './client-sessions.ts'
import { EMBED_DEFAULTS, type EmbedApi } from './embed-api.ts'

const DEFAULTS: ApiDefaults = { ...EMBED_DEFAULTS, whenModelsFail: 'refuse' }

const ClientMessage = Type.Object(
  {
    ...Credentials,
    session_id: Type.String(),
    type: Type.String({
      minLength: 1,
      description: 'Any non-empty text, such as custom_code; it has no effect',
    }),
    messages: Type.Array(Type.Object({ role: Type.String(), content: Type.String({ maxLength: 20_000 }) }), {
      minItems: 1,
      maxItems: 200,
      description: 'Entries with role `user` are the new messages, in order; other roles are ignored',
    }),
  },
  {
    title: 'With an API key',
    examples: [
      {
        api_key: 'fd_…',
        session_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
        type: 'custom_code',
        assistant_id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11',
        messages: [{ role: 'user', content: 'Do you deliver?' }],
      },
    ],
  },
)

/** Replaces a malformed session id, so that the API key is still checked first. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000'

/** `POST /api/chat` with an API key in the body. */
export function clientMessageCall({ messages }: EmbedApi): SharedCall {
  const check = createCheck<Static<typeof ClientMessage>>(ClientMessage)

  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const body = await check(request.body)
    const identity = clientOf(body)
    const texts = userEntries(body.messages)
    const message = await messages.admit(reply, { messagesOfApiKey: identity.apiKeyHash })
    const run = await message.take({
      identity,
      conversation: { id: UUID.test(body.session_id) ? body.session_id : NO_SESSION },
      before: texts.slice(0, -1).map((content) => ({ role: 'user', content })),
      text: texts.at(-1) ?? '',
      defaults: DEFAULTS,
    })
    return answerProgram(run, reply, {
      events: () => new UiMessageEncoder(request.id),
      body: ({ content }) => ({ response: content }),
    })
  }

  return {
    body: ClientMessage,
    answer: Type.Object({ response: Type.String() }, { examples: [{ response: 'Yes, we deliver.' }] }),
    errors: bodyErrors(403, 404, 422),
    isMeant: (body) => typeof body === 'object' && body !== null && 'api_key' in body,
    idempotency: clientCaller,
    isMeantUnread: ({ headers }) => headers.authorization === undefined,
    handle,
    onError: errorHandler(detailShape, (error) =>
      error instanceof ConversationNotFound ? new Problem('client_session_not_found') : undefined,
    ),
  }
}

/** System entries of a client are ignored, and earlier replies are already stored. */
function userEntries(messages: Static<typeof ClientMessage>['messages']): string[] {
  const texts = messages.flatMap(({ role, content }) => (role === 'user' ? content.trim() : []))
  if (texts.length > 0 && texts.every((text) => text !== '')) return texts
  const message = 'must contain at least one entry with role user, and no blank one'
  throw new Problem('invalid_request', { errors: [{ path: 'messages', message }] })
}
