import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import Type from 'typebox'
import type { Connections } from '../../database/connections.ts'
import { asPerson, Refused, type User } from '../../database/transaction.ts'
import type { App } from '../../http/app.ts'
import { findUserOf } from '../../http/authenticate.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerAtAddress, callerOfUser, type FindCaller, textIn } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { replyOf } from '../../http/reply-of.ts'
import { bearer, Streamed, UUID, VisitorId } from '../../http/schemas.ts'
import { streamRun, wantsEvents } from '../../http/streams/stream-run.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { ConversationNotFound } from '../../turn/open.ts'
import type { Run } from '../../turn/runs/run.ts'
import type { DoorDefaults } from '../../turn/turn-request.ts'
import { admit, type Coming } from '../../visitors/visitor-queries.ts'
import { type CreatorsDoor, tags } from './creators-door.ts'

const DEFAULTS: DoorDefaults = { temperature: 0.7, maxTokens: 1000, whenModelsFail: 'substitute' }
const NOTHING_SAID = "I didn't receive a message. Could you please try again?"
/** Open conversations that are not looked up again at each message. */
const REMEMBERED = 20_000

const Say = Type.Object(
  {
    message: Type.String({ maxLength: 5000 }),
    visitor_id: VisitorId,
    visitor_name: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
    chatbot_id: Type.String(),
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
    visitor_token: Type.String({ description: 'Sent as X-Visitor-Token, it continues this conversation' }),
  },
  {
    examples: [
      { response: 'I build machines that count.', query_time_ms: 412.5, visitor_token: 'Asjsc_26…' },
    ],
  },
)

export function chatRoute(
  app: App,
  { connections, callers, limits, turns, visitorTokens }: CreatorsDoor,
): void {
  const enter = createEntrance(connections)
  const callerOf = createCallerOf({ connections, callers, visitorTokens })

  app.post(
    '/chat',
    {
      config: { idempotency: callerOf },
      schema: {
        operationId: 'chatAsVisitor',
        summary: 'Say something to a chatbot; with `Accept: text/event-stream` the reply streams',
        tags,
        security: [{}, ...bearer],
        headers: Type.Object({
          'x-visitor-token': Type.Optional(
            Type.String({ description: 'From the answer to this visitor’s first message' }),
          ),
        }),
        body: Say,
        response: { 200: Streamed(Said), ...bodyErrors(403, 404, 422) },
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
      // Who borrows a visitor's name uses up nothing of theirs.
      await takeOrRefuse(reply, limits, {
        messagesOfVisitor: `${chatbotId} ${known ?? visitorKey}`,
        messagesOfChatbotVisitors: chatbotId,
      })

      const user = await findUserOf(request, callers)
      const visitorName = visitor_name?.trim() || null
      const run = await say({ chatbotId, visitorKey, visitorName, visit, user }, { turnId, text })
      if (wantsEvents(request)) {
        const data = { visitor: { visitor_token: visitorToken } }
        return streamRun(run, reply, new UiMessageEncoder(request.id, data))
      }
      const { content } = await replyOf(run)
      const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
      return { response: content, query_time_ms: milliseconds, visitor_token: visitorToken }
    },
  )

  async function say(coming: Coming, said: Words): Promise<Run> {
    const { entered, isRemembered } = await enter(coming)
    try {
      return await turn(coming, entered, said)
    } catch (error) {
      // What was remembered may have been deleted or unpublished since.
      if (!isRemembered || !(error instanceof ConversationNotFound)) throw error
      return turn(coming, (await enter(coming, { again: true })).entered, said)
    }
  }

  function turn({ chatbotId, user }: Coming, { conversationId, isPublic }: Entered, said: Words) {
    return turns.take({
      ...said,
      // Before it is public, a chatbot answers its owner, as its owner.
      identity: { conversationId, userId: isPublic ? undefined : user?.userId },
      conversation: { id: conversationId },
      chatbotId,
      defaults: DEFAULTS,
    })
  }
}

type Words = { text: string; turnId: string | undefined }
type Entered = { conversationId: string; isPublic: boolean }

/** A user, whoever has a visitor's token, or somebody who says that they are this visitor. */
function createCallerOf({
  connections,
  callers,
  visitorTokens,
}: Pick<CreatorsDoor, 'connections' | 'callers' | 'visitorTokens'>): FindCaller {
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

  /** @throws Problem 403, 404 */
  return async (
    coming: Coming,
    { again = false } = {},
  ): Promise<{ entered: Entered; isRemembered: boolean }> => {
    const visitor = JSON.stringify([coming.chatbotId, coming.visitorKey])
    const key = visitor + coming.visit
    const hasNewName = coming.visitorName !== null && coming.visitorName !== names.get(visitor)
    const conversationId = again || hasNewName ? undefined : conversations.get(key)
    if (conversationId) return { entered: { conversationId, isPublic: true }, isRemembered: true }

    const admission = await admit(connections, coming)
    if (admission === 'no_chatbot') throw new Problem('chatbot_not_found')
    if (admission === 'private') throw new Problem('chatbot_private')
    if (admission.isPublic) conversations.set(key, admission.conversationId)
    if (coming.visitorName !== null) names.set(visitor, coming.visitorName)
    return { entered: admission, isRemembered: false }
  }
}

/** Empty when there is none. */
export function visitorTokenOf(request: FastifyRequest): string {
  const token = request.headers['x-visitor-token']
  return typeof token === 'string' ? token : ''
}
