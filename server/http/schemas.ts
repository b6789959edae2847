/** Parts that the schemas of several APIs are made of. */
import Type, { type TSchema } from 'typebox'

/** Where an example needs a UUID. */
export const exampleId = '0f8fad5b-d9cb-469f-a165-70867728950e'
export const exampleTime = '2026-01-31T12:00:00.000Z'

export const Timestamp = Type.String({
  format: 'date-time',
  description: 'ISO 8601 in UTC',
  examples: [exampleTime],
})

/** A UUID in the address; what is none is nobody's. */
export const Id = Type.String({ examples: [exampleId] })

/** What is said when there is nothing to answer. */
export const Gone = (description: string) => Type.Null({ description })

/** Longer is not said to a chatbot. */
const LONGEST_MESSAGE = 5000
export const MessageText = Type.String({ maxLength: LONGEST_MESSAGE, pattern: '\\S' })

/**
 * What a client calls its visitor. In an address, . and .. mean other addresses: an owner who deletes
 * such a visitor would delete something else.
 */
export const VisitorId = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^(?!\\.{1,2}$)',
  description: 'What the client calls its visitor; it proves nothing',
})

/** Of a page of a list, in the address. */
export const Page = Type.Integer({ minimum: 1, maximum: 100_000, default: 1 })
export const PageSize = Type.Integer({ minimum: 1, maximum: 100, default: 20 })

/** As Postgres writes one; what looks otherwise is nobody's. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id of nothing. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000'

/** The security of a route that a user's token opens. */
export const bearer = [{ bearer: [] }]

/** A reply, whole or as the UI message stream where the client accepts events. */
export function Streamed<Schema extends TSchema>(whole: Schema) {
  return {
    description: 'The reply; with `Accept: text/event-stream` the AI SDK’s UI message stream, protocol v1',
    content: {
      'application/json': { schema: whole },
      'text/event-stream': { schema: Type.String() },
    },
  } as unknown as Schema
}

/** Of a call that goes on with a stream. */
export const lastEventId = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({ description: 'The id of the last event that was received; without it, from the first' }),
  ),
})

/** What a call that goes on with a stream answers. */
export const Resumption = {
  200: {
    description: 'The events that follow',
    content: { 'text/event-stream': { schema: Type.String() } },
  },
  204: Gone('There is nothing to go on with'),
}

export const Stopped = Type.Object(
  { stopped: Type.Boolean({ description: 'Whether a reply was under way' }) },
  { examples: [{ stopped: true }] },
)
