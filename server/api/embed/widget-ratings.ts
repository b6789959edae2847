import Type from 'typebox'
import { rate } from '../../conversations/rating-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { foreignOriginOf } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { Id, UUID } from '../../http/schemas.ts'
import { type EmbedApi, tags } from './embed-api.ts'

const rating = Type.Union([Type.Enum(['up', 'down']), Type.Null()])
/** More messages than any conversation has. */
const MAX_POSITION = 10 ** 6
const RatingBody = Type.Object(
  {
    position: Type.Integer({
      minimum: 0,
      maximum: MAX_POSITION,
      description: 'The zero-based index of the reply among the messages of the session',
    }),
    rating,
  },
  { examples: [{ position: 1, rating: 'up' }] },
)

export function ratingRoute(app: App, { connections, events }: EmbedApi): void {
  app.post(
    '/api/chat/widget/session/:session_id/rating',
    {
      config: { idempotency: { none: 'a repeated rating has no effect' } },
      schema: {
        operationId: 'rateWidgetReply',
        summary: 'Rate a reply',
        description:
          'A new rating replaces the previous one; null removes it. A position that holds no reply returns 422.',
        tags,
        security: [],
        params: Type.Object({ session_id: Id }),
        body: RatingBody,
        response: { 200: RatingBody, ...bodyErrors(403, 404, 422) },
      },
    },
    async (request) => {
      const { session_id: sessionId } = request.params
      const { position, rating } = request.body
      const visitor = { conversationId: sessionId.toLowerCase(), origin: foreignOriginOf(request) }
      const rated = UUID.test(sessionId) ? await rate(connections, visitor, position, rating) : undefined
      if (!rated) throw new Problem('session_not_found')
      if (rated === 'no_reply')
        throw new Problem('invalid_request', {
          errors: [{ path: 'position', message: 'must be the position of a reply' }],
        })
      events.publish({ ...rated, conversationId: visitor.conversationId, kind: 'message' })
      return { position, rating }
    },
  )
}
