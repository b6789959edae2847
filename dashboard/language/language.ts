/**
 * Translation and formatting. English texts are in the code and serve as the keys of the dictionaries; a text without
 * translation is shown in English.
 */
import { matchLanguage } from '../../widget/languages.ts'
import type { Dictionary } from './dictionary.ts'

export type Language = 'en' | 'bn' | 'zh-Hant'
type Values = Readonly<Record<string, string | number>>

export const LANGUAGES: Readonly<Record<Language, string>> = {
  en: 'English',
  bn: 'বাংলা',
  'zh-Hant': '繁體中文',
}

const KEPT_AS = 'frontdesk:language'

let current: Language = 'en'
let dictionary: Dictionary = {}

export const language = (): Language => current

/** Loads a language; texts are English until then. */
export async function speak(wanted: Language): Promise<void> {
  dictionary = await load(wanted)
  current = wanted
  document.documentElement.lang = wanted
}

/** Stores the choice for this browser and reloads. */
export function chooseLanguage(wanted: Language): void {
  localStorage.setItem(KEPT_AS, wanted)
  location.reload()
}

/** The stored choice, else the first supported browser language. */
export function wantedLanguage(): Language {
  const wanted = [localStorage.getItem(KEPT_AS), ...navigator.languages]
  return matchLanguage(wanted, Object.keys(LANGUAGES) as Language[]) ?? 'en'
}

async function load(wanted: Language): Promise<Dictionary> {
  if (wanted === 'bn') return (await import('./bengali.ts')).bengali
  if (wanted === 'zh-Hant') return (await import('./traditional-chinese.ts')).traditionalChinese
  return {}
}

/** Translates. `{name}` is replaced by a value; numbers get the language's digits. */
export function t(english: string, values: Values = {}): string {
  const text = dictionary[english] ?? english
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    if (value === undefined) return place
    return typeof value === 'number' ? number(value) : value
  })
}

/** Singular or plural; both contain `{count}`. */
export function plural(count: number, one: string, many: string): string {
  return t(count === 1 ? one : many, { count })
}

export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(current, options).format(value)
}

export function money(usd: number): string {
  const digits = usd !== 0 && Math.abs(usd) < 0.01 ? 4 : 2
  return number(usd, { style: 'currency', currency: 'USD', maximumFractionDigits: digits })
}

const SIZES = ['byte', 'kilobyte', 'megabyte'] as const

/** In the largest unit of 1,024 that gives at least one. */
export function fileSize(bytes: number): string {
  const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2
  // The short form of bytes has no plural.
  const unitDisplay = power === 0 ? 'long' : 'short'
  const unit = { style: 'unit', unit: SIZES[power] ?? 'byte', unitDisplay } as const
  return number(bytes / 1024 ** power, { ...unit, maximumFractionDigits: 1 })
}

/** @param tag BCP 47 */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(current, { type: 'language' }).of(tag) ?? tag
}

/** @param milliseconds shown in milliseconds below one second */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000)
    return number(Math.round(milliseconds), { style: 'unit', unit: 'millisecond', unitDisplay: 'short' })
  const seconds = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const
  return number(milliseconds / 1000, seconds)
}

/** @param time ISO 8601 */
export function dateTime(time: string): string {
  return new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time))
}

export function date(time: string): string {
  return new Intl.DateTimeFormat(current, { dateStyle: 'medium' }).format(new Date(time))
}

/** A UTC day (`2026-11-21`) without its year. */
export function shortDay(day: string): string {
  const format = new Intl.DateTimeFormat(current, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return format.format(new Date(day))
}

/** The time of day. */
export function clock(time: string): string {
  return new Intl.DateTimeFormat(current, { timeStyle: 'short' }).format(new Date(time))
}

/** "today", "yesterday", or the date. */
export function day(time: string): string {
  const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
  const back = Math.round((midnight(new Date()) - midnight(new Date(time))) / 86_400_000)
  if (back > 1 || back < 0) return date(time)
  return new Intl.RelativeTimeFormat(current, { numeric: 'auto' }).format(-back, 'day')
}

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** "5 minutes ago"; the date after a week. */
export function ago(time: string): string {
  const seconds = (Date.now() - Date.parse(time)) / 1000
  if (seconds > 7 * 86_400) return date(time)
  const format = new Intl.RelativeTimeFormat(current, { numeric: 'auto' })
  for (const [unit, length] of UNITS)
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit)
  return t('just now')
}
