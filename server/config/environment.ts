/**
 * The schema of every environment variable that Frontdesk reads. Its descriptions are the error messages for
 * invalid values.
 */
import { BlockList, isIP } from 'node:net'
import Type, { type Static } from 'typebox'
import { DEFAULT_SCHEMA, isSchemaName } from '../database/schema-name.ts'
import { readServerAddress, TLS_MODES } from '../database/server-address.ts'
import { MODEL_NAME } from '../models/model-name.ts'
import { STANDARD } from '../models/services.ts'
import { isOrigin } from '../text/is-origin.ts'

const secret = (description: string, minLength = 1) => Type.String({ minLength, description })
const text = (standard: string, description = 'some text') =>
  Type.String({ minLength: 1, default: standard, description })
const milliseconds = (standard: number) =>
  Type.Integer({
    minimum: 1,
    maximum: 3_600_000,
    default: standard,
    description: 'milliseconds, from 1 to 3600000',
  })

const tokens = (standard: number) =>
  Type.Integer({
    minimum: 0,
    maximum: 10 ** 12,
    default: standard,
    description: 'a whole number of tokens a day, from 0 to 1000000000000',
  })

/** A URL with one of these schemes, and with a decodable user and password. */
const address = (schemes: readonly string[], options: { description: string; default?: string }) =>
  Type.Refine(
    Type.String(options),
    (value) =>
      hasReadableUser(value) && schemes.some((scheme) => value.toLowerCase().startsWith(`${scheme}//`)),
  )
const httpUrl = (standard?: string) =>
  address(['http:', 'https:'], {
    description: 'an http:// or https:// address',
    ...(standard ? { default: standard } : {}),
  })

const postgresServer = () =>
  Type.Refine(
    Type.String({
      description:
        "a Postgres server's address, such as postgres://user:password@host:5432/database or host=… dbname=…; " +
        `a % in the password is written %25; sslmode is one of ${TLS_MODES.join(', ')}`,
    }),
    (value) => readServerAddress(value) !== undefined,
  )

/** Comma-separated entries; surrounding white space is ignored. */
const list = (isEntry: (entry: string) => boolean, description: string) =>
  Type.Refine(Type.String({ default: '', description }), (value) => entriesOf(value).every(isEntry))

