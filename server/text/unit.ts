/** The smallest text that can answer on its own: a sentence, a list item, a table row, an answer of a FAQ. */
export type Unit = {
  /** Its index in the whole text. */
  position: number
  kind: 'sentence' | 'item' | 'row' | 'pair' | 'field'
  /** For display, exactly as written, without a bullet or an `A:`. */
  text: string
  /** Surrounding texts that say what it is about. */
  contexts: readonly Context[]
  /** Shared by the units of one list, table or paragraph. */
  block: number
  /** The nearest heading above, as written; empty if there is none. */
  heading: string
  /** For a table row: the header and its rule, as written. */
  tableHead?: string
  /** For a part of an enumeration ("Tea $3, coffee $4"): the whole sentence. */
  whole?: string
}

/**
 * How much a context says about a unit, from 0 to 1; the unit's own words count 1. Strengths differ for the
 * question of an answer, a heading above, and the previous sentence, which may or may not say what "it" is.
 */
export type Context = { text: string; strength: number }

export const STRENGTH = { question: 1, heading: 0.8, antecedent: 0.75, likelyAntecedent: 0.5, neighbour: 0.3 }
