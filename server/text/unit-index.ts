import { mentions } from './meaning.ts'
import { soundOf } from './sound.ts'
import type { Context, Unit } from './unit.ts'
import { isStopWord, type Piece, pieces, runTokens, type Word } from './words.ts'

/** The units that contain a token, with the strength of each occurrence (see STRENGTH in unit.ts). */
export type Posting = { units: number[]; strengths: number[] }

export type UnitIndex = {
  units: readonly Unit[]
  postings: Postings
  /** The number of tokens of each unit, without its contexts. */
  lengths: readonly number[]
  averageLength: number
}

const indexes = new WeakMap<readonly Unit[], UnitIndex>()

/** The index of these units, cached by array. */
export function indexUnits(units: readonly Unit[]): UnitIndex {
  const known = indexes.get(units)
  if (known) return known
  const made = makeIndex(units)
  indexes.set(units, made)
  return made
}

function makeIndex(units: readonly Unit[]): UnitIndex {
  const postings = new Postings()
  const lengths: number[] = []
  units.forEach((unit, number) => {
    const own = indexTokens(unit.text)
    lengths.push(own.length)
    for (const token of own) postings.addOwn(token, number)
    for (const context of unit.contexts) postings.addContext(context, number)
  })
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return { units, postings, lengths, averageLength: total / Math.max(1, lengths.length) }
}

/**
 * The units for each token, by their own words or their contexts. Units share contexts: a heading belongs to
 * every line below it. Each context is indexed once, not once per unit, so the index grows with the text and
 * not with the product of a long heading and many lines.
 */
class Postings {
  private readonly own = new Map<string, number[]>()
  private readonly members = new Map<string, Posting>()
  private readonly contexts = new Map<string, Posting[]>()

  addOwn(token: string, unit: number) {
    append(this.own, token, unit)
  }

  addContext({ text, strength }: Context, unit: number) {
    let members = this.members.get(text)
    if (!members) {
      members = { units: [], strengths: [] }
      this.members.set(text, members)
      for (const token of indexTokens(text)) append(this.contexts, token, members)
    }
    members.units.push(unit)
    members.strengths.push(strength)
  }

  /** Every token, once. */
  *keys(): Generator<string> {
    yield* this.own.keys()
    for (const token of this.contexts.keys()) if (!this.own.has(token)) yield token
  }

  /** The strongest occurrence in each unit, in the order of the units. */
  get(token: string): Posting | undefined {
    const own = this.own.get(token)
    const contexts = this.contexts.get(token)
    if (!contexts) return own && { units: own, strengths: own.map(() => 1) }
    const strengths = new Map<number, number>(own?.map((unit) => [unit, 1]))
    for (const members of contexts) {
      members.units.forEach((unit, at) => {
        const strength = members.strengths[at] ?? 0
        if ((strengths.get(unit) ?? 0) < strength) strengths.set(unit, strength)
      })
    }
    const sorted = [...strengths].sort(([a], [b]) => a - b)
    return { units: sorted.map(([unit]) => unit), strengths: sorted.map(([, strength]) => strength) }
  }
}

function append<Each>(lists: Map<string, Each[]>, key: string, item: Each) {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/**
 * Words, concepts, and phonetic keys of names; for Chinese also single characters, because a question may be
 * one.
 */
export function indexTokens(text: string): string[] {
  const parts = pieces(text)
  const tokens = new Set<string>()
  for (const part of parts) addPiece(part, tokens)
  for (const { concept } of mentions(parts)) tokens.add(concept)
  return [...tokens]
}

function addPiece(part: Piece, tokens: Set<string>) {
  if (part.kind === 'word') {
    for (const token of tokensOfWord(part)) tokens.add(token)
    return
  }
  for (const token of runTokens(part.run, part.words)) tokens.add(token)
  for (const character of part.run) tokens.add(character)
}

const wordTokens = new WeakMap<Word, readonly string[]>()

function tokensOfWord(part: Word): readonly string[] {
  let tokens = wordTokens.get(part)
  if (!tokens) {
    tokens = isStopWord(part.word) ? [] : [part.stem, ...soundTokens(part)]
    wordTokens.set(part, tokens)
  }
  return tokens
}

function soundTokens({ word, stem, capital }: Word): string[] {
  const sound = capital || word >= '\u0980' ? soundOf(stem) : undefined
  return sound ? [soundToken(sound, word)] : []
}

/** Phonetic keys are compared only across scripts; within one, spelling decides. */
export function soundToken(sound: string, word: string, otherScript = false): string {
  const latin = /^[a-z]/.test(word) !== otherScript
  return `${latin ? '~latin ' : '~bengali '}${sound}`
}
