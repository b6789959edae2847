import type { Term } from '../../text/query-terms.ts'
import { matchTerms } from '../../text/rank.ts'
import { type Asking, readAsking } from './asking.ts'
import type { Intent } from './intents.ts'
import type { Knowledge } from './knowledge.ts'

/** What the messages before were about. */
export type Context = {
  /** The subject spoken of last that the knowledge knows. */
  subject: readonly Term[]
  /** What was asked last. */
  intents: readonly Intent[]
  list: boolean
}

/** Further back than this nobody means with "it". */
const REMEMBERED_MESSAGES = 8

/** `earlier` oldest first. The newest message that has a known subject gives it; older ones are not mixed in. */
export function readContext(earlier: readonly string[], knowledge: Knowledge): Context {
  const context: Context = { subject: [], intents: [], list: false }
  for (const message of earlier.slice(-REMEMBERED_MESSAGES).reverse()) {
    const asking = readAsking(message.slice(0, 2000))
    if (context.intents.length === 0) context.intents = asking.intents
    const subject = knownSubject(asking, knowledge)
    if (subject.length === 0) continue
    context.subject = subject
    return context
  }
  return context
}

/** The terms that the knowledge knows; none if what it does not know prevails: then something else was spoken of. */
export function knownSubject(asking: Asking, knowledge: Knowledge): Term[] {
  const terms = asking.subject.filter((term) => !term.weak)
  const { strengths } = matchTerms(terms, knowledge.indexes)
  const known = terms.filter((_, index) => (strengths[index]?.size ?? 0) > 0)
  return known.length * 2 >= terms.length ? known : []
}
