/** The OpenAPI document at `/openapi.json`, and the page at `/docs` that shows it and tries calls out. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { documentDefaults } from './document-defaults.ts'
import { finishDocument } from './finish-document.ts'
import { documentIdempotency } from './idempotency/document.ts'
import { pageHeaders } from './security-headers.ts'

export type ApiTag = { name: string; description: string }

type Documented = { config: { appName: string }; version: string; tags: readonly ApiTag[] }

/** To be called before the routes are there. */
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
        description:
          'A self-hosted AI chatbot backend. Each tag is an API: a contract that clients already speak.',
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
              'The access token that a sign-in answers, or that your main system or Supabase issued. At `/v1/*`: an API key of a chatbot',
          },
        },
      },
    },
  })
  await servePage(app, config.appName)
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

async function servePage(app: FastifyInstance, appName: string): Promise<void> {
  const headers = pageHeaders()
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiHooks: {
      onRequest: (_request, reply, done) => {
        reply.headers(headers)
        done()
      },
    },
    uiConfig: {
      deepLinking: true,
      // Without the bar above: it is for opening other people's documents, and its logo has a style of its own.
      layout: 'BaseLayout',
      // It would have the document checked by a service elsewhere.
      validatorUrl: null,
    },
    theme: { title: `${appName}: the calls` },
  })
}
