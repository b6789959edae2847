import Type from 'typebox'
import type { SigningSecret } from '../../chatbots/signing-secrets.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId, exampleTime, Gone, Id, NIL_UUID, Timestamp, UUID } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const shown = {
  id: Type.String(),
  hint: Type.String({ description: 'The last characters of the secret' }),
  created_at: Timestamp,
}
const example = { id: exampleId, hint: '…f3Qa', created_at: exampleTime }
const Params = Type.Object({ id: Id })

export function signingSecretRoutes(app: App, { callers, signingSecrets }: ConsoleApi): void {
  const onRequest = requireUser(callers)

  app.get(
    '/api/console/chatbots/:id/signing-secrets',
    {
      onRequest,
      schema: {
        operationId: 'listSigningSecrets',
        summary: 'List a chatbot’s valid signing secrets, newest first',
        tags,
        security: bearer,
        params: Params,
        response: {
          200: Type.Object(
            { secrets: Type.Array(Type.Object(shown)) },
            { examples: [{ secrets: [example] }] },
          ),
          ...errors(400, 401, 404),
        },
      },
    },
    async (request) => {
      const secrets = await ownChatbot(request.params.id, (id) => signingSecrets.list(userOf(request), id))
      return { secrets: secrets.map(present) }
    },
  )

  app.post(
    '/api/console/chatbots/:id/signing-secrets',
    {
      onRequest,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'rotateSigningSecret',
        summary: 'Create a signing secret (shown only once)',
        description: 'The previous secret stays valid; older ones are deleted.',
        tags,
        security: bearer,
        params: Params,
        response: {
          201: Type.Object(
            { ...shown, secret: Type.String() },
            { examples: [{ ...example, secret: 'fdsec_Zk3x…f3Qa' }] },
          ),
          ...errors(400, 401, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const created = await ownChatbot(request.params.id, (id) => signingSecrets.rotate(userOf(request), id))
      reply.code(201).header('cache-control', 'no-store')
      return { ...present(created), secret: created.secret }
    },
  )

  app.delete(
    '/api/console/chatbots/:id/signing-secrets/:secret_id',
    {
      onRequest,
      schema: {
        operationId: 'retireSigningSecret',
        summary: 'Retire a signing secret; its tokens are rejected at once',
        tags,
        security: bearer,
        params: Type.Object({ id: Id, secret_id: Id }),
        response: { 204: Gone('The secret is retired'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const { id, secret_id: secretId } = request.params
      const user = userOf(request)
      // An invalid id becomes the nil UUID, so that an unknown chatbot is reported first.
      const secret = UUID.test(secretId) ? secretId : NIL_UUID
      const outcome = await ownChatbot(id, (id) => signingSecrets.retire(user, id, secret))
      if (outcome === 'no_chatbot') throw new Problem('chatbot_not_found')
      if (outcome === 'no_secret') throw new Problem('signing_secret_not_found')
      reply.code(204)
      return null
    },
  )
}

function present({ id, hint, createdAt }: SigningSecret) {
  return { id, hint, created_at: createdAt.toISOString() }
}
