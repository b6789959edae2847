/** The smallest text that can answer on its own: a sentence, a list item, a table row, an answer of a FAQ. */
export type Unit = {
  /** Counts through the whole text, in the order in which it was written. */
  position: number
  kind: 'sentence' | 'item' | 'row' | 'pair' | 'field'
  /** For display, exactly as written, without a bullet or an `A:`. */
  text: string
  /** What stands around it and says what it is about. */
  contexts: readonly Context[]
  /** Units of one list, table or paragraph share it. */
  block: number
  /** The nearest heading above, as written; empty if there is none. */
  heading: string
  /** Of a table row: the header and its rule, as written. */
  tableHead?: string
  /** Of a part of an enumeration ("Tea $3, coffee $4"): the sentence that it is a part of. */
  whole?: string
}

/**
 * How much a context says about a unit, from 0 to 1; the unit's own words are 1. An answer is known by its
 * question; a heading speaks for all below it; the sentence before says what "it" is, or only perhaps what this
 * one is about.
 */
export type Context = { text: string; strength: number }

export const STRENGTH = { question: 1, heading: 0.8, antecedent: 0.75, likelyAntecedent: 0.5, neighbour: 0.3 }
