/** The passages of sources that a model is given, numbered for its citations. */
import { BETWEEN_HEADINGS, measure } from '../knowledge/cut.ts'
import type { StoredPassage } from '../knowledge/search-queries.ts'
import { estimateTokens } from '../text/tokens.ts'

/** A passage with the number by which a reply cites it: `[1]`. */
export type GivenPassage = StoredPassage & { n: number }

/** In characters of a script with letters; more passages find little more, and cost tokens. */
const MAX_LENGTH = 4000

/**
 * The best passages that fit, in the order of their documents.
 * @param passages best first
 * @param room in tokens
 * @param options.isWhole whether they are all that the chatbot has; then only the room limits them
 */
export function givenPassages(
  passages: readonly StoredPassage[],
  room: number,
  { isWhole }: { isWhole: boolean },
): GivenPassage[] {
  let left = room
  let length = 0
  const fitting = passages.filter((passage) => {
    const tokens = estimateTokens(headOf(passage, passages.length) + passage.text) + 2
    const isTooMuch = tokens > left || (!isWhole && length > 0 && length + measure(passage.text) > MAX_LENGTH)
    if (isTooMuch) return false
    left -= tokens
    length += measure(passage.text)
    return true
  })
  return fitting.sort((a, b) => a.number - b.number).map((passage, index) => ({ ...passage, n: index + 1 }))
}

/** As they stand in the prompt. */
export function writePassages(given: readonly GivenPassage[]): string {
  return given.map((passage) => `${headOf(passage, passage.n)}\n${passage.text}`).join('\n\n')
}

function headOf({ name, heading, page }: StoredPassage, n: number): string {
  const place = heading === null ? name : `${name} > ${heading}`
  return `[${n}] ${onOneLine(place)}${page === null ? '' : `, p. ${page}`}`
}

/** For the built-in answerer, which reads a question with its answer, and text under a heading. */
export function asKnowledge({ type, heading, text }: StoredPassage): string {
  if (heading === null) return text
  if (type === 'faq') return `Q: ${onOneLine(heading)}\nA: ${text}`
  const headings = onOneLine(heading)
    .split(BETWEEN_HEADINGS)
    .slice(-6)
    .map((each, level) => `${'#'.repeat(level + 1)} ${each}`)
  return `${headings.join('\n')}\n\n${text}`
}

/** A name cannot begin another passage. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
