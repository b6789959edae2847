/** Recognises texts that are only a greeting, thanks or a goodbye. */
import { consistsOf } from './lexicon.ts'
import { BESIDE_GREETINGS, CEREMONY, GOODBYES, HELLOS, THANKS } from './phrases.ts'

/** "Thanks for your help" */
const REASON_OF_THANKS = /(?<=^| )for (?:your|the|all)(?: [^ ]+){0,3}$/

const COURTESY_WORDS = [HELLOS, THANKS, GOODBYES, BESIDE_GREETINGS]

/** @param text folded */
export function courtesyOf(text: string): 'greeting' | 'thanks' | 'goodbye' | undefined {
  const isForReason = REASON_OF_THANKS.test(text) && THANKS.has(text)
  // The cheapest check comes first: most messages begin with a word that no courtesy contains.
  if (!consistsOf(isForReason ? text.replace(REASON_OF_THANKS, '') : text, COURTESY_WORDS)) return undefined
  if (GOODBYES.has(text)) return 'goodbye'
  if (THANKS.has(text)) return 'thanks'
  return HELLOS.has(text) ? 'greeting' : undefined
}

/** Whether a folded text only opens or closes a conversation: "hello", "let's start", "done". */
export function isCeremony(text: string): boolean {
  return CEREMONY.has(text) && consistsOf(text, [CEREMONY])
}

/** The text behind a greeting: "hello, who are you?" asks who. */
export function behindGreeting(text: string): string {
  const greeting = HELLOS.at(text, 0)
  return greeting ? text.slice(greeting.end).replace(/^[ ,]+/, '') : text
}
