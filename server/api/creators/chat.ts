import type { FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { boundedCache } from '../../bounded-cache.ts'
import type { Connections } from '../../database/connections.ts'
import { asPerson, Refused, type User } from '../../database/transaction.ts'
import { networkOf, networksOf } from '../../http/address.ts'
import type { App } from '../../http/app.ts'
import { findUserOf } from '../../http/authenticate.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerAtAddress, callerOfUser, type FindCaller, textIn } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import type { Asked } from '../../http/limits/limits.ts'
import { messageOfVisitor } from '../../http/limits/visitor-limits.ts'
import type { AdmittedMessage } from '../../http/messages.ts'
import { Problem } from '../../http/problems.ts'
import { answerPerson } from '../../http/reply-of.ts'
import { bearer, Streamed, UUID, VisitorId } from '../../http/schemas.ts'
import { readSignedVisitor, signedIdentity } from '../../http/signed-identity.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import type { Reading } from '../../turn/runs/reading.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { findVisit, openSession, type SessionRequest } from '../../visitors/visitor-queries.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const DEFAULTS: ApiDefaults = { temperature: 0.7, maxTokens: 1000, whenModelsFail: 'substitute' }
const BLANK_MESSAGE_REPLY = "I didn't receive a message. Could you please try again?"
/** Maximum number of cached conversations. */
const MAX_CACHED = 20_000

const MessageBody = Type.Object(
  {
    message: Type.String({ maxLength: 5000 }),
    visitor_id: VisitorId,
    visitor_name: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
    chatbot_id: Type.String(),
    ...signedIdentity,
  },
  {
    examples: [
      {
        message: 'What do you do?',
        visitor_id: 'browser-1',
        visitor_name: 'Grace',
        chatbot_id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11',
      },
    ],
  },
)
const ReplyBody = Type.Object(
  {
    response: Type.String(),
    query_time_ms: Type.Number(),
    visitor_token: Type.String({ description: 'Send it as `X-Visitor-Token` to continue this conversation' }),
  },
  {
    examples: [
      { response: 'I build machines that count.', query_time_ms: 412.5, visitor_token: 'Asjsc_26…' },
    ],
  },
)

const SCHEMA = {
  operationId: 'sendVisitorMessage',
  summary: 'Send a message to a chatbot',
  description:
    'Public chatbots need no token; a private chatbot answers only its owner, others get 403. With `Accept: text/event-stream` the reply is streamed.',
  security: [{}, ...bearer],
  headers: Type.Object({
    'x-visitor-token': Type.Optional(
      Type.String({
        description: 'The `visitor_token` from the response to the first message of this visitor',
      }),
    ),
  }),
  body: MessageBody,
  response: { 200: Streamed(ReplyBody), ...bodyErrors(401, 403, 404, 422) },
}

export function chatRoute(app: App, api: CreatorsApi): void {
  const { connections, messages, visitorTokens } = api
  const sessions = createSessionCache(connections)
  const newVisitors = createNewVisitors()

  app.post(
    '/chat',
    { config: { idempotency: createCallerOf(api) }, schema: { ...SCHEMA, tags } },
    async (request, reply) => {
      const startedAt = performance.now()
      const { message, visitor_id: visitorKey } = request.body
      const known = visitorTokens.read(visitorTokenOf(request), visitorKey)
      // On an idempotent retry, reuse the visit of the original turn.
      const visit = known ?? turnIdOf(request) ?? crypto.randomUUID()
      const visitorToken = visitorTokens.issue(visit, visitorKey)
      const text = message.trim()
      if (text === '') return { response: BLANK_MESSAGE_REPLY, query_time_ms: 0, visitor_token: visitorToken }
      const sessionRequest = await sessionRequestOf(api, request, request.body, visit)
      const { chatbotId, isVerified, user } = sessionRequest
      const isKnown = user !== undefined || isVerified
      const isEstablished = isKnown || (known !== undefined && (await sessions.hasSpoken(sessionRequest)))
      // Rate limits use a key per kind of proof, so an impostor cannot exhaust a visitor's quota.
      const visitor = `${chatbotId} ${known ? `visit ${known}` : `${isVerified ? 'signed' : 'named'} ${visitorKey}`}`
      const admitted = await messages.admit(reply, {
        ...(isEstablished ? {} : newVisitors.limitOf(request, visitor)),
        ...messageOfVisitor(request, { visitor, chatbotId, isEstablished }),
      })
      newVisitors.add(request, visitor)
      const run = await startRun(sessions, admitted, sessionRequest, text)
      return answerPerson(run, reply, {
        events: () => new UiMessageEncoder(request.id, { visitor: { visitor_token: visitorToken } }),
        body: ({ content }) => {
          const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
          return { response: content, query_time_ms: milliseconds, visitor_token: visitorToken }
        },
      })
    },
  )
}

/** @throws Problem 401; 404; 422 when the token names a different visitor than the body */
async function sessionRequestOf(
  { callers, verifyVisitor }: CreatorsApi,
  request: FastifyRequest,
  body: Static<typeof MessageBody>,
  visit: string,
): Promise<SessionRequest> {
  const { visitor_id: visitorKey, visitor_name } = body
  const chatbotId = body.chatbot_id.toLowerCase()
  if (!UUID.test(chatbotId)) throw new Problem('chatbot_not_found')
  const signed = await readSignedVisitor(verifyVisitor, chatbotId, body)
  if (signed && signed.visitorKey !== visitorKey) {
    const errors = [{ path: 'visitor_id', message: 'must be the `sub` of the token' }]
    throw new Problem('invalid_request', { errors })
  }
  return {
    chatbotId,
    visitorKey,
    visitorName: signed?.name ?? (visitor_name?.trim() || null),
    visit,
    isVerified: signed !== undefined,
    email: signed?.email ?? null,
    user: await findUserOf(request, callers),
  }
}

async function startRun(
  { findOrOpen }: SessionCache,
  admitted: AdmittedMessage,
  sessionRequest: SessionRequest,
  text: string,
): Promise<Reading> {
  const take = ({ conversationId, isPublic }: Session) =>
    admitted.take({
      text,
      // A private chatbot answers only its owner, under the owner's identity.
      identity: { conversationId, owner: isPublic ? undefined : sessionRequest.user },
      conversation: { id: conversationId },
      chatbotId: sessionRequest.chatbotId,
      defaults: DEFAULTS,
    })
  const { session, isCached } = await findOrOpen(sessionRequest)
  try {
    return await take(session)
  } catch (error) {
    // The cached conversation may have been deleted or unpublished since.
    if (!isCached || !isGone(error)) throw error
    return take((await findOrOpen(sessionRequest, { refresh: true })).session)
  }
}

/** The conversation was deleted, or its chatbot is private now. */
function isGone(error: unknown): boolean {
  return (
    error instanceof ConversationNotFound || (error instanceof Refused && error.reason === 'session_closed')
  )
}

type Session = { conversationId: string; isPublic: boolean }

/** A signed-in user, else the holder of a visitor token, else an unproven visitor at its address. */
function createCallerOf({
  connections,
  callers,
  visitorTokens,
}: Pick<CreatorsApi, 'connections' | 'callers' | 'visitorTokens'>): FindCaller {
  return async (request) => {
    const token = visitorTokenOf(request)
    const user = await findUserOf(request, callers)
    if (user && (await isAuthorized(connections, user))) return { ...callerOfUser(user), says: [token] }
    const names = [textIn(request, 'chatbot_id')?.toLowerCase(), textIn(request, 'visitor_id')]
    const visit = visitorTokens.read(token, names[1] ?? '')
    return visit ? { name: ['visit', visit, ...names] } : callerAtAddress(request, ...names)
  }
}

/** A page may keep sending the token of an ended login; such a caller is a visitor. */
async function isAuthorized(connections: Connections, user: User): Promise<boolean> {
  try {
    await asPerson(connections, user, () => [])
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

type SessionCache = ReturnType<typeof createSessionCache>

/**
 * Caches the conversations of public chatbots, so that a message needs no lookup. Those of private
 * chatbots are not cached: the lookup checks that the owner is still signed in.
 */
function createSessionCache(connections: Connections) {
  const conversations = boundedCache<string>({ most: MAX_CACHED })
  const displayNames = boundedCache<string>({ most: MAX_CACHED })

  /** A token alone is no proof: a blank message gets one, too. */
  const hasSpoken = async (sessionRequest: SessionRequest): Promise<boolean> => {
    if (conversations.has(keyOf(sessionRequest))) return true
    return (await findVisit(connections, sessionRequest)) !== undefined
  }

  /** @throws Problem 403, 404 */
  const findOrOpen = async (
    sessionRequest: SessionRequest,
    { refresh = false } = {},
  ): Promise<{ session: Session; isCached: boolean }> => {
    const key = keyOf(sessionRequest)
    const hasNewName =
      sessionRequest.visitorName !== null && sessionRequest.visitorName !== displayNames.get(key)
    const conversationId = refresh || hasNewName ? undefined : conversations.get(key)
    if (conversationId) return { session: { conversationId, isPublic: true }, isCached: true }

    const session = await openSession(connections, sessionRequest)
    if (session === 'no_chatbot') throw new Problem('chatbot_not_found')
    if (session === 'private') throw new Problem('chatbot_private')
    if (session.isPublic) conversations.set(key, session.conversationId)
    if (sessionRequest.visitorName !== null) displayNames.set(key, sessionRequest.visitorName)
    return { session, isCached: false }
  }
  return { findOrOpen, hasSpoken }
}

function keyOf({ chatbotId, visitorKey, visit, isVerified }: SessionRequest): string {
  return JSON.stringify([chatbotId, visitorKey, visit, isVerified])
}

/**
 * Old clients never send a visitor token. Such a visitor counts as new once per network, not once per
 * message.
 */
function createNewVisitors() {
  const seen = boundedCache<true>({ most: MAX_CACHED })
  const keyIn = (request: FastifyRequest, visitor: string) => `${networkOf(request)} ${visitor}`
  return {
    limitOf: (request: FastifyRequest, visitor: string): Asked =>
      seen.has(keyIn(request, visitor)) ? {} : { newVisitorsOfAddress: networksOf(request) },
    add: (request: FastifyRequest, visitor: string): void => {
      seen.set(keyIn(request, visitor), true)
    },
  }
}

/** @returns an empty string when there is no token */
export function visitorTokenOf(request: FastifyRequest): string {
  const token = request.headers['x-visitor-token']
  return typeof token === 'string' ? token : ''
}
