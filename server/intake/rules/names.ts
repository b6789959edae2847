/**
 * The names of a form's fields, and where they occur in a text.
 *
 * A field's names are its label, its synonyms and its key, in all languages, also in the plural and without
 * "number of" or 數量. An ending shared by several fields ("patents" of two kinds of patents) names all of
 * them; the asked field and the possible values resolve it.
 */

import { type Folded, foldPhrase, type Span } from '../../language/folding.ts'
import { type Lexicon, lexiconOfFolded, phraseList } from '../../language/lexicon.ts'
import { EXPLAINS, FILLERS } from '../../language/phrases.ts'
import type { FieldPath } from '../extraction.ts'
import type { Field, Form, ListField, ScalarField } from '../form.ts'
import { inSlices } from './in-slices.ts'

/** A form field, or a field of list items. */
export type Named =
  | { kind: 'list'; path: FieldPath; field: ListField }
  | { kind: 'scalar'; path: FieldPath; field: ScalarField; list?: ListField }

export type NameHit = Span & {
  fields: readonly Named[]
  /** Whether it is a full name, not a shared ending. */
  isName: boolean
  /** Fields with longer names that end with it: "certificate" of an "ESG certificate". */
  endOf: readonly Named[]
}

export type Names = {
  fields: readonly Named[]
  in: (text: string) => NameHit[]
  /** The words of a field's names: they carry no information in its answer. */
  wordsOf: (named: Named) => Lexicon<true>
  /** The text with misspelt words of names corrected. */
  corrected: (folded: Folded) => Folded
}

/** A name of more fields tells nothing, and each would be read in each clause. */
const MAX_FIELDS_OF_NAME = 8

type Meaning = { fields: Named[]; isName: boolean; endOf: Named[] }

const known = new WeakMap<Form, Names>()

/** The names of a form, cached by form. */
export function namesOf(form: Form): Names {
  const already = known.get(form)
  if (already) return already
  const making = makeNames(form)
  let step = making.next()
  while (!step.done) step = making.next()
  return step.value
}

/**
 * Prepares the names of a form in slices, so that a form of thousands of names does not block other requests.
 */
export async function prepareNames(form: Form): Promise<void> {
  if (!known.has(form)) await inSlices(makeNames(form))
}

/** Yields after each small step. */
function* makeNames(form: Form): Generator<void, Names> {
  const fields = form.fields.flatMap(namedIn)
  const namesByField = new Map<Named, ReadonlySet<string>>()
  const meanings = new Map<string, Meaning>()
  for (const named of fields) {
    const own = namesOfField(named.field)
    namesByField.set(named, own)
    for (const name of own) addMeaning(meanings, name, named)
    yield
  }
  yield* addSharedEnds(namesByField, meanings)
  const spelling = yield* readSpelling(meanings.keys())
  const names = lexiconOfFolded(meanings, true)
  const words = new Map<Named, Lexicon<true>>()
  const made: Names = {
    fields,
    in: remembered((text) =>
      names
        .all(text)
        .filter((hit) => hit.meaning.fields.length <= MAX_FIELDS_OF_NAME && !isQuestionWord(text, hit))
        .map(({ start, end, meaning }) => ({ start, end, ...meaning })),
    ),
    wordsOf: (named) => {
      const wanted = words.get(named) ?? phraseList(wordsIn(namesByField.get(named) ?? []), true)
      words.set(named, wanted)
      return wanted
    },
    corrected: (folded) => putRight(folded, spelling),
  }
  known.set(form, made)
  return made
}

/** মানে ("that is") is মান ("standard") with an ending, and asks what something means. */
const isQuestionWord = (text: string, { start, end }: Span) => (EXPLAINS.at(text, start)?.end ?? 0) >= end

/** Memoised, because the steps of the extractor search the same message. */
function remembered(search: (text: string) => NameHit[]): (text: string) => NameHit[] {
  let last: { text: string; hits: NameHit[] } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, hits: search(text) }
    return last.hits
  }
}

function namedIn(field: Field): Named[] {
  if (field.type !== 'list') return [{ kind: 'scalar', path: { field: field.key }, field }]
  const inItems = field.fields.map(
    (itemField): Named => ({
      kind: 'scalar',
      path: { field: field.key, itemField: itemField.key },
      field: itemField,
      list: field,
    }),
  )
  return [{ kind: 'list', path: { field: field.key }, field }, ...inItems]
}

