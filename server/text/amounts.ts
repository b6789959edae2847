import { normalise } from './words.ts'

/** A sum of money as a text names it. `currency` is the sign as written; sums compare within one only. */
export type Amount = { value: number; currency: string }

const NUMBER = String.raw`(?<![\d.,])\d{1,15}(?:,\d{2,3}){0,5}(?:\.\d{1,9})?(?!\d)`
const SCALE = `(?:k|thousand|million|lakhs?|crores?|হাজার|লাখ|লক্ষ|কোটি|千|萬|万|億|亿|ألف|مليون)(?![a-z])`
const BEFORE = String.raw`us\$|nt\$|hk\$|s\$|a\$|c\$|[$€£¥₹৳₩₺₽]|(?:\b(?:rm|rs\.?|tk\.?|bdt|usd|eur|gbp|ntd|twd|hkd|inr|jpy|cny|rmb|sar|aed|sgd|aud|cad))|新台幣|台幣|人民幣`
const AFTER = String.raw`(?:dollars?|usd|euros?|eur|pounds?|gbp|taka|tk|bdt|rupees?|yuan|ntd|twd|hkd|rmb|sar|aed)\b|[$€£৳元圓圆円塊块]|টাকা|ডলার|রুপি|美元|美金|港幣|ريال|درهم|دولار|جنيه|دينار|يورو`
const MONEY = new RegExp(
  String.raw`(${BEFORE})\s?(${NUMBER})\s?(${SCALE})?(?![\d%])|(${NUMBER})\s?(${SCALE})?\s?(?:多)?(${AFTER})`,
  'giu',
)

const SCALES: Record<string, number> = {
  k: 1e3, thousand: 1e3, million: 1e6, lakh: 1e5, lakhs: 1e5, crore: 1e7, crores: 1e7, হাজার: 1e3, লাখ: 1e5,
  লক্ষ: 1e5, কোটি: 1e7, 千: 1e3, 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8, ألف: 1e3, مليون: 1e6,
} // biome-ignore format: a table

const BARE_SUM = new RegExp(`(${NUMBER})\\s?(${SCALE})?`, 'iu')

/** Signs and words of one currency are one currency. */
const SAME: [RegExp, string][] = [
  [/^(us\$|usd|dollars?|\$|ডলার|美元|美金|دولار)$/, '$'],
  [/^(৳|tk\.?|taka|bdt|টাকা)$/, '৳'],
  [/^(nt\$|ntd|twd|元|圓|圆|塊|块|新台幣|台幣)$/, 'NT$'],
  [/^(€|eur|euros?|يورو)$/, '€'],
  [/^(£|gbp|pounds?)$/, '£'],
  [/^(rs\.?|₹|inr|rupees?|রুপি)$/, '₹'],
]

/** A bare number that can only be meant as a sum: "50萬以下", "under 20k", "under 15,000". */
export function bareSum(text: string): number | undefined {
  const found = BARE_SUM.exec(normalise(text))
  if (!found) return undefined
  const value = Number(found[1]?.replaceAll(',', '')) * (SCALES[found[2]?.toLowerCase() ?? ''] ?? 1)
  return value >= 500 ? value : undefined
}

/** The sums of money in a text, in order: "$25,000", "NT$180", "২৫ লাখ টাকা", "180元". */
export function amountsIn(text: string): Amount[] {
  const found: Amount[] = []
  if (!/\p{Nd}/u.test(text)) return found
  for (const [, sign, number, scale, number2, scale2, sign2] of normalise(text).matchAll(MONEY)) {
    const value = Number((number ?? number2 ?? '').replaceAll(',', ''))
    const factor = SCALES[(scale ?? scale2 ?? '').toLowerCase()] ?? 1
    const written = (sign ?? sign2 ?? '').toLowerCase().trim()
    const currency = SAME.find(([pattern]) => pattern.test(written))?.[1] ?? written
    if (Number.isFinite(value)) found.push({ value: value * factor, currency })
  }
  return found
}
