/**
 * Serializes errors for the log. Errors may contain personal data and secrets: Postgres's quote the row, an
 * HTTP parser's the raw bytes, a URL's the password. So only an allowlist of fields is logged, and the
 * operator's secrets are redacted from their text.
 */

/** Fields of Node's, Postgres's and our errors. */
const FIELDS = [
  'code',
  'status',
  'statusCode',
  'syscall',
  'address',
  'port',
  'severity',
  'schema_name',
  'table_name',
  'column_name',
  'constraint_name',
  'routine',
  'reason',
] as const

const MAX_DEPTH = 5
/** Node has one error for each address of a host name. */
const MAX_ERRORS = 5

type Fields = Partial<Record<(typeof FIELDS)[number] | 'cause' | 'errors', unknown>>

/** @param hide redacts secrets in a text */
export function createDescribeError(hide: (text: string) => string) {
  const plain = (value: unknown) => (typeof value === 'string' ? hide(value) : value)

  const describe = (error: unknown, depth = 0): unknown => {
    if (typeof error !== 'object' || error === null) return plain(error)
    if (depth > MAX_DEPTH) return undefined
    const fields = error as Fields
    return {
      ...(error instanceof Error
        ? { type: error.name, message: hide(error.message), stack: hide(error.stack ?? '') }
        : {}),
      ...Object.fromEntries(
        FIELDS.filter((name) => isPlain(fields[name])).map((name) => [name, plain(fields[name])]),
      ),
      ...(fields.cause ? { cause: describe(fields.cause, depth + 1) } : {}),
      ...(Array.isArray(fields.errors)
        ? { errors: fields.errors.slice(0, MAX_ERRORS).map((one) => describe(one, depth + 1)) }
        : {}),
    }
  }
  return (error: unknown) => describe(error)
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
