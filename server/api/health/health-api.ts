import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { answers } from '../../database/availability.ts'
import type { Connections } from '../../database/connections.ts'
import { typed } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'

/** Longer than a healthy database ever takes, shorter than a load balancer waits. */
const DATABASE_TIMEOUT_MS = 2000

/** Whoever asks meanwhile gets the same answer: to be asked often costs the database nothing. */
function sharedAnswer(connections: Connections): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  return () => {
    asking ??= answers(connections, DATABASE_TIMEOUT_MS).finally(() => {
      asking = undefined
    })
    return asking
  }
}

const Health = (status: 'ok' | 'unavailable') =>
  Type.Object(
    { status: Type.Literal(status), service: Type.String() },
    { examples: [{ status, service: 'Frontdesk' }] },
  )

export async function healthApi(
  scope: FastifyInstance,
  { connections, appName }: { connections: Connections; appName: string },
) {
  const databaseAnswers = sharedAnswer(connections)
  typed(scope).get(
    '/health',
    {
      schema: {
        operationId: 'health',
        summary: 'Check whether the service and its database are available',
        tags: ['health'],
        security: [],
        response: { ...errors(), 200: Health('ok'), 503: Health('unavailable') },
      },
    },
    async (_request, reply) => {
      if (await databaseAnswers()) return { status: 'ok' as const, service: appName }
      reply.code(503).header('retry-after', '2')
      return { status: 'unavailable' as const, service: appName }
    },
  )
}
