/** Translations by English text. */
export type Dictionary = Readonly<Record<string, string>>
