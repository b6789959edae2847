import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findChatbotToShow } from '../../chatbots/chatbot-queries.ts'
import { NotFound } from '../../chatbots/own-chatbot.ts'
import {
  type Exchange,
  readOwnExchanges,
  readVisitExchanges,
  type ExchangesOf as Wanted,
} from '../../conversations/inbox-queries.ts'
import { Refused } from '../../database/transaction.ts'
import type { App } from '../../http/app.ts'
import { findUserOf, requireUser } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId, exampleTime, Id, Timestamp, UUID } from '../../http/schemas.ts'
import { findVisit } from '../../visitors/visitor-queries.ts'
import { visitorTokenOf } from './chat.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const Entry = Type.Object({
  id: Type.String(),
  message: Type.String(),
  sender: Type.Literal('user'),
  response: Type.Union([Type.String(), Type.Null()]),
  visitor_id: Type.Union([Type.String(), Type.Null()]),
  visitor_name: Type.Union([Type.String(), Type.Null()]),
  timestamp: Timestamp,
})
const example = {
  id: exampleId,
  message: 'What do you do?',
  sender: 'user',
  response: 'I build machines that count.',
  visitor_id: 'browser-1',
  visitor_name: 'Grace',
  timestamp: exampleTime,
}
const Query = Type.Object({
  chatbot_id: Id,
  visitor_id: Type.Optional(Type.String()),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})

export function historyRoute(app: App, api: CreatorsApi): void {
  app.get(
    '/chat/history',
    {
      schema: {
        operationId: 'readChatHistory',
        summary: 'Get the chat history of a chatbot',
        description:
          'Newest first, one entry for each message of a visitor. For the owner; with `visitor_id` also for the visitor who sends their `X-Visitor-Token`. Others get 403.',
        tags,
        security: [...bearer, {}],
        headers: Type.Object({
          'x-visitor-token': Type.Optional(
            Type.String({
              description: 'The token of the visitor whose history is read; the owner needs none',
            }),
          ),
        }),
        querystring: Query,
        response: {
          200: Type.Object(
            { history: Type.Array(Entry), count: Type.Integer() },
            { examples: [{ history: [example], count: 1 }] },
          ),
          ...errors(400, 401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const { chatbot_id: chatbotId, visitor_id: visitorKey, limit } = request.query
      if (!UUID.test(chatbotId)) throw new Problem('chatbot_not_found')
      const wanted = { chatbotId, visitorKey, limit }
      const exchanges =
        (await readAsOwner(api, request, wanted)) ?? (await readAsVisitor(api, request, wanted))
      if (!exchanges) return refuse(api, request, chatbotId)
      return { history: exchanges.map(presentExchange), count: exchanges.length }
    },
  )
}

/** @returns undefined for anybody but the owner */
async function readAsOwner({ connections, callers }: CreatorsApi, request: FastifyRequest, wanted: Wanted) {
  const owner = await findUserOf(request, callers)
  if (!owner) return undefined
  try {
    return await readOwnExchanges(connections, { owner, chatbotId: wanted.chatbotId }, wanted)
  } catch (error) {
    // The token of an ended login counts as absent.
    if (error instanceof NotFound || error instanceof Refused) return undefined
    throw error
  }
}

/** @returns undefined without a visitor token of this visitor */
async function readAsVisitor(
  { connections, visitorTokens }: CreatorsApi,
  request: FastifyRequest,
  { chatbotId, visitorKey, limit }: Wanted,
) {
  if (visitorKey === undefined) return undefined
  const visit = visitorTokens.read(visitorTokenOf(request), visitorKey)
  const conversationId = visit && (await findVisit(connections, { chatbotId, visitorKey, visit }))
  if (!conversationId) return undefined
  return readVisitExchanges(connections, { conversationId }, { chatbotId, visitorKey, limit })
}

/** @throws Problem 404 for an unknown chatbot; 401 for an invalid token; 403 */
async function refuse(
  { connections, callers }: CreatorsApi,
  request: FastifyRequest,
  id: string,
): Promise<never> {
  if (!(await findChatbotToShow(connections, { id }))) throw new Problem('chatbot_not_found')
  // An invalid token is the reason, so report 401 instead of 403.
  if (request.headers.authorization !== undefined) await requireUser(callers)(request)
  throw new Problem('forbidden')
}

function presentExchange({ id, message, response, visitorKey, visitorName, timestamp }: Exchange) {
  return {
    id,
    message,
    sender: 'user' as const,
    response,
    visitor_id: visitorKey,
    visitor_name: visitorName,
    timestamp: timestamp.toISOString(),
  }
}
