import type { Term } from '../../text/query-terms.ts'
import { matchTerms } from '../../text/rank.ts'
import { type Asking, readAsking } from './asking.ts'
import type { Intent } from './intents.ts'
import type { Knowledge } from './knowledge.ts'

/** The context from earlier messages. */
export type Context = {
  /** The most recent subject that the knowledge contains. */
  subject: readonly Term[]
  /** The intents of the last question. */
  intents: readonly Intent[]
  list: boolean
}

/** "It" does not refer back further than this. */
const REMEMBERED_MESSAGES = 8

/**
 * `earlier` oldest first. The newest message with a known subject determines it; older ones are not mixed in.
 */
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

/**
 * The subject terms that the knowledge contains; none if unknown terms prevail, because the subject is then
 * another.
 */
export function knownSubject(asking: Asking, knowledge: Knowledge): Term[] {
  const terms = asking.subject.filter((term) => !term.weak)
  const { strengths } = matchTerms(terms, knowledge.indexes)
  const known = terms.filter((_, index) => (strengths[index]?.size ?? 0) > 0)
  return known.length * 2 >= terms.length ? known : []
}
