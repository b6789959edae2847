/**
 * The embed API: website visitors through a widget, and API clients with a key. Contract: embed.md.
 * A session id is a conversation's UUID. A visitor's is a capability: it allows reading and continuing.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../database/transaction.ts'
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import { Problem } from '../../http/problems.ts'
import type { Services } from '../../services.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { clientSessionRoute } from './client-sessions.ts'
import { widgetConfigRoute } from './widget-config.ts'
import { eventRoute } from './widget-events.ts'
import { messageRoute } from './widget-messages.ts'
import { ratingRoute } from './widget-ratings.ts'
import { runRoutes } from './widget-runs.ts'
import { sessionRoutes } from './widget-sessions.ts'

export type EmbedApi = Pick<
  Services,
  'connections' | 'verifyVisitor' | 'limits' | 'messages' | 'turns' | 'events' | 'listeners' | 'visits'
>

export const tags = ['embed']

/** For the widget; API clients get an error instead when every model fails. */
export const EMBED_DEFAULTS: ApiDefaults = {
  temperature: 0.7,
  maxTokens: 1000,
  whenModelsFail: 'substitute',
}

const CORS_HEADERS = ['access-control-allow-origin', 'access-control-expose-headers']

const answerError = errorHandler(detailShape, (error) =>
  error instanceof ConversationNotFound ? new Problem('session_not_found') : undefined,
)

export const embedApi: Api<Services> = {
  tag: {
    name: 'embed',
    description:
      'For websites: the chat widget for anonymous or verified visitors, which needs only the chatbot’s id, and server-to-server calls with an API key.',
  },
  own: { paths: /^\/api\/chat\/widget(?=[/?]|$)/, isForAnyOrigin: true },
  register: async (scope, api) => {
    scope.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      // A page from a disallowed origin must not even read the error.
      if (isOriginRefusal(error)) for (const name of CORS_HEADERS) reply.removeHeader(name)
      return answerError(error, request, reply)
    })
    const app = typed(scope)
    widgetConfigRoute(app, api)
    sessionRoutes(app, api)
    messageRoute(app, api)
    runRoutes(app, api)
    ratingRoute(app, api)
    eventRoute(app, api)
    clientSessionRoute(app, api)
  },
}

function isOriginRefusal(error: unknown): boolean {
  if (error instanceof Refused) return error.reason === 'origin_not_allowed'
  return error instanceof Problem && error.code === 'origin_not_allowed'
}
