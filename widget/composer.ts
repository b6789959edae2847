import { element, hasFocus, icon } from './dom.ts'
import { fill, type Language, type Strings } from './strings.ts'

/** In code points, as on the server. */
export const messageLimit = 5000
const counterFrom = 4500
/** Below human reaction time: an earlier press was meant for the button's previous action. */
const reactionMs = 250

/** What the button does: send, stop, or nothing. */
export type ComposerState = 'ready' | 'busy' | 'replying'

type Options = {
  strings: Strings
  language: Language
  draft: string
  /** Accepts the message; `false` leaves it in the box. */
  send(text: string): boolean
  stop(): void
}

/**
 * The message box: Enter sends, Shift+Enter breaks the line, Escape stops the running reply. A draft can be typed at
 * any time, and sent after the reply.
 */
export class Composer {
  readonly root: HTMLFormElement
  readonly #options: Options
  readonly #field: HTMLTextAreaElement
  readonly #note = element('p', { class: 'note', id: 'frontdesk-note' })
  readonly #button: HTMLButtonElement
  #state: ComposerState = 'ready'
  /** Send was pressed while the conversation was still loading. */
  #isWanted = false
  #changedAt = 0
  #isHuman = false

  constructor(options: Options) {
    const { strings, draft } = options
    this.#options = options
    this.#field = element('textarea', { rows: '1', enterkeyhint: 'send', autocomplete: 'off' })
    this.#field.placeholder = strings.placeholder
    this.#field.setAttribute('aria-describedby', this.#note.id)
    this.#field.value = draft
    this.#button = element('button', { class: 'send' })
    const label = element('label', {}, element('span', { class: 'hidden' }, strings.message), this.#field)
    this.root = element('form', { class: 'composer' }, element('div', { class: 'box' }, label, this.#button))
    this.root.append(this.#note)
    this.#listen()
    this.#label()
    this.#update()
  }

  get draft(): string {
    return this.#field.value
  }

  get hasFocus(): boolean {
    return hasFocus(this.#field)
  }

  focus(): void {
    this.#field.focus({ preventScroll: true })
  }

  /** Whether a person answers. */
  setHuman(isHuman: boolean): void {
    this.#isHuman = isHuman
    this.#update()
  }

  setState(state: ComposerState): void {
    const isOther = (state === 'replying') !== (this.#state === 'replying')
    this.#state = state
    if (isOther) {
      this.#changedAt = performance.now()
      this.#label()
    }
    this.#update()
    if (this.#isWanted && state === 'ready') this.#submit()
    this.#isWanted &&= state === 'busy'
  }

  /** One button for both, so that focus and finger stay in place. */
  #label(): void {
    const { strings } = this.#options
    const shape = this.#state === 'replying' ? 'stop' : 'send'
    const label = strings[shape]
    this.#button.replaceChildren(icon(shape))
    this.#button.setAttribute('aria-label', label)
    this.#button.title = shape === 'stop' ? `${label} (Esc)` : label
  }

  #listen(): void {
    this.#field.addEventListener('input', () => this.#update())
    this.#field.addEventListener('keydown', (event) => this.#keyDown(event))
    this.root.addEventListener('submit', (event) => {
      event.preventDefault()
      if (performance.now() - this.#changedAt < reactionMs) return
      if (this.#state === 'replying') this.#options.stop()
      else this.#submit()
    })
  }

  /** Safari reports 229 for the key that ends a composition. */
  #keyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape' && this.#state === 'replying') this.#options.stop()
    else if (event.key === 'Enter' && !event.shiftKey) this.#submit()
    else return
    event.preventDefault()
  }

  #submit(): void {
    const text = sendable(this.#field.value)
    this.#isWanted = this.#state === 'busy'
    if (this.#state !== 'ready' || !text || codePoints(text) > messageLimit) return
    if (this.#options.send(text)) this.#field.value = ''
    this.#update()
    this.focus()
  }

  #update(): void {
    const text = sendable(this.#field.value)
    const count = text.length < counterFrom ? 0 : codePoints(text)
    const tooLong = count > messageLimit
    const isFocused = hasFocus(this.#button)
    this.#button.disabled = this.#state !== 'replying' && (this.#state === 'busy' || !text || tooLong)
    // A disabled button would lose the focus.
    if (isFocused && this.#button.disabled) this.focus()
    this.#field.setAttribute('aria-invalid', String(tooLong))
    this.#note.classList.toggle('trouble', tooLong)
    this.#note.textContent = this.#noteFor(count)
    // The placeholder is in the interface's language.
    this.#field.dir = this.#field.value && 'auto'
    grow(this.#field)
  }

  #noteFor(count: number): string {
    const { strings, language } = this.#options
    if (count > messageLimit) return fill(strings.tooLong, language, { count: count - messageLimit })
    if (count >= counterFrom) return fill(strings.counter, language, { count, limit: messageLimit })
    // The AI note is untrue while a person answers.
    return this.#isHuman ? '' : strings.note
  }
}

/** The server rejects U+0000 and lone surrogates. */
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
