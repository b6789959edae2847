import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId, exampleTime, Gone, Id, NIL_UUID, Timestamp, UUID } from '../../http/schemas.ts'
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey, SCOPES } from '../../identity/api-keys.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const shown = {
  id: Type.String(),
  name: Type.String(),
  prefix: Type.String({ description: 'The first characters of the key, to recognize it' }),
  scopes: Type.Array(Type.Enum([...SCOPES])),
  created_at: Timestamp,
  last_used_at: Type.Union([Timestamp, Type.Null()]),
}
const example = {
  id: exampleId,
  name: 'Web shop',
  prefix: 'fd_Zk3xPq9a',
  scopes: ['chat' as const],
  created_at: exampleTime,
  last_used_at: null,
}
const NewKey = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 200 })),
  scopes: Type.Optional(
    Type.Array(Type.Enum([...SCOPES]), {
      minItems: 1,
      maxItems: SCOPES.length,
      description: 'Defaults to `["chat"]`',
    }),
  ),
})
const Params = Type.Object({ id: Id })

export function apiKeyRoutes(app: App, { connections, callers, quotas }: CreatorsApi): void {
  const onRequest = requireUser(callers)

  app.post(
    '/chatbots/:id/keys',
    {
      onRequest,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'createApiKey',
        summary: 'Create an API key',
        description: 'The response is the only one that contains the key.',
        tags,
        security: bearer,
        params: Params,
        body: Type.Union([NewKey, Type.Null()], { examples: [{ name: 'Web shop' }] }),
        response: {
          201: Type.Object(
            { ...shown, key: Type.String() },
            { examples: [{ ...example, key: 'fd_Zk3xPq9a…' }] },
          ),
          ...bodyErrors(401, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const name = request.body?.name?.trim() ?? ''
      const scopes = request.body?.scopes ?? ['chat']
      const created = await ownChatbot(request.params.id, (id) =>
        createApiKey(connections, userOf(request), id, { name, scopes }, quotas),
      )
      reply.code(201).header('cache-control', 'no-store')
      return { ...presentApiKey(created), key: created.key }
    },
  )

  app.get(
    '/chatbots/:id/keys',
    {
      onRequest,
      schema: {
        operationId: 'listApiKeys',
        summary: 'List the API keys of a chatbot',
        description: 'Oldest first, without the keys themselves.',
        tags,
        security: bearer,
        params: Params,
        response: {
          200: Type.Array(Type.Object(shown), { examples: [[example]] }),
          ...errors(400, 401, 404),
        },
      },
    },
    async (request) => {
      const keys = await ownChatbot(request.params.id, (id) => listApiKeys(connections, userOf(request), id))
      return keys.map(presentApiKey)
    },
  )

  app.delete(
    '/chatbots/:id/keys/:key_id',
    {
      onRequest,
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key',
        description: 'The key stops working immediately.',
        tags,
        security: bearer,
        params: Type.Object({ id: Id, key_id: Id }),
        response: { 204: Gone('The key is revoked'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const { id, key_id: keyId } = request.params
      const user = userOf(request)
      // Check the chatbot first, even when the key id is malformed.
      const keys = UUID.test(keyId) ? keyId : NIL_UUID
      const outcome = await ownChatbot(id, (id) => revokeApiKey(connections, user, id, keys))
      if (outcome === 'no_chatbot') throw new Problem('chatbot_not_found')
      if (outcome === 'no_key') throw new Problem('api_key_not_found')
      reply.code(204)
      return null
    },
  )
}

function presentApiKey({ id, name, prefix, scopes, createdAt, lastUsedAt }: ApiKey) {
  return {
    id,
    name,
    prefix,
    scopes,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt?.toISOString() ?? null,
  }
}
