/** The interface's languages. */
export type Language = 'en' | 'bn' | 'zh-Hant' | 'ar'

/** The first supported language; any Chinese maps to Traditional Chinese. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const primary = /^(en|bn|zh|ar)(?![a-z])/i.exec(tag ?? '')?.[1]?.toLowerCase()
    if (primary) return primary === 'zh' ? 'zh-Hant' : (primary as Language)
  }
  return 'en'
}

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')
