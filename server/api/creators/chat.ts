import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import Type, { type Static } from 'typebox'
import type { Connections } from '../../database/connections.ts'
import { asPerson, Refused, type User } from '../../database/transaction.ts'
import { networkOf, networksOf } from '../../http/address.ts'
import type { App } from '../../http/app.ts'
import { findUserOf } from '../../http/authenticate.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerAtAddress, callerOfUser, type FindCaller, textIn } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { type Asked, takeOrRefuse } from '../../http/limits/limits.ts'
import { messageOfVisitor } from '../../http/limits/visitor-limits.ts'
import { Problem } from '../../http/problems.ts'
import { replyOf } from '../../http/reply-of.ts'
import { bearer, Streamed, UUID, VisitorId } from '../../http/schemas.ts'
import { readSignedVisitor, signedIdentity } from '../../http/signed-identity.ts'
import { streamRun, wantsEvents } from '../../http/streams/stream-run.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { ConversationNotFound } from '../../turn/open.ts'
import type { Reading } from '../../turn/runs/reading.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import type { SignedVisitor } from '../../visitors/signed-visitor.ts'
import { admit, type Coming, findVisit } from '../../visitors/visitor-queries.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const DEFAULTS: ApiDefaults = { temperature: 0.7, maxTokens: 1000, whenModelsFail: 'substitute' }
const NOTHING_SAID = "I didn't receive a message. Could you please try again?"
/** Open conversations that are not looked up again at each message. */
const REMEMBERED = 20_000

