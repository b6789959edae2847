/** Assembles and starts the whole server, for main.ts and the tests. All modules are wired here. */
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import companyOnboarding from '../forms/company-onboarding.json' with { type: 'json' }
import packageJson from '../package.json' with { type: 'json' }
import { chatApi } from './api/chat/chat-api.ts'
import { errors as chatErrors, shape as chatShape, ErrorText } from './api/chat/errors.ts'
import { userMessageCall } from './api/chat/messages.ts'
import { type ConsoleApi, consoleApi } from './api/console/console-api.ts'
import { creatorsApi } from './api/creators/creators-api.ts'
import { clientMessageCall } from './api/embed/client-messages.ts'
import { embedApi } from './api/embed/embed-api.ts'
import { healthApi } from './api/health/health-api.ts'
import { mobileApi } from './api/mobile/mobile-api.ts'
import { type OnboardingApi, onboardingApi } from './api/onboarding/onboarding-api.ts'
import { shape as openAiShape } from './api/openai/errors.ts'
import { openAiApi } from './api/openai/openai-api.ts'
import { createPageTalks } from './api/pages/page-talks.ts'
import { type PageChatbot, pagesApi } from './api/pages/pages.ts'
import { API_TAGS } from './api/tags.ts'
import type { AssistantFile } from './chatbots/assistant-file.ts'
import { findChatbotToShow, SAMPLE_SLUG, saveDefaultChatbot } from './chatbots/chatbot-queries.ts'
import { imageHostsOf, publicConfiguration } from './chatbots/configuration.ts'
import { createProviderKeys } from './chatbots/provider-keys.ts'
import { scaledQuotas } from './chatbots/quotas.ts'
import { createSigningSecrets } from './chatbots/signing-secrets.ts'
import { type Config, warningsOf } from './config/config.ts'
import { keptSecretKey } from './config/secret-key.ts'
import { forgetOldPreviews } from './conversations/preview-queries.ts'
import { handBackForgotten } from './conversations/take-over-queries.ts'
import type { Connections } from './database/connections.ts'
import { CpuShares } from './fairness/cpu-shares.ts'
import { createApp } from './http/app.ts'
import { detailShape, type ErrorShape } from './http/error-handler.ts'
import { bodyErrors, useErrorSchema } from './http/error-schema.ts'
import { endLeases, forgetOldCalls, IdempotentCalls } from './http/idempotency/calls.ts'
import { createLimits, type Limits } from './http/limits/limits.ts'
import { SharedBuckets } from './http/limits/shared-buckets.ts'
import { CallsUnderWay } from './http/overload/calls-under-way.ts'
import { bearer } from './http/schemas.ts'
import { sharedRoute } from './http/shared-route.ts'
import { LISTENING, Listeners } from './http/streams/listeners.ts'
import { createBuiltInAccounts, createSupabaseAccounts } from './identity/accounts.ts'
import { createCallers } from './identity/callers.ts'
import { createKnownNetworks, forgetOldNetworks } from './identity/known-networks.ts'
import { createLogins } from './identity/logins.ts'
import { Revocations } from './identity/revocations.ts'
import { createSetup } from './identity/setup.ts'
import { createSupabaseAuth } from './identity/supabase-auth.ts'
import { supabaseTokens } from './identity/supabase-keys.ts'
import { createTokens } from './identity/tokens.ts'
import type { Form } from './intake/form.ts'
import { saveOnboardingChatbot } from './intake/form-queries.ts'
import { abandonIdleRecords } from './intake/onboarding-queries.ts'
import { createModels } from './models/models.ts'
import { createNews, type Newsroom } from './news/news.ts'
import { connectRedis, type Redis } from './redis/redis.ts'
import { Announcements } from './turn/announce.ts'
import { type TurnLimits, UNLIMITED } from './turn/conversation-queue.ts'
import { type Live, notLive } from './turn/runs/live.ts'
import { createSharedRuns } from './turn/runs/shared/shared-runs.ts'
import { createTurnTaking } from './turn/take-turn.ts'
import { forgetPastBudgets } from './usage/budgets.ts'
import { createTurnBudgets } from './usage/default-budgets.ts'
import { createVerifyVisitor } from './visitors/signed-visitor.ts'
import { createVisitorTokens } from './visitors/visitor-tokens.ts'
import { createVisits } from './visitors/visits.ts'

