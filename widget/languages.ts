/** The interface's languages. */
const LANGUAGES = ['en', 'bn', 'zh-Hant', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

type Wanted = readonly (string | null | undefined)[]

/**
 * The supported language that the first of these BCP 47 tags names. Primary subtags decide, so any Chinese is
 * Traditional Chinese. The server and the dashboard choose with it too.
 * @param wanted may be an Accept-Language header, split at its commas: browsers sort it
 */
export function matchLanguage<Supported extends string>(
  wanted: Wanted,
  supported: readonly Supported[],
): Supported | undefined {
  for (const tag of wanted) {
    const primary = /^[a-z]+/i.exec(tag?.trim() ?? '')?.[0].toLowerCase()
    const found = supported.find((each) => each.split('-')[0] === primary)
    if (found) return found
  }
  return undefined
}

export const chooseLanguage = (wanted: Wanted): Language => matchLanguage(wanted, LANGUAGES) ?? 'en'

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')
