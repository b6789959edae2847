import { normalise } from './folding.ts'
import { HAN_NUMERAL, hanNumeral } from './han-numerals.ts'

/** A sum of money in a text. `currency` is the sign as written; only sums of one currency are comparable. */
export type Amount = { value: number; currency: string }

/**
 * Digit groups separated by a point, comma, apostrophe or narrow space, with an optional fraction: 1,240.50,
 * 1'240, 12,50.
 */
const NUMBER = String.raw`(?<![\d.,])\d{1,15}(?:[.,'’]\d{2,3}){0,5}(?:[.,]\d{1,9})?(?:[.,][-–—])?(?!\d)`
const SCALE = `(?:k|thousand|million|lakhs?|crores?|হাজার|লাখ|লক্ষ|কোটি|千|萬|万|億|亿|ألف|مليون)(?![a-z])`
const BEFORE = String.raw`(?:us|nt|hk|s|a|c|nz|r|mx)\$|\p{Sc}|(?:\b(?:rm|rs\.?|tk\.?|bdt|usd|eur|gbp|ntd|twd|hkd|inr|jpy|cny|rmb|sar|aed|sgd|aud|cad|chf|sek|nok|dkk|kr\.?|pln|czk|huf|ron|idr|rp\.?|thb|krw|vnd|myr|brl|mxn|zar|nzd|ils|ngn|kes))|新台幣|台幣|人民幣|kč`
const AFTER = String.raw`(?:dollars?|usd|euros?|eur|pounds?|gbp|taka|tk|bdt|rupees?|yuan|ntd|twd|hkd|rmb|sar|aed|sgd|aud|cad|nzd|crowns?|kron(?:a|or|e|er)|korun[ay]?|kr|sek|nok|dkk|czk|francs?|chf|yen|jpy|baht|thb|z[lł](?:oty(?:s|ch)?)?|złoty(?:ch)?|pln|rupiah|idr|pesos?|mxn|ringgit|myr|krw|vnd|dong|lira|forints?|huf|ron|reais|brl|rand|zar|shekels?|ils|roubles?|rubles?|hryvnia|naira|riyals?|dirhams?)(?![\p{L}])|k[čc](?![\p{L}])|руб|грн|\p{Sc}|[元圓圆円塊块원]|টাকা|ডলার|রুপি|美元|美金|港幣|日圓|歐元|ريال|درهم|دولار|جنيه|دينار|يورو`
const MONEY = new RegExp(
  String.raw`(${BEFORE})\s?(${NUMBER})\s?(${SCALE})?(?![\d%])|(${NUMBER})\s?(${SCALE})?\s?(?:多)?(${AFTER})`,
  'giu',
)
const HAN_MONEY = new RegExp(
  `(?<![\\d〇零一二兩两三四五六七八九十百千萬万億亿])(${HAN_NUMERAL})多?([元圓圆塊块])`,
  'gu',
)

const SCALES: Record<string, number> = {
  k: 1e3, thousand: 1e3, million: 1e6, lakh: 1e5, lakhs: 1e5, crore: 1e7, crores: 1e7, হাজার: 1e3, লাখ: 1e5,
  লক্ষ: 1e5, কোটি: 1e7, 千: 1e3, 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8, ألف: 1e3, مليون: 1e6,
} // biome-ignore format: a table

const BARE_SUM = new RegExp(`(${NUMBER})\\s?(${SCALE})?`, 'iu')

/** Unifies the signs and words of a currency. */
const SAME: [RegExp, string][] = [
  [/^(us\$|usd|dollars?|\$|ডলার|美元|美金|دولار)$/, '$'],
  [/^(৳|tk\.?|taka|bdt|টাকা)$/, '৳'],
  [/^(nt\$|ntd|twd|元|圓|圆|塊|块|新台幣|台幣)$/, 'NT$'],
  [/^(€|eur|euros?|歐元|يورو)$/, '€'],
  [/^(£|gbp|pounds?)$/, '£'],
  [/^(rs\.?|₹|inr|rupees?|রুপি)$/, '₹'],
  [/^(¥|jpy|yen|円|日圓)$/, '¥'],
  [/^(฿|thb|baht)$/, '฿'],
  [/^(₱|pesos?)$/, '₱'],
  [/^(rp\.?|idr|rupiah)$/, 'Rp'],
  [/^(chf|francs?)$/, 'CHF'],
  [/^(kr\.?|sek|nok|dkk|crowns?|kron(?:a|or|e|er))$/, 'kr'],
  [/^(kč|kc|czk|korun[ay]?)$/, 'Kč'],
  [/^(zł|zl|pln|z[lł]oty(?:s|ch)?)$/, 'zł'],
]

/** In these currencies a point before three digits marks a fraction; elsewhere thousands. */
const FRACTION_BY_POINT = new Set(['$', '£', '৳', 'NT$', '₹'])

/** A bare number that can only be a sum: "50萬以下", "under 20k", "under 15,000". */
export function bareSum(text: string): number | undefined {
  const found = BARE_SUM.exec(normalise(text))
  if (!found) return undefined
  const value = numberIn(found[1] ?? '', '$') * (SCALES[found[2]?.toLowerCase() ?? ''] ?? 1)
  return value >= 500 ? value : undefined
}

/** The sums of money in a text, in order: "$25,000", "NT$180", "২৫ লাখ টাকা", "180元", "12,50 €", 八十元. */
export function amountsIn(text: string): Amount[] {
  const found: (Amount & { at: number })[] = []
  const plain = normalise(text)
  for (const [numeral, value, currency, at] of sumsIn(plain)) {
    if (value !== undefined && Number.isFinite(value) && numeral) found.push({ value, currency, at })
  }
  return found.sort((a, b) => a.at - b.at).map(({ value, currency }) => ({ value, currency }))
}

type Sum = [numeral: string, value: number | undefined, currency: string, at: number]

function* sumsIn(text: string): Generator<Sum> {
  if (/\p{Nd}/u.test(text)) {
    for (const { 1: sign, 2: number, 3: scale, 4: number2, 5: scale2, 6: sign2, index } of text.matchAll(
      MONEY,
    )) {
      const numeral = number ?? number2 ?? ''
      const currency = currencyOf(sign ?? sign2 ?? '')
      const factor = SCALES[(scale ?? scale2 ?? '').toLowerCase()] ?? 1
      yield [numeral, numberIn(numeral, currency) * factor, currency, index]
    }
  }
  for (const { 1: numeral = '', 2: sign = '', index } of text.matchAll(HAN_MONEY))
    yield [numeral, hanNumeral(numeral), currencyOf(sign), index]
}

function currencyOf(sign: string): string {
  const written = sign.toLowerCase().trim()
  return SAME.find(([pattern]) => pattern.test(written))?.[1] ?? written
}

/**
 * One or two digits behind the last mark are a fraction, three are thousands, subject to the currency's
 * notation.
 */
function numberIn(numeral: string, currency: string): number {
  const digits = numeral.replace(/[.,][-–—]$/, '')
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (last < 0) return Number(digits.replaceAll(/['’]/g, ''))
  const fraction = digits.slice(last + 1)
  const isThousands = fraction.length === 3 && (digits[last] === ',' || !FRACTION_BY_POINT.has(currency))
  const whole = digits.slice(0, isThousands ? undefined : last).replaceAll(/[.,'’]/g, '')
  return Number(isThousands ? whole : `${whole}.${fraction}`)
}
