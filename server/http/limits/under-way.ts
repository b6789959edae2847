/** Counts concurrent operations by key, and lets callers wait for the next one to finish. */
export class UnderWay {
  readonly #crowds = new Map<string, { count: number; next: PromiseWithResolvers<void> }>()

  count(key: string): number {
    return this.#crowds.get(key)?.count ?? 0
  }

  /** Resolves when the next operation of this key has finished. */
  async oneLess(key: string): Promise<void> {
    await this.#crowds.get(key)?.next.promise
  }

  enter(key: string): void {
    const crowd = this.#crowds.get(key)
    if (crowd) crowd.count++
    else this.#crowds.set(key, { count: 1, next: Promise.withResolvers() })
  }

  leave(key: string): void {
    const crowd = this.#crowds.get(key)
    if (!crowd) return
    crowd.count--
    crowd.next.resolve()
    if (crowd.count === 0) this.#crowds.delete(key)
    else crowd.next = Promise.withResolvers()
  }
}
