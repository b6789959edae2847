import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { exampleId, exampleTime, Gone, Id, Timestamp, uuidOrNil } from '../../http/schemas.ts'
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey, SCOPES } from '../../identity/api-keys.ts'
import type { CreatorsApi } from './creators-api.ts'

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

export function apiKeyRoutes(app: App, api: CreatorsApi): void {
  createRoute(app, api)
  listRoute(app, api)
  revokeRoute(app, api)
}

function createRoute(app: App, { connections, forUser, quotas }: CreatorsApi): void {
  app.post(
    '/chatbots/:id/keys',
    forUser({
      idempotency: callerIsUser,
      operationId: 'createApiKey',
      summary: 'Create an API key',
      description: 'The response is the only one that contains the key.',
      params: OwnParams,
      body: Type.Union([NewKey, Type.Null()], { examples: [{ name: 'Web shop' }] }),
      response: {
        201: Type.Object(
          { ...shown, key: Type.String() },
          { examples: [{ ...example, key: 'fd_Zk3xPq9a…' }] },
        ),
        ...bodyErrors(401, 404, 409, 422),
      },
    }),
    async (request, reply) => {
      const name = request.body?.name?.trim() ?? ''
      const scopes = request.body?.scopes ?? ['chat']
      const created = await createApiKey(connections, ownIn(request), { name, scopes }, quotas)
      reply.code(201).header('cache-control', 'no-store')
      return { ...presentApiKey(created), key: created.key }
    },
  )
}

function listRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/keys',
    forUser({
      operationId: 'listApiKeys',
      summary: 'List the API keys of a chatbot',
      description: 'Oldest first, without the keys themselves.',
      params: OwnParams,
      response: {
        200: Type.Array(Type.Object(shown), { examples: [[example]] }),
        ...errors(400, 401, 404),
      },
    }),
    async (request) => (await listApiKeys(connections, ownIn(request))).map(presentApiKey),
  )
}

function revokeRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.delete(
    '/chatbots/:id/keys/:key_id',
    forUser({
      operationId: 'revokeApiKey',
      summary: 'Revoke an API key',
      description: 'The key stops working immediately.',
      params: Type.Object({ id: Id, key_id: Id }),
      response: { 204: Gone('The key is revoked'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      await revokeApiKey(connections, ownIn(request), uuidOrNil(request.params.key_id))
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
