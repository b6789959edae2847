/** Routes for a chatbot's owner, and for programs with a key of it that has the scope `knowledge`. */
import type { FastifyContextConfig, FastifyRequest, FastifySchema } from 'fastify'
import type { Own } from '../../chatbots/own-chatbot.ts'
import type { Connections } from '../../database/connections.ts'
import { bearerOf, requireUser, userOf } from '../../http/authenticate.ts'
import { callerOfUser, type IdempotentCaller } from '../../http/idempotency/callers.ts'
import { FILES, Uploads } from '../../http/overload/slow-clients.ts'
import { ownIn } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, uuidOrNil } from '../../http/schemas.ts'
import { isApiKey } from '../../identity/api-keys.ts'
import type { Callers } from '../../identity/callers.ts'
import { findKey } from '../../identity/knowledge-keys.ts'
import type { NamedSource } from '../../knowledge/source-queries.ts'

const TAGS = ['knowledge']

export type ForKnowledge = ReturnType<typeof knowledgeRoutes>
type Route = FastifySchema & Pick<FastifyContextConfig, 'idempotency' | 'isUpload'>

const ofKey = new WeakMap<FastifyRequest, Own>()

/** @returns makes the options of a route for owners and their programs, and documents so */
export function knowledgeRoutes(callers: Callers, connections: Connections) {
  const asUser = requireUser(callers)
  const uploads = new Uploads(FILES)
  const authenticate = async (request: FastifyRequest): Promise<void> => {
    const token = bearerOf(request)
    if (token === undefined || !isApiKey(token)) return asUser(request)
    const key = await findKey(connections, token)
    if (!key) throw new Problem('token_invalid')
    if (!key.scopes.includes('knowledge')) throw new Problem('scope_missing')
    // Here and not in the handler, so that no stored answer is replayed to a key of another chatbot.
    if (idIn(request) !== key.chatbotId) throw new Problem('chatbot_not_found')
    ofKey.set(request, key)
  }
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    await authenticate(request)
    if (request.routeOptions.config.isUpload) uploads.admit(request)
  }
  return <Given extends Route>({ idempotency, isUpload, ...schema }: Given) => ({
    onRequest,
    config: {
      ...(idempotency === undefined ? {} : { idempotency }),
      ...(isUpload ? ({ isUpload } as const) : {}),
    },
    schema: { ...schema, tags: TAGS, security: bearer },
  })
}

/** In Postgres's format. */
function idIn({ params }: FastifyRequest): string {
  return (params as { id: string }).id.toLowerCase()
}

/** @throws Problem 404 for an invalid id; the statements check that it is the owner's */
export function knowledgeIn(request: FastifyRequest): Own {
  return ofKey.get(request) ?? ownIn(request)
}

export function namedIn(request: FastifyRequest): NamedSource {
  const { source_id: sourceId } = request.params as { source_id: string }
  return { ...knowledgeIn(request), sourceId: uuidOrNil(sourceId) }
}

/**
 * A program's calls are its owner's. An upload has none: its parts are not read yet, and the same bytes again are the
 * same source.
 */
export function callerOfKnowledge(request: FastifyRequest): IdempotentCaller | undefined {
  if (isMultipart(request)) return undefined
  return callerOfUser(ofKey.get(request)?.owner ?? userOf(request))
}

export function isMultipart({ headers }: FastifyRequest): boolean {
  return /^multipart\/form-data/i.test(headers['content-type'] ?? '')
}
