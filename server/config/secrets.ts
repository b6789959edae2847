import { readServerAddress } from '../database/server-address.ts'
import type { Config } from './config.ts'

/** Shorter secrets occur in texts by chance. */
const MIN_LENGTH = 6
const HIDDEN = '[secret]'

/**
 * Redacts the operator's secrets in texts of other programs: services repeat the key or password that they
 * refuse, and errors quote them.
 */
export function createHideSecrets(config: Config): (text: string) => string {
  const secrets = secretsIn(config).filter((secret) => secret.length >= MIN_LENGTH)
  // The longest first, because one may be a prefix of another.
  secrets.sort((a, b) => b.length - a.length)
  return (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text)
}

function secretsIn(config: Config): string[] {
  const { secretKey, externalJwtSecret, supabase, databaseUrl, databaseReadUrl, redisUrl, providers } = config
  const services = Object.values(providers)
  const keys = [secretKey, externalJwtSecret, supabase.key, supabase.jwtSecret]
  const databaseUrls = [databaseUrl, databaseReadUrl].filter((url) => url !== undefined)
  const inDatabaseUrls = databaseUrls.flatMap((url) => {
    const server = readServerAddress(url)
    return [server?.password, server?.tls.passphrase]
  })
  const urls = [...databaseUrls, redisUrl, supabase.url, ...services.map(({ baseUrl }) => baseUrl)]
  const all = [
    ...keys,
    ...services.map(({ apiKey }) => apiKey),
    ...urls.flatMap(passwordsIn),
    ...inDatabaseUrls,
  ]
  return [...new Set(all.filter((secret) => secret !== undefined))]
}

/** The password decoded and as in the URL; the environment's schema ensures that it is decodable. */
function passwordsIn(url: string | undefined): string[] {
  const written = url === undefined ? undefined : URL.parse(url)?.password
  return written ? [written, decodeURIComponent(written)] : []
}
