/** Schemas and presenters of conversations, messages and notes in the console API. */

import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Named, Summary } from '../../conversations/summary-queries.ts'
import type { Note, TranscriptMessage, TranscriptTurn } from '../../conversations/transcript-queries.ts'
import { ownIn } from '../../http/owner/route.ts'
import { presentSources, ReplySources } from '../../http/reply-sources.ts'
import { exampleId, exampleTime, Id, Timestamp } from '../../http/schemas.ts'
import { isCited } from '../../knowledge/reply-source.ts'

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

export const ConversationParams = Type.Object({
  id: Id,
  number: Type.String({ description: 'The conversation’s number', examples: ['123'] }),
})

/** An invalid number becomes 0, which no conversation has. @throws Problem 404 for an invalid chatbot id */
export function namedIn(request: FastifyRequest): Named {
  const { number: text } = request.params as { number: string }
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  return { ...ownIn(request), number: number < 2 ** 31 ? number : 0 }
}

const summary = {
  number: Type.Integer(),
  title: orNull(Type.String()),
  visitor: orNull(
    Type.Object(
      {
        visitor_id: Type.String(),
        name: orNull(Type.String()),
        is_verified: Type.Optional(
          Type.Literal(true, { description: 'Omitted for a visitor without a verified identity' }),
        ),
      },
      { description: 'Null for a program that uses an API key' },
    ),
  ),
  message_count: Type.Integer(),
  unread_count: Type.Integer({ description: 'Unread messages of the visitor' }),
  last_message: Type.Object({
    role: Type.Enum(['user', 'assistant', 'system']),
    content: Type.String({ description: 'The beginning of the message' }),
    created_at: Timestamp,
  }),
  is_taken_over: Type.Boolean(),
  has_unanswered: Type.Boolean({
    description: 'The chatbot did not know an answer, and the question is still open',
  }),
  ratings: Type.Object({ up: Type.Integer(), down: Type.Integer() }),
  started_at: Timestamp,
  updated_at: Timestamp,
}

export const exampleSummary = {
  number: 123,
  title: 'Do you deliver on Sundays?',
  visitor: { visitor_id: 'browser-1', name: 'Grace' },
  message_count: 2,
  unread_count: 1,
  last_message: { role: 'assistant', content: 'No, we do not.', created_at: exampleTime },
  is_taken_over: false,
  has_unanswered: false,
  ratings: { up: 1, down: 0 },
  started_at: exampleTime,
  updated_at: exampleTime,
}

export const SummaryAnswer = Type.Object(summary, { examples: [exampleSummary] })

const Cited = ReplySources.items

const Turn = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum(['running', 'done', 'failed', 'stopped', 'interrupted']),
    failure: orNull(Type.String({ description: 'Why the model gave no complete reply, in snake_case' })),
    model: orNull(Type.String({ description: 'The model that replied, as provider/model' })),
    sources: Type.Array(Type.String(), {
      description: 'Passages of the facts that the reply is based on',
    }),
    cited: Type.Array(Cited, { description: 'Passages of sources that the reply is based on' }),
    found_nothing: Type.Boolean({ description: 'The reply says that the chatbot does not know' }),
    is_unanswered: Type.Boolean({
      description: 'The chatbot did not know the answer, and the question is still open',
    }),
    input_tokens: orNull(Type.Integer()),
    output_tokens: orNull(Type.Integer()),
    cost_usd: orNull(Type.Number()),
    first_token_ms: orNull(Type.Integer()),
    duration_ms: orNull(Type.Integer()),
  },
  { description: 'Set on the chatbot’s replies, and on a message without a reply' },
)

export const MessageAnswer = Type.Object({
  id: Type.String(),
  position: Type.Integer({ description: 'Position in the conversation, from 1' }),
  role: Type.Enum(['user', 'assistant', 'system']),
  by: Type.Enum(['visitor', 'chatbot', 'owner']),
  content: Type.String(),
  created_at: Timestamp,
  is_read: Type.Boolean(),
  rating: orNull(Type.Enum(['up', 'down'])),
  turn: orNull(Turn),
})

export const exampleMessage = {
  id: exampleId,
  position: 2,
  role: 'assistant',
  by: 'chatbot',
  content: 'No, we do not.',
  created_at: exampleTime,
  is_read: true,
  rating: 'up',
  turn: {
    id: exampleId,
    state: 'done',
    failure: null,
    model: 'openai/gpt-4o-mini',
    sources: ['We deliver from Monday to Saturday.'],
    cited: [],
    found_nothing: false,
    is_unanswered: false,
    input_tokens: 812,
    output_tokens: 15,
    cost_usd: 0.0001308,
    first_token_ms: 391,
    duration_ms: 874,
  },
}

export const NoteAnswer = Type.Object(
  { id: Type.String(), content: Type.String(), created_at: Timestamp },
  { examples: [{ id: exampleId, content: 'Wants a call back on Monday.', created_at: exampleTime }] },
)

export const TranscriptAnswer = Type.Object(
  {
    ...summary,
    messages: Type.Array(MessageAnswer, { description: 'The newest 1,000 messages, oldest first' }),
    notes: Type.Array(NoteAnswer),
    record: orNull(
      Type.Object(
        {
          status: Type.String(),
          data: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
          completeness: Type.Number({
            description: 'Share of the form’s fields that are filled, from 0 to 1',
          }),
        },
        { description: 'The data collected for the chatbot’s form' },
      ),
    ),
  },
  { examples: [{ ...exampleSummary, messages: [exampleMessage], notes: [], record: null }] },
)

export function presentSummary(summary: Summary) {
  const { visitorKey, visitorName, isVisitorVerified, up, down } = summary
  return {
    number: summary.number,
    title: summary.title,
    visitor:
      visitorKey === null
        ? null
        : {
            visitor_id: visitorKey,
            name: visitorName,
            ...(isVisitorVerified ? { is_verified: true as const } : {}),
          },
    message_count: summary.messageCount,
    unread_count: summary.unreadCount,
    last_message: {
      role: summary.lastRole,
      content: summary.lastContent,
      created_at: summary.lastAt.toISOString(),
    },
    is_taken_over: summary.isTakenOver,
    has_unanswered: summary.hasUnanswered,
    ratings: { up, down },
    started_at: summary.startedAt.toISOString(),
    updated_at: summary.updatedAt.toISOString(),
  }
}

export function presentMessage(message: TranscriptMessage) {
  const { id, position, role, content, rating } = message
  const by =
    role === 'user' ? ('visitor' as const) : message.isOwners ? ('owner' as const) : ('chatbot' as const)
  return {
    id,
    position,
    role,
    by,
    content,
    created_at: message.createdAt.toISOString(),
    is_read: message.isRead,
    rating,
    turn: message.turn && presentTurn(message.turn),
  }
}

function presentTurn(turn: TranscriptTurn) {
  const { id, state, failure, model, sources } = turn
  return {
    id,
    state,
    failure,
    model,
    sources: sources.filter((source) => !isCited(source)),
    cited: presentSources(sources.filter(isCited)),
    found_nothing: turn.foundNothing,
    is_unanswered: turn.isUnanswered,
    input_tokens: turn.inputTokens,
    output_tokens: turn.outputTokens,
    cost_usd: turn.costUsd,
    first_token_ms: turn.firstTokenMs,
    duration_ms: turn.durationMs,
  }
}

export function presentNote({ id, content, createdAt }: Note) {
  return { id, content, created_at: createdAt.toISOString() }
}
