import type { Config } from './config/config.ts'
import { nameOfAddress } from './database/server-address.ts'
import { BUILTIN } from './models/model-name.ts'

/** Explains a failed start, with its remedy, for the terminal. Never contains a password of an address. */
export function explainStartFailure(error: Error, { databaseUrl, host, port }: Config): string {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return `port ${port} is in use. Set PORT to another, or to 0 for a free one.`
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES') {
    return `it may not listen on ${host}:${port} (${code}). Set HOST or PORT.`
  }
  if (!databaseUrl || !code) return error.message
  const server = nameOfAddress(databaseUrl)
  const reason = code === 'CONNECT_TIMEOUT' ? 'it does not answer as Postgres does' : error.message || code
  return `the database at ${server} cannot be used (${reason}). See DATABASE_URL.`
}

/** The models of the sample chatbot, with the precedence of docs/configuration.md. */
export function describeModels({ models, providers }: Config, assistantModel?: string): string {
  const [first] = Object.entries(providers)
  const usual = first ? `${first[0]}/${first[1].defaultModel}` : BUILTIN
  const names = assistantModel ?? (models.join(', ') || usual)
  return names === BUILTIN ? 'built-in answers, no model' : names
}

/** A note for operators who set SUPABASE_URL without DATABASE_URL. */
export function supabaseNote({ supabase, databaseUrl, dataDir }: Config): string {
  if (!supabase.url || databaseUrl) return ''
  return `
  SUPABASE_URL is set and DATABASE_URL is not: Supabase keeps the accounts, and conversations are
  kept on this machine, in ${dataDir}, not in Supabase. To keep them there, set
  DATABASE_URL to the project's connection string (Connect > Session pooler).
`
}

/** Node wraps the errors of a host name's addresses into an AggregateError without a code. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0] as Error)
  return error.cause instanceof Error ? codeOf(error.cause) : undefined
}
