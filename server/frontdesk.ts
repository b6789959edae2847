/**
 * The whole server as one value: what main.ts starts and tests start. It wires the rooms; nothing
 * else does.
 */
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import type { AssistantFile } from './chatbots/assistant-file.ts'
import { findPublicChatbot, SAMPLE_SLUG, saveDefaultChatbot } from './chatbots/chatbot-queries.ts'
import type { Config } from './config/config.ts'
import { keptSecretKey } from './config/secret-key.ts'
import type { Connections } from './database/connections.ts'
import { embedDoor } from './doors/embed/embed-door.ts'
import { healthDoor } from './doors/health/health-door.ts'
import { mobileDoor } from './doors/mobile/mobile-door.ts'
import { pagesDoor } from './doors/pages/pages.ts'
import { createApp } from './http/app.ts'
import { createLimits } from './http/limits.ts'
import { createTokens } from './identity/tokens.ts'
import { createModels } from './models/models.ts'
import { Announcements } from './turn/announce.ts'
import { createTurnTaking } from './turn/take-turn.ts'
import { createVisits } from './visitors/visits.ts'

export type Frontdesk = {
  /** Where it serves, such as http://127.0.0.1:8000. */
  address: string
  sampleChatbotId: string
  /** Stops accepting, and lets the replies under way finish. */
  stop: () => Promise<void>
}

export type FrontdeskOptions = {
  config: Config
  assistant: AssistantFile
  /** A migrated database. */
  connections: Connections
  logger: Logger
}

/** How long replies under way may take when the server stops; then they are stored as far as they are. */
const LONGEST_GOODBYE_MS = 25_000
const IDLE_CHECK_MS = 100

export async function startFrontdesk(options: FrontdeskOptions): Promise<Frontdesk> {
  const { config, logger, connections } = options
  const sampleChatbotId = await saveDefaultChatbot(connections, options.assistant)
  const tokens = createTokens(config.secretKey ?? (await keptSecretKey(config.dataDir)))
  const limits = createLimits(config.limitScale)
  const models = createModels(config)
  const goodbye = new AbortController()
  const turns = createTurnTaking({
    connections,
    models,
    announcements: watched(logger),
    signal: goodbye.signal,
  })

  const app = await createApp({
    config,
    limits,
    logger,
    version: packageJson.version,
    doors: async (app) => {
      await app.register(healthDoor, { connections, appName: config.appName })
      await app.register(mobileDoor, { connections, tokens, limits, turns })
      await app.register(embedDoor, { connections, limits, turns, visitOf: createVisits(connections) })
      await app.register(pagesDoor, {
        appName: config.appName,
        findSampleChatbot: () => sampleChatbot(connections),
      })
    },
  })
  await app.listen({ port: config.port, host: config.host })
  const stop = async () => {
    const impatience = setTimeout(() => goodbye.abort(), LONGEST_GOODBYE_MS)
    // A client keeps its connection open after the last answer; nobody waits for that.
    const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS)
    await app.close()
    clearInterval(idle)
    await turns.settled()
    clearTimeout(impatience)
    await models.close()
  }
  return { address: addressOf(app.server.address() as AddressInfo, config.host), sampleChatbotId, stop }
}

async function sampleChatbot(connections: Connections) {
  const chatbot = await findPublicChatbot(connections, SAMPLE_SLUG)
  if (!chatbot) return undefined
  const { greeting = '', suggested_questions: suggestedQuestions = [], languages } = chatbot.configuration
  return { ...chatbot, greeting, suggestedQuestions, language: languages?.[0] ?? 'en' }
}

function watched(logger: Logger): Announcements {
  const announcements = new Announcements()
  // Not the conversation's id: a visitor's is their session.
  announcements.on('finished', ({ conversationId: _, ...turn }) => logger.info(turn, 'turn'))
  announcements.on('failedTry', ({ model, failure }) =>
    logger.warn(
      { model, failure: failure.code, status: failure.status, cause: failure.cause },
      'model failed',
    ),
  )
  return announcements
}

/** A name that a browser on this machine can open. */
function addressOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
