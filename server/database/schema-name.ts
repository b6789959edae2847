export const DEFAULT_SCHEMA = 'frontdesk'

/** Lower case, so that it is the same with and without quotes. */
const SCHEMA_NAME = /^(?!pg_|information_schema$)[a-z_][a-z0-9_]{0,62}$/

export function isSchemaName(name: string): boolean {
  return SCHEMA_NAME.test(name)
}
