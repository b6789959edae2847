/** Questions that the chatbot could not answer, and the answers that its owner adds. */
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  type Asked,
  answerQuestion,
  dismissQuestion,
  listUnanswered,
} from '../../conversations/unanswered-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import { exampleId, exampleTime, Gone, Id, MessageText, Timestamp, uuidOrNil } from '../../http/schemas.ts'
import type { ConsoleApi } from './console-api.ts'

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
  reply: "Sorry, I don't know that.",
  asked_at: exampleTime,
}

export function unansweredRoutes(app: App, api: ConsoleApi): void {
  listRoute(app, api)
  answerRoute(app, api)
  dismissRoute(app, api)
}

function listRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/unanswered',
    forUser({
      operationId: 'listUnanswered',
      summary: 'List the questions that a chatbot could not answer, newest first',
      params: OwnParams,
      querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
      response: { 200: Type.Array(Question, { examples: [[example]] }), ...errors(400, 401, 404, 422) },
    }),
    async (request) => {
      const found = await listUnanswered(connections, ownIn(request), request.query.limit)
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

function answerRoute(app: App, { connections, forUser, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/unanswered/:turn_id/answer',
    forUser({
      idempotency: callerIsUser,
      operationId: 'answerUnanswered',
      summary: 'Answer a question; it becomes a fact, both published and in the draft',
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
          examples: [{ answer: 'No, only from Monday to Saturday.', question: 'Do you deliver on Sundays?' }],
        },
      ),
      response: {
        200: Type.Object(
          { facts: Type.String({ description: 'All published facts' }) },
          { examples: [{ facts: 'Q: Do you deliver on Sundays?\nA: No, only from Monday to Saturday.' }] },
        ),
        ...bodyErrors(401, 404, 422),
      },
    }),
    async (request) => {
      const asked = questionIn(request)
      const { answer, question } = request.body
      const answered = await answerQuestion(connections, asked, { answer, question: question?.trim() })
      if (answered === 'too_long') throw factsTooLong()
      const { conversationId, facts } = answered
      events.publish({ chatbotId: asked.chatbotId, conversationId, kind: 'message' })
      return { facts }
    },
  )
}

function dismissRoute(app: App, { connections, forUser, events }: ConsoleApi): void {
  app.delete(
    '/api/console/chatbots/:id/unanswered/:turn_id',
    forUser({
      operationId: 'dismissUnanswered',
      summary: 'Dismiss a question without answering it',
      params: Params,
      response: { 204: Gone('The question is dismissed'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      const asked = questionIn(request)
      const dismissed = await dismissQuestion(connections, asked)
      events.publish({ chatbotId: asked.chatbotId, ...dismissed, kind: 'message' })
      reply.code(204)
      return null
    },
  )
}

function questionIn(request: FastifyRequest): Asked {
  const { turn_id: turnId } = request.params as { turn_id: string }
  return { ...ownIn(request), turnId: uuidOrNil(turnId) }
}

function factsTooLong(): Problem {
  const message = 'is too long: with it the facts would have more than 200,000 characters'
  return new Problem('invalid_request', { errors: [{ path: 'answer', message }] })
}
