import { randomUUID } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { findChatbotToShow } from '../../chatbots/chatbot-queries.ts'
import { openForVisitor } from '../../conversations/conversation-queries.ts'
import { messagesOfSession, type SessionMessage } from '../../conversations/message-queries.ts'
import { networksOf } from '../../http/address.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerAtAddress, textIn } from '../../http/idempotency/callers.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { foreignOriginOf, refuseForeignOrigin } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { presentSources, ReplySources } from '../../http/reply-sources.ts'
import { exampleId, exampleTime, Id, Timestamp, UUID, VisitorId } from '../../http/schemas.ts'
import { readSignedVisitor, signedIdentity } from '../../http/signed-identity.ts'
import { isCited } from '../../knowledge/reply-source.ts'
import { openForVerified } from '../../visitors/verified-visitor.ts'
import { type EmbedApi, tags } from './embed-api.ts'

const OpenSession = Type.Object(
  {
    chatbot_id: Type.String(),
    visitor_id: Type.Optional(VisitorId),
    visitor_name: Type.Optional(Type.String({ maxLength: 255 })),
    ...signedIdentity,
    starts_new: Type.Optional(
      Type.Boolean({
        description: 'For a verified visitor: start a new conversation instead of continuing the latest one',
      }),
    ),
  },
  { examples: [{ chatbot_id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11', visitor_id: 'browser-1' }] },
)

const Session = Type.Object(
  {
    session_id: Type.String(),
    messages: Type.Array(
      Type.Object({
        role: Type.Enum(['user', 'assistant']),
        content: Type.String(),
        created_at: Timestamp,
        by: Type.Optional(Type.Enum(['visitor', 'chatbot', 'owner'])),
        rating: Type.Optional(Type.Union([Type.Enum(['up', 'down']), Type.Null()])),
        sources: Type.Optional(ReplySources),
      }),
    ),
    is_taken_over: Type.Optional(
      Type.Boolean({ description: 'Whether the owner has taken over the conversation from the chatbot' }),
    ),
  },
  {
    examples: [
      {
        session_id: exampleId,
        messages: [
          { role: 'user', content: 'Hello!', created_at: exampleTime },
          { role: 'assistant', content: 'Hello! How can I help you?', created_at: exampleTime },
        ],
      },
    ],
  },
)

const Opened = Type.Object({ session_id: Type.String() }, { examples: [{ session_id: exampleId }] })

export function sessionRoutes(app: App, api: EmbedApi): void {
  openWidgetSessionRoute(app, api)
  readWidgetSessionRoute(app, api)
}

function openWidgetSessionRoute(app: App, api: EmbedApi): void {
  const { connections, limits } = api
  app.post(
    '/api/chat/widget/session',
    {
      config: {
        idempotency: (request) =>
          callerAtAddress(request, textIn(request, 'chatbot_id'), textIn(request, 'visitor_id')),
      },
      schema: {
        operationId: 'openWidgetSession',
        summary: 'Open a session with a public chatbot',
        description:
          'Returns 201 for a new conversation. A verified visitor continues the latest one, with 200. An unknown or private chatbot returns 404.',
        tags,
        security: [],
        body: OpenSession,
        response: { 200: Opened, 201: Opened, ...bodyErrors(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { body } = request
      const chatbotId = body.chatbot_id
      const chatbot = UUID.test(chatbotId)
        ? await findChatbotToShow(connections, { id: chatbotId })
        : undefined
      if (!chatbot?.isPublic) throw new Problem('chatbot_not_found')
      refuseForeignOrigin(request, chatbot.configuration.allowed_origins)
      if (body.token === undefined && body.visitor_hash === undefined)
        await takeOrRefuse(reply, limits, { newVisitorsOfAddress: networksOf(request) })
      const opened = await open(api, body)
      if (!opened) throw new Problem('chatbot_not_found')
      reply.code(opened.isNew ? 201 : 200)
      return { session_id: opened.sessionId }
    },
  )
}

function readWidgetSessionRoute(app: App, { connections }: EmbedApi): void {
  app.get(
    '/api/chat/widget/session/:session_id',
    {
      schema: {
        operationId: 'readWidgetSession',
        summary: 'Get a session and its messages',
        description: 'Oldest message first. The header `X-Turn-State` gives the state of the last turn.',
        tags,
        security: [],
        params: Type.Object({ session_id: Id }),
        querystring: Type.Object({
          details: Type.Optional(
            Type.Enum(['true'], {
              description:
                'Include the author, the rating and the sources of each message, and whether the owner has taken over',
            }),
          ),
        }),
        response: { 200: Session, ...errors(403, 404, 422) },
      },
    },
    async (request, reply) => {
      const sessionId = request.params.session_id
      const visitor = { conversationId: sessionId, origin: foreignOriginOf(request) }
      const session = UUID.test(sessionId) ? await messagesOfSession(connections, visitor) : undefined
      if (!session) throw new Problem('session_not_found')
      // The body's shape is fixed; clients need the state to offer a retry.
      if (session.turnState) reply.header('x-turn-state', session.turnState)
      const isDetailed = request.query.details === 'true'
      return {
        session_id: sessionId.toLowerCase(),
        messages: session.messages.flatMap((message) => presentMessage(message, isDetailed)),
        ...(isDetailed ? { is_taken_over: session.isTakenOver } : {}),
      }
    },
  )
}

/** @throws Problem 401 for an invalid proof; it does not fall back to an unverified session */
async function open({ connections, verifyVisitor }: EmbedApi, body: Static<typeof OpenSession>) {
  const { chatbot_id: chatbotId, visitor_id: visitorKey = randomUUID() } = body
  const visitorName = body.visitor_name?.trim() || null
  const signed = await readSignedVisitor(verifyVisitor, chatbotId, body)
  if (!signed) {
    const sessionId = await openForVisitor(connections, { chatbotId, visitorKey, visitorName })
    return sessionId === undefined ? undefined : { sessionId, isNew: true }
  }
  const name = signed.name ?? visitorName
  return openForVerified(connections, { ...signed, name, chatbotId, startsNew: body.starts_new ?? false })
}

/** @returns an empty array for a system message, which visitors must not see */
function presentMessage(message: SessionMessage, isDetailed: boolean) {
  const { role, content, createdAt, isByOwner, rating, sources } = message
  if (role === 'system') return []
  const presented = { role, content, created_at: createdAt.toISOString() }
  if (!isDetailed) return presented
  const by = role === 'user' ? ('visitor' as const) : isByOwner ? ('owner' as const) : ('chatbot' as const)
  const cited = sources.filter(isCited)
  return { ...presented, by, rating, ...(cited.length > 0 ? { sources: presentSources(cited) } : {}) }
}
