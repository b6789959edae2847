import type { Concept } from './meaning.ts'

/** One thing that a question is about, in all the ways in which an answer may name it. */
export type Term = {
  /** What it is compared by first; terms with the same token are the same term. */
  token: string
  alternatives: readonly { token: string; quality: number }[]
  /** 1 for a full word; less for single characters, numbers, words of asking and naming in general. */
  weight: number
  weak: boolean
  /** Written like a name: one that the knowledge lacks is a subject that it lacks. */
  name: boolean
  concepts: readonly Concept[]
}

/** A word of the same meaning, or of the same meaning in another language, is a little worse than the word. */
export const MEANING_QUALITY = 0.8
/** What a word of asking, or a name of things in general, counts of a full word. */
export const WEAK_WEIGHT = 0.2
