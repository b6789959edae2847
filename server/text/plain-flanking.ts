import * as smd from 'streaming-markdown'

/**
 * Whether a run of `*`, `_` or `~` is emphasis, by the characters beside it: CommonMark's left- and right-flanking runs
 * (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis), which streaming-markdown does not know. Chinese,
 * Bengali and similar scripts put no space around emphasis and attach suffixes to it, so their letters bound a run as a
 * space does. Runs that are more likely arithmetic, a path or a mask are text: a superfluous marker is better than a
 * lost sign.
 */
export interface Run {
  marker: string
  count: number
  /** The code points beside the run; empty at an edge of its line. */
  before: string
  after: string
  /** Behind an equals sign, where `单价*数量*折扣` multiplies. */
  isSum: boolean
}

const MAX_MARKER_LENGTH = 3

/** After another sign (`/_next`, `^*`, `.*`) a single marker is no emphasis. */
const BEFORE_OPENER = /^(?:[-"'*_~>,;:!?]|\P{ASCII})$/u

/** @param parents the parser's open tokens, innermost first: it closes an open emphasis whatever is beside the run */
export function isEmphasis(run: Run, [top, next]: readonly (number | undefined)[]): boolean {
  const { marker, count } = run
  if (marker === '~') return top === smd.STRIKE ? canClose(run) : canOpen(run)
  const [italic, strong] =
    marker === '*' ? [smd.ITALIC_AST, smd.STRONG_AST] : [smd.ITALIC_UND, smd.STRONG_UND]
  const closes = top === italic ? count !== 2 || next === strong : top === strong && count > 1
  return closes ? canClose(run) : canOpen(run)
}

function canOpen({ marker, count, before, after, isSum }: Run): boolean {
  const [left, right] = [kindOf(before), kindOf(after)]
  if (count > MAX_MARKER_LENGTH || before === marker || right === 'space') return false
  if (marker === '~') return count === 2
  if (left === 'space' || left === 'opening') return true
  const isSingle = marker === '_' || count === 1
  const isPower = /[)\]]/.test(before) && (right === 'digit' || right === 'opening')
  if (left === 'mark') return isSingle ? BEFORE_OPENER.test(before) : !isPower
  if (left !== 'joined' && right !== 'joined') return false
  return !isSingle || (marker === '*' && !isSum)
}

function canClose({ marker, count, before, after }: Run): boolean {
  const [left, right] = [kindOf(before), kindOf(after)]
  if (left === 'space' || left === 'opening') return false
  if (marker === '~') return count === 2
  const atEnd = right === 'space' || right === 'mark' || right === 'opening'
  if (marker === '_') return atEnd
  if (count > 1 || right === 'joined') return true
  return left === 'mark' ? atEnd && !(before === ')' && after === '(') : atEnd || left === 'joined'
}

/** `spaced`: a letter of a script that separates words by spaces; `joined`: a letter of one that does not. */
type Kind = 'space' | 'digit' | 'spaced' | 'joined' | 'opening' | 'mark'

function kindOf(character: string): Kind {
  if (character === '' || /\s/.test(character)) return 'space'
  if (/\p{Nd}/u.test(character)) return 'digit'
  // Variation selectors, keycaps and joiners end an emoji; they are not letters.
  if (/[\u200b-\u200d]|\u20e3|\ufe0e|\ufe0f/.test(character)) return 'mark'
  if (/[\p{L}\p{M}\p{Nl}]/u.test(character)) return SPACED.test(character) ? 'spaced' : 'joined'
  return /[\p{Ps}\p{Pi}]/u.test(character) ? 'opening' : 'mark'
}

const SPACED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]|[\u0300-\u036f]/u
