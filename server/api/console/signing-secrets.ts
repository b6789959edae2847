import Type from 'typebox'
import type { SigningSecret } from '../../chatbots/signing-secrets.ts'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { exampleId, exampleTime, Gone, Id, Timestamp, uuidOrNil } from '../../http/schemas.ts'
import type { ConsoleApi } from './console-api.ts'

const shown = {
  id: Type.String(),
  hint: Type.String({ description: 'The last characters of the secret' }),
  created_at: Timestamp,
}
const example = { id: exampleId, hint: '…f3Qa', created_at: exampleTime }

export function signingSecretRoutes(app: App, api: ConsoleApi): void {
  listRoute(app, api)
  rotateRoute(app, api)
  retireRoute(app, api)
}

function listRoute(app: App, { forUser, signingSecrets }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/signing-secrets',
    forUser({
      operationId: 'listSigningSecrets',
      summary: 'List a chatbot’s valid signing secrets, newest first',
      params: OwnParams,
      response: {
        200: Type.Object({ secrets: Type.Array(Type.Object(shown)) }, { examples: [{ secrets: [example] }] }),
        ...errors(400, 401, 404),
      },
    }),
    async (request) => {
      const secrets = await signingSecrets.list(ownIn(request))
      return { secrets: secrets.map(present) }
    },
  )
}

function rotateRoute(app: App, { forUser, signingSecrets }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/signing-secrets',
    forUser({
      idempotency: callerIsUser,
      operationId: 'rotateSigningSecret',
      summary: 'Create a signing secret (shown only once)',
      description: 'The previous secret stays valid; older ones are deleted.',
      params: OwnParams,
      response: {
        201: Type.Object(
          { ...shown, secret: Type.String() },
          { examples: [{ ...example, secret: 'fdsec_Zk3x…f3Qa' }] },
        ),
        ...errors(400, 401, 404, 409, 422),
      },
    }),
    async (request, reply) => {
      const created = await signingSecrets.rotate(ownIn(request))
      reply.code(201).header('cache-control', 'no-store')
      return { ...present(created), secret: created.secret }
    },
  )
}

function retireRoute(app: App, { forUser, signingSecrets }: ConsoleApi): void {
  app.delete(
    '/api/console/chatbots/:id/signing-secrets/:secret_id',
    forUser({
      operationId: 'retireSigningSecret',
      summary: 'Retire a signing secret; its tokens are rejected at once',
      params: Type.Object({ id: Id, secret_id: Id }),
      response: { 204: Gone('The secret is retired'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      await signingSecrets.retire(ownIn(request), uuidOrNil(request.params.secret_id))
      reply.code(204)
      return null
    },
  )
}

function present({ id, hint, createdAt }: SigningSecret) {
  return { id, hint, created_at: createdAt.toISOString() }
}
