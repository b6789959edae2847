/**
 * Parses a model's output. The model may have been constrained by the schema, or only seen a description of
 * it.
 */
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { KINDS } from './extraction-schema.ts'

/** One extraction as the model wrote it, not yet checked against the form or the user's words. */
export type Extracted = Static<typeof Extracted>

const orNull = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

const Extracted = Type.Object({
  kind: Type.Enum(KINDS),
  field: Type.String(),
  item: orNull(Type.Integer()),
  item_field: orNull(Type.String()),
  value: orNull(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  words: orNull(Type.String()),
  why: orNull(Type.String()),
})
/** More than any message holds; each one is searched for in the message. */
const MAX_EXTRACTIONS = 200
const RawExtraction = Type.Object({ findings: Type.Array(Type.Unknown(), { maxItems: MAX_EXTRACTIONS }) })

/** How many positions of a text are tried as the start of the object. */
const TRIES = 20

/**
 * @returns undefined for nonsense. Malformed entries are dropped; if all are malformed, it is nonsense. Empty
 *   when the model says that the message contains nothing.
 */
export function readExtraction(text: string): Extracted[] | undefined {
  const written = rawExtractionsIn(text)
  if (!written) return undefined
  const found = written.filter((entry): entry is Extracted => Value.Check(Extracted, entry))
  return found.length === 0 && written.length > 0 ? undefined : found
}

/** The object may be in a fence, among sentences, or after reasoning that contains drafts of it. */
function rawExtractionsIn(text: string): unknown[] | undefined {
  const said = text.slice(text.lastIndexOf('</think>') + 1)
  let start = said.indexOf('{')
  for (let tries = 0; start >= 0 && tries < TRIES; tries++) {
    const end = endOfObject(said, start)
    const read = end === undefined ? undefined : parsed(said.slice(start, end))
    if (Value.Check(RawExtraction, read)) return read.findings
    // Invalid JSON may contain an object; valid JSON was already checked.
    start = said.indexOf('{', read === undefined ? start + 1 : end)
  }
  return undefined
}

/** @returns the end of the object that starts here; undefined when it is not closed */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0
  let isInText = false
  for (let index = start; index < text.length; index++) {
    const character = text[index]
    if (isInText) {
      if (character === '\\') index++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return index + 1
  }
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
