/** Builds requests from the operations of the document, with given ids. */
import { type Answer, type Call, call } from '../client.ts'
import type { Field, Operation } from './operations.ts'

export type Request = { method: string; path: string; options: Call }

/** The key of a field in the registry. */
export const nameOf = ({ place, name }: Field) => `${place} ${name}`

type Values = ReadonlyMap<string, unknown>

/** @param values by field name; missing required fields take the document's example */
export function requestOf(operation: Operation, values: Values, token?: string): Request {
  const given = (place: string) =>
    operation.fields.filter((field) => field.place === place && values.has(nameOf(field)))
  const idIn = (field: Field) => values.get(nameOf(field))
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(`path ${name}`) ?? operation.shown[name])),
  )
  const shown = Object.entries(operation.shown).filter(([name]) => !operation.path.includes(`{${name}}`))
  const query = new URLSearchParams()
  for (const [name, value] of shown) query.set(name, String(value))
  for (const field of given('query')) query.set(field.name, String(idIn(field)))
  const headers = Object.fromEntries(given('header').map((field) => [field.name, String(idIn(field))]))
  return {
    method: operation.method,
    path: query.size > 0 ? `${path}?${query}` : path,
    options: { ...(token ? { token } : {}), ...bodyOf(operation, values, headers) },
  }
}

function bodyOf(operation: Operation, values: Values, headers: Record<string, string>): Call {
  if (operation.body === undefined) return { headers }
  const body = structuredClone(operation.body) as Record<string, unknown>
  for (const field of operation.fields) {
    const value = values.get(nameOf(field))
    if (field.place === 'body' && value !== undefined) {
      const isNumber = field.type === 'integer' && /^\d+$/.test(String(value))
      put(body, field.name.split('.'), isNumber ? Number(value) : value)
    }
  }
  if (operation.type === 'json') return { headers, body }
  if (operation.type === 'lines')
    return { raw: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/x-ndjson' } }
  const raw = new URLSearchParams(body as Record<string, string>).toString()
  return { raw, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } }
}

/** A null removes the document's example. */
function put(into: Record<string, unknown>, [first = '', ...rest]: string[], value: unknown): void {
  const key = first.replace('[]', '')
  if (rest.length > 0) {
    into[key] ??= {}
    put(into[key] as Record<string, unknown>, rest, value)
  } else if (value === null) delete into[key]
  else into[key] = first.endsWith('[]') ? [value] : value
}

export function send(address: string, { method, path, options }: Request): Promise<Answer> {
  return call(address, method, path, options)
}

/** Headers that differ between calls. */
const PER_CALL = ['x-request-id', 'date']

/** The whole answer without per-call values, for comparison byte by byte. */
export function bytesOf({ status, headers, text, json }: Answer): string {
  const requestId = json?.request_id ?? json?.error?.request_id
  const kept = [...headers].filter(([name]) => !PER_CALL.includes(name) && !name.startsWith('ratelimit'))
  const said = requestId ? text.replaceAll(requestId, '<request>') : text
  return [status, ...kept.map(([name, value]) => `${name}: ${value}`), said].join('\n')
}
