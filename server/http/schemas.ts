/** Schemas shared by several APIs. */
import Type, { type TObject, type TSchema } from 'typebox'
import { ReplySources } from './reply-sources.ts'

/** The UUID used in examples. */
export const exampleId = '0f8fad5b-d9cb-469f-a165-70867728950e'
export const exampleTime = '2026-01-31T12:00:00.000Z'

export const Timestamp = Type.String({
  format: 'date-time',
  description: 'ISO 8601 in UTC',
  examples: [exampleTime],
})

/** A UUID in the path; anything else is answered with 404. */
export const Id = Type.String({ examples: [exampleId] })

/** The schema of an empty response. */
export const Gone = (description: string) => Type.Null({ description })

/** In characters. */
const MAX_MESSAGE = 5000
export const MessageText = Type.String({ maxLength: MAX_MESSAGE, pattern: '\\S' })

/**
 * The client's own id of its visitor. `.` and `..` are refused: as path segments they would change the
 * URL, and a DELETE would hit another resource.
 */
export const VisitorId = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^(?!\\.{1,2}$)',
  description: 'The client’s own id of its visitor; it does not authenticate the visitor',
})

/** Pagination query parameters. */
export const Page = Type.Integer({ minimum: 1, maximum: 100_000, default: 1 })
export const PageSize = Type.Integer({ minimum: 1, maximum: 100, default: 20 })

/** The format in which Postgres prints UUIDs. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The nil UUID of RFC 9562, which names no row. */
const NIL_UUID = '00000000-0000-0000-0000-000000000000'

/** An invalid id names nothing, so that an unknown chatbot before it in the path is reported first. */
export const uuidOrNil = (text: string) => (UUID.test(text) ? text : NIL_UUID)

/** OpenAPI security of a route that needs a user's token. */
export const bearer = [{ bearer: [] }]

/** The response schema of a reply: JSON, or the UI message stream for clients that accept events. */
export function Streamed<Schema extends TSchema>(whole: Schema) {
  const { properties, ...options } = whole as unknown as TObject
  // Clients have to ask for them.
  const body = { ...options, properties: { ...properties, sources: ReplySources } }
  return {
    description: 'The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1',
    content: {
      'application/json': { schema: body },
      'text/event-stream': { schema: Type.String() },
    },
  } as unknown as Schema
}

/** Request headers of a call that resumes a stream. */
export const lastEventId = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      description: 'The id of the last event received; without it, the stream starts at the first event',
    }),
  ),
})

/** Responses of a call that resumes a stream. */
export const Resumption = {
  200: {
    description: 'The events after `Last-Event-ID`',
    content: { 'text/event-stream': { schema: Type.String() } },
  },
  204: Gone('There is no stream to resume'),
}

export const Stopped = Type.Object(
  { stopped: Type.Boolean({ description: 'Whether a reply was in progress' }) },
  { examples: [{ stopped: true }] },
)
