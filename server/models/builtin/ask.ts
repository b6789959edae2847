import { type Asking, readAsking } from './asking.ts'
import { choose } from './choose.ts'
import { type Context, knownSubject } from './conversation.ts'
import { asAsked, asDefined } from './direct.ts'
import type { Knowledge } from './knowledge.ts'
import { catalogue, overview } from './overview.ts'
import { type Hit, search } from './search.ts'
import { superlative } from './superlative.ts'
import { isGeneral, isGoods } from './term-roles.ts'
import { COMPARES, JOINS } from './turns-of-phrase.ts'

/** The parts of a question are searched separately only if the whole scores less than this. */
const FULLY_ANSWERED = 0.8
/** Higher for a question that joins or compares: any uncovered word may be one of the things compared. */
const ALL_ANSWERED = 0.95
const MAXIMUM_PARTS = 6

/** The units that answer one sentence of a user; empty if the knowledge has no answer. */
export function ask(sentence: string, context: Context, knowledge: Knowledge): number[] {
  for (const direct of [asAsked, asDefined]) {
    const found = direct(sentence, knowledge)
    if (found.length > 0) return found
  }
  return searchFor(sentence, context, knowledge)
}

function searchFor(sentence: string, context: Context, knowledge: Knowledge): number[] {
  const asking = readAsking(sentence)
  const best = superlative(asking, context, knowledge)
  if (best) return best
  const whole = find(asking, context, knowledge)
  const coverage = Math.max(0, ...whole.map((hit) => hit.coverage))
  const several = asking.intents.filter(({ need }) => need !== 'prefer').length > 1
  const compares = COMPARES.test(asking.text)
  if (whole.length === 0 || coverage < FULLY_ANSWERED || several || (compares && coverage < ALL_ANSWERED)) {
    const parts = askParts(asking, context, knowledge)
    if (parts.length > 0 && (whole.length === 0 || compares)) return parts
  }
  const goods =
    asking.list && asking.subject.every((term) => term.weak || isGoods(term))
      ? catalogue(asking, knowledge)
      : []
  if (goods.length > 0) return goods
  if (whole.length > 0) return choose(whole, asking, knowledge)
  return overview(asking, knowledge)
}

/**
 * "The Civic and the Yaris", "your hours and address": each part is a question that continues the previous
 * one.
 */
function askParts({ text }: Asking, context: Context, knowledge: Knowledge): number[] {
  const parts = text
    .split(JOINS)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  if (parts.length < 2 || parts.length > MAXIMUM_PARTS) return []
  const found = new Set<number>()
  let known = context
  const allIntents = readAsking(text).intents
  for (const part of parts) {
    const asking = readAsking(part)
    const intents =
      asking.intents.length > 0 ? asking.intents : known.intents.length > 0 ? known.intents : allIntents
    const inherited = { ...asking, intents }
    for (const unit of choose(find(inherited, known, knowledge), inherited, knowledge)) found.add(unit)
    const subject = knownSubject(asking, knowledge)
    known = { subject: subject.length > 0 ? subject : known.subject, intents, list: asking.list }
  }
  return [...found]
}

/** Searches with the question's own subject, the previous one, or none, depending on the question. */
function find(asking: Asking, context: Context, knowledge: Knowledge): Hit[] {
  const strong = asking.subject.filter((term) => !term.weak)
  const intents = asking.intents.length > 0 || !asking.continues ? asking.intents : context.intents
  const own = { terms: asking.subject, intents }
  const borrowed = { terms: [...asking.subject.filter((term) => !term.weak), ...context.subject], intents }
  const hasContext = context.subject.length > 0
  if (strong.length > 0) {
    // "Does it have …?" refers to the previous subject; "and the blue one?" to another thing of the kind.
    const refers = asking.refers && hasContext
    const combined = refers && !asking.continues ? search(borrowed, knowledge) : []
    if (combined.length > 0) return combined
    const alone = search({ ...own, hints: asking.continues || refers ? context.subject : [] }, knowledge)
    return alone.length > 0 || !refers ? alone : search(borrowed, knowledge)
  }
  if (
    hasContext &&
    (asking.refers || !asking.addresses) &&
    (intents.length > 0 || asking.refers || asking.continues)
  ) {
    const combined = search(borrowed, knowledge)
    if (combined.length > 0 || (asking.refers && !isAboutOwner(intents))) return combined
  }
  const named = nameInGeneral(asking, knowledge, intents.length > 0 && !asking.list)
  return search(named ?? own, knowledge)
}

/** Attributes of an owner that products lack: "when does it open?" may mean the shop after all. */
function isAboutOwner(intents: Asking['intents']): boolean {
  return intents.some(({ name }) => ['hours', 'place', 'phone', 'email', 'website', 'contact'].includes(name))
}

/** "What services do you offer?" has only the general word as its subject. */
function nameInGeneral(asking: Asking, knowledge: Knowledge, hasIntent: boolean) {
  if (hasIntent) return undefined
  const general = asking.subject.filter((term) => term.weak && (asking.list || isGeneral(term)))
  const known = knownSubject(
    { ...asking, subject: general.map((term) => ({ ...term, weak: false, weight: 1 })) },
    knowledge,
  )
  return known.length > 0 ? { terms: known, intents: asking.intents } : undefined
}
