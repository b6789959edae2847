/** Whole numbers in Chinese numerals: 八十, 三百五十, 一千二百, 兩萬. */

const DIGITS = '零一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const MYRIADS: Record<string, number> = { 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8 }

/** At most 16 characters; a longer run is no realistic number. */
export const HAN_NUMERAL = '[〇零一二兩两三四五六七八九十百千萬万億亿]{1,16}'

/** @returns undefined for an invalid numeral, such as 一二 or 萬 */
export function hanNumeral(text: string): number | undefined {
  let [total, section, digit] = [0, 0, -1]
  for (const character of text) {
    const value = DIGITS.indexOf(character.replace(/[兩两]/, '二').replace('〇', '零'))
    const [unit, myriad] = [UNITS[character], MYRIADS[character]]
    if (value >= 0) {
      if (digit > 0) return undefined
      digit = value
    } else if (unit !== undefined) {
      // 十 alone is ten.
      section += (digit > 0 ? digit : 1) * unit
      digit = -1
    } else if (myriad !== undefined) {
      total = (total + section + Math.max(digit, 0)) * myriad
      ;[section, digit] = [0, -1]
    } else return undefined
  }
  return total + section + Math.max(digit, 0) || undefined
}
