import { button, icon } from './dom.ts'

/** Distance in pixels within which the reader counts as at the end. */
const nearEnd = 48

/** Follows the end of the log for readers at the end; others stay in place and get a button. */
export class Scroller {
  readonly button: HTMLButtonElement
  readonly #log: HTMLElement
  #atEnd = true

  constructor(log: HTMLElement, label: string) {
    this.#log = log
    this.button = button({ class: 'latest', hidden: true }, () => this.toEnd(), icon('down'), label)
    log.addEventListener('scroll', () => this.#look(), { passive: true })
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(log)
  }

  /** Content was added below. */
  follow(): void {
    if (this.#atEnd) this.toEnd()
    else this.button.hidden = false
  }

  toEnd(): void {
    this.#atEnd = true
    this.button.hidden = true
    this.#log.scrollTop = this.#log.scrollHeight
  }

  #look(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#log
    this.#atEnd = scrollHeight - scrollTop - clientHeight < nearEnd
    if (this.#atEnd) this.button.hidden = true
  }
}
