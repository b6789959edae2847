/**
 * What a form's fields are called, and where a text calls them so.
 *
 * A field answers to its label, its names and its key, in all languages, also in the plural and without "number
 * of" or 數量. The end that several fields share ("patents" of two kinds of patents) stands for all of them;
 * who reads it decides by what is asked and what the value can be.
 */
import { isNear } from '../../text/nearest-word.ts'
import type { Place } from '../finding.ts'
import type { Field, Form, ListField, ScalarField } from '../form.ts'
import { type Folded, foldPhrase, type Span } from './fold.ts'
import { type Lexicon, lexicon, phraseList } from './lexicon.ts'
import { EXPLAINS, FILLERS } from './phrases.ts'

/** A field of the form, or of the items of one of its lists. */
export type Named =
  | { kind: 'list'; place: Place; field: ListField }
  | { kind: 'scalar'; place: Place; field: ScalarField; list?: ListField }

export type NameHit = Span & {
  fields: readonly Named[]
  /** Whether it is a name of its own, and not the end that several names share. */
  isName: boolean
  /** Fields with longer names that end with it: "certificate" of an "ESG certificate". */
  endOf: readonly Named[]
}

export type Names = {
  fields: readonly Named[]
  in: (text: string) => NameHit[]
  /** The words that a field's names are made of: in its answer they say nothing. */
  wordsOf: (named: Named) => Lexicon<true>
  /** A text with the misspelt words of names put right. */
  corrected: (folded: Folded) => Folded
}

type Meaning = { fields: Named[]; isName: boolean; endOf: Named[] }

const known = new WeakMap<Form, Names>()

/** The names of a form; made once for each. */
export function namesOf(form: Form): Names {
  const already = known.get(form)
  if (already) return already
  const names = makeNames(form)
  known.set(form, names)
  return names
}

function makeNames(form: Form): Names {
  const fields = form.fields.flatMap(namedIn)
  const meanings = new Map<string, Meaning>()
  for (const named of fields) {
    for (const name of namesOfField(named.field)) addMeaning(meanings, name, named)
  }
  addSharedEnds(fields, meanings)
  const names = lexicon(meanings, true)
  const words = new Map(fields.map((named) => [named, phraseList(wordsOfField(named.field), true)]))
  const vocabulary = vocabularyOf(meanings.keys())
  return {
    fields,
    in: remembered((text) =>
      names
        .all(text)
        .filter((hit) => !isQuestionWord(text, hit))
        .map(({ start, end, meaning }) => ({ start, end, ...meaning })),
    ),
    wordsOf: (named) => words.get(named) ?? phraseList([]),
    corrected: (folded) => putRight(folded, vocabulary),
  }
}

/** মানে ("that is") is মান ("standard") with an ending, and asks what something means. */
const isQuestionWord = (text: string, { start, end }: Span) => (EXPLAINS.at(text, start)?.end ?? 0) >= end

/** The steps of the finder look through the same message one after another. */
function remembered(search: (text: string) => NameHit[]): (text: string) => NameHit[] {
  let last: { text: string; hits: NameHit[] } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, hits: search(text) }
    return last.hits
  }
}

function namedIn(field: Field): Named[] {
  if (field.type !== 'list') return [{ kind: 'scalar', place: { field: field.key }, field }]
  const inItems = field.fields.map(
    (itemField): Named => ({
      kind: 'scalar',
      place: { field: field.key, itemField: itemField.key },
      field: itemField,
      list: field,
    }),
  )
  return [{ kind: 'list', place: { field: field.key }, field }, ...inItems]
}

function addMeaning(meanings: Map<string, Meaning>, name: string, named: Named): void {
  const meaning = meanings.get(name) ?? { fields: [], isName: true, endOf: [] }
  if (!meaning.fields.includes(named)) meaning.fields.push(named)
  meanings.set(name, meaning)
}

/** All that a field is called, folded. */
function namesOfField(field: Field): Set<string> {
  const written = [
    ...Object.values(field.label),
    ...(field.names ?? []),
    field.key,
    field.key.replaceAll('_', ' '),
  ]
  if (field.type === 'list') written.push(...Object.values(field.item))
  const names = new Set<string>()
  for (const name of written) {
    const folded = foldPhrase(name)
    const plain = withoutBrackets(folded)
    const isCounted = field.type === 'integer' || field.type === 'amount'
    for (const each of [folded, plain, isCounted ? withoutCounting(plain) : plain]) {
      for (const variant of variantsOf(each)) if (isLongEnough(variant)) names.add(variant)
    }
  }
  return names
}

const withoutBrackets = (name: string) => name.replace(/ ?\([^()]*\) ?/g, ' ').trim()

