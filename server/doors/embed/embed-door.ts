/**
 * The embed door, as far as the widget's calls: visitors of a public chatbot, without an account.
 * Contract: embed.md. A session is a conversation's UUID; who knows it may read and continue it.
 */
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../../database/connections.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import type { Limits } from '../../http/limits.ts'
import { Problem } from '../../http/problems.ts'
import { ConversationNotFound } from '../../turn/open.ts'
import type { TurnTaking } from '../../turn/take-turn.ts'
import type { DoorDefaults } from '../../turn/turn-request.ts'
import type { createVisits } from '../../visitors/visits.ts'
import { messageRoute } from './widget-messages.ts'
import { sessionRoutes } from './widget-sessions.ts'

export type EmbedDoor = {
  connections: Connections
  limits: Limits
  turns: TurnTaking
  visitOf: ReturnType<typeof createVisits>
}

export const EMBED_DEFAULTS: DoorDefaults = { temperature: 0.7, maxTokens: 1000 }

/** As Postgres writes one; what looks otherwise is nobody's. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export async function embedDoor(scope: FastifyInstance, door: EmbedDoor): Promise<void> {
  scope.setErrorHandler(
    errorHandler(detailShape, (error) =>
      error instanceof ConversationNotFound ? new Problem('session_not_found') : undefined,
    ),
  )
  sessionRoutes(typed(scope), door)
  messageRoute(typed(scope), door)
}