const isHost = (entry: string) => URL.canParse(`http://${entry}/`) && !/[/@?#\s*]/.test(entry)

/** The entries of a comma-separated value. */
export function entriesOf(value: string): string[] {
  return value.split(',').flatMap((entry) => entry.trim() || [])
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const Environment = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 8000,
    description: 'a port number from 0 to 65535 (0 picks a free one)',
  }),
  HOST: text('127.0.0.1', 'an address or name to listen on, such as 127.0.0.1 or 0.0.0.0'),
  DATA_DIR: text('./data', 'a folder for the data'),
  DATABASE_URL: Type.Optional(postgresServer()),
  DATABASE_READ_URL: Type.Optional(postgresServer()),
  DATABASE_SCHEMA: Type.Refine(
    Type.String({
      default: DEFAULT_SCHEMA,
      description:
        'a name of lower-case letters, digits and underscores that does not begin with pg_ or a digit',
    }),
    isSchemaName,
  ),
  REDIS_URL: Type.Optional(
    address(['redis:', 'rediss:'], { description: "a Redis server's address, such as redis://host:6379" }),
  ),
  SECRET_KEY: Type.Optional(secret('at least 32 characters', 32)),
  EXTERNAL_JWT_SECRET: Type.Optional(secret("the main system's HS256 secret")),
  EXTERNAL_JWT_REQUIRE_EXP: Type.Boolean({ default: false, description: 'true or false' }),
  EXTERNAL_JWT_MAX_AGE: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 315_360_000, description: 'whole seconds, from 1 to ten years' }),
  ),
  PROVIDER_ALLOWED_HOSTS: list(
    isHost,
    'host names or addresses such as 10.0.0.5 or gpu.internal:8000, with commas between',
  ),
  KNOWLEDGE_ALLOWED_HOSTS: list(
    isHost,
    'host names or addresses such as 10.0.0.5 or wiki.internal:8080, with commas between',
  ),
  SUPABASE_URL: Type.Optional(httpUrl()),
  SUPABASE_KEY: Type.Optional(secret("the project's anon or publishable key")),
  SUPABASE_SERVICE_KEY: Type.Optional(secret("the project's service key")),
  SUPABASE_JWT_SECRET: Type.Optional(secret("the project's JWT secret")),
  OPENAI_API_KEY: Type.Optional(secret('an API key')),
  OPENAI_BASE_URL: Type.Optional(httpUrl()),
  OPENAI_MODEL: text(STANDARD.openai.defaultModel, "a model's name"),
  OPENROUTER_API_KEY: Type.Optional(secret('an API key')),
  OPENROUTER_BASE_URL: httpUrl(STANDARD.openrouter.baseUrl),
  GROQ_API_KEY: Type.Optional(secret('an API key')),
  GROQ_BASE_URL: httpUrl(STANDARD.groq.baseUrl),
  GROQ_MODEL: text(STANDARD.groq.defaultModel, "a model's name"),
  OLLAMA_BASE_URL: Type.Optional(httpUrl()),
  MODEL: list(
    (entry) => MODEL_NAME.test(entry),
    'provider/model with fallbacks after commas, the provider one of openai, openrouter, groq, ollama, builtin',
  ),
  USE_AI_CHATBOT: Type.Boolean({ default: true, description: 'true or false' }),
  ALLOWED_ORIGINS: list(
    isOrigin,
    'origins such as https://app.example.com, without a closing slash or a path, with commas between',
  ),
  ALLOWED_HOSTS: list(
    (entry) => entry === '*' || isHost(entry),
    'host names such as chat.example.com, with commas between, or * for any',
  ),
  TRUST_PROXY: Type.Refine(
    Type.String({
      default: 'false',
      description: 'true, false, a number of hops, or addresses such as 10.0.0.0/8 with commas between',
    }),
    (value) => /^(true|false|\d{1,2})$/i.test(value) || entriesOf(value).every(isAddressOrSubnet),
  ),
  APP_NAME: text('Frontdesk'),
  LOG_LEVEL: Type.Enum([...LOG_LEVELS], { default: 'info', description: `one of ${LOG_LEVELS.join(', ')}` }),
  DAILY_TOKEN_BUDGET: tokens(5_000_000),
  DAILY_TOKEN_BUDGET_PER_VISITOR: tokens(100_000),
  LIMIT_SCALE: Type.Number({ minimum: 0, default: 1, description: 'a number, 0 (no limits) or more' }),
  MODEL_CONNECT_TIMEOUT_MS: milliseconds(5000),
  MODEL_FIRST_TOKEN_TIMEOUT_MS: milliseconds(30_000),
  MODEL_IDLE_TIMEOUT_MS: milliseconds(30_000),
})

export type Environment = Static<typeof Environment>
export type VariableName = keyof Environment

/** Alternative names of variables; the main name has precedence. */
export const ALIASES: Partial<Record<VariableName, string>> = {
  PORT: 'API_PORT',
  HOST: 'API_HOST',
  SECRET_KEY: 'DJANGO_SECRET_KEY',
}

function isAddressOrSubnet(entry: string): boolean {
  const [address = '', prefix] = entry.split('/')
  const version = isIP(address)
  if (version === 0) return false
  if (prefix === undefined) return true
  try {
    new BlockList().addSubnet(address, Number(prefix), version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

/** Rejects an unescaped % in a password, which the clients would only detect much later. */
function hasReadableUser(address: string): boolean {
  try {
    const { username, password } = new URL(address)
    return decodeURIComponent(username + password) !== undefined
  } catch {
    return false
  }
}
