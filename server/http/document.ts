/** The OpenAPI document at `/openapi.json`, and Swagger UI at `/docs`. */
import { hash } from 'node:crypto'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { documentDefaults } from './document-defaults.ts'
import { finishDocument } from './finish-document.ts'
import { documentIdempotency } from './idempotency/document.ts'
import { pageHeaders } from './security-headers.ts'

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
  await servePage(app, config.appName)
  serveJson(app)
}

/** Cached: serializing half a megabyte takes milliseconds, and the routes do not change. */
function serveJson(app: FastifyInstance): void {
  let document: { body: Buffer; etag: string } | undefined
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) => {
    document ??= written(app.swagger())
    reply.header('etag', document.etag)
    if (request.headers['if-none-match'] === document.etag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(document.body)
  })
}

function written(document: object) {
  const body = Buffer.from(JSON.stringify(document))
  return { body, etag: `"${hash('sha256', body, 'base64url').slice(0, 22)}"` }
}

/** Swagger UI's own copies, serialized for each call; redirected. JSON is valid YAML. */
const COPIES = /\/(json|yaml)\/?$/

async function servePage(app: FastifyInstance, appName: string): Promise<void> {
  const headers = pageHeaders()
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiHooks: {
      onRequest: (request, reply, done) => {
        reply.headers(headers)
        if (COPIES.test(request.routeOptions.url ?? '')) reply.redirect('/openapi.json')
        else done()
      },
    },
    uiConfig: {
      deepLinking: true,
      // No top bar: it opens other documents, and its logo has an inline style that the CSP forbids.
      layout: 'BaseLayout',
      // Disabled: it sends the document to an external service.
      validatorUrl: null,
    },
    theme: { title: `${appName}: API reference` },
  })
}
