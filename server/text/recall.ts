import { rankUnits } from './rank.ts'
import { cutIntoUnits, type Unit } from './sentences.ts'
import { estimateTokens, fitsTokens } from './tokens.ts'

/** Facts up to this length go to the model whole; longer ones as the relevant passages. */
const WHOLE_FACTS_CHARACTERS = 24_000
const PASSAGES = 60

/**
 * The passages relevant to this message, in their original order; preceded by the beginning of the knowledge
 * if there is room.
 * @param room in tokens
 */
export function recall(knowledge: string, text: string, room = Number.POSITIVE_INFINITY): string {
  if (fitsWhole(knowledge, room)) return knowledge
  const isShort = knowledge.length <= WHOLE_FACTS_CHARACTERS
  const units = cutIntoUnits(knowledge)
  const ranked = rankUnits(text, units, PASSAGES).map(({ unit }) => unit)
  return firstThatFit(new Set([...ranked, ...(isShort ? units : [])]), room)
    .sort((a, b) => a.position - b.position)
    .map((unit) => unit.text)
    .join('\n')
}

/** Whether the whole knowledge fits the model's input. */
export function fitsWhole(knowledge: string, room: number): boolean {
  return knowledge.length <= WHOLE_FACTS_CHARACTERS && fitsTokens(knowledge, room)
}

/** The fallback when the knowledge could not be read. No text has more tokens than characters. */
export function beginningOf(knowledge: string, room: number): string {
  return knowledge.slice(0, Math.min(WHOLE_FACTS_CHARACTERS, room))
}

function firstThatFit(units: Iterable<Unit>, room: number): Unit[] {
  let left = room
  return [...units].filter(({ text }) => {
    const tokens = estimateTokens(text) + 1
    if (tokens > left) return false
    left -= tokens
    return true
  })
}
