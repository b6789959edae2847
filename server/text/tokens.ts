/**
 * Estimates how many tokens a model makes of a text, rather too many than too few: tokenisers differ,
 * and most make one token of about four Latin letters, but of every one or two characters of other
 * scripts.
 */
export function estimateTokens(text: string): number {
  let narrow = 0
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0x250) narrow++
  }
  return Math.ceil(narrow / 3.5) + (text.length - narrow)
}

/** What roles and separators cost beside the text of a message. */
export const MESSAGE_OVERHEAD = 5

/** Of a message in a conversation, and not of its text alone. */
export function estimateMessageTokens({ content }: { content: string }): number {
  return estimateTokens(content) + MESSAGE_OVERHEAD
}
