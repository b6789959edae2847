/** Everything that the APIs use, built once at the start, without a query, and closed in the reverse order. */
import type { Logger } from 'pino'
import { ProviderKeys } from './chatbots/provider-keys.ts'
import { scaledQuotas } from './chatbots/quotas.ts'
import { createSigningSecrets } from './chatbots/signing-secrets.ts'
import type { Config } from './config/config.ts'
import { keptSecretKey } from './config/secret-key.ts'
import type { Connections } from './database/connections.ts'
import { createEventBus } from './events/event-bus.ts'
import { CpuShares } from './fairness/cpu-shares.ts'
import { endLeases, IdempotentCalls } from './http/idempotency/calls.ts'
import { createLimits } from './http/limits/limits.ts'
import { SharedBuckets } from './http/limits/shared-buckets.ts'
import { createMessages } from './http/messages.ts'
import { CallsUnderWay } from './http/overload/calls-under-way.ts'
import { Listeners, listeningBounds } from './http/streams/listeners.ts'
import { createIdentity } from './identity/identity.ts'
import { Revocations } from './identity/revocations.ts'
import { createSetup } from './identity/setup.ts'
import { Ingestion } from './knowledge/ingestion/ingestion.ts'
import { createWeb } from './knowledge/web/web.ts'
import type { WebLimits } from './knowledge/web/web-client.ts'
import { createModels } from './models/models.ts'
import { connectRedis, type Redis } from './redis/redis.ts'
import { turnLimits } from './turn/conversation-queue.ts'
import { type Live, notLive } from './turn/runs/live.ts'
import { observeTurns } from './turn/turn-observer.ts'
import { TurnService } from './turn/turn-service.ts'
import { createTurnBudgets } from './usage/default-budgets.ts'
import { createVerifyVisitor } from './visitors/signed-visitor.ts'
import { createVisitorTokens } from './visitors/visitor-tokens.ts'
import { createVisits } from './visitors/visits.ts'

export type ServiceOptions = {
  config: Config
  connections: Connections
  logger: Logger
  /** For tests, whose sites are not slow. */
  webLimits?: Partial<WebLimits> | undefined
}

export type Services = Awaited<ReturnType<typeof createServices>>

/** Loaded only where it is needed, with the Redis client. */
async function sharedRuns(redis: Redis, onError: (error: unknown) => void): Promise<Live> {
  const { createSharedRuns } = await import('./turn/runs/shared/shared-runs.ts')
  return createSharedRuns(redis, onError)
}

/** @param stack closes the services; also those that were built before one failed to */
export async function createServices(options: ServiceOptions, stack: AsyncDisposableStack) {
  const { config, connections, logger } = options
  /** Reports a failure that the service survives. */
  const warn = (message: string) => (error: unknown) => logger.warn({ err: error }, message)
  const isAlone = config.databaseUrl === undefined
  const secret = config.secretKey ?? (await keptSecretKey(config.dataDir))
  const redis = config.redisUrl
    ? await connectRedis(config.redisUrl, warn('Redis is away: this process goes on alone'))
    : undefined
  stack.defer(() => redis?.destroy())
  const sharedBuckets =
    redis &&
    new SharedBuckets({ redis, secret, onError: warn('Redis keeps no limits: this process keeps its own') })
  const budgets = createTurnBudgets(config, secret)
  const providerKeys = new ProviderKeys(connections, secret)
  const signingSecrets = createSigningSecrets(connections, secret)
  const models = stack.adopt(createModels(config, providerKeys.open), (models) => models.close())
  const onCallError = warn('the state of an idempotent call could not be stored')
  const calls = stack.adopt(new IdempotentCalls({ connections, onError: onCallError }), (calls) =>
    calls.settled(),
  )
  const revocations = stack.adopt(
    new Revocations({ connections, onError: warn('revocations could not be looked up') }),
    (revocations) => revocations.close(),
  )
  const events = stack.adopt(
    createEventBus({ connections, redis, isAlone, onError: warn('conversation events could not be shared') }),
    (bus) => bus.close(),
  )
  const turns = stack.adopt(
    new TurnService({
      connections,
      revocations,
      models,
      observer: observeTurns(events, logger),
      live: redis ? await sharedRuns(redis, warn('runs could not be shared')) : notLive,
      limits: turnLimits(config.limitScale),
      budgets,
      isAlone,
      onError: warn('the state of turns could not be kept'),
    }),
    (turns) => turns.end(),
  )
  const quotas = scaledQuotas(config.limitScale)
  const web = stack.adopt(createWeb(config, options.webLimits), ({ client }) => client.close())
  const ingestion = stack.adopt(
    new Ingestion({
      connections,
      isAlone,
      onChange: ({ chatbotId, sourceId }) => events.publish({ chatbotId, sourceId, kind: 'source' }),
      web,
      maxBytes: quotas.knowledgeBytes,
      onError: warn('a source could not be read'),
    }),
    (ingestion) => ingestion.stop(),
  )
  const limits = createLimits(config.limitScale, sharedBuckets)
  const callsUnderWay = new CallsUnderWay()
  return {
    ...createIdentity(options, secret),
    config,
    connections,
    secret,
    limits,
    messages: createMessages(limits, turns),
    quotas,
    web,
    /** Undefined when CPU time is not limited. */
    cpu: config.limitScale > 0 ? new CpuShares(config.limitScale) : undefined,
    defaults: budgets.defaults,
    providerKeys,
    signingSecrets,
    models,
    calls,
    callsUnderWay,
    revocations,
    events,
    ingestion,
    /** Without the methods that start a turn: see `messages`. */
    turns: turns as Omit<TurnService, 'start' | 'take' | 'regenerate' | 'retry'>,
    /** Settles what crashed processes left, once the database is open; the first call comes after it. */
    recover: async () => {
      // Only this process uses the embedded database, so no other process runs a call.
      if (isAlone) await endLeases(connections)
      await turns.start()
      await ingestion.start()
    },
    listeners: new Listeners(events, callsUnderWay, revocations, listeningBounds(config.limitScale)),
    setup: createSetup(connections, secret),
    verifyVisitor: createVerifyVisitor(signingSecrets),
    visitorTokens: createVisitorTokens(secret),
    visits: createVisits(connections),
  }
}
