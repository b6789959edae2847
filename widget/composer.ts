import { element, icon } from './dom.ts'
import { fill, type Language, type Strings } from './strings.ts'

/** Counted in code points, as the server counts. */
export const messageLimit = 5000
const counterFrom = 4500

type Options = {
  strings: Strings
  language: Language
  draft: string
  /** Takes the message over; `false` leaves it in the box. */
  send(text: string): boolean
}

/** The box to write in: Enter sends, Shift+Enter breaks the line, the draft can be typed on at any time. */
export class Composer {
  readonly root: HTMLFormElement
  readonly #options: Options
  readonly #field: HTMLTextAreaElement
  readonly #note = element('p', { class: 'note', id: 'frontdesk-note' })
  readonly #button: HTMLButtonElement
  #busy = false

  constructor(options: Options) {
    const { strings, draft } = options
    this.#options = options
    this.#field = element('textarea', { rows: '1', dir: 'auto', enterkeyhint: 'send', autocomplete: 'off' })
    this.#field.placeholder = strings.placeholder
    this.#field.setAttribute('aria-describedby', this.#note.id)
    this.#field.value = draft
    this.#button = element(
      'button',
      { class: 'send', 'aria-label': strings.send, title: strings.send },
      icon('send'),
    )
    const label = element('label', {}, element('span', { class: 'hidden' }, strings.message), this.#field)
    this.root = element('form', { class: 'composer' }, element('div', { class: 'box' }, label, this.#button))
    this.root.append(this.#note)
    this.#listen()
    this.#update()
  }

  focus(): void {
    this.#field.focus({ preventScroll: true })
  }

  setBusy(busy: boolean): void {
    this.#busy = busy
    this.#update()
  }

  #listen(): void {
    this.#field.addEventListener('input', () => this.#update())
    this.#field.addEventListener('keydown', (event) => this.#keyDown(event))
    this.root.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit()
    })
    for (const name of ['online', 'offline']) addEventListener(name, () => this.#update())
  }

  /** 229 is what Safari says of the Enter that ends a composition. */
  #keyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.#submit()
  }

  #submit(): void {
    const text = sendable(this.#field.value)
    if (this.#busy || !text || codePoints(text) > messageLimit) return
    if (this.#options.send(text)) this.#field.value = ''
    this.#update()
    this.focus()
  }

  #update(): void {
    const text = sendable(this.#field.value)
    const count = text.length < counterFrom ? 0 : codePoints(text)
    const tooLong = count > messageLimit
    this.#button.disabled = this.#busy || !text || tooLong
    this.#field.setAttribute('aria-invalid', String(tooLong))
    this.#note.classList.toggle('trouble', tooLong)
    this.#note.textContent = this.#noteFor(count)
    grow(this.#field)
  }

  #noteFor(count: number): string {
    const { strings, language } = this.#options
    if (count > messageLimit) return fill(strings.tooLong, language, { count: count - messageLimit })
    if (count >= counterFrom) return fill(strings.counter, language, { count, limit: messageLimit })
    return navigator.onLine === false ? strings.offlineNow : strings.note
  }
}

/** The server refuses U+0000 and lone surrogates; neither can have been meant. */
const sendable = (draft: string): string => draft.replace(/[\0\p{Surrogate}]/gu, '').trim()

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** For browsers without `field-sizing: content`; the style sheet sets the limits. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}
