const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * CR LF is the only grapheme of several characters within ASCII; control characters are left to the
 * segmenter.
 */
const PLAIN_ASCII = /^[\x20-\x7e]*$/

/**
 * The first `graphemes` graphemes (an emoji of several code points or a Bengali conjunct is one), followed by
 * the ellipsis only if something was cut.
 */
export function shorten(text: string, graphemes: number, ellipsis = '...'): string {
  if (text.length <= graphemes) return text
  if (PLAIN_ASCII.test(text)) return text.slice(0, graphemes) + ellipsis
  let count = 0
  for (const { index } of graphemeSegmenter.segment(text)) {
    if (count === graphemes) return text.slice(0, index) + ellipsis
    count += 1
  }
  return text
}

/** The number of Unicode code points: the unit of every length limit in the contracts. */
export function codePoints(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const next = text.charCodeAt(index + 1)
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) index += 1
    count += 1
  }
  return count
}
