import { STRENGTH } from './unit.ts'

/** Sentences that cannot be understood without the preceding ones. */
const PRONOUN =
  /^(?:(?:it|he|she|they|his|her|its|their|this|these|both)\b|(?:এটি|এটা|এটির|এটার|এর|তিনি|তাঁর|তার|সে|তারা|তাদের|এখানে)(?=\s)|[它他她牠該其此]|(?:هو|هي|هذا|هذه|وهو|وهي)\s)/iu
/** "The price is …", "গাড়িটির দাম …": probably refers to the previous subject. */
const DEFINITE = /^(?:[Tt]he [a-z]+ [a-z]|\S{3,}(?:টি|টির|টা|টার)\s|[這这本])/u

/** "Before that, …": continues the previous sentence, whatever its subject. */
const FOLLOWS =
  /^(?:(?:before|after|since|besides) (?:that|this|then)|(?:then|later|previously|earlier)\b|এর (?:আগে|পরে)|তার আগে|之前|之後|在此之前|後來)/iu

/** How strongly a sentence refers to the last one that named its subject; 0 if it names its own. */
export function referenceStrength(sentence: string): number {
  if (PRONOUN.test(sentence)) return STRENGTH.antecedent
  return DEFINITE.test(sentence) ? STRENGTH.likelyAntecedent : 0
}

export function followsOn(sentence: string): boolean {
  return FOLLOWS.test(sentence)
}
