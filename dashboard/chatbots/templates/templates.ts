import type { Language } from '../../language/language.ts'
import { bengali } from './bengali.ts'
import { english } from './english.ts'
import type { Templates } from './template.ts'
import { traditionalChinese } from './traditional-chinese.ts'

export const templates: Readonly<Record<Language, Templates>> = {
  en: english,
  bn: bengali,
  'zh-Hant': traditionalChinese,
}
