import { normalise } from '../../language/folding.ts'
import type { Concept } from '../../text/meaning.ts'
import { readTerms, type Term } from '../../text/query-terms.ts'
import { INTENTS, type Intent } from './intents.ts'
import * as phrase from './turns-of-phrase.ts'

/** A question, parsed without reference to the knowledge. */
export type Asking = {
  /** Folded, in lower case, for matching turns of phrase. */
  text: string
  /** The subject, without the words that only name the requested attribute. */
  subject: readonly Term[]
  intents: readonly Intent[]
  /** Whether it contains a word such as "it" that only earlier messages explain. */
  refers: boolean
  /** Whether it repeats the previous question for another subject. */
  continues: boolean
  /** Whether it asks about the owner ("your opening hours"), not the previous subject. */
  addresses: boolean
  list: boolean
  overview: boolean
}

export function readAsking(question: string): Asking {
  const text = normalise(question).normalize('NFC').toLowerCase().trim()
  const intents = readIntents(text)
  const consumed = new Set<Concept>(intents.flatMap(({ concepts }) => concepts))
  const terms = readTerms(question)
  const list = phrase.ASKS_FOR_LIST.test(text)
  const category = list ? undefined : readCategory(text)
  const subject = terms
    .filter((term) => !isConsumed(term, consumed))
    .map((term) => (term.token === category ? { ...term, weak: false, weight: 1 } : term))
  return {
    text,
    subject,
    intents,
    refers: phrase.REFERS.test(text),
    continues: phrase.CONTINUES.test(text),
    addresses: phrase.ADDRESSES.test(text),
    list,
    overview: phrase.ASKS_FOR_OVERVIEW.test(text),
  }
}

const CATEGORY =
  /\b(?:what|which) (?!time|day|kind|type|sort|else)(\p{L}+) (?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b/u

/** "Which award …", "what car …": an answer must be of this category, however general the word. */
function readCategory(text: string): string | undefined {
  if (phrase.CHEAPEST.test(text) || phrase.DEAREST.test(text) || phrase.NEWEST.test(text)) return undefined
  const word = CATEGORY.exec(text)?.[1]
  return word && readTerms(word)[0]?.token
}

/** "phone" is more specific than "contact", "what time" more specific than "when". */
const NARROWS: Record<string, readonly string[]> = {
  phone: ['contact'],
  email: ['contact'],
  hours: ['date', 'quantity', 'duration', 'place'],
  price: ['quantity'],
  mileage: ['quantity', 'duration'],
  age: ['quantity'],
  duration: ['quantity'],
  year: ['date'],
}

function readIntents(text: string): Intent[] {
  const asked = INTENTS.filter((intent) => intent.asked.test(text))
  const narrowed = new Set(asked.flatMap(({ name }) => NARROWS[name] ?? []))
  return asked.filter(({ name }) => !narrowed.has(name))
}

/** A term belongs to the intent if all its meanings do; "return" in "return fee" does not. */
function isConsumed(term: Term, consumed: ReadonlySet<Concept>): boolean {
  return term.concepts.some((concept) => consumed.has(concept))
}
