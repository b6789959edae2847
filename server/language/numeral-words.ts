/** The parts of Chinese, English and Bengali numerals, which `numerals.ts` adds up. */
import { lexicon } from './lexicon.ts'

export type NumeralToken = { end: number; isAmbiguous?: boolean } & (
  | { kind: 'digits'; value: number; isShort?: boolean; isFraction?: boolean; isTens?: boolean }
  | {
      kind: 'unit'
      factor: number
      /** A multiplier contained in the word: পাঁচশ. */
      count?: number
      /** Multiplies only the digit before it, though it is a thousand: 千. */
      isSmall?: boolean
      standsAlone?: boolean
      isHan?: boolean
    }
  /** The "and" of "one hundred and five". */
  | { kind: 'joint' }
)

const HAN_DIGITS: Record<string, number> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 三: 3, 叁: 3, 参: 3, 四: 4, 肆: 4, 五: 5, 伍: 5,
  六: 6, 陆: 6, 陸: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
} // biome-ignore format: a table
const HAN_UNITS: Record<string, number> = {
  十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 1e4, 亿: 1e8, 兆: 1e12,
} // biome-ignore format: a table
const HAN_TENS: Record<string, number> = { 廿: 20, 卅: 30 }
const MAX_RUN_LENGTH = 15

/** A row of Chinese digits, or a unit. `last` is the preceding token of the same number. */
export function hanToken(text: string, index: number, last?: NumeralToken): NumeralToken | undefined {
  const character = text[index] ?? ''
  const factor = HAN_UNITS[character]
  if (factor !== undefined) return hanUnit(text, index, factor, last)
  if (character === '点' && last?.kind === 'digits') return hanFraction(text, index)
  const tens = HAN_TENS[character]
  if (tens !== undefined && !last) return { kind: 'digits', end: index + 1, value: tens, isTens: true }
  let end = index
  let written = ''
  while (HAN_DIGITS[text[end] ?? ''] !== undefined && written.length <= MAX_RUN_LENGTH) {
    written += HAN_DIGITS[text[end] ?? '']
    end += 1
  }
  if (written === '' || written.length > MAX_RUN_LENGTH) return undefined
  if (last?.kind === 'digits' && !last.isTens) return undefined
  // 三四件 is ambiguous (three or four); 一百零五 and 二〇二六 are exact.
  const isAmbiguous = written.length === 2 && !written.includes('0')
  return { kind: 'digits', end, value: Number(written), isShort: written.length === 1, isAmbiguous }
}

function hanUnit(text: string, index: number, factor: number, last?: NumeralToken): NumeralToken | undefined {
  const isSmall = factor <= 1000
  const isBeforeLarger = /[万亿兆]/.test(text[index + 1] ?? '')
  const standsAlone = factor === 10 || (isSmall && isBeforeLarger)
  if (!last && (!standsAlone || /[几数]/.test(text[index - 1] ?? ''))) return undefined
  return { kind: 'unit', end: index + 1, factor, isSmall, standsAlone, isHan: true }
}

/** 一點五億, "3點5億" */
function hanFraction(text: string, index: number): NumeralToken | undefined {
  let end = index + 1
  let written = ''
  for (; written.length < 6; end += 1) {
    const character = text[end] ?? ''
    const digit = /\d/.test(character) ? Number(character) : HAN_DIGITS[character]
    if (digit === undefined) break
    written += digit
  }
  return written === '' ? undefined : { kind: 'digits', end, value: Number(`0.${written}`), isFraction: true }
}

type Word =
  | { digits: number; isFraction?: boolean }
  | { unit: number; count?: number; standsAlone?: boolean }
  | 'joint'

const words = (text: string): string[] => text.trim().split(/\s+/)

const SMALL_ENGLISH = words(`zero one two three four five six seven eight nine ten eleven twelve thirteen
  fourteen fifteen sixteen seventeen eighteen nineteen`)
const TENS_ENGLISH = words('twenty thirty forty fifty sixty seventy eighty ninety')

/** 0 to 99; Bengali has a word for each. */
const BENGALI_NUMBERS = words(`শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়
  দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
  বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ
  ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ
  চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ
  পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট
  ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর
  সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি
  আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি ঊননব্বই
  নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই`)

