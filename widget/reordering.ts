/** Bidirectional control characters (U+202A–202E, U+2066–2069), which can disguise a URL. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g

export const withoutReordering = (text: string): string => text.replace(reordering, '')
