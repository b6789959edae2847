/**
 * What the log says of an error. Whole errors hold more than anybody wants there: Postgres's quote the row, an
 * HTTP parser's the bytes that it could not read, a URL's the URL with its password. So only what is named
 * here is written, and of what others have written, the operator's secrets are left out.
 */

/** Of Node's errors, of Postgres's, and of ours. */
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

const DEEPEST = 5
/** Node has one for each address of a name. */
const MOST_ERRORS = 5

type Fields = Partial<Record<(typeof FIELDS)[number] | 'cause' | 'errors', unknown>>

/** @param hide takes secrets out of a text */
export function createDescribeError(hide: (text: string) => string) {
  const plain = (value: unknown) => (typeof value === 'string' ? hide(value) : value)

  const describe = (error: unknown, depth = 0): unknown => {
    if (typeof error !== 'object' || error === null) return plain(error)
    if (depth > DEEPEST) return undefined
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
        ? { errors: fields.errors.slice(0, MOST_ERRORS).map((one) => describe(one, depth + 1)) }
        : {}),
    }
  }
  return (error: unknown) => describe(error)
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
