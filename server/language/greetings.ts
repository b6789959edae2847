/** Recognises texts that are only a greeting, thanks or a goodbye. */
import { unknownWords } from './lexicon.ts'
import { BESIDE_GREETINGS, CEREMONY, GOODBYES, HELLOS, THANKS } from './phrases.ts'

/** "Thanks for your help" */
const REASON_OF_THANKS = /(?<=^| )for (?:your|the|all)(?: [^ ]+){0,3}$/

/** @param text folded */
export function courtesyOf(text: string): 'greeting' | 'thanks' | 'goodbye' | undefined {
  const isThanks = THANKS.has(text)
  const courtesy = GOODBYES.has(text) ? 'goodbye' : isThanks ? 'thanks' : HELLOS.has(text) && 'greeting'
  if (!courtesy) return undefined
  const rest = isThanks ? text.replace(REASON_OF_THANKS, '') : text
  const known = [HELLOS, THANKS, GOODBYES, BESIDE_GREETINGS]
  return unknownWords(rest, known).length === 0 ? courtesy : undefined
}

/** Whether a folded text only opens or closes a conversation: "hello", "let's start", "done". */
export function isCeremony(text: string): boolean {
  return CEREMONY.has(text) && unknownWords(text, [CEREMONY]).length === 0
}

/** The text behind a greeting: "hello, who are you?" asks who. */
export function behindGreeting(text: string): string {
  const greeting = HELLOS.at(text, 0)
  return greeting ? text.slice(greeting.end).replace(/^[ ,]+/, '') : text
}