function addMeaning(meanings: Map<string, Meaning>, name: string, named: Named): void {
  const meaning = meanings.get(name) ?? { fields: [], isName: true, endOf: [] }
  if (!meaning.fields.includes(named)) meaning.fields.push(named)
  meanings.set(name, meaning)
}

/** All names of a field, folded. */
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

/** A single Chinese character or letter occurs in too many words to be a name. */
const isLongEnough = (name: string) => [...name].length >= 2

/** The last word, or the last two characters in Chinese. */
function endOfName(name: string): string | undefined {
  if (/\p{Script=Han}{4}$/u.test(name)) return name.slice(-2)
  return / /.test(name) ? name.slice(name.lastIndexOf(' ') + 1) : undefined
}

/**
 * "patents" stands for the invention patents and for the utility patents, unless it is a field's own name.
 */
function* addSharedEnds(
  namesByField: ReadonlyMap<Named, ReadonlySet<string>>,
  meanings: Map<string, Meaning>,
): Generator<void> {
  const shared = new Map<string, Set<Named>>()
  for (const [named, names] of namesByField) {
    if (named.kind === 'list') continue
    for (const name of names) {
      const end = endOfName(name)
      if (!end || FILLERS.at(end, 0)?.end === end.length) continue
      for (const variant of variantsOf(end))
        shared.set(variant, (shared.get(variant) ?? new Set()).add(named))
    }
    yield
  }
  for (const [end, set] of shared) {
    const ofOneKind = [...set].filter(({ path }) => !path.itemField)
    const already = meanings.get(end)
    if (already) {
      const own = new Set(already.fields)
      already.endOf.push(...ofOneKind.filter((named) => !own.has(named)))
    } else if (ofOneKind.length >= 2 && isLongEnough(end)) {
      meanings.set(end, { fields: ofOneKind, isName: false, endOf: [] })
    }
    yield
  }
}

function wordsIn(names: Iterable<string>): string[] {
  return [...names].flatMap((name) => {
    const han = name.match(/\p{Script=Han}{2,}/gu) ?? []
    const ends = han.flatMap((run) => [run, run.slice(-2), run.slice(0, 2)])
    return [name, ...name.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap(variantsOf), ...ends]
  })
}

/** The words of names by each spelling with one letter removed, and by their own. */
type Spelling = { words: ReadonlySet<string>; shortened: ReadonlyMap<string, string> }

function* readSpelling(names: Iterable<string>): Generator<void, Spelling> {
  const words = new Set<string>()
  const shortened = new Map<string, string>()
  for (const name of names) {
    for (const word of name.match(/(?<![a-z])[a-z]{6,21}(?![a-z])/g) ?? []) {
      if (words.has(word)) continue
      words.add(word)
      for (const shorter of withoutOneLetter(word)) if (!shortened.has(shorter)) shortened.set(shorter, word)
    }
    yield
  }
  return { words, shortened }
}

const withoutOneLetter = (word: string): string[] =>
  Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))

/** Words that are one letter away from likely names. */
const NOT_MISSPELT = /^(?:patients?|emailed|started|planned|priced|produced)$/

/**
 * The word of a name of which a letter was omitted, doubled or transposed. A substituted letter is more often
 * another word: parents and patents.
 */
function rightSpelling(word: string, { words, shortened }: Spelling): string | undefined {
  if (words.has(word) || NOT_MISSPELT.test(word)) return undefined
  const swapped = Array.from(
    word.slice(1),
    (next, index) => word.slice(0, index) + next + word[index] + word.slice(index + 2),
  )
  const near = shortened.get(word) ?? [...withoutOneLetter(word), ...swapped].find((each) => words.has(each))
  return near?.[0] === word[0] ? near : undefined
}

/** Corrects "captial" to "capital": one slip in a long word. An extraction still quotes the original spelling. */
function putRight(folded: Folded, spelling: Spelling): Folded {
  let text = ''
  const at: number[] = []
  let copied = 0
  const copy = (until: number) => {
    text += folded.text.slice(copied, until)
    for (let index = copied; index < until; index += 1) at.push(folded.at[index] ?? 0)
  }
  for (const match of folded.text.matchAll(/(?<![a-z'@.])[a-z]{6,20}(?![a-z'@.]\w?)/g)) {
    const [word] = match
    const right = rightSpelling(word, spelling)
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
