/** Serializes lists for array parameters, such as `${ids}::uuid[]`. */

/**
 * OIDs of pg_type.h: boolean, smallint, integer, bigint, text, varchar, real, double precision, timestamptz,
 * uuid.
 */
const ARRAY_TYPES = [1000, 1005, 1007, 1016, 1009, 1015, 1021, 1022, 1185, 2951]

/** @throws Error for a column of arrays; convert it with `to_json` in the query */
const parse = (): never => {
  throw new Error('a column of arrays has to be asked for as JSON')
}

/** For postgres.js's option `types`. */
export const arrays = { to: 1009, from: ARRAY_TYPES, serialize, parse }

/** Quotes each element; Postgres accepts quoted elements of any type. */
function serialize(list: unknown): string {
  if (!Array.isArray(list)) return String(list)
  const elements = list.map((element) => (element === null ? 'null' : quoted(element)))
  return `{${elements.join(',')}}`
}

function quoted(element: unknown): string {
  const text = element instanceof Date ? element.toISOString() : String(element)
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
