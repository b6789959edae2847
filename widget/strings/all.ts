import type { Language } from '../languages.ts'
import { arabic } from './arabic.ts'
import { bengali } from './bengali.ts'
import { english, type Strings } from './english.ts'
import { traditionalChinese } from './traditional-chinese.ts'

const all: Readonly<Record<Language, Strings>> = {
  en: english,
  bn: bengali,
  'zh-Hant': traditionalChinese,
  ar: arabic,
}

/** All languages, for server-side rendering. */
export const stringsOf = (language: Language): Strings => all[language]
