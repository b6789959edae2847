/**
 * Bodies as text: strict UTF-8, and no text that Postgres could not store. Such input is refused here,
 * before any schema or handler sees it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import secureJson from 'secure-json-parse'
import { runInTurn } from '../fairness/caller.ts'
import { runForCallerOf } from './caller-of.ts'
import { noteLarge, SMALL_BODY } from './large-bodies.ts'
import { type FieldError, Problem } from './problems.ts'

/** Keeps the JSON parser and drops Fastify's for plain text. */
export function useJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer) => parseInTurn(request, body, () => parseJson(request, body)),
  )
}

/** For the routes of this scope only: an HTML form instead of JSON. */
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
 * An empty body is none: clients send the header of JSON with a POST that has nothing to say. A body that is refused
 * for a text in it is kept: at an address that two APIs share, it says which of them is meant.
 */
function parseJson(request: { body?: unknown }, body: Buffer): unknown {
  if (body.length === 0) return undefined
  if (body.length > SMALL_BODY && countValues(body) > MAX_VALUES)
    throw new Problem('invalid_request', TOO_MANY_VALUES)
  const text = decode(body)
  const value = parseText(text)
  noteLarge(value, body)
  request.body = value
  // Only an escape can bring what UTF-8 cannot: a raw U+0000 is no JSON, a raw half pair no UTF-8.
  if (/\\u(0000|d[89a-f])/i.test(text)) refuseUnstorable(value)
  return value
}

/** More than any body of ours has a use for; to parse and to check more of them would hold up everybody else. */
const MAX_VALUES = 50_000
const TOO_MANY_VALUES = {
  errors: [{ path: '', message: `must not have more than ${MAX_VALUES} values` }],
}
const [QUOTE, BACKSLASH] = [34, 92]
/** A comma, a colon, and what opens a list or an object. */
const BEFORE_VALUES = new Set([44, 58, 91, 123])

/** How many values and keys are in JSON that was not parsed yet; of what is no JSON, some number. */
function countValues(json: Buffer): number {
  let count = 0
  let isText = false
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number
    if (byte === QUOTE) isText = !isText
    else if (isText) at += byte === BACKSLASH ? 1 : 0
    else if (BEFORE_VALUES.has(byte)) count++
  }
  return count
}

/** A form of ours has at most ten. `URLSearchParams` takes quadratic time for fields without `=`. */
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

/** Keys that would reach a prototype are dropped, as other unknown fields are. */
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

/** Whether Postgres can store it: no U+0000, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

export const UNSTORABLE = 'must not hold U+0000 or a lone surrogate'
/** Of a body that holds nothing else, so many say enough. */
const MOST_ERRORS = 20

/** Walks without recursion: a body may be nested deeper than the stack. */
function refuseUnstorable(root: unknown): void {
  const errors: FieldError[] = []
  const waiting: { path: string; value: unknown }[] = [{ path: '', value: root }]
  for (let next = waiting.pop(); next && errors.length < MOST_ERRORS; next = waiting.pop()) {
    const { path, value } = next
    if (typeof value === 'string' && !isStorable(value)) errors.push({ path, message: UNSTORABLE })
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      const innerPath = path === '' ? key.toWellFormed() : `${path}.${key.toWellFormed()}`
      if (!isStorable(key)) errors.push({ path, message: UNSTORABLE })
      waiting.push({ path: innerPath, value: inner })
    }
  }
  if (errors.length > 0) throw new Problem('invalid_request', { errors })
}
