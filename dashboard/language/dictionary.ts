/** The texts of a language, by the English that they stand for. */
export type Dictionary = Readonly<Record<string, string>>
