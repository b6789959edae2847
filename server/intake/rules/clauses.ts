/**
 * Splits a message into clauses, each of which answers at most one field. Splits at the ends of sentences and
 * lines, at commas, at "but", and at an "and" between two fields with values of their own. Numbers, dates,
 * addresses and field names are never split.
 */
import { type Span, trimmed } from '../../language/folding.ts'
import type { Hit } from '../../language/lexicon.ts'
import { AND, BUT } from '../../language/phrases.ts'
import { asksInside, beginsAsCondition, beginsAsQuestion, isRequest } from '../../language/questions.ts'
import { endsWithAbbreviation } from '../../language/sentences.ts'
import type { NameHit } from './names.ts'

export type Clause = Span & {
  /** Index of its sentence, from 0. */
  sentence: number
  /** Its closing mark: a comma, a question mark; empty at the end of the message. */
  mark: string
  /** A question or a supposition, which holds no answer. */
  isQuestion: boolean
}

/** More than one message answers. The remainder stays one piece and is read only as free text. */
const MAX_CLAUSES = 100
const MAX_NAMES = 30

const END_OF_SENTENCE = /[\n。!?;।…]/
const COMMA = /[,、]/

/** @param whole spans that must not be split */
export function clausesOf(text: string, whole: readonly Span[], names: readonly NameHit[]): Clause[] {
  const isWhole = flagsOf(text, [...whole, ...names])
  const pieces: Clause[] = []
  let start = 0
  let sentence = 0
  const end = (at: number, mark: string, next: number) => {
    const last = pieces.at(-1)
    if (text.slice(start, at).trim() !== '')
      pieces.push({ start, end: at, sentence, mark, isQuestion: false })
    else if (last && mark === '?' && last.sentence === sentence) last.mark = mark
    start = next
  }
  for (let index = 0; index < text.length && pieces.length < MAX_CLAUSES; index += 1) {
    if (isWhole[index]) continue
    const character = text[index] ?? ''
    const isEnd = END_OF_SENTENCE.test(character) || isFullStop(text, index)
    if (isEnd || COMMA.test(character) || isColon(text, index)) end(index, character, index + 1)
    if (isEnd) sentence += 1
    const but = isEnd ? undefined : BUT.at(text, index)
    if (but && index > start) end(index, ',', but.end)
  }
  end(text.length, '', text.length)
  const cut = pieces.flatMap((piece) => cutAtAnd(text, piece, names, whole))
  return withQuestions(text, cut)
}

function flagsOf(text: string, spans: readonly Span[]): Uint8Array {
  const flags = new Uint8Array(text.length + 1)
  for (const { start, end } of spans) flags.fill(1, start, end)
  return flags
}

/** "Three: the first …"; keys were already removed. */
const isColon = (text: string, index: number) => text[index] === ':' && !/\d/.test(text[index + 1] ?? '')

function isFullStop(text: string, index: number): boolean {
  if (text[index] !== '.') return false
  const next = text[index + 1]
  if (next !== undefined && !/[\s"')\u0980-\u09ff\p{Script=Han}]/u.test(next)) return false
  return (
    next === undefined ||
    !endsWithAbbreviation(text.slice(Math.max(0, index - 8), index + 1), text.slice(index + 1, index + 4))
  )
}

const within = (spans: readonly Span[], { start, end }: Span) =>
  spans.filter((span) => span.start >= start && span.end <= end)

/** "5 million and 3 patents" are two clauses, "patents and certificates: 3" is one. */
function cutAtAnd(text: string, piece: Clause, names: readonly NameHit[], values: readonly Span[]): Clause[] {
  const ownNames = within(names, piece)
  if (ownNames.length === 0 || ownNames.length > MAX_NAMES) return [piece]
  const ownValues = within(values, piece)
  const cuts = andsIn(text, piece).filter((and) => {
    if ([...ownNames, ...ownValues].some(({ start, end }) => start < and.end && and.start < end)) return false
    const left = { start: piece.start, end: and.start }
    const right = { start: and.end, end: piece.end }
    const before = within(ownNames, left).at(-1)
    const behind = within(ownNames, right)[0]
    if (!behind) return false
    if (within(ownValues, left).length > 0) return true
    return before !== undefined && !isJoined(text, before, and, behind)
  })
  let start = piece.start
  const parts = cuts.map((and) => {
    const part = { ...piece, start, end: and.start, mark: ',' }
    start = and.end
    return part
  })
  return [...parts, { ...piece, start }]
}

function andsIn(text: string, piece: Span): Hit<true>[] {
  return AND.all(text.slice(piece.start, piece.end)).map((hit) => ({
    ...hit,
    start: hit.start + piece.start,
    end: hit.end + piece.start,
  }))
}

/** Two names joined only by "and" share one value. */
function isJoined(text: string, before: Span, and: Span, behind: Span): boolean {
  const gap = text.slice(before.end, and.start) + text.slice(and.end, behind.start)
  return gap.trim() === ''
}

function withQuestions(text: string, clauses: readonly Clause[]): Clause[] {
  const questions = new Set(clauses.filter(({ mark }) => mark === '?').map(({ sentence }) => sentence))
  const asked = new Set<number>()
  return clauses.map((clause, index) => {
    const words = text.slice(clause.start, clause.end)
    const endsAsQuestion = questions.has(clause.sentence)
    const begins = beginsAsQuestion(words, endsAsQuestion)
    if (begins && endsAsQuestion) asked.add(clause.sentence)
    const isFirst = clauses[index - 1]?.sentence !== clause.sentence
    if (isFirst && beginsAsCondition(words)) asked.add(clause.sentence)
    const isQuestion = clause.mark === '?' || begins || asked.has(clause.sentence) || asksInside(words)
    return { ...clause, isQuestion: isQuestion && !isRequest(words) }
  })
}

/** The span from the first to the last of these clauses. */
export function spanOfClauses(text: string, clauses: readonly Clause[]): Span | undefined {
  const [first] = clauses
  const last = clauses.at(-1)
  return first && last ? trimmed(text, { start: first.start, end: last.end }) : undefined
}