const Say = Type.Object(
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
const Said = Type.Object(
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

export function chatRoute(
  app: App,
  { connections, callers, limits, turns, visitorTokens, verifyVisitor }: CreatorsApi,
): void {
  const { enter, hasSpoken } = createEntrance(connections)
  const newcomers = createNewcomers()
  const callerOf = createCallerOf({ connections, callers, visitorTokens })

  app.post(
    '/chat',
    {
      config: { idempotency: callerOf },
      schema: {
        operationId: 'chatAsVisitor',
        summary: 'Send a message to a chatbot',
        description:
          'Public chatbots need no token; a private chatbot answers only its owner, others get 403. With `Accept: text/event-stream` the reply is streamed.',
        tags,
        security: [{}, ...bearer],
        headers: Type.Object({
          'x-visitor-token': Type.Optional(
            Type.String({
              description: 'The `visitor_token` from the response to the first message of this visitor',
            }),
          ),
        }),
        body: Say,
        response: { 200: Streamed(Said), ...bodyErrors(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const startedAt = performance.now()
      const { message, visitor_id: visitorKey, visitor_name } = request.body
      const chatbotId = request.body.chatbot_id.toLowerCase()
      const known = visitorTokens.read(visitorTokenOf(request), visitorKey)
      const turnId = turnIdOf(request)
      // Of a call that comes again: the visit that its turn is of.
      const visit = known ?? turnId ?? crypto.randomUUID()
      const visitorToken = visitorTokens.issue(visit, visitorKey)
      const text = message.trim()
      if (text === '') return { response: NOTHING_SAID, query_time_ms: 0, visitor_token: visitorToken }
      if (!UUID.test(chatbotId)) throw new Problem('chatbot_not_found')
      const signed = await readSigned(chatbotId, request.body)
      const user = await findUserOf(request, callers)
      const visitorName = signed?.name ?? (visitor_name?.trim() || null)
      const email = signed?.email ?? null
      const isVerified = signed !== undefined
      const coming = { chatbotId, visitorKey, visitorName, visit, isVerified, email, user }
      const isKnown = user !== undefined || isVerified
      const isEstablished = isKnown || (known !== undefined && (await hasSpoken(coming)))
      // Whoever borrows a visitor's name uses up nothing of theirs: no name is of two kinds.
      const visitor = `${chatbotId} ${known ? `visit ${known}` : `${isVerified ? 'signed' : 'named'} ${visitorKey}`}`
      await takeOrRefuse(reply, limits, {
        ...messageOfVisitor(request, { visitor, chatbotId, isEstablished }),
        ...(isEstablished ? {} : newcomers.asked(request, visitor)),
      })
      newcomers.add(request, visitor)
      const run = await say(coming, { turnId, text, network: networkOf(request) })
      if (wantsEvents(request)) {
        const data = { visitor: { visitor_token: visitorToken } }
        return streamRun(run, reply, new UiMessageEncoder(request.id, data))
      }
      const { content } = await replyOf(run)
      const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
      return { response: content, query_time_ms: milliseconds, visitor_token: visitorToken }
    },
  )

  /** @throws Problem 401; 422 for a token about another visitor than the body's */
  async function readSigned(chatbotId: string, body: Static<typeof Say>): Promise<SignedVisitor | undefined> {
    const signed = await readSignedVisitor(verifyVisitor, chatbotId, body)
    if (!signed || signed.visitorKey === body.visitor_id) return signed
    const errors = [{ path: 'visitor_id', message: 'must be the `sub` of the token' }]
    throw new Problem('invalid_request', { errors })
  }

  async function say(coming: Coming, said: Words): Promise<Reading> {
    const { entered, isRemembered } = await enter(coming)
    try {
      return await turn(coming, entered, said)
    } catch (error) {
      // What was remembered may have been deleted or unpublished since.
      if (!isRemembered || !isGone(error)) throw error
      return turn(coming, (await enter(coming, { again: true })).entered, said)
    }
  }

  function turn({ chatbotId, user }: Coming, { conversationId, isPublic }: Entered, said: Words) {
    return turns.take({
      ...said,
      // Before it is public, a chatbot answers its owner, as its owner.
      identity: { conversationId, owner: isPublic ? undefined : user },
      conversation: { id: conversationId },
      chatbotId,
      defaults: DEFAULTS,
    })
  }
}

/** Deleted, or of a chatbot that is private by now. */
function isGone(error: unknown): boolean {
  return (
    error instanceof ConversationNotFound || (error instanceof Refused && error.reason === 'session_closed')
  )
}

type Words = { text: string; turnId: string | undefined; network: string }
type Entered = { conversationId: string; isPublic: boolean }

/** A user, whoever has a visitor's token, or somebody who says that they are this visitor. */
function createCallerOf({
  connections,
  callers,
  visitorTokens,
}: Pick<CreatorsApi, 'connections' | 'callers' | 'visitorTokens'>): FindCaller {
  return async (request) => {
    const token = visitorTokenOf(request)
    const user = await findUserOf(request, callers)
    if (user && (await isLetIn(connections, user))) return { ...callerOfUser(user), says: [token] }
    const names = [textIn(request, 'chatbot_id')?.toLowerCase(), textIn(request, 'visitor_id')]
    const visit = visitorTokens.read(token, names[1] ?? '')
    return visit ? { name: ['visit', visit, ...names] } : callerAtAddress(request, ...names)
  }
}

/** A page goes on sending a token whose login has ended: then it is a visitor's. */
async function isLetIn(connections: Connections, user: User): Promise<boolean> {
  try {
    await asPerson(connections, user, () => [])
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

/**
 * Finds the conversation of whoever comes, which is looked up once in a while, not at each message. Of a
 * private chatbot it is looked up each time: whether its owner is still signed in is asked there.
 */
function createEntrance(connections: Connections) {
  const conversations = new LRUCache<string, string>({ max: REMEMBERED })
  const names = new LRUCache<string, string>({ max: REMEMBERED })

  /** A token alone does not say so: it is given to whoever writes nothing, too. */
  const hasSpoken = async (coming: Coming): Promise<boolean> => {
    if (conversations.has(keyOf(coming))) return true
    return (await findVisit(connections, coming)) !== undefined
  }

  /** @throws Problem 403, 404 */
  const enter = async (
    coming: Coming,
    { again = false } = {},
  ): Promise<{ entered: Entered; isRemembered: boolean }> => {
    const key = keyOf(coming)
    const hasNewName = coming.visitorName !== null && coming.visitorName !== names.get(key)
    const conversationId = again || hasNewName ? undefined : conversations.get(key)
    if (conversationId) return { entered: { conversationId, isPublic: true }, isRemembered: true }

    const admission = await admit(connections, coming)
    if (admission === 'no_chatbot') throw new Problem('chatbot_not_found')
    if (admission === 'private') throw new Problem('chatbot_private')
    if (admission.isPublic) conversations.set(key, admission.conversationId)
    if (coming.visitorName !== null) names.set(key, coming.visitorName)
    return { entered: admission, isRemembered: false }
  }
  return { enter, hasSpoken }
}

function keyOf({ chatbotId, visitorKey, visit, isVerified }: Coming): string {
  return JSON.stringify([chatbotId, visitorKey, visit, isVerified])
}

/**
 * Old clients send their `visitor_id` and no token, with each message: such a visitor is new once in a
 * network, not at each message.
 */
function createNewcomers() {
  const seen = new LRUCache<string, true>({ max: REMEMBERED })
  const keyIn = (request: FastifyRequest, visitor: string) => `${networkOf(request)} ${visitor}`
  return {
    asked: (request: FastifyRequest, visitor: string): Asked =>
      seen.has(keyIn(request, visitor)) ? {} : { newVisitorsOfAddress: networksOf(request) },
    add: (request: FastifyRequest, visitor: string): void => {
      seen.set(keyIn(request, visitor), true)
    },
  }
}

/** Empty when there is none. */
export function visitorTokenOf(request: FastifyRequest): string {
  const token = request.headers['x-visitor-token']
  return typeof token === 'string' ? token : ''
}
