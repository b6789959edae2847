/** Merges what two editors made of one content, field by field. See docs/decisions/0038. */
import type { Content } from '../chatbots/content.ts'
import { type FieldPath, fieldsOf, isSameValue, withField } from './content-fields.ts'

export type Sides = {
  /** The content that mine was edited from. */
  base: Content
  /** Mine, as sent without a response: theirs may be based on it. */
  sent?: Content | undefined
  theirs: Content
  mine: Content
}

export type Merged = {
  /** Of a field that both changed, it has mine. */
  content: Content
  /** Fields that both changed, differently. */
  conflicts: FieldPath[]
}

export function merge({ base, sent = base, theirs, mine }: Sides): Merged {
  let content = mine
  const conflicts: FieldPath[] = []
  for (const { path, values } of fieldsOf(base, sent, theirs, mine)) {
    const [was, unconfirmed, other, own] = values
    const isSame = (one: unknown, another: unknown) => isSameValue(path, one, another)
    if (isSame(own, other)) continue
    if (isSame(own, was)) content = withField(content, path, other)
    else if (!isSame(other, was) && !isSame(other, unconfirmed)) conflicts.push(path)
  }
  return { content, conflicts }
}