export type Frontdesk = {
  /** Its URL, such as http://127.0.0.1:8000. */
  address: string
  sampleChatbotId: string
  /** The code to become the first administrator; undefined once there has been one. */
  setupCode: string | undefined
  /** Graceful shutdown: refuses new calls and lets running replies finish. */
  stop: () => Promise<void>
}

export type FrontdeskOptions = {
  config: Config
  assistant: AssistantFile
  /** A migrated database. */
  connections: Connections
  logger: Logger
}

/** The chat and the embed API share this URL; an API key in the body selects the embed API. */
const API_CHAT = {
  operationId: 'sendChatMessage',
  summary:
    'Send a message, with a token or an API key; with `Accept: text/event-stream` the reply is streamed',
  tags: ['chat', 'embed'],
  security: [...bearer, {}],
  response: { ...bodyErrors(403, 404, 422), ...chatErrors(400, 401, 409, 503) },
}

/** APIs with their own error shape, by their paths. */
const SHAPES: readonly [path: RegExp, ErrorShape][] = [
  [/^\/api\/(chat\/widget|auth\/me)\b/, detailShape],
  [/^\/api\/(chat|auth)\b/, chatShape],
  [/^\/v1\b/, openAiShape],
]

/** At shutdown, running replies are stopped after this time, and stored as far as they are. */
const DRAIN_TIMEOUT_MS = 25_000
/** After this time, open connections are closed. */
const FORCE_CLOSE_TIMEOUT_MS = 28_000
const IDLE_CHECK_MS = 100

export async function startFrontdesk(options: FrontdeskOptions): Promise<Frontdesk> {
  const { config, logger, connections } = options
  for (const warning of warningsOf(config)) logger.warn(warning)
  const sampleChatbotId = await saveDefaultChatbot(connections, options.assistant)
  await saveOnboardingChatbot(connections, companyOnboarding as Form)
  const secret = config.secretKey ?? (await keptSecretKey(config.dataDir))
  const { callers, logins, accounts, networks } = identityFrom(options, secret)
  const visitorTokens = createVisitorTokens(secret)
  const redis = redisOf(options)
  const budgets = createTurnBudgets(config, secret)
  const quotas = scaledQuotas(config.limitScale)
  const limits = limitsOf(options, redis, secret)
  const providerKeys = createProviderKeys(connections, secret)
  const signingSecrets = createSigningSecrets(connections, secret)
  const verifyVisitor = createVerifyVisitor(signingSecrets)
  const models = createModels(config, providerKeys.open)
  const setup = createSetup(connections, secret)
  const news = newsOf(options, redis)
  const revocations = new Revocations({
    connections,
    onError: (error) => logger.warn({ err: error }, 'revocations could not be looked up'),
  })
  const turns = await createTurnTaking({
    connections,
    revocations,
    models,
    announcements: watched(logger, news),
    live: redis ? sharedRuns(redis, logger) : notLive,
    limits: turnLimits(config.limitScale),
    budgets,
    isAlone: config.databaseUrl === undefined,
    onRecovered: (turns) => logger.warn({ turns }, 'turns that a crash had cut off were settled'),
    onError: (error) => logger.warn({ err: error }, 'the state of turns could not be kept'),
  })
  const calls = await idempotentCalls(options)
  const callsUnderWay = new CallsUnderWay()
  const listeners = new Listeners(news, callsUnderWay, revocations, listeningBounds(config.limitScale))
  const cpu = config.limitScale > 0 ? new CpuShares(config.limitScale) : undefined
  const app = await createApp({
    config,
    limits,
    idempotency: { calls, secret },
    logger,
    version: packageJson.version,
    tags: API_TAGS,
    isBusy: () => connections.isBusy,
    callsUnderWay,
    cpu,
    shapeOf: (path) => SHAPES.find(([start]) => start.test(path))?.[1] ?? detailShape,
    apis: async (app) => {
      await app.register(healthApi, { connections, appName: config.appName })
      await app.register(mobileApi, { connections, callers, logins, limits, networks, turns })
      useErrorSchema(app, ErrorText)
      const chat = { connections, callers, accounts, limits, networks, turns }
      const embed = {
        connections,
        verifyVisitor,
        limits,
        turns,
        news,
        listeners,
        visitOf: createVisits(connections),
      }
      await app.register(chatApi, chat)
      await app.register(embedApi, embed)
      sharedRoute(app, '/api/chat', API_CHAT, [clientMessageCall(embed), userMessageCall(chat)])
      await app.register(openAiApi, {
        connections,
        limits,
        turns,
        canFormat: Object.keys(config.providers).length > 0,
      })
      await app.register(onboardingApi, {
        connections,
        callers,
        limits,
        turns,
        useModels: config.useAiChatbot,
      } satisfies OnboardingApi)
      await app.register(creatorsApi, {
        connections,
        callers,
        limits,
        turns,
        quotas,
        defaults: budgets.defaults,
        visitorTokens,
        verifyVisitor,
      })
      await app.register(consoleApi, {
        connections,
        callers,
        limits,
        turns,
        quotas,
        news,
        listeners,
        models,
        providerKeys,
        signingSecrets,
        setup,
        accountsAre: config.supabase.url && config.supabase.key ? 'supabase' : 'built-in',
      } satisfies ConsoleApi)
      await app.register(pagesApi, {
        appName: config.appName,
        sampleSlug: SAMPLE_SLUG,
        findChatbot: (slug: string) => pageChatbot(connections, slug),
        talks: createPageTalks(embed),
        secret,
      })
    },
  })
  const housekeeping = startHousekeeping(connections, logger)
  await app.listen({ port: config.port, host: config.host })
  const stop = async () => {
    const drainTimeout = setTimeout(() => {
      cpu?.release()
      turns.stopAll()
    }, DRAIN_TIMEOUT_MS)
    const forceCloseTimeout = setTimeout(() => app.server.closeAllConnections(), FORCE_CLOSE_TIMEOUT_MS)
    // Idle keep-alive connections must not delay the shutdown, nor those that browsers open ahead of use.
    const idle = setInterval(() => {
      if (callsUnderWay.count === 0) app.server.closeAllConnections()
      else app.server.closeIdleConnections()
    }, IDLE_CHECK_MS)
    listeners.close()
    await app.close()
    clearInterval(idle)
    clearTimeout(forceCloseTimeout)
    await turns.end()
    await news.close()
    await revocations.close()
    await calls.settled()
    await housekeeping.stop()
    clearTimeout(drainTimeout)
    await models.close()
    redis?.destroy()
  }
  const address = addressOf(app.server.address() as AddressInfo, config.host)
  const setupCode = (await setup.isOpen()) ? setup.code : undefined
  return { address, sampleChatbotId, setupCode, stop }
}

