import type { FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { App } from '../../http/app.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { type IdempotentCaller, textIn } from '../../http/idempotency/callers.ts'
import { messageOfVisitor } from '../../http/limits/visitor-limits.ts'
import { foreignOriginOf } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { answerPerson } from '../../http/reply-of.ts'
import { exampleId, MessageText, Streamed, UUID } from '../../http/schemas.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { exampleUiMessages, isUiMessages, newestOf, uiMessageFields } from '../../http/streams/ui-messages.ts'
import { createCheck } from '../../http/validation.ts'
import { EMBED_DEFAULTS, type EmbedApi, tags } from './embed-api.ts'

const MessageBody = Type.Object(
  { session_id: Type.String(), message: MessageText },
  { examples: [{ session_id: '0f8fad5b-d9cb-469f-a165-70867728950e', message: 'What can you do?' }] },
)

const UiMessagesBody = Type.Object(
  { session_id: Type.Optional(Type.String()), ...uiMessageFields },
  {
    title: 'From the AI SDK',
    description:
      'The body sent by the default transport of `useChat`; the response is always an event stream. The session is `session_id`, else the header `X-Session-Id`, else the `id` of the chat.',
    examples: [{ session_id: exampleId, ...exampleUiMessages }],
  },
)
const checkUiMessages = createCheck<Static<typeof UiMessagesBody>>(UiMessagesBody)
const checkMessage = createCheck<Static<typeof MessageBody>>(MessageBody)

type IncomingMessage = { sessionId: string; text: string; isRegeneration: boolean }

/** @throws Problem 422 */
async function readMessage(request: FastifyRequest): Promise<IncomingMessage> {
  if (!isUiMessages(request.body)) {
    const { session_id: sessionId, message } = await checkMessage(request.body)
    return { sessionId, text: message.trim(), isRegeneration: false }
  }
  const { text, isRegeneration } = newestOf(await checkUiMessages(request.body))
  const checked = await checkMessage({ session_id: sessionIdOf(request), message: text })
  return { sessionId: checked.session_id, text: checked.message, isRegeneration }
}

/** UI messages may carry the session elsewhere: the AI SDK has its own `id` for a chat. */
function sessionIdOf(request: FastifyRequest): string | undefined {
  const named = textIn(request, 'session_id')
  if (named !== undefined || !isUiMessages(request.body)) return named
  const header = request.headers['x-session-id']
  return typeof header === 'string' ? header : textIn(request, 'id')
}

/** The session id authenticates its visitor. */
export function callerInSession(request: FastifyRequest): IdempotentCaller | undefined {
  const sessionId = sessionIdOf(request)
  if (sessionId === undefined || !UUID.test(sessionId)) return undefined
  const identity = { conversationId: sessionId, origin: foreignOriginOf(request) }
  return { name: ['session', sessionId.toLowerCase()], identity }
}

export function messageRoute(app: App, { messages, visits }: EmbedApi): void {
  app.post(
    '/api/chat/widget',
    {
      config: { idempotency: callerInSession },
      // The handler validates the body: its form decides which schema applies.
      validatorCompiler: () => () => true,
      schema: {
        operationId: 'sendWidgetMessage',
        summary: 'Send a message to a session',
        description: 'With `Accept: text/event-stream`, or for a body of UI messages, the reply is streamed.',
        tags,
        security: [],
        body: Type.Union([UiMessagesBody, MessageBody]),
        response: {
          200: Streamed(
            Type.Object({ response: Type.String() }, { examples: [{ response: 'I answer questions.' }] }),
          ),
          ...bodyErrors(403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { sessionId, text, isRegeneration } = await readMessage(request)
      const visit = UUID.test(sessionId) ? await visits.find(sessionId) : undefined
      if (!visit) throw new Problem('session_not_found')
      const limitedBy = messageOfVisitor(request, { ...visit, visitor: visit.visitorId })
      const message = await messages.admit(reply, limitedBy)
      const begin = isRegeneration ? message.regenerate : message.take
      const run = await begin({
        identity: { conversationId: sessionId, origin: foreignOriginOf(request) },
        conversation: { id: sessionId },
        chatbotId: visit.chatbotId,
        text,
        defaults: EMBED_DEFAULTS,
      })
      visits.establish(sessionId, visit)
      return answerPerson(run, reply, {
        events: () => new UiMessageEncoder(request.id),
        body: ({ content }) => ({ response: content }),
      })
    },
  )
}
