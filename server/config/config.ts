import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { ProviderName } from '../models/model-name.ts'
import { providerOf } from '../models/model-name.ts'
import { STANDARD } from '../models/services.ts'
import { type Environment, entriesOf } from './environment.ts'
import { type Problem, readEnvironment, type Strings } from './read-environment.ts'

/** The address and the default model of an OpenAI-compatible service. */
export type ProviderConfig = { baseUrl: string; apiKey?: string | undefined; defaultModel: string }
/** The configured ones only. */
export type Providers = Partial<Record<ProviderName, ProviderConfig>>

/** Without either, a token without `exp` never expires. */
export type ForeignTokenBounds = {
  /** Whether a token without `exp` is refused. */
  requireExp: boolean
  /** Maximum age in seconds since `iat`; tokens without `iat` are then refused too. */
  maxAgeS: number | undefined
}

export type Config = {
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  databaseUrl: string | undefined
  /** A streaming replica of the database, for lists, numbers and exports. */
  databaseReadUrl: string | undefined
  databaseSchema: string
  redisUrl: string | undefined
  /** If undefined, one is generated and stored in the data folder. */
  secretKey: string | undefined
  /** The main system’s secret; without it, its tokens are refused. */
  externalJwtSecret: string | undefined
  /** Limits the lifetime of the main system's tokens, which may lack `exp`. */
  externalJwt: ForeignTokenBounds
  supabase: {
    /** The project, whose keys sign tokens. With `key`, its Auth stores the chat API's accounts. */
    url: string | undefined
    key: string | undefined
    /** For legacy symmetric tokens. */
    jwtSecret: string | undefined
  }
  providers: Providers
  /** Private hosts allowed in owners' provider addresses; lower case, with or without a port. */
  providerAllowedHosts: string[]
  /** Private hosts that web sources may be read from; lower case, with or without a port. */
  knowledgeAllowedHosts: string[]
  /** The default model and its fallbacks, as provider/model; empty when MODEL is not set. */
  models: string[]
  allowedOrigins: string[]
  /** Lower case; empty allows any. */
  allowedHosts: string[]
  trustProxy: boolean | number | string[]
  appName: string
  logLevel: Environment['LOG_LEVEL']
  limitScale: number
  /**
   * In tokens, for the server's own keys, and for each chatbot without a budget of its own. Not scaled yet.
   */
  dailyTokenBudget: number
  dailyTokenBudgetPerVisitor: number
  /** Whether the onboarding API may send answers to a model. */
  useAiChatbot: boolean
  modelTimeouts: { connectMs: number; firstTokenMs: number; idleMs: number }
}

/** Reads the environment and the working folder's `.env`; the environment has precedence. */
export function loadConfig(): { config: Config; problems: Problem[] } {
  return configFrom({ ...readDotEnv(), ...process.env })
}

/** Builds the configuration from these variables, with all their errors. */
export function configFrom(strings: Strings): { config: Config; problems: Problem[] } {
  const { values, problems } = readEnvironment(strings)
  const providers = providersFrom(values)
  const models = entriesOf(values.MODEL)
  return {
    config: toConfig(values, providers, models),
    problems: [...problems, ...contradictions(values, providers, models)],
  }
}

/** In bytes: an HS256 key should be as long as its hash (RFC 7518, 3.2). */
const MIN_HMAC_SECRET = 32

/**
 * Warnings about insecure settings. Short secrets stay allowed, so that an update breaks no other system's
 * tokens.
 */
export function warningsOf({ externalJwtSecret, supabase }: Config): string[] {
  const secrets = { EXTERNAL_JWT_SECRET: externalJwtSecret, SUPABASE_JWT_SECRET: supabase.jwtSecret }
  return Object.entries(secrets)
    .filter(([, secret]) => secret !== undefined && Buffer.byteLength(secret) < MIN_HMAC_SECRET)
    .map(([name]) => `${name} is shorter than 32 bytes: whoever guesses it can sign in as anybody`)
}