/** The limits of concurrent turns; `scale` multiplies them, 0 disables them. */
function turnLimits(scale: number): TurnLimits {
  if (scale === 0) return UNLIMITED
  const scaled = (count: number) => Math.max(1, Math.round(count * scale))
  return { waitingInConversation: scaled(100), ofPerson: scaled(100), ofChatbot: scaled(500) }
}

/** The limits of event streams; a scale of 0 disables the one per network, for clients behind one address. */
function listeningBounds(scale: number): typeof LISTENING {
  const mostOfNetwork =
    scale === 0 ? LISTENING.most : Math.max(1, Math.round(LISTENING.mostOfNetwork * scale))
  return { ...LISTENING, mostOfNetwork }
}

async function idempotentCalls({ config, connections, logger }: FrontdeskOptions): Promise<IdempotentCalls> {
  // Only this process uses the embedded database, so no other process runs a call.
  if (config.databaseUrl === undefined) await endLeases(connections)
  const onError = (error: unknown) =>
    logger.warn({ err: error }, 'the state of an idempotent call could not be stored')
  return new IdempotentCalls({ connections, onError })
}

/** Connects to Redis, which several processes share beside the database. */
function redisOf({ config, logger }: FrontdeskOptions) {
  const onError = (error: Error) => logger.warn({ err: error }, 'Redis is away: this process goes on alone')
  return config.redisUrl ? connectRedis(config.redisUrl, onError) : undefined
}

/** Lets clients follow and stop a run through any process. */
function sharedRuns(redis: Redis, logger: Logger): Live {
  return createSharedRuns(redis, (error) => logger.warn({ err: error }, 'runs could not be shared'))
}

