import { readServerAddress } from '../database/server-address.ts'
import type { Config } from './config.ts'

/** Shorter ones stand in any text by chance. */
const SHORTEST = 6
const HIDDEN = '[secret]'

/**
 * Takes what the operator keeps secret out of a text that somebody else has written: services repeat the key or
 * the password that they refuse, and errors quote them.
 */
export function createHideSecrets(config: Config): (text: string) => string {
  const secrets = secretsIn(config).filter((secret) => secret.length >= SHORTEST)
  // The longest first: one may begin with another.
  secrets.sort((a, b) => b.length - a.length)
  return (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text)
}

function secretsIn(config: Config): string[] {
  const { secretKey, externalJwtSecret, supabase, databaseUrl, redisUrl, providers } = config
  const services = Object.values(providers)
  const keys = [secretKey, externalJwtSecret, supabase.key, supabase.jwtSecret]
  const database = databaseUrl === undefined ? undefined : readServerAddress(databaseUrl)
  const inDatabaseUrl = [database?.password, database?.tls.passphrase]
  const urls = [databaseUrl, redisUrl, supabase.url, ...services.map(({ baseUrl }) => baseUrl)]
  const all = [
    ...keys,
    ...services.map(({ apiKey }) => apiKey),
    ...urls.flatMap(passwordsIn),
    ...inDatabaseUrl,
  ]
  return [...new Set(all.filter((secret) => secret !== undefined))]
}

/** As it is, and as the URL writes it; the environment's schema has seen to it that it can be read. */
function passwordsIn(url: string | undefined): string[] {
  const written = url === undefined ? undefined : URL.parse(url)?.password
  return written ? [written, decodeURIComponent(written)] : []
}
