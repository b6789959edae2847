import type { Language } from './languages.ts'
import type { Strings } from './strings/english.ts'

export type { Language } from './languages.ts'
export type { Strings } from './strings/english.ts'

/** The interface's language and strings. */
export type Speech = { language: Language; strings: Strings }

/** @throws when the language's file cannot be loaded; each language is a separate file */
export async function speechIn(language: Language): Promise<Speech> {
  return { language, strings: await loadStrings(language) }
}

async function loadStrings(language: Language): Promise<Strings> {
  if (language === 'bn') return (await import('./strings/bengali.ts')).bengali
  if (language === 'zh-Hant') return (await import('./strings/traditional-chinese.ts')).traditionalChinese
  if (language === 'ar') return (await import('./strings/arabic.ts')).arabic
  return (await import('./strings/english.ts')).english
}

/** Replaces `{name}` placeholders; numbers get the language's digits and separators. */
export function fill(text: string, language: Language, values: Readonly<Record<string, number>>): string {
  const digits = new Intl.NumberFormat(language)
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : digits.format(value)
  })
}
