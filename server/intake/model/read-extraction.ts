/** Reads what a model wrote. It may have kept to the schema, or only seen it described. */
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { KINDS } from './extraction-schema.ts'

/** One finding as the model wrote it: nothing of it is checked against the form, or against the user's words. */
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
/** No message holds more; each is searched for in the message. */
const MAX_FINDINGS = 200
const Extraction = Type.Object({ findings: Type.Array(Type.Unknown(), { maxItems: MAX_FINDINGS }) })

/** How many places of a text are tried as the beginning of the object. */
const TRIES = 20

/**
 * @returns undefined for nonsense; an entry that is none is left out, and when all are, it is nonsense. Empty
 *   when the model says that the message says nothing.
 */
export function readExtraction(text: string): Extracted[] | undefined {
  const written = findingsIn(text)
  if (!written) return undefined
  const found = written.filter((entry): entry is Extracted => Value.Check(Extracted, entry))
  return found.length === 0 && written.length > 0 ? undefined : found
}

/** The object may stand in a fence, or among sentences, or after thoughts that hold drafts of it. */
function findingsIn(text: string): unknown[] | undefined {
  const said = text.slice(text.lastIndexOf('</think>') + 1)
  let start = said.indexOf('{')
  for (let tries = 0; start >= 0 && tries < TRIES; tries++) {
    const end = endOfObject(said, start)
    const read = end === undefined ? undefined : parsed(said.slice(start, end))
    if (Value.Check(Extraction, read)) return read.findings
    // What is no JSON may hold some; what is has been looked at.
    start = said.indexOf('{', read === undefined ? start + 1 : end)
  }
  return undefined
}

/** @returns where the object that begins here is closed; undefined when it is not */
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
