/** Parts that the schemas of several doors are made of. */
import Type from 'typebox'

export const Timestamp = Type.String({
  description: 'ISO 8601 in UTC',
  examples: ['2026-01-31T12:00:00.000Z'],
})

/** Longer is not said to a chatbot. */
const LONGEST_MESSAGE = 5000
export const MessageText = Type.String({ maxLength: LONGEST_MESSAGE, pattern: '\\S' })

/** Of a page of a list, in the address. */
export const Page = Type.Integer({ minimum: 1, maximum: 100_000, default: 1 })
export const PageSize = Type.Integer({ minimum: 1, maximum: 100, default: 20 })

/** As Postgres writes one; what looks otherwise is nobody's. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The security of a route that a user's token opens. */
export const bearer = [{ bearer: [] }]
