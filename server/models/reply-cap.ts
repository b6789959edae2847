/**
 * Enforces `max_tokens` for services that ignore it. There is no tokenizer for every model, so the limit is in
 * characters, far above any real reply of that many tokens. Measured with o200k_base, the vocabulary of OpenAI's newer
 * models: prose and code have 1 to 5 characters per token, a sentence of its longest words 11. Only runs of one
 * character (table rules, indentation) are longer, up to 128 per token. So a repeated character weighs an eighth.
 * Then 51 of the 198,000 tokens weigh more than 16.
 *
 * text/tokens.ts is not suitable: it overestimates tokens, which would cut valid replies.
 */
const CHARACTERS_PER_TOKEN = 16
const REPEATED_PER_CHARACTER = 8
/** Characters. For a small limit, each token may be one of the long ones. */
const ALLOWANCE = 512

export class ReplyCap {
  /** Unit: repeated characters. */
  #left: number
  /** The previous UTF-16 unit. */
  #previous = -1

  /** @param maxTokens the limit of the request */
  constructor(maxTokens: number) {
    this.#left = (maxTokens * CHARACTERS_PER_TOKEN + ALLOWANCE) * REPEATED_PER_CHARACTER
  }

  get isReached(): boolean {
    return this.#left <= 0
  }

  /** @returns the allowed part of the next text; it never splits a surrogate pair */
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
