/** Questions that the chatbot could not answer, and the answers that its owner adds. */
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findOwnChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import {
  type Asked,
  answerQuestion,
  dismissQuestion,
  listUnanswered,
} from '../../conversations/unanswered-queries.ts'
import type { Connections } from '../../database/connections.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId, exampleTime, Gone, Id, MessageText, Timestamp, UUID } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const Params = Type.Object({ id: Id, turn_id: Id })

const Question = Type.Object({
  turn_id: Type.String(),
  conversation: Type.Integer({ description: 'The conversation’s number' }),
  question: Type.String(),
  reply: Type.Union([Type.String(), Type.Null()]),
  asked_at: Timestamp,
})

const example = {
  turn_id: exampleId,
  conversation: 123,
  question: 'Do you deliver on Sundays?',
  reply: "I'm sorry, I don't know that.",
  asked_at: exampleTime,
}

export function unansweredRoutes(app: App, api: ConsoleApi): void {
  listRoute(app, api)
  answerRoute(app, api)
  dismissRoute(app, api)
}

function listRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/unanswered',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listUnanswered',
        summary: 'List the questions that a chatbot could not answer, newest first',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
        response: { 200: Type.Array(Question, { examples: [[example]] }), ...errors(400, 401, 404, 422) },
      },
    },
    async (request) => {
      const { id } = await ownChatbot(request.params.id, (id) =>
        findOwnChatbot(connections, userOf(request), id),
      )
      const found = await listUnanswered(connections, id, request.query.limit)
      return found.map(({ turnId, number, question, reply, askedAt }) => ({
        turn_id: turnId,
        conversation: number,
        question,
        reply,
        asked_at: askedAt.toISOString(),
      }))
    },
  )
}

function answerRoute(app: App, { connections, callers, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/unanswered/:turn_id/answer',
    {
      onRequest: requireUser(callers),
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'answerUnanswered',
        summary: 'Answer a question; it becomes a fact, both published and in the draft',
        tags,
        security: bearer,
        params: Params,
        body: Type.Object(
          {
            answer: MessageText,
            question: Type.Optional(
              Type.String({
                ...MessageText,
                description: 'Rephrased question; default: the visitor’s own words',
              }),
            ),
          },
          {
            examples: [
              { answer: 'No, only from Monday to Saturday.', question: 'Do you deliver on Sundays?' },
            ],
          },
        ),
        response: {
          200: Type.Object(
            { facts: Type.String({ description: 'All published facts' }) },
            { examples: [{ facts: 'Q: Do you deliver on Sundays?\nA: No, only from Monday to Saturday.' }] },
          ),
          ...bodyErrors(401, 404, 422),
        },
      },
    },
    async (request) => {
      const reference = await questionIn(request, connections)
      const { answer, question } = request.body
      const answered = await answerQuestion(connections, reference, { answer, question: question?.trim() })
      if (answered === 'no_question') throw new Problem('question_not_found')
      if (answered === 'too_long') throw factsTooLong()
      const { chatbotId } = reference
      events.publish({ chatbotId, conversationId: answered.conversationId, kind: 'message' })
      return { facts: answered.facts }
    },
  )
}

function dismissRoute(app: App, { connections, callers, events }: ConsoleApi): void {
  app.delete(
    '/api/console/chatbots/:id/unanswered/:turn_id',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'dismissUnanswered',
        summary: 'Dismiss a question without answering it',
        tags,
        security: bearer,
        params: Params,
        response: { 204: Gone('The question is dismissed'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const reference = await questionIn(request, connections)
      const dismissed = await dismissQuestion(connections, reference)
      if (!dismissed) throw new Problem('question_not_found')
      events.publish({ chatbotId: reference.chatbotId, ...dismissed, kind: 'message' })
      reply.code(204)
      return null
    },
  )
}

/** @throws Problem 404 for another owner's chatbot, and for an invalid turn id */
async function questionIn(request: FastifyRequest, connections: Connections): Promise<Asked> {
  const { params } = request as FastifyRequest<{ Params: { id: string; turn_id: string } }>
  const owner = userOf(request)
  const { id: chatbotId } = await ownChatbot(params.id, (id) => findOwnChatbot(connections, owner, id))
  if (!UUID.test(params.turn_id)) throw new Problem('question_not_found')
  return { owner, chatbotId, turnId: params.turn_id }
}

function factsTooLong(): Problem {
  const message = 'is too long: with it the facts would have more than 200,000 characters'
  return new Problem('invalid_request', { errors: [{ path: 'answer', message }] })
}
