/**
 * An LRU cache of results by text, bounded by entries and by characters. The key is the text itself: a hash
 * could be made to collide, and long texts must not be processed twice.
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
    // A Map keeps insertion order: used entries move to the end, and the first one is evicted.
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
