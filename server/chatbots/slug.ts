import { slugify } from 'transliteration'

/** What a public address may look like: lower-case letters and digits of ASCII, words joined by - or _. */
export const SLUG = '^[a-z0-9]+([-_][a-z0-9]+)*$'
export const LONGEST_SLUG = 100
/** Leaves room for the number that tells chatbots of one name apart. */
const LONGEST_FROM_NAME = 60
/** For a name without a letter or digit, such as an emoji. */
const NAMELESS = 'chatbot'

/** A name of any script as a slug: 客服小幫手 becomes ke-fu-xiao-bang-shou. */
export function slugOf(name: string): string {
  const slug = slugify(name.normalize('NFKC').replaceAll(/['’]/g, ''), {
    lowercase: true,
    separator: '-',
    allowedChars: 'a-zA-Z0-9',
  })
  return slug.slice(0, LONGEST_FROM_NAME).replace(/^-+|(?<!-)-+$/g, '') || NAMELESS
}