/** "Number of invention patents" is also called "invention patents". */
function withoutCounting(name: string): string {
  return name
    .replace(/^(?:the )?(?:total )?(?:number|count|amount) of /, '')
    .replace(/ (?:count|number|amount|total)$/, '')
    .replace(/(?:的)?(?:数量|总数|件数|总额|金额)$/, '')
    .replace(/(?:ের|র)? (?:সংখ্যা|পরিমান)$/, '')
}

/** "patent" and "patents", "e-mail" and "email". */
function variantsOf(name: string): string[] {
  const spellings = name.includes('-') ? [name, name.replaceAll('-', ' '), name.replaceAll('-', '')] : [name]
  return spellings.flatMap((each) => {
    if (!/[a-z]{3}$/.test(each)) return [each]
    if (/[^aeiou]y$/.test(each)) return [each, `${each.slice(0, -1)}ies`]
    if (each.endsWith('ies')) return [each, `${each.slice(0, -3)}y`]
    return each.endsWith('s') ? [each, each.replace(/s$/, '')] : [each, `${each}s`]
  })
}

/** One Chinese character, or one letter, is in too many words to be a name. */
const isLongEnough = (name: string) => [...name].length >= 2

/** The last word, or of Chinese the last two characters. */
function endOfName(name: string): string | undefined {
  if (/\p{Script=Han}{4}$/u.test(name)) return name.slice(-2)
  return / /.test(name) ? name.slice(name.lastIndexOf(' ') + 1) : undefined
}

/** "patents" stands for the invention patents and for the utility patents, unless it is a field's own name. */
function addSharedEnds(fields: readonly Named[], meanings: Map<string, Meaning>): void {
  const shared = new Map<string, Set<Named>>()
  for (const named of fields) {
    if (named.kind === 'list') continue
    for (const name of namesOfField(named.field)) {
      const end = endOfName(name)
      if (!end || FILLERS.at(end, 0)?.end === end.length) continue
      for (const variant of variantsOf(end))
        shared.set(variant, (shared.get(variant) ?? new Set()).add(named))
    }
  }
  for (const [end, set] of shared) {
    const ofOneKind = [...set].filter(({ place }) => !place.itemField)
    const already = meanings.get(end)
    if (already) already.endOf.push(...ofOneKind.filter((named) => !already.fields.includes(named)))
    if (ofOneKind.length < 2 || already || !isLongEnough(end)) continue
    meanings.set(end, { fields: ofOneKind, isName: false, endOf: [] })
  }
}

function wordsOfField(field: Field): string[] {
  return [...namesOfField(field)].flatMap((name) => {
    const han = name.match(/\p{Script=Han}{2,}/gu) ?? []
    const ends = han.flatMap((run) => [run, run.slice(-2), run.slice(0, 2)])
    return [name, ...name.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap(variantsOf), ...ends]
  })
}

const SHORTEST_MISSPELT = 6

function vocabularyOf(names: Iterable<string>): ReadonlySet<string> {
  const words = [...names].flatMap((name) => name.match(/[a-z]+/g) ?? [])
  return new Set(words.filter((word) => word.length >= SHORTEST_MISSPELT))
}

/** Words of their own that are one letter away from likely names. */
const NOT_MISSPELT = /^(?:patients?|emailed|started|planned|priced|produced)$/

/** A letter left out, doubled or exchanged. Another letter is more often another word: parents and patents. */
function isSlip(word: string, right: string): boolean {
  if (NOT_MISSPELT.test(word) || !isNear(word, right)) return false
  return word.length !== right.length || [...word].sort().join('') === [...right].sort().join('')
}

/** "captial" as "capital": one slip in a long word. What was written stays what the words of a finding are. */
function putRight(folded: Folded, vocabulary: ReadonlySet<string>): Folded {
  let text = ''
  const at: number[] = []
  let copied = 0
  const copy = (until: number) => {
    text += folded.text.slice(copied, until)
    for (let index = copied; index < until; index += 1) at.push(folded.at[index] ?? 0)
  }
  for (const match of folded.text.matchAll(/(?<![a-z'@.])[a-z]{6,20}(?![a-z'@.]\w?)/g)) {
    const [word] = match
    const right = vocabulary.has(word) ? undefined : [...vocabulary].find((each) => isSlip(word, each))
    if (!right) continue
    copy(match.index)
    for (let index = 0; index < right.length; index += 1) {
      at.push(folded.at[match.index + Math.min(index, word.length - 1)] ?? 0)
    }
    text += right
    copied = match.index + word.length
  }
  if (copied === 0) return folded
  copy(folded.text.length)
  at.push(folded.original.length)
  return { text, original: folded.original, at }
}
