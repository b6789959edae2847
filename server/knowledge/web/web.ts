import packageJson from '../../../package.json' with { type: 'json' }
import type { Config } from '../../config/config.ts'
import type { Web } from './fetch-page.ts'
import { Robots } from './robots.ts'
import { WebClient, type WebLimits } from './web-client.ts'

export function createWeb(
  config: Pick<Config, 'knowledgeAllowedHosts' | 'allowedHosts'>,
  limits?: Partial<WebLimits>,
): Web {
  const allowedHosts = config.knowledgeAllowedHosts
  const client = new WebClient({ allowedHosts, userAgent: userAgentOf(config), limits })
  return { client, robots: new Robots(client) }
}

/** Names the server, with a link to it where its host is known. */
function userAgentOf({ allowedHosts: [host] }: Pick<Config, 'allowedHosts'>): string {
  const product = `Frontdesk/${packageJson.version}`
  return host === undefined ? `${product} (self-hosted chatbot)` : `${product} (+https://${host}/)`
}
