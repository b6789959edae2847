import type { Api } from '../http/api.ts'
import { bodyErrors, useErrorSchema } from '../http/error-schema.ts'
import { bearer } from '../http/schemas.ts'
import { sharedRoute } from '../http/shared-route.ts'
import type { Services } from '../services.ts'
import { errors as chatErrors, ErrorText } from './chat/errors.ts'
import { userMessageCall } from './chat/messages.ts'
import { clientMessageCall } from './embed/client-messages.ts'

const DOCUMENTATION = {
  operationId: 'sendChatMessage',
  summary:
    'Send a message, with a token or an API key; with `Accept: text/event-stream` the reply is streamed',
  tags: ['chat', 'embed'],
  security: [...bearer, {}],
  response: { ...bodyErrors(403, 404, 422), ...chatErrors(400, 401, 409, 503) },
}

/** `POST /api/chat`, which the chat API and the embed API share: an API key in the body selects the latter. */
export const sendMessageApi: Api<Services> = {
  register: async (scope, services) => {
    useErrorSchema(scope, ErrorText)
    sharedRoute(scope, '/api/chat', DOCUMENTATION, [clientMessageCall(services), userMessageCall(services)])
  },
}
