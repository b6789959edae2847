import Type from 'typebox'
import { answers } from '../../database/availability.ts'
import type { Connections } from '../../database/connections.ts'
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import type { Services } from '../../services.ts'

/** A healthy database answers sooner, and a load balancer waits longer. */
const DATABASE_TIMEOUT_MS = 2000

/** Concurrent requests share one check, so that frequent probes don't load the database. */
function sharedCheck(connections: Connections): () => Promise<boolean> {
  let pending: Promise<boolean> | undefined
  return () => {
    pending ??= answers(connections, DATABASE_TIMEOUT_MS).finally(() => {
      pending = undefined
    })
    return pending
  }
}

const Health = (status: 'ok' | 'unavailable') =>
  Type.Object(
    { status: Type.Literal(status), service: Type.String() },
    { examples: [{ status, service: 'Frontdesk' }] },
  )

export const healthApi: Api<Services> = {
  tag: { name: 'health', description: 'Health check of the server and its database.' },
  register: async (scope, { connections, config }) => {
    const service = config.appName
    const isDatabaseAvailable = sharedCheck(connections)
    typed(scope).get(
      '/health',
      {
        config: { isUrgent: true },
        schema: {
          operationId: 'health',
          summary: 'Check whether the service and its database are available',
          tags: ['health'],
          security: [],
          response: { ...errors(), 200: Health('ok'), 503: Health('unavailable') },
        },
      },
      async (_request, reply) => {
        if (await isDatabaseAvailable()) return { status: 'ok' as const, service }
        reply.code(503).header('retry-after', '2')
        return { status: 'unavailable' as const, service }
      },
    )
  },
}