const BENGALI_VARIANTS: Record<string, number> = {
  কুড়ি: 20, এগার: 11, বার: 12, তের: 13, চোদ্দ: 14, পনের: 15, ষোল: 16, সতের: 17, আঠার: 18, দুটি: 2, দুটো: 2,
  দুটা: 2, জিরো: 0, তিরিশ: 30, পয়ত্রিশ: 35, পচিশ: 25, চারটে: 4, তিনটে: 3, দেড়: 1.5, আড়াই: 2.5, নব্বুই: 90,
} // biome-ignore format: a table
const BENGALI_HUNDREDS: Record<string, number> = {
  এক: 1, দুই: 2, দু: 2, তিন: 3, চার: 4, পাঁচ: 5, ছয়: 6, ছ: 6, সাত: 7, আট: 8, নয়: 9, ন: 9,
} // biome-ignore format: a table

const UNITS: Record<string, number> = {
  hundred: 100, hundreds: 100, thousand: 1e3, k: 1e3, million: 1e6, millions: 1e6, m: 1e6, mn: 1e6, mio: 1e6, mil: 1e6, billion: 1e9,
  bn: 1e9, b: 1e9, trillion: 1e12, lakh: 1e5, lakhs: 1e5, lac: 1e5, lacs: 1e5, crore: 1e7, crores: 1e7, cr: 1e7,
  শ: 100, শত: 100, শো: 100, হাজার: 1e3, লাখ: 1e5, লক্ষ: 1e5, কোটি: 1e7, মিলিয়ন: 1e6, বিলিয়ন: 1e9, মিলিওন: 1e6,
} // biome-ignore format: a table

function* numeralWords(): Generator<[string, Word]> {
  for (const [value, word] of SMALL_ENGLISH.entries()) yield [word, { digits: value }]
  for (const [index, word] of TENS_ENGLISH.entries()) yield [word, { digits: 20 + index * 10 }]
  for (const [value, word] of BENGALI_NUMBERS.entries()) yield [word, { digits: value }]
  for (const [word, value] of Object.entries(BENGALI_VARIANTS)) yield [word, { digits: value }]
  for (const [word, count] of Object.entries(BENGALI_HUNDREDS)) {
    for (const hundred of ['শ', 'শো', 'শত']) {
      yield [word + hundred, { unit: 100, count, standsAlone: true }]
    }
  }
  for (const [word, unit] of Object.entries(UNITS)) yield [word, { unit }]
  for (const word of ['hundred', 'thousand', 'million', 'billion']) {
    yield [`a ${word}`, { unit: UNITS[word] ?? 1, count: 1, standsAlone: true }]
  }
  for (const word of ['dozen', 'a dozen', 'ডজন']) yield [word, { unit: 12, standsAlone: true }]
  yield ['and a half', { digits: 0.5, isFraction: true }]
  yield ['half a', { digits: 0.5 }]
  yield ['সাড়ে', { digits: 0.5, isFraction: true }]
  yield ['সোয়া', { digits: 0.25, isFraction: true }]
  yield ['পৌনে', { digits: -0.25, isFraction: true }]
  yield ['and', 'joint']
}

const NUMERAL_WORDS = lexicon<Word>(numeralWords(), true)
const NINE = /^নয়$/u

/** A number word of English or Bengali. */
export function latinOrBengaliToken(text: string, index: number): NumeralToken | undefined {
  const hit = NUMERAL_WORDS.at(text, index)
  if (!hit) return undefined
  const { end, meaning } = hit
  if (meaning === 'joint') return { kind: 'joint', end }
  if ('unit' in meaning) {
    const { unit, count, standsAlone } = meaning
    return {
      kind: 'unit',
      end,
      factor: unit,
      ...(count ? { count } : {}),
      ...(standsAlone ? { standsAlone } : {}),
    }
  }
  // নয় is nine, and behind another word "is not".
  const isNot =
    NINE.test(text.slice(index, end)) && /[\u0980-\u09ff] ?$/.test(text.slice(Math.max(0, index - 2), index))
  if (isNot) return undefined
  const { digits, isFraction } = meaning
  const isTens =
    digits >= 20 && digits < 100 && digits % 10 === 0 && /^[a-z]/.test(text.slice(index, index + 1))
  return { kind: 'digits', end, value: digits, isTens, ...(isFraction ? { isFraction } : {}) }
}
