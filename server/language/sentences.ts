import { amountsIn } from './amounts.ts'

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

const MAX_SENTENCE_LENGTH = 800

/** A full stop after these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(（])(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|approx|jr|sr|tel|ext|fig|vol|rev|gen|capt|mt|ডা|ড|মো|মোঃ|মিঃ|প্রফেসর|[A-Z])\.\s*$/i
/**
 * A full stop after these ends a sentence, unless a digit or a lower-case letter follows ("No. 5", "St. 12",
 * "Co. is").
 */
const PERHAPS_ABBREVIATION =
  /(?:^|[\s(（])(?:nos?|inc|ltd|co|corp|etc|a\.m|p\.m|am|pm|mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|rd|ave|blvd|apt|dept|est|min|max|hrs?|tk|rs|লি|নং)\.\s*$/i
/**
 * Applied only to the last `MAX_OPENING_LENGTH` characters: a search through a whole sentence would be
 * quadratic.
 */
const OPENING_QUOTE = /(?<![「『（“‘(])[「『（“‘(]+\s*$/u
const MAX_OPENING_LENGTH = 16
const CLOSING_QUOTE = /^[」』）”’)]+\s*/u

/** Splits a text into sentences; joined, they are the text without the white space between them. */
export function splitSentences(text: string): string[] {
  // The segmenter ends a sentence at every line break; here a break within a paragraph is only a space.
  const flat = text.replaceAll('\n', ' ')
  const sentences: string[] = []
  let start = 0
  for (const { segment, index } of sentenceSegmenter.segment(flat)) {
    const end = index + segment.length
    if (endsWithAbbreviation(flat.slice(start, end), flat.slice(end))) continue
    const from = Math.max(start, end - MAX_OPENING_LENGTH)
    const opening = OPENING_QUOTE.exec(flat.slice(from, end))
    const closing = CLOSING_QUOTE.exec(flat.slice(end, end + 8))
    const cut = opening && end < flat.length ? from + opening.index : end + (closing?.[0].length ?? 0)
    if (cut <= start) continue
    sentences.push(text.slice(start, cut).trim())
    start = cut
  }
  if (start < text.length) sentences.push(text.slice(start).trim())
  return sentences.flatMap(cutLong).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** Text without punctuation is too long to quote whole: it is split between words. */
function cutLong(sentence: string): string[] {
  if (sentence.length <= MAX_SENTENCE_LENGTH) return [sentence]
  const cuts = new RegExp(
    `[^]{1,${MAX_SENTENCE_LENGTH - 1}}(?:[\\s，、,;；]|$)|[^]{${MAX_SENTENCE_LENGTH}}`,
    'gu',
  )
  return (sentence.match(cuts) ?? [sentence]).map((part) => part.trim())
}

/** Whether the full stop at the end of a text belongs to an abbreviation, so that the sentence goes on. */
export function endsWithAbbreviation(sentence: string, rest: string): boolean {
  if (rest === '') return false
  const tail = sentence.slice(-24)
  return ABBREVIATION.test(tail) || (PERHAPS_ABBREVIATION.test(tail) && /^\s*[\d\p{Ll}]/u.test(rest))
}

/** The lookbehind makes a run of spaces match only from its beginning; otherwise the search is quadratic. */
const ENUMERATES = /[,;]\s+|[，；、]\s*|(?<!\s)\s+(?:and|und|et|y|এবং|আর|ও)\s+(?=\S)/u

/**
 * Splits an enumeration of prices, "Tea $3, coffee $4 and cake $6", because a question means one of them.
 * Applies only if every part has a name and exactly one price; other sentences stay whole.
 */
export function splitPriceList(sentence: string): string[] {
  const parts = sentence.split(ENUMERATES)
  if (parts.length < 2) return [sentence]
  const isPriced = (part: string) =>
    /[\p{L}\p{M}]{2}|\p{Script=Han}/u.test(part) && amountsIn(part).length === 1
  const namesItself = (part: string) =>
    /^[^\p{Nd}$€£¥₹৳]*[\p{L}\p{M}]{2}|^\p{Script=Han}/u.test(part.replace(/NT\$|US\$/gi, '$'))
  if (!parts.every((part) => isPriced(part) && namesItself(part))) return [sentence]
  return parts.map((part, index) =>
    (index === parts.length - 1 ? part.replace(/(?<![.。।！!])[.。।！!]+$/u, '') : part).trim(),
  )
}
