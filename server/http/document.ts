/** The OpenAPI document at `/openapi.json`. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { type Compressed, compress, sendCompressed } from './compressed.ts'
import { documentDefaults } from './document-defaults.ts'
import { finishDocument } from './finish-document.ts'
import { documentIdempotency } from './idempotency/document.ts'

type Documented = {
  config: { appName: string }
  version: string
  tags: readonly { name: string; description: string }[]
}

/** Call this before the routes are registered. */
export async function serveDocument(
  app: FastifyInstance,
  { config, version, tags }: Documented,
): Promise<void> {
  await app.register(swagger, {
    refResolver: { buildLocalReference: (schema) => String(schema.$id) },
    transform: (route) => documentDefaults(documentIdempotency(route)),
    transformObject: (document) =>
      'openapiObject' in document ? finishDocument(document.openapiObject) : document.swaggerObject,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: config.appName,
        version,
        description: 'A self-hosted AI chatbot backend. Each tag is an API with its own clients.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: [...tags],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description:
              'An access token from a sign-in, your main system or Supabase. At `/v1/*`: an API key of a chatbot',
          },
        },
      },
    },
  })
  serveJson(app)
}

/** Written and compressed once, because that takes tens of milliseconds and the routes do not change. */
function serveJson(app: FastifyInstance): void {
  let document: Promise<Compressed> | undefined
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) => {
    document ??= compress('application/json; charset=utf-8', JSON.stringify(app.swagger()))
    return sendCompressed(request, reply, await document, { 'cache-control': 'no-cache' })
  })
}
