/** Controls that reorder text (U+202A–202E, U+2066–2069): with them a link's text can show another address. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g

export const withoutReordering = (text: string): string => text.replace(reordering, '')
