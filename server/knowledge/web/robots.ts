/** Asks each site once in a crawl what it allows. */
import { LRUCache } from 'lru-cache'
import { decodeText } from '../read/decode-text.ts'
import { FetchFailure } from './fetch-failure.ts'
import { isRedirect, locationOf, MAX_REDIRECTS } from './redirects.ts'
import { isAllowedByRobots, type RobotsRule, readRobots } from './robots-file.ts'
import type { WebClient } from './web-client.ts'

/** In bytes; more is not read (RFC 9309, 2.5). */
const MAX_ROBOTS = 500 * 1024
/** Of all files that are kept: the rules are parts of their texts. */
const KEPT_BYTES = 20 * 2 ** 20
/** Longer than most crawls. */
const KEPT_MS = 60 * 60 * 1000

type Site = { rules: RobotsRule[]; bytes: number }
const EVERYTHING: Site = { rules: [], bytes: 0 }

export class Robots {
  readonly #client: WebClient
  readonly #known = new LRUCache<string, Site>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ bytes }) => bytes + 1000,
    ttl: KEPT_MS,
  })

  constructor(client: WebClient) {
    this.#client = client
  }

  /**
   * @param crawl rules are asked for again in another one
   * @throws FetchFailure `disallowed`, or another one where the site does not say what it allows
   */
  async check(address: string, crawl: string, signal: AbortSignal): Promise<void> {
    const { origin } = new URL(address)
    const key = `${crawl} ${origin}`
    const site = this.#known.get(key) ?? (await this.#fetch(origin, signal))
    this.#known.set(key, site)
    if (!isAllowedByRobots(site.rules, address))
      throw new FetchFailure('disallowed', 'robots.txt does not allow it')
  }

  /** A site without the file allows everything; one that fails to send it allows nothing yet. */
  async #fetch(origin: string, signal: AbortSignal): Promise<Site> {
    let address = `${origin}/robots.txt`
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await this.#client.get(new URL(address), {
        signal,
        totalMs: this.#client.limits.robotsMs,
        limitOf: () => ({ bytes: MAX_ROBOTS, isCut: true }),
      })
      const { status, bytes } = response
      if (status >= 200 && status < 300) return { rules: readRobots(decodeText(bytes)), bytes: bytes.length }
      if (status >= 500 || status === 429)
        throw new FetchFailure('unreachable', `robots.txt answers ${status}`)
      const next = isRedirect(status) ? locationOf(response, address) : undefined
      if (next === undefined) return EVERYTHING
      address = next
    }
    return EVERYTHING
  }
}
