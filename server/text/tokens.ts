/** Characters per token for Latin letters and similar scripts. */
const NARROW_PER_TOKEN = 3.5

/**
 * Estimates the number of tokens of a text, erring on the high side. Tokenizers differ; most make one token
 * of about four Latin letters, but of every one or two characters of other scripts.
 */
export function estimateTokens(text: string): number {
  let narrow = 0
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0x250) narrow++
  }
  return Math.ceil(narrow / NARROW_PER_TOKEN) + (text.length - narrow)
}

/** Whether a text has at most this many tokens. No text has more tokens than characters. */
export function fitsTokens(text: string, tokens: number): boolean {
  return text.length <= tokens || estimateTokens(text) <= tokens
}

/** The beginning of a text, cut to at most this many tokens. */
export function cutToTokens(text: string, tokens: number): string {
  if (fitsTokens(text, tokens)) return text
  let end = Math.max(0, Math.floor(tokens * NARROW_PER_TOKEN))
  while (end > 0 && !fitsTokens(text.slice(0, end), tokens)) end = Math.floor(end * 0.9)
  return text.slice(0, end).toWellFormed()
}

/** The tokens of a message's role and separators. */
export const MESSAGE_OVERHEAD = 5

/** The estimate for a message, including its overhead. */
export function estimateMessageTokens({ content }: { content: string }): number {
  return estimateTokens(content) + MESSAGE_OVERHEAD
}
