/** Reads dates of the Gregorian and the Taiwanese (民國) calendar. */
import type { Span } from './folding.ts'
import { lexicon } from './lexicon.ts'
import { numbersIn } from './numerals.ts'

export type DateFound = Span & {
  /** YYYY-MM-DD; undefined when ambiguous, such as 03/04/2026. */
  date: string | undefined
}

const MONTHS: readonly string[] = [
  'january,jan,জানুয়ারি,জানুয়ারী',
  'february,feb,ফেব্রুয়ারি,ফেব্রুয়ারী',
  'march,mar,মার্চ',
  'april,apr,এপ্রিল',
  'may,মে',
  'june,jun,জুন',
  'july,jul,জুলাই',
  'august,aug,আগস্ট,অগাস্ট',
  'september,sep,sept,সেপ্টেম্বর',
  'october,oct,অক্টোবর',
  'november,nov,নভেম্বর',
  'december,dec,ডিসেম্বর',
]
const MONTH_NAMES = lexicon<number>(
  MONTHS.flatMap((names, index) => names.split(',').map((name) => [name, index + 1] as const)),
  true,
)
const DAYS_FROM_TODAY = lexicon<number>(
  [
    ['today', 0], ['今天', 0], ['今日', 0], ['আজ', 0], ['আজকে', 0], ['right away today', 0],
    ['tomorrow', 1], ['明天', 1], ['明日', 1], ['আগামীকাল', 1], ['আগামিকাল', 1], ['কালকে', 1],
    ['the day after tomorrow', 2], ['day after tomorrow', 2], ['後天', 2], ['পরশু', 2], ['yesterday', -1], ['昨天', -1], ['গতকাল', -1],
  ],
) // biome-ignore format: a table

const YEAR_FIRST = /(?<!\d)(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})(?!\d)/g
const YEAR_LAST = /(?<!\d)(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})(?![\d])/g
const CHINESE =
  /(民国|西元|公元)? ?([\d零〇一二三四五六七八九十百元]{1,7}) ?年 ?([\d一二三四五六七八九十]{1,3}) ?月 ?([\d一二三四五六七八九十廿卅]{1,4}) ?[日号]?/g
const CHINESE_DAY = /([\d一二三四五六七八九十]{1,3}) ?月 ?([\d一二三四五六七八九十廿卅]{1,4}) ?[日号]/g
const REPUBLIC_SLASHED = /民国 ?(\d{2,3}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})(?!\d)/g
const DAY_BEFORE = /(?<![\d.])(\d{1,2}) ?(?:st|nd|rd|th|ই|শে|লা|রা|ঠা|তারিখ)?,? ?(?:of )?$/
const DAY_BEHIND = /^[ .]{0,2}(\d{1,2})(?:st|nd|rd|th)?(?!\d)/
const YEAR_BEHIND = /^[ ,.']{0,3}(\d{4})(?!\d)/

/** All dates of a folded text. `today` is needed for "tomorrow" and for days without a year. */
export function datesIn(text: string, today?: Date): DateFound[] {
  const found: DateFound[] = []
  const add = (date: DateFound | undefined) => {
    if (date && !found.some(({ start, end }) => date.start < end && start < date.end)) found.push(date)
  }
  for (const match of text.matchAll(REPUBLIC_SLASHED)) {
    add(dateOf(match, 1911 + Number(match[1]), Number(match[2]), Number(match[3])))
  }
  for (const match of text.matchAll(CHINESE)) add(chineseDate(match))
  for (const match of text.matchAll(CHINESE_DAY)) add(chineseDay(match, today))
  for (const match of text.matchAll(YEAR_FIRST)) {
    add(dateOf(match, Number(match[1]), Number(match[2]), Number(match[3])))
  }
  for (const match of text.matchAll(YEAR_LAST)) add(yearLast(match))
  for (const date of namedMonths(text, today)) add(date)
  if (today) {
    for (const { start, end, meaning } of DAYS_FROM_TODAY.all(text)) {
      add({ start, end, date: iso(new Date(today.getTime() + meaning * 86_400_000)) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const iso = (date: Date) => date.toISOString().slice(0, 10)

/** @returns undefined for a day that does not exist */
function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000
  return isThere ? iso(date) : undefined
}

function dateOf(match: RegExpExecArray, year: number, month: number, day: number): DateFound | undefined {
  const date = dayOf(year, month, day)
  return date ? { start: match.index, end: match.index + match[0].length, date } : undefined
}

function chineseDate(match: RegExpExecArray): DateFound | undefined {
  const [, calendar, yearWritten = '', monthWritten = '', dayWritten = ''] = match
  const [year, month, day] = [yearWritten, monthWritten, dayWritten].map(chineseNumber)
  if (year === undefined || month === undefined || day === undefined) return undefined
  // Nobody means the second century: 115年 is a year of the Republic even without 民國.
  const isRepublic = calendar === '民国' || (calendar === undefined && year < 200)
  return dateOf(match, isRepublic ? year + 1911 : year, month, day)
}

/** 12月1日 is the next such day. */
function chineseDay(match: RegExpExecArray, today?: Date): DateFound | undefined {
  const [month, day] = [match[1] ?? '', match[2] ?? ''].map(chineseNumber)
  if (month === undefined || day === undefined) return undefined
  const year = yearFor(month, day, today)
  return year === undefined ? undefined : dateOf(match, year, month, day)
}

function chineseNumber(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written)
  if (written === '元') return 1
  // "十二" and "二六" are read differently: years are digit sequences.
  return numbersIn(written)[0]?.value
}

/** 21/11/2026: the day comes first, unless it cannot be a day. */
function yearLast(match: RegExpExecArray): DateFound | undefined {
  const [first, second] = [Number(match[1]), Number(match[2])]
  const written = match[3] ?? ''
  const year = written.length === 2 ? 2000 + Number(written) : Number(written)
  const dayFirst = dateOf(match, year, second, first)
  const monthFirst = dateOf(match, year, first, second)
  if (!dayFirst || !monthFirst || dayFirst.date === monthFirst.date) return dayFirst ?? monthFirst
  return { ...dayFirst, date: undefined }
}

/** "21 November 2026", "Nov 21, 2026", ২১ নভেম্বর ২০২৬ */
function namedMonths(text: string, today?: Date): DateFound[] {
  return MONTH_NAMES.all(text).flatMap(({ start, end, meaning: month }) => {
    const from = Math.max(0, start - 16)
    const before = DAY_BEFORE.exec(text.slice(from, start))
    const behind = before ? null : DAY_BEHIND.exec(text.slice(end, end + 8))
    const day = Number((before ?? behind)?.[1])
    const rest = end + (behind?.[0].length ?? 0)
    const written = YEAR_BEHIND.exec(text.slice(rest, rest + 9))
    if (!Number.isInteger(day) || day === 0) return []
    const year = written ? Number(written[1]) : yearFor(month, day, today)
    const date = year === undefined ? undefined : dayOf(year, month, day)
    const span = { start: before ? from + before.index : start, end: rest + (written?.[0].length ?? 0) }
    return date ? [{ ...span, date }] : []
  })
}

/** A day without a year is the next such day. */
function yearFor(month: number, day: number, today?: Date): number | undefined {
  if (!today) return undefined
  const year = today.getUTCFullYear()
  const date = dayOf(year, month, day)
  return date !== undefined && date < iso(today) ? year + 1 : year
}
