/**
 * A round-robin queue with a lane for each caller. However many items one caller has queued, the next item of
 * another waits for only one of them.
 */
export class FairQueue<Item> {
  /** In serving order. A lane without items has no entry. */
  readonly #lanes = new Map<string, Item[]>()
  #length = 0

  get length(): number {
    return this.#length
  }

  lengthOf(lane: string): number {
    return this.#lanes.get(lane)?.length ?? 0
  }

  /** How many items would be served before a new one of this lane. */
  aheadOf(lane: string): number {
    const rounds = this.lengthOf(lane) + 1
    let count = 0
    for (const items of this.#lanes.values()) count += Math.min(items.length, rounds)
    return count
  }

  push(lane: string, item: Item): void {
    const items = this.#lanes.get(lane)
    if (items) items.push(item)
    else this.#lanes.set(lane, [item])
    this.#length++
  }

  /** @param isReady whether a lane's next item may be served now */
  shift(isReady: (item: Item) => boolean = () => true): Item | undefined {
    for (const [lane, items] of this.#lanes) {
      const [next] = items
      if (next === undefined || !isReady(next)) continue
      items.shift()
      this.#lanes.delete(lane)
      // Moved to the end of the round.
      if (items.length > 0) this.#lanes.set(lane, items)
      this.#length--
      return next
    }
    return undefined
  }

  /** @returns whether it was in the queue */
  remove(lane: string, item: Item): boolean {
    const items = this.#lanes.get(lane) ?? []
    const index = items.indexOf(item)
    if (index < 0) return false
    items.splice(index, 1)
    if (items.length === 0) this.#lanes.delete(lane)
    this.#length--
    return true
  }

  /** The next item of each lane. */
  heads(): Item[] {
    return [...this.#lanes.values()].flatMap(([next]) => (next === undefined ? [] : [next]))
  }

  /** Removes and returns all items. */
  drain(): Item[] {
    const items = [...this.#lanes.values()].flat()
    this.#lanes.clear()
    this.#length = 0
    return items
  }
}
