/** The HTTP server without its APIs: parsing, validation, errors, limits, documentation. */
import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Config } from '../config/config.ts'
import type { CpuShares } from '../fairness/cpu-shares.ts'
import { networksOf } from './address.ts'
import { type Api, type FindApi, findApiIn } from './api.ts'
import { isStorable, UNSTORABLE, useJsonBodies } from './body-parsers.ts'
import { knowCallers } from './caller-of.ts'
import { answerClientError } from './client-error.ts'
import { corsFor } from './cors.ts'
import { serveDocument } from './document.ts'
import { errorHandler, sendProblem, toProblem } from './error-handler.ts'
import { useErrorSchema } from './error-schema.ts'
import type { IdempotentCalls } from './idempotency/calls.ts'
import { useIdempotency } from './idempotency/idempotency.ts'
import { type Limits, takeOrRefuse } from './limits/limits.ts'
import { paceCalls } from './limits/pace.ts'
import { refuseSpentProcessor } from './limits/processor-time.ts'
import { refuseOtherMethods } from './other-methods.ts'
import type { CallsUnderWay } from './overload/calls-under-way.ts'
import { boundConnections } from './overload/connections.ts'
import { refuseOverload } from './overload/overload.ts'
import { boundSlowClients, serverTimeouts } from './overload/slow-clients.ts'
import { Problem } from './problems.ts'
import { setSecurityHeaders, useSecurityHeaders } from './security-headers.ts'
import { compilersFactory } from './validation.ts'

export type App = ReturnType<typeof typed>
/** A scope of the app whose handlers get their types from TypeBox schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>()

export type AppOptions<Services> = {
  config: Pick<Config, 'trustProxy' | 'allowedOrigins' | 'allowedHosts' | 'appName' | 'limitScale'>
  limits: Limits
  /** For idempotent calls. */
  calls: IdempotentCalls
  /** The server's SECRET_KEY. */
  secret: string
  connections: { readonly isBusy: boolean }
  logger: FastifyBaseLogger
  version: string
  callsUnderWay: CallsUnderWay
  /** Undefined where processor time is not limited. */
  cpu: CpuShares | undefined
  apis: readonly Api<Services>[]
  services: Services
}

const BODY_LIMIT_BYTES = 1024 * 1024
/** The longest session id: 255 characters of four bytes each, percent-encoded. */
const MAX_PARAM = 255 * 4 * 3
const ROUTER_OPTIONS = { ignoreTrailingSlash: true, maxParamLength: MAX_PARAM }

export async function createApp<Services>(options: AppOptions<Services>): Promise<FastifyInstance> {
  const { apis, services } = options
  const findApi = findApiIn(apis)
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    schemaController: { compilersFactory },
    bodyLimit: BODY_LIMIT_BYTES,
    ...serverTimeouts(),
    trustProxy: trusted(options.config.trustProxy),
    routerOptions: ROUTER_OPTIONS,
    // For example a path that cannot be decoded, which never reaches a route.
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      setSecurityHeaders(findApi, request, reply)
      sendProblem(toProblem(error), findApi(request.url).errorShape, request, reply)
    },
    clientErrorHandler: answerClientError,
  })
  useJsonBodies(app)
  useErrorSchema(app)
  app.setErrorHandler((error, request, reply) =>
    errorHandler(findApi(request.url).errorShape)(error, request, reply),
  )
  app.setNotFoundHandler(() => {
    throw new Problem('not_found')
  })
  await guardCalls(app, options, findApi)
  useIdempotency(app, options)
  await serveDocument(app, { ...options, tags: apis.flatMap(({ tag }) => tag ?? []) })
  for (const { register } of apis) await app.register((scope) => register(scope, services))
  return app
}

/** Hooks that identify, limit and log each call; in this order. */
async function guardCalls<Services>(
  app: FastifyInstance,
  options: AppOptions<Services>,
  findApi: FindApi,
): Promise<void> {
  options.callsUnderWay.watch(app)
  knowCallers(app, options.cpu)
  // Callbacks, because an async hook costs every request extra microtasks.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  useSecurityHeaders(app, findApi)
  paceCalls(app, options.config.limitScale)
  // CORS comes before any hook that refuses, so that other origins can read refusals too.
  await app.register(cors, corsFor(options.config.allowedOrigins, findApi))
  const wasRefused = refuseOverload(app, {
    isBusy: () => options.connections.isBusy,
    findApi,
    calls: options.callsUnderWay,
  })
  // Before the next hooks, so that the requests they refuse count too.
  app.addHook('onRequest', (request, reply, done) => {
    const taken = takeOrRefuse(reply, options.limits, { requestsOfAddress: networksOf(request) })
    if (taken) taken.then(() => done(), done)
    else done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    refuseForeignHost(request, options.config.allowedHosts)
    refuseUnstorableAddress(request)
    refuseSpentProcessor(reply)
    done()
  })
  boundConnections(app.server, options.config)
  boundSlowClients(app)
  app.addHook('onResponse', (request, reply, done) => {
    if (!wasRefused(request)) logRequest(request, reply.statusCode, reply.elapsedTime)
    done()
  })
  refuseOtherMethods(app, ROUTER_OPTIONS)
}

/** A number is the count of trusted proxy hops. */
function trusted(trustProxy: Config['trustProxy']) {
  return typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy
}

function refuseForeignHost(request: FastifyRequest, allowed: readonly string[]): void {
  if (allowed.length === 0) return
  const isAllowed =
    allowed.includes(request.hostname.toLowerCase()) || allowed.includes(request.host.toLowerCase())
  if (!isAllowed) throw new Problem('host_not_allowed')
}

/** Refuses U+0000 in the path or the query. A lone surrogate is invalid UTF-8 there and stays encoded. */
function refuseUnstorableAddress({ is404, url, query, params }: FastifyRequest): void {
  if (is404 || !url.includes('%00')) return
  const values = Object.entries({ ...(query as object), ...(params as object) })
  const wrong = values.find((value) => !isStorable(String(value)))
  throw new Problem('invalid_request', { errors: [{ path: wrong?.[0] ?? 'address', message: UNSTORABLE }] })
}

/** Logs the route's pattern, because a visitor's path contains their session. */
function logRequest(request: FastifyRequest, status: number, milliseconds: number): void {
  const route = request.routeOptions.url ?? 'none'
  request.log.info({ method: request.method, route, status, ms: Math.round(milliseconds) }, 'request')
}
