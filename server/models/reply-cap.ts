/**
 * Ends a reply that its provider does not: `max_tokens` is a request, and some services ignore it. We have
 * no tokeniser of every model, so the bound is one in characters that no real reply of that many tokens comes
 * near. Measured with o200k_base, the vocabulary of OpenAI's newer models: prose and code have 1 to 5
 * characters a token, and a sentence made of its longest words 11. Longer on average are only runs of one
 * character, as in the rules of a table or deep indentation, up to 128 in one token; so a character that
 * repeats the one before weighs an eighth. Weighed so, 51 of the 198,000 tokens weigh more than 16.
 *
 * text/tokens.ts would not do: it estimates rather too many tokens, which here would cut honest replies.
 */
const CHARACTERS_PER_TOKEN = 16
const REPEATED_PER_CHARACTER = 8
/** Where few tokens are asked for, each may be one of the long ones. In characters. */
const ALLOWANCE = 512

export class ReplyCap {
  /** In repeated characters. */
  #left: number
  /** The UTF-16 unit before. */
  #previous = -1

  /** @param maxTokens what the provider was asked to keep to */
  constructor(maxTokens: number) {
    this.#left = (maxTokens * CHARACTERS_PER_TOKEN + ALLOWANCE) * REPEATED_PER_CHARACTER
  }

  /** Whether the reply is to end here. */
  get isReached(): boolean {
    return this.#left <= 0
  }

  /** @returns as much of the next text as the reply may have; never half a character of well-formed text */
  take(text: string): string {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      this.#left -= unit === this.#previous ? 1 : REPEATED_PER_CHARACTER
      this.#previous = unit
      if (this.#left <= 0) return withoutHalf(text.slice(0, index + 1))
    }
    return text
  }
}

function withoutHalf(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text
}