/** Creates the event bus that all processes share. */
function newsOf({ config, connections, logger }: FrontdeskOptions, redis: Redis | undefined): Newsroom {
  const onError = (error: unknown) => logger.warn({ err: error }, 'conversation events could not be shared')
  return createNews({ connections, redis, isAlone: config.databaseUrl === undefined, onError })
}

/** Creates the rate limits, which all processes share if there is a Redis. */
function limitsOf({ config, logger }: FrontdeskOptions, redis: Redis | undefined, secret: string): Limits {
  const onError = (error: unknown) =>
    logger.warn({ err: error }, 'Redis keeps no limits: this process keeps its own')
  return createLimits(config.limitScale, redis && new SharedBuckets({ redis, secret, onError }))
}

/** Wires tokens, logins and accounts. */
function identityFrom({ config, connections, logger }: FrontdeskOptions, secret: string) {
  const tokens = createTokens({
    secret,
    mainSystemSecret: config.externalJwtSecret,
    mainSystemBounds: config.externalJwt,
    supabaseSecret: config.supabase.jwtSecret,
    ...(config.supabase.url === undefined ? {} : supabaseTokens(config.supabase.url)),
    onEndless: (subject) =>
      logger.warn(
        { subject },
        'a token of the main system never expires: set EXTERNAL_JWT_REQUIRE_EXP or EXTERNAL_JWT_MAX_AGE',
      ),
    onOtherIssuer: (issuer) =>
      logger.warn({ issuer }, 'a Supabase token names another issuer than SUPABASE_URL: it is refused'),
  })
  const callers = createCallers({
    connections,
    tokens,
    onArrival: ({ is, issuer, subject }) => logger.info({ issuer, subject }, `user ${is}`),
  })
  const logins = createLogins(connections, tokens, secret)
  const builtIn = createBuiltInAccounts(connections, logins)
  const { url, key } = config.supabase
  const accounts =
    url && key
      ? createSupabaseAccounts(createSupabaseAuth({ url, key }), builtIn, connections, logins)
      : builtIn
  return { callers, logins, accounts, networks: createKnownNetworks(connections, secret) }
}

/** Finds a chatbot for its page, public or not. */
async function pageChatbot(connections: Connections, slug: string): Promise<PageChatbot | undefined> {
  const chatbot = await findChatbotToShow(connections, { slug })
  if (!chatbot) return undefined
  const { configuration, profile, ...shown } = chatbot
  const { greeting, suggested_questions, theme, language } = publicConfiguration(configuration)
  return {
    ...shown,
    greeting: greeting ?? '',
    suggestedQuestions: suggested_questions ?? [],
    theme: theme ?? {},
    language: language ?? 'en',
    ownerName: profile?.name ?? '',
    imageHosts: imageHostsOf(configuration),
    framedBy: configuration.allowed_origins ?? [],
  }
}

function watched(logger: Logger, news: Newsroom): Announcements {
  const announcements = new Announcements()
  announcements.on('began', (place) => news.publish({ ...place, kind: 'typing' }))
  announcements.on('over', (place) => news.publish({ ...place, kind: 'message' }))
  // Without the conversation's id, which is a visitor's session.
  announcements.on('finished', ({ conversationId: _, ...turn }) => logger.info(turn, 'turn'))
  announcements.on('failedTry', ({ model, failure }) =>
    logger.warn(
      { model, failure: failure.code, status: failure.status, cause: failure.cause },
      'model failed',
    ),
  )
  return announcements
}

const HOUSEKEEPING_MS = 60 * 60 * 1000

/** Runs at startup and every hour, concurrently with other servers. */
function startHousekeeping(connections: Connections, logger: Logger) {
  const run = async () => {
    try {
      const count = await abandonIdleRecords(connections)
      if (count > 0) logger.info({ count }, 'intake sessions were abandoned')
      await handBackForgotten(connections)
      await forgetOldCalls(connections)
      await forgetPastBudgets(connections)
      await forgetOldPreviews(connections)
      await forgetOldNetworks(connections)
    } catch (error) {
      logger.warn({ err: error }, 'housekeeping')
    }
  }
  let running = run()
  const timer = setInterval(() => {
    running = run()
  }, HOUSEKEEPING_MS)
  const stop = async () => {
    clearInterval(timer)
    await running
  }
  return { stop }
}

/** A URL that a browser on this machine can open. */
function addressOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
