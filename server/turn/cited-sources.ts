/** What a reply rests on: texts of the facts, and passages. */
import { type CitedSource, isCited, type ReplySource } from '../knowledge/reply-source.ts'
import type { Basis } from '../models/model.ts'
import type { GivenPassage } from './given-passages.ts'

/**
 * @param facts how many texts stood before the passages in the knowledge
 * @returns what the reply rests on, the most important first; a passage once
 */
export function replySources(
  { sources }: Basis,
  facts: number,
  given: readonly GivenPassage[],
): ReplySource[] {
  const found = sources.flatMap(({ text, quote }): ReplySource[] => {
    if (text < facts) return [quote]
    const passage = given[text - facts]
    return passage ? [cite(passage, quote)] : []
  })
  const isFirst = (source: ReplySource, at: number) =>
    !isCited(source) || found.findIndex((other) => isCited(other) && other.n === source.n) === at
  return found.filter(isFirst)
}

function cite({ n, id, sourceId, type, name, url, page, heading }: GivenPassage, quote: string): CitedSource {
  return { n, passageId: id, sourceId, type, name, url, page, heading, quote }
}
