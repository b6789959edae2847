import { createRequire } from 'node:module'
import type { slugify } from 'transliteration'

/** Lower-case ASCII letters and digits, joined by - or _. */
export const SLUG = '^[a-z0-9]+([-_][a-z0-9]+)*$'
export const MAX_SLUG_LENGTH = 100
/** Leaves room for a number that makes the slug unique. */
const MAX_LENGTH_FROM_NAME = 60
/** For a name without a letter or digit, such as an emoji. */
const NAMELESS = 'chatbot'

/** Loaded when a name is first transliterated: its tables take 4 MiB. */
const load = (): { slugify: typeof slugify } => createRequire(import.meta.url)('transliteration')

/** Transliterates a name in any script: 客服小幫手 becomes ke-fu-xiao-bang-shou. */
export function slugOf(name: string): string {
  const slug = load().slugify(name.normalize('NFKC').replaceAll(/['’]/g, ''), {
    lowercase: true,
    separator: '-',
    allowedChars: 'a-zA-Z0-9',
  })
  return slug.slice(0, MAX_LENGTH_FROM_NAME).replace(/^-+|(?<!-)-+$/g, '') || NAMELESS
}
