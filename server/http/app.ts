/**
 * The application itself, which knows no door: parsing, validation, errors, limits, documentation.
 */
import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Config } from '../config/config.ts'
import { networkOf } from './address.ts'
import { isStorable, useJsonBodies } from './body-parsers.ts'
import { answerClientError } from './client-error.ts'
import { corsFor } from './cors.ts'
import { documentDefaults } from './document-defaults.ts'
import { type ErrorShape, errorHandler, sendProblem, toProblem } from './error-handler.ts'
import { useErrorSchema } from './error-schema.ts'
import { documentIdempotency } from './idempotency/document.ts'
import { type IdempotencyOptions, useIdempotency } from './idempotency/idempotency.ts'
import { type Limits, takeOrRefuse } from './limits/limits.ts'
import { refuseOtherMethods } from './other-methods.ts'
import type { CallsUnderWay } from './overload/calls-under-way.ts'
import { refuseOverload } from './overload/overload.ts'
import { boundSlowClients, serverTimeouts } from './overload/slow-clients.ts'
import { Problem } from './problems.ts'
import { pageHeaders, setSecurityHeaders, useSecurityHeaders } from './security-headers.ts'
import { compilersFactory } from './validation.ts'

export type App = ReturnType<typeof typed>
/** A part of the app whose handlers are typed by their TypeBox schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>()

export type AppOptions = {
  config: Pick<Config, 'trustProxy' | 'allowedOrigins' | 'allowedHosts' | 'appName'>
  limits: Limits
  idempotency: IdempotencyOptions
  logger: FastifyBaseLogger
  version: string
  /** Whether what the doors lean on has no room for more: calls are then refused early. */
  isBusy: () => boolean
  callsUnderWay: CallsUnderWay
  /** In which shape a path's door says what goes wrong before a route of it is reached. */
  shapeOf: (path: string) => ErrorShape
  /** Opens the doors: registers their routes. */
  doors: (app: FastifyInstance) => Promise<void>
}

const BODY_LIMIT_BYTES = 1024 * 1024
/** 255 characters of four bytes each, percent-encoded: the longest that a client may call its session. */
const LONGEST_PARAM = 255 * 4 * 3

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    schemaController: { compilersFactory },
    bodyLimit: BODY_LIMIT_BYTES,
    ...serverTimeouts(),
    trustProxy: trusted(options.config.trustProxy),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PARAM },
    // A path that cannot be decoded never reaches a route.
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      setSecurityHeaders(request, reply)
      sendProblem(toProblem(error), options.shapeOf(request.url), request, reply)
    },
    clientErrorHandler: answerClientError,
  })
  useJsonBodies(app)
  useErrorSchema(app)
  app.setErrorHandler((error, request, reply) =>
    errorHandler(options.shapeOf(request.url))(error, request, reply),
  )
  app.setNotFoundHandler(() => {
    throw new Problem('not_found')
  })
  options.callsUnderWay.watch(app)
  // With callbacks: what an async hook returns costs every request some turns of the event loop's queues.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  useSecurityHeaders(app)
  // Before anything can be refused: a page of another origin may read refusals too.
  await app.register(cors, corsFor(options.config.allowedOrigins))
  const wasRefused = refuseOverload(app, { ...options, calls: options.callsUnderWay })
  boundSlowClients(app)
  app.addHook('onRequest', (request, reply, done) => {
    refuseForeignHost(request, options.config.allowedHosts)
    refuseUnstorablePath(request)
    const taken = takeOrRefuse(reply, options.limits, { requestsOfAddress: networkOf(request) })
    if (taken) taken.then(() => done(), done)
    else done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    if (!wasRefused(request)) logRequest(request, reply.statusCode, reply.elapsedTime)
    done()
  })
  const refuseTheRest = refuseOtherMethods(app)
  useIdempotency(app, options.idempotency)
  await describeItself(app, options)
  await options.doors(app)
  refuseTheRest()
  return app
}

/** A number is that of the proxies in front: the addresses that this many hops back came through. */
function trusted(trustProxy: Config['trustProxy']) {
  return typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy
}

function refuseForeignHost(request: FastifyRequest, allowed: readonly string[]): void {
  if (allowed.length === 0) return
  const isAllowed =
    allowed.includes(request.hostname.toLowerCase()) || allowed.includes(request.host.toLowerCase())
  if (!isAllowed) throw new Problem('host_not_allowed')
}

function refuseUnstorablePath(request: FastifyRequest): void {
  if (request.url.includes('%00') || !isStorable(request.url)) throw new Problem('malformed_request')
}

/** The route's pattern, not the path: a visitor's path holds their session. */
function logRequest(request: FastifyRequest, status: number, milliseconds: number): void {
  const route = request.routeOptions.url ?? 'none'
  request.log.info({ method: request.method, route, status, ms: Math.round(milliseconds) }, 'request')
}

async function describeItself(app: FastifyInstance, { config, version }: AppOptions): Promise<void> {
  await app.register(swagger, {
    refResolver: { buildLocalReference: (schema) => String(schema.$id) },
    transform: (route) => documentDefaults(documentIdempotency(route)),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: config.appName,
        version,
        description:
          'A self-hosted AI chatbot backend. Each tag is a door: a contract that clients already speak.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'A user’s token: of this server, of the main system, or of Supabase',
          },
          apiKey: { type: 'http', scheme: 'bearer', description: 'A chatbot’s API key' },
        },
      },
    },
  })
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
    theme: { title: `${config.appName}: the calls` },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
