import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { Connections } from '../database/connections.ts'
import { createBuiltInAccounts, createSupabaseAccounts } from './accounts.ts'
import { createCallers } from './callers.ts'
import { createKnownNetworks } from './known-networks.ts'
import { createLogins } from './logins.ts'
import { createSupabaseAuth } from './supabase-auth.ts'
import { supabaseTokens } from './supabase-keys.ts'
import { createTokens } from './tokens.ts'

type IdentityOptions = { config: Config; connections: Connections; logger: Logger }

/** Builds tokens, sign-ins and accounts as they are configured. */
export function createIdentity({ config, connections, logger }: IdentityOptions, secret: string) {
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
