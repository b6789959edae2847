import Type from 'typebox'
import { openForClient } from '../../conversations/conversation-queries.ts'
import type { Client } from '../../database/transaction.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerIsApiKey, type FindCaller, textIn } from '../../http/idempotency/callers.ts'
import { Problem } from '../../http/problems.ts'
import { exampleId, UUID } from '../../http/schemas.ts'
import { apiKeyHash } from '../../identity/api-keys.ts'
import { type EmbedApi, tags } from './embed-api.ts'

/** The body fields that authenticate an API client. */
export const Credentials = {
  api_key: Type.String({ maxLength: 255 }),
  assistant_id: Type.String({ description: 'The id of the chatbot' }),
}

export function clientSessionRoute(app: App, { connections }: EmbedApi): void {
  app.post(
    '/api/chat/session',
    {
      config: { idempotency: clientCaller },
      schema: {
        operationId: 'openClientSession',
        summary: 'Create a session with an API key',
        description:
          'Creates a conversation for one of your customers. An unknown or revoked key, or one of another chatbot, returns 403.',
        tags,
        security: [],
        body: Type.Object(Credentials, {
          examples: [{ api_key: 'fd_…', assistant_id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11' }],
        }),
        response: {
          201: Type.Object({ session_id: Type.String() }, { examples: [{ session_id: exampleId }] }),
          ...bodyErrors(403, 422),
        },
      },
    },
    async ({ body }, reply) => {
      const sessionId = await openForClient(connections, clientOf(body))
      reply.code(201)
      return { session_id: sessionId }
    },
  )
}

/** The API client whose key is in the body. */
export const clientCaller: FindCaller = (request) => {
  const key = textIn(request, 'api_key')
  return key === undefined ? undefined : callerIsApiKey(apiKeyHash(key))
}

/** @throws Problem 403 for a malformed chatbot id, with the same text as any other mismatch */
export function clientOf({ api_key, assistant_id }: { api_key: string; assistant_id: string }): Client {
  if (!UUID.test(assistant_id)) throw new Problem('api_key_refused')
  return { apiKeyHash: apiKeyHash(api_key), chatbot: assistant_id.toLowerCase() }
}
