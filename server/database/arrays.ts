/** How a list is written for a parameter of an array's type, such as `${ids}::uuid[]`. */

/** Of boolean, smallint, integer, bigint, text, varchar, real, double precision, timestamptz and uuid: pg_type.h. */
const ARRAY_TYPES = [1000, 1005, 1007, 1016, 1009, 1015, 1021, 1022, 1185, 2951]

/** @throws Error for a column of arrays: `to_json` makes of it what needs no type */
const parse = (): never => {
  throw new Error('a column of arrays has to be asked for as JSON')
}

/** For postgres.js's option `types`. */
export const arrays = { to: 1009, from: ARRAY_TYPES, serialize, parse }

/** Each in quotes, which Postgres takes for an element of any type. */
function serialize(list: unknown): string {
  if (!Array.isArray(list)) return String(list)
  const elements = list.map((element) => (element === null ? 'null' : quoted(element)))
  return `{${elements.join(',')}}`
}

function quoted(element: unknown): string {
  const text = element instanceof Date ? element.toISOString() : String(element)
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
