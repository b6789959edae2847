/** What a reply rests on, as it is stored with its turn and reported to clients. */

export type CitedSource = {
  /** The number that `[n]` in the text means. */
  n: number
  passageId: string
  sourceId: string
  type: string
  name: string
  url: string | null
  page: number | null
  heading: string | null
  /** The sentences that the reply repeats. */
  quote: string
}

/** A text of a chatbot's facts, or a passage of a source. */
export type ReplySource = string | CitedSource

export function isCited(source: ReplySource): source is CitedSource {
  return typeof source !== 'string'
}
