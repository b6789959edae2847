/**
 * Detects a text's language tag by its script, for screen-reader voices and Han glyph variants. `expected` is the
 * chatbot's language and wins if the script fits. Empty means unknown.
 */
export function languageOf(text: string, expected: string): string {
  const found = scripts.find(([script]) => script.test(text))
  const primary = expected.toLowerCase().split('-')[0] ?? ''
  if (found) return found[1].includes(primary) ? expected : found[2]
  return scripts.some(([, languages]) => languages.includes(primary)) ? '' : expected
}

/** The order matters: Japanese and Korean texts contain Han characters too. */
const scripts: readonly [RegExp, readonly string[], string][] = [
  [/\p{Script=Bengali}/u, ['bn', 'as'], 'bn'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja'], 'ja'],
  [/\p{Script=Hangul}/u, ['ko'], 'ko'],
  [/\p{Script=Han}/u, ['zh', 'yue'], 'zh-Hant'],
  [/\p{Script=Arabic}/u, ['ar', 'fa', 'ur'], 'ar'],
  [/\p{Script=Devanagari}/u, ['hi', 'mr', 'ne'], 'hi'],
]
