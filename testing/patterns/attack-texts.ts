/**
 * Builds worst-case texts for a pattern: a prefix that leads to each repetition, the repeated part many
 * times, then a suffix that makes the match fail. ESLint's rules check neighbouring repetitions; this also
 * finds `a.*b`, which is quadratic in texts of many `a`.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp'

export type AttackText = { before: string; repeated: string; after: string }

const parser = new RegExpParser({ ecmaVersion: 2025 })
/** A repetition with a smaller bound is cheap however often it is tried. */
const SMALL_BOUND = 8
const MAX_PIECE_LENGTH = 60
const ANYWHERE = [' ', '\n', '1', 'a', 'A', '.', ',', '(', '-', '中', '哪', 'ক', 'ع']

export function attackTexts(source: string, flags: string): AttackText[] {
  const texts = new Map<string, AttackText>()
  const put = (before: string, repeated: string, after: string) => {
    if (repeated !== '' && repeated.length < MAX_PIECE_LENGTH)
      texts.set(JSON.stringify([before, repeated, after]), { before, repeated, after })
  }
  const { alternatives } = parser.parsePattern(source, undefined, undefined, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  visitAlternatives(alternatives, '', put)
  for (const piece of ANYWHERE) put('', piece, '\u0000')
  return [...texts.values()]
}

type Put = (before: string, repeated: string, after: string) => void

function visitAlternatives(alternatives: readonly AST.Alternative[], prefix: string, put: Put) {
  for (const { elements } of alternatives) {
    let before = prefix
    for (const element of elements) {
      visitElement(element, before, put)
      before += sampleOf(element)
      put('', before, '')
      put('', `${before} `, '')
      if (prefix !== '') put(prefix, before.slice(prefix.length), '')
    }
  }
}

function visitElement(element: AST.Element, before: string, put: Put) {
  if (element.type === 'Quantifier') {
    if (element.max >= SMALL_BOUND) {
      for (const piece of samplesOf(element.element)) {
        for (const after of ['\u0000', '\n']) put(before, piece, after)
        put('', before + piece.repeat(3), '\u0000')
      }
    }
    visitElement(element.element, before, put)
  } else if ('alternatives' in element)
    visitAlternatives(element.alternatives as AST.Alternative[], before, put)
}

/** A short text that an element matches. */
function sampleOf(element: AST.Element): string {
  if (element.type === 'Quantifier') return sampleOf(element.element).repeat(element.min)
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return (element.alternatives[0]?.elements ?? []).map(sampleOf).join('')
  if (element.type === 'Assertion' || element.type === 'Backreference') return ''
  return samplesOf(element)[0] ?? ''
}

const CANDIDATES = [
  'a',
  ' ',
  '1',
  'A',
  '.',
  '-',
  '(',
  '"',
  '中',
  'ক',
  'ع',
  '\u0301',
  '\u200b',
  '\n',
  '_',
  '哪',
]
const MAX_SAMPLES = 8

/** Sample texts that an element matches: characters of its set, or one sample of each of its alternatives. */
function samplesOf(element: AST.Element): string[] {
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return element.alternatives.map(({ elements }) => elements.map(sampleOf).join('')).slice(0, MAX_SAMPLES)
  if (element.type === 'Character') return [String.fromCodePoint(element.value)]
  if (element.type !== 'CharacterClass' && element.type !== 'CharacterSet') return []
  const set = new RegExp(`^(?:${element.raw})$`, 'u')
  const own = 'elements' in element ? element.elements.flatMap(firstOf) : []
  return [...new Set([...own, ...CANDIDATES])].filter((each) => set.test(each)).slice(0, MAX_SAMPLES)
}

function firstOf(element: { type: string }): string[] {
  if (element.type === 'Character') return [String.fromCodePoint((element as AST.Character).value)]
  if (element.type === 'CharacterClassRange')
    return [String.fromCodePoint((element as AST.CharacterClassRange).min.value)]
  return []
}
