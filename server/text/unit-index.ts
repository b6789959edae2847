import { mentions } from './meaning.ts'
import { soundOf } from './sound.ts'
import type { Unit } from './unit.ts'
import { isStopWord, type Piece, pieces, runTokens } from './words.ts'

/** Where a token occurs: units, and how strongly each is about it (see STRENGTH in unit.ts). */
export type Posting = { units: number[]; strengths: number[] }

export type UnitIndex = {
  units: readonly Unit[]
  postings: ReadonlyMap<string, Posting>
  /** How many tokens each unit has itself, without its contexts. */
  lengths: readonly number[]
  averageLength: number
}

const indexes = new WeakMap<readonly Unit[], UnitIndex>()

/** The index of these units, made once for each array of them. */
export function indexUnits(units: readonly Unit[]): UnitIndex {
  const known = indexes.get(units)
  if (known) return known
  const made = makeIndex(units)
  indexes.set(units, made)
  return made
}

function makeIndex(units: readonly Unit[]): UnitIndex {
  const postings = new Map<string, Posting>()
  const contextTokens = new Map<string, string[]>()
  const lengths: number[] = []
  units.forEach((unit, number) => {
    const own = indexTokens(unit.text)
    lengths.push(own.length)
    const strengths = new Map<string, number>()
    for (const token of own) strengths.set(token, 1)
    for (const context of unit.contexts) {
      let tokens = contextTokens.get(context.text)
      if (!tokens) {
        tokens = indexTokens(context.text)
        contextTokens.set(context.text, tokens)
      }
      for (const token of tokens) {
        if ((strengths.get(token) ?? 0) < context.strength) strengths.set(token, context.strength)
      }
    }
    for (const [token, strength] of strengths) post(postings, token, number, strength)
  })
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return { units, postings, lengths, averageLength: total / Math.max(1, lengths.length) }
}

function post(postings: Map<string, Posting>, token: string, unit: number, strength: number) {
  const posting = postings.get(token)
  if (posting) {
    posting.units.push(unit)
    posting.strengths.push(strength)
  } else postings.set(token, { units: [unit], strengths: [strength] })
}

/** Words, concepts, and the sounds of names; of Chinese also single characters, which a question may consist of. */
export function indexTokens(text: string): string[] {
  const parts = pieces(text)
  const tokens = new Set<string>()
  for (const part of parts) addPiece(part, tokens)
  for (const { concept } of mentions(parts)) tokens.add(concept)
  return [...tokens]
}

function addPiece(part: Piece, tokens: Set<string>) {
  if (part.kind === 'run') {
    for (const token of runTokens(part.run, part.words)) tokens.add(token)
    for (const character of part.run) tokens.add(character)
    return
  }
  if (isStopWord(part.word)) return
  tokens.add(part.stem)
  const sound = part.capital || part.word >= '\u0980' ? soundOf(part.stem) : undefined
  if (sound) tokens.add(soundToken(sound, part.word))
}

/** Sounds are only compared across scripts; within one, spelling decides. */
export function soundToken(sound: string, word: string, otherScript = false): string {
  const latin = /^[a-z]/.test(word) !== otherScript
  return `${latin ? '~latin ' : '~bengali '}${sound}`
}