function toConfig(values: Environment, providers: Providers, models: string[]): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databaseReadUrl: values.DATABASE_READ_URL,
    databaseSchema: values.DATABASE_SCHEMA,
    redisUrl: values.REDIS_URL,
    secretKey: values.SECRET_KEY,
    externalJwtSecret: values.EXTERNAL_JWT_SECRET,
    externalJwt: {
      requireExp: values.EXTERNAL_JWT_REQUIRE_EXP,
      maxAgeS: values.EXTERNAL_JWT_MAX_AGE,
    },
    supabase: {
      url: values.SUPABASE_URL?.replace(/(?<!\/)\/+$/, ''),
      key: values.SUPABASE_KEY,
      jwtSecret: values.SUPABASE_JWT_SECRET,
    },
    providers,
    providerAllowedHosts: entriesOf(values.PROVIDER_ALLOWED_HOSTS.toLowerCase()),
    knowledgeAllowedHosts: entriesOf(values.KNOWLEDGE_ALLOWED_HOSTS.toLowerCase()),
    models,
    allowedOrigins: entriesOf(values.ALLOWED_ORIGINS),
    allowedHosts: hostsFrom(values.ALLOWED_HOSTS.toLowerCase()),
    trustProxy: trustProxyFrom(values.TRUST_PROXY.toLowerCase()),
    appName: values.APP_NAME,
    logLevel: values.LOG_LEVEL,
    limitScale: values.LIMIT_SCALE,
    dailyTokenBudget: values.DAILY_TOKEN_BUDGET,
    dailyTokenBudgetPerVisitor: values.DAILY_TOKEN_BUDGET_PER_VISITOR,
    useAiChatbot: values.USE_AI_CHATBOT,
    modelTimeouts: {
      connectMs: values.MODEL_CONNECT_TIMEOUT_MS,
      firstTokenMs: values.MODEL_FIRST_TOKEN_TIMEOUT_MS,
      idleMs: values.MODEL_IDLE_TIMEOUT_MS,
    },
  }
}

/** A provider is configured by its key, OpenAI also by an address alone, since local servers need no key. */
function providersFrom(values: Environment): Providers {
  const providers: Providers = {}
  if (values.OPENAI_API_KEY || values.OPENAI_BASE_URL) {
    providers.openai = {
      baseUrl: values.OPENAI_BASE_URL ?? STANDARD.openai.baseUrl,
      apiKey: values.OPENAI_API_KEY,
      defaultModel: values.OPENAI_MODEL,
    }
  }
  if (values.OPENROUTER_API_KEY) {
    providers.openrouter = {
      baseUrl: values.OPENROUTER_BASE_URL,
      apiKey: values.OPENROUTER_API_KEY,
      defaultModel: STANDARD.openrouter.defaultModel,
    }
  }
  if (values.GROQ_API_KEY) {
    providers.groq = {
      baseUrl: values.GROQ_BASE_URL,
      apiKey: values.GROQ_API_KEY,
      defaultModel: values.GROQ_MODEL,
    }
  }
  if (values.OLLAMA_BASE_URL) {
    providers.ollama = {
      baseUrl: ollamaApi(values.OLLAMA_BASE_URL),
      defaultModel: STANDARD.ollama.defaultModel,
    }
  }
  return providers
}

/** Ollama's address is usually given without a path; its OpenAI-compatible API is under /v1. */
function ollamaApi(baseUrl: string): string {
  return new URL(baseUrl).pathname === '/' ? new URL('/v1', baseUrl).href : baseUrl
}

/** Errors in combinations of variables that are valid by themselves. */
function contradictions(values: Environment, providers: Providers, models: readonly string[]): Problem[] {
  const problems: Problem[] = []
  for (const model of models) {
    const provider = providerOf(model)
    if (provider && !providers[provider]) {
      problems.push({ where: 'MODEL', message: `names ${provider}, so ${KEY_OF[provider]} should be set` })
    }
  }
  if (values.SUPABASE_URL && !values.SUPABASE_KEY) {
    problems.push({ where: 'SUPABASE_KEY', message: 'should be set, since SUPABASE_URL is' })
  }
  if (values.DATABASE_READ_URL && !values.DATABASE_URL) {
    problems.push({ where: 'DATABASE_URL', message: 'should be set, since DATABASE_READ_URL is' })
  }
  return problems
}

const KEY_OF: Record<ProviderName, string> = {
  openai: 'OPENAI_API_KEY or OPENAI_BASE_URL',
  openrouter: 'OPENROUTER_API_KEY',
  groq: 'GROQ_API_KEY',
  ollama: 'OLLAMA_BASE_URL',
}

function hostsFrom(value: string): string[] {
  const hosts = entriesOf(value)
  return hosts.includes('*') ? [] : hosts
}

function trustProxyFrom(value: string): Config['trustProxy'] {
  if (value === 'true') return true
  if (value === 'false') return false
  return /^\d+$/.test(value) ? Number(value) : entriesOf(value)
}

function readDotEnv(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync('.env', 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
