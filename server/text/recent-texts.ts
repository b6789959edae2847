/**
 * Keeps what was made of the texts used last, bounded by their number and their characters together. The key is
 * the text itself: a hash could be made to collide, and the same text must not be read twice.
 */
export class RecentTexts<Made> {
  private readonly entries = new Map<string, Made>()
  private characters = 0
  private readonly maximumEntries: number
  private readonly maximumCharacters: number

  constructor(maximumEntries: number, maximumCharacters: number) {
    this.maximumEntries = maximumEntries
    this.maximumCharacters = maximumCharacters
  }

  get(text: string, make: (text: string) => Made): Made {
    const known = this.entries.get(text)
    const made = known ?? make(text)
    // A Map keeps the order of insertion: what is used goes to the end, what is at the beginning is given up.
    if (known !== undefined) this.forget(text)
    if (text.length <= this.maximumCharacters) this.remember(text, made)
    return made
  }

  private remember(text: string, made: Made) {
    this.entries.set(text, made)
    this.characters += text.length
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maximumEntries && this.characters <= this.maximumCharacters) return
      this.forget(oldest)
    }
  }

  private forget(text: string) {
    if (this.entries.delete(text)) this.characters -= text.length
  }
}
