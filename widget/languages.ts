/** The languages that the interface speaks. */
export type Language = 'en' | 'bn' | 'zh-Hant' | 'ar'

/** The first of the wanted languages that the interface speaks; any Chinese is served by Traditional Chinese. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const primary = /^(en|bn|zh|ar)(?![a-z])/i.exec(tag ?? '')?.[1]?.toLowerCase()
    if (primary) return primary === 'zh' ? 'zh-Hant' : (primary as Language)
  }
  return 'en'
}

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')
