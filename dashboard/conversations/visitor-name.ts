import { t } from '../language/language.ts'

type Visitor = { visitor_id: string | null; name: string | null } | null

const LONGEST_KEY = 20

/** What to call somebody who may not have said. */
export function visitorName(visitor: Visitor): string {
  if (!visitor?.visitor_id) return t('API client')
  const { name, visitor_id: key } = visitor
  if (name?.trim()) return name
  // Random ids say nothing, but their beginnings tell one visitor from the other.
  return t('Visitor {id}', { id: key.length > LONGEST_KEY ? key.slice(0, 4) : key })
}
