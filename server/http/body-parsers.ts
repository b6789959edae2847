/** Body parsers. They refuse invalid UTF-8 and text that Postgres cannot store, before validation. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import secureJson from 'secure-json-parse'
import { runInTurn } from '../fairness/caller.ts'
import { runForCallerOf } from './caller-of.ts'
import { noteLarge, SMALL_BODY } from './large-bodies.ts'
import { type FieldError, Problem } from './problems.ts'

/**
 * Replaces Fastify's parsers with a JSON parser.
 * @param most in bytes, where a route has a greater limit for bodies that are not JSON
 */
export function useJsonBodies(app: FastifyInstance, most = Number.POSITIVE_INFINITY): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer) => {
      if (body.length > most) throw new Problem('body_too_large')
      return parseInTurn(request, body, () => parseJson(request, body))
    },
  )
}

/** Makes the routes of this scope take an HTML form instead of JSON. */
export function useFormBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer) => parseInTurn(request, body, () => parseForm(body)),
  )
}

async function parseInTurn<Parsed>(
  request: FastifyRequest,
  { length }: Buffer,
  parse: () => Parsed,
): Promise<Parsed> {
  return length <= SMALL_BODY ? parse() : runForCallerOf(request, () => runInTurn(parse))
}

/**
 * An empty body counts as none: some clients send the JSON content type with an empty POST. A refused body is
 * still assigned, because `sharedRoute` picks the API by it; a body with too many values is not parsed for that.
 */
function parseJson(request: { body?: unknown }, body: Buffer): unknown {
  if (body.length === 0) return undefined
  const depth = body.length > SMALL_BODY ? refuseExpensive(body) : 0
  const text = decode(body)
  const value = parseText(text)
  noteLarge(value, body)
  request.body = value
  // Only an escape can produce these: a raw U+0000 is invalid JSON, a raw surrogate invalid UTF-8.
  if (/\\u(0000|d[89a-f])/i.test(text)) {
    if (depth > MAX_DEPTH) throw tooExpensive(`must not be nested more than ${MAX_DEPTH} levels deep`)
    refuseUnstorable(value)
  }
  return value
}

/** A line of NDJSON, with the limits of a body. @throws Problem */
export function parseJsonLine(line: Buffer): unknown {
  return parseJson({}, line)
}

/** Above what any route needs. Parsing and validating more would block the event loop. */
const MAX_VALUES = 50_000
/** For a body whose texts have to be searched. */
const MAX_DEPTH = 25_000
const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58]
/** How `[`, `{`, `]` and `}` change the depth. */
const STEPS = new Map([
  [91, 1],
  [123, 1],
  [93, -1],
  [125, -1],
])
/** To parse an opening bracket costs a fifth of a value. */
const BRACKETS_PER_VALUE = 5

/**
 * Measures a body without parsing it: commas and colons are values and keys.
 * @returns its depth
 * @throws Problem `malformed_json` where a bracket or a string has no end, `invalid_request` for too many values;
 *   other mistakes are not noticed
 */
function refuseExpensive(json: Buffer): number {
  let [values, brackets, depth, deepest] = [0, 0, 0, 0]
  let isText = false
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number
    if (byte === QUOTE) isText = !isText
    else if (isText) at += byte === BACKSLASH ? 1 : 0
    else if (byte === COMMA || byte === COLON) values++
    else {
      const step = STEPS.get(byte) ?? 0
      if (step > 0) brackets++
      depth += step
      deepest = Math.max(deepest, depth)
    }
  }
  if (isText || depth !== 0) throw new Problem('malformed_json')
  if (values + brackets / BRACKETS_PER_VALUE > MAX_VALUES)
    throw tooExpensive(`must not have more than ${MAX_VALUES} values and keys`)
  return deepest
}

function tooExpensive(message: string): Problem {
  return new Problem('invalid_request', { errors: [{ path: '', message }] })
}

/** Forms have at most ten fields. `URLSearchParams` takes quadratic time for fields without `=`. */
const MAX_FORM_FIELDS = 100
const TOO_MANY_FIELDS = {
  errors: [{ path: '', message: `must not have more than ${MAX_FORM_FIELDS} fields` }],
}

function parseForm(body: Buffer): Record<string, string> {
  const text = decode(body)
  if (text.split('&', MAX_FORM_FIELDS + 1).length > MAX_FORM_FIELDS)
    throw new Problem('invalid_request', TOO_MANY_FIELDS)
  for (const part of text.split(/[&=]/)) decodePart(part)
  const fields = Object.fromEntries(new URLSearchParams(text))
  refuseUnstorable(fields)
  return fields
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Problem('invalid_utf8')
  }
}

/** Drops keys that could pollute a prototype. */
function parseText(text: string): unknown {
  try {
    return secureJson.parse(text, { protoAction: 'remove', constructorAction: 'remove' })
  } catch {
    throw new Problem('malformed_json')
  }
}

function decodePart(part: string): void {
  try {
    decodeURIComponent(part)
  } catch {
    throw new Problem('invalid_utf8')
  }
}

/** Whether Postgres can store it: no U+0000 and no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

export const UNSTORABLE = 'must not hold U+0000 or a lone surrogate'
const MAX_ERRORS = 20

/** Iterative, because a body may be nested deeper than the stack. */
function refuseUnstorable(root: unknown): void {
  const errors: FieldError[] = []
  const waiting: Nested[] = [{ key: '', value: root }]
  for (let next = waiting.pop(); next && errors.length < MAX_ERRORS; next = waiting.pop()) {
    const { key, value, parent } = next
    if (parent && !isStorable(key)) errors.push({ path: pathOf(parent), message: UNSTORABLE })
    if (typeof value === 'string' && !isStorable(value))
      errors.push({ path: pathOf(next), message: UNSTORABLE })
    if (typeof value !== 'object' || value === null) continue
    for (const key of Object.keys(value))
      waiting.push({ key, value: (value as Record<string, unknown>)[key], parent: next })
  }
  if (errors.length > 0) throw new Problem('invalid_request', { errors })
}

type Nested = { key: string; value: unknown; parent?: Nested }

/** The keys from the outermost, such as `messages.0.content`. */
function pathOf(nested: Nested): string {
  const keys: string[] = []
  for (let each: Nested | undefined = nested; each?.parent; each = each.parent)
    keys.push(each.key.toWellFormed())
  return keys.reverse().join('.')
}
