/** A sheet or a file of separated values, row by row. */
import type { BlockList } from './block-list.ts'
import { cleanCells, isLikelyHeader, rowText } from './table-rows.ts'

/** Titles above the table that are waited for. */
const MAX_TITLES = 5

/**
 * The first row with more than one value is the header, unless a number is among them. What stands alone above it is
 * text. A sheet of one column has no header.
 */
export class SheetRows {
  readonly #list: BlockList
  readonly #titles: string[] = []
  /** Empty if there is none; undefined until it is known. */
  #header: string[] | undefined
  #hasRows = false

  constructor(list: BlockList) {
    this.#list = list
  }

  add(written: readonly string[]): void {
    const cells = cleanCells(written)
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length === 0) return
    if (this.#header) {
      this.#hasRows = true
      this.#list.add('row', rowText({ cells }, this.#header.length > 0 ? this.#header : null))
    } else if (filled.length === 1 && this.#titles.length < MAX_TITLES) this.#titles.push(...filled)
    else this.#begin(cells, filled)
  }

  /** After the last row. */
  end(): void {
    for (const title of this.#titles.splice(0)) this.#list.add('row', title)
    // A header without rows is all there is.
    if (this.#header && !this.#hasRows) this.#list.add('row', rowText({ cells: this.#header }, null))
  }

  #begin(cells: string[], filled: readonly string[]): void {
    for (const title of this.#titles.splice(0)) this.#list.add('text', title)
    this.#header = filled.length > 1 && filled.every(isLikelyHeader) ? cells : []
    this.#hasRows = this.#header.length === 0
    if (this.#hasRows) this.#list.add('row', rowText({ cells }, null))
  }
}
