/** Starts the whole server, for main.ts and the tests. */
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import companyOnboarding from '../forms/company-onboarding.json' with { type: 'json' }
import packageJson from '../package.json' with { type: 'json' }
import { APIS } from './api/apis.ts'
import type { AssistantFile } from './chatbots/assistant-file.ts'
import { saveDefaultChatbot } from './chatbots/chatbot-queries.ts'
import { warningsOf } from './config/config.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createApp } from './http/app.ts'
import { startIdleCollection } from './idle-collection.ts'
import type { Form } from './intake/form.ts'
import { saveOnboardingChatbot } from './intake/form-queries.ts'
import { createServices, type ServiceOptions, type Services } from './services.ts'

export type Frontdesk = {
  /** Its URL, such as http://127.0.0.1:8000. */
  address: string
  sampleChatbotId: string
  /** The code to become the first administrator; undefined once there has been one. */
  setupCode: string | undefined
  /** Graceful shutdown: refuses new calls and lets running replies finish. */
  stop: () => Promise<void>
}

export type FrontdeskOptions = ServiceOptions & {
  assistant: AssistantFile
  /** Resolves when the connections can be used; undefined if they can be already. */
  opening?: Promise<unknown>
}

/** At shutdown, running replies are stopped after this time, and their partial text is stored. */
const DRAIN_TIMEOUT_MS = 25_000
/** After this time, open connections are closed. */
const FORCE_CLOSE_TIMEOUT_MS = 28_000
const IDLE_CHECK_MS = 100

export async function startFrontdesk(options: FrontdeskOptions): Promise<Frontdesk> {
  const { config, logger, connections } = options
  // Closes what is open already when the start fails.
  await using stack = new AsyncDisposableStack()
  for (const warning of warningsOf(config)) logger.warn(warning)
  const services = await createServices(options, stack)
  const app = await createApp({ ...services, logger, version: packageJson.version, apis: APIS, services })
  stack.adopt(app, () => app.close())
  await options.opening
  const sampleChatbotId = await saveDefaultChatbot(connections, options.assistant)
  await saveOnboardingChatbot(connections, companyOnboarding as Form)
  await services.recover()
  stack.adopt(startHousekeeping(connections, logger), (housekeeping) => housekeeping.stop())
  // Open event streams would keep the app from closing.
  stack.defer(() => services.listeners.close())
  stack.defer(startIdleCollection())
  await app.listen({ port: config.port, host: config.host })
  const address = addressOf(app.server.address() as AddressInfo, config.host)
  const setupCode = (await services.setup.isOpen()) ? services.setup.code : undefined
  const running = stack.move()
  return { address, sampleChatbotId, setupCode, stop: () => shutDown(app, services, running) }
}

/** Closes everything in the reverse order, within the time limits. */
async function shutDown(
  app: FastifyInstance,
  { cpu, turns, callsUnderWay }: Services,
  stack: AsyncDisposableStack,
): Promise<void> {
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
  try {
    await stack.disposeAsync()
  } finally {
    clearInterval(idle)
    clearTimeout(forceCloseTimeout)
    clearTimeout(drainTimeout)
  }
}

/** A URL that a browser on this machine can open. */
function addressOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
