/**
 * Classifies a run of `*`, `_` or `~` by the characters beside it: CommonMark's left- and right-flanking runs
 * (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis), with two changes. Chinese, Bengali and
 * similar scripts put no space around emphasis and attach suffixes to it, so their letters bound a run as a
 * space does. Runs that are more likely arithmetic, a path or a mask stay, because a superfluous marker is
 * better than a lost sign.
 */

/**
 * When a run opens emphasis: at once, only if its closer is on the same line, or only if it is within the
 * same word.
 */
export type Opens = 'now' | 'onLine' | 'inWord' | 'no'

export interface Run {
  marker: string
  count: number
  /** The code points beside the run; empty at an edge of its line. */
  before: string
  after: string
  /** Within the parentheses of a call, where `**` unpacks. */
  inCall: boolean
  /** Within a bare URL, where every character belongs to it. */
  inAddress: boolean
  /** Behind an equals sign, where `单价*数量*折扣` multiplies. */
  inSum: boolean
}

/** `spaced`: a letter of a script that separates words by spaces; `joined`: a letter of one that does not. */
type Kind = 'space' | 'digit' | 'spaced' | 'joined' | 'opening' | 'mark'

const MAX_MARKER_LENGTH = 3

/** After another sign (`/_next`, `^*`, `.*`) a single marker is no emphasis. */
const BEFORE_OPENER = /^(?:[-"'*_~>,;:!?]|\P{ASCII})$/u

export function opens(run: Run): Opens {
  const after = kindOf(run.after)
  if (run.count > MAX_MARKER_LENGTH || run.inAddress || after === 'space') return 'no'
  if (run.marker === '~') return run.count === 2 ? 'onLine' : 'no'
  const before = kindOf(run.before)
  const inWord = before === 'spaced' || before === 'digit'
  if (inWord && (after === 'mark' || after === 'opening')) return 'no'
  if (run.marker === '_' || run.count === 1) return opensLightly(run, before, after)
  return opensStrongly(run, before, after)
}

/** A single `*`, or `_` of any length. */
function opensLightly({ marker, before: sign, inSum }: Run, before: Kind, after: Kind): Opens {
  if (before === 'space' || before === 'opening') return 'onLine'
  if (before === 'mark') return BEFORE_OPENER.test(sign) ? 'onLine' : 'no'
  const bounds = before === 'joined' || after === 'joined'
  return marker === '*' && bounds && !inSum ? 'onLine' : 'no'
}

/** `**` and `***`: with a space before them they are almost certainly emphasis. */
function opensStrongly(run: Run, before: Kind, after: Kind): Opens {
  const atWord = before === 'space' || before === 'opening' || before === 'mark'
  const power = run.before === ')' || run.before === ']'
  if (power && (after === 'digit' || after === 'opening')) return 'no'
  if (before === 'joined') return 'onLine'
  if (!atWord) return opensInWord(before, after)
  const path = run.after === '/' || run.after === '.'
  const certain = run.count === 2 && !run.inCall && !path && !power
  return certain ? 'now' : 'onLine'
}

/** `x**2` is a power, `un**believ**able` is emphasis. */
function opensInWord(before: Kind, after: Kind): Opens {
  if (after === 'joined') return 'onLine'
  return before === 'spaced' && after === 'spaced' ? 'inWord' : 'no'
}

/** Whether it closes an open emphasis; without one it closes nothing. */
export function closes(run: Run): boolean {
  const before = kindOf(run.before)
  if (before === 'space' || before === 'opening') return false
  if (run.marker === '~') return run.count === 2
  const after = kindOf(run.after)
  const atEnd = after === 'space' || after === 'mark' || after === 'opening'
  if (run.marker === '_') return atEnd && !run.inAddress
  // The opener of `**Note:**text` may already be removed: its closer must be removed too, whatever stands
  // beside it.
  if (run.count > 1) return true
  if (before === 'mark') return (atEnd && !(run.before === ')' && run.after === '(')) || after === 'joined'
  return atEnd || before === 'joined' || after === 'joined'
}

function kindOf(character: string): Kind {
  if (character === '' || /\s/.test(character)) return 'space'
  if (/[a-z]/i.test(character)) return 'spaced'
  if (/\p{Nd}/u.test(character)) return 'digit'
  // Variation selectors, keycaps and joiners end an emoji; they are not letters.
  if (/[\u200b-\u200d]|\u20e3|\ufe0e|\ufe0f/.test(character)) return 'mark'
  if (/[\p{L}\p{M}\p{Nl}]/u.test(character)) return SPACED.test(character) ? 'spaced' : 'joined'
  return /[\p{Ps}\p{Pi}]/u.test(character) ? 'opening' : 'mark'
}

const SPACED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]|[\u0300-\u036f]/u
