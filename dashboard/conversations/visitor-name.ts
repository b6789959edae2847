import { t } from '../language/language.ts'

type Visitor = { visitor_id: string | null; name: string | null } | null

const MAX_KEY_LENGTH = 20

/** A visitor's name, or a fallback. */
export function visitorName(visitor: Visitor): string {
  if (!visitor?.visitor_id) return t('API client')
  const { name, visitor_id: key } = visitor
  if (name?.trim()) return name
  // The start of a random id is enough to tell visitors apart.
  return t('Visitor {id}', { id: key.length > MAX_KEY_LENGTH ? key.slice(0, 4) : key })
}
