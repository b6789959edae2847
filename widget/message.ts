import type { Rating } from './api.ts'
import { button, element, icon, iconButton } from './dom.ts'
import { languageOf } from './language.ts'
import { type Markdown, markdown } from './markdown.ts'
import type { Problem } from './problem.ts'
import { fill, type Language, type Strings } from './strings.ts'
import type { Message } from './transcript.ts'

export type Voice = {
  strings: Strings
  language: Language
  chatbot: { name: string; language: string }
  /** Allowed image hosts. */
  imageHosts: readonly string[]
}

/** Actions of a message. */
export type Actions = {
  retry(): void
  discard(): void
  rate(rating: Rating | undefined): void
}

/** One rendered message. `write` streams text, `update` sets everything else. */
export class MessageView {
  readonly root: HTMLElement
  readonly #message: Message
  readonly #voice: Voice
  readonly #body: HTMLElement
  readonly #footer = element('div', { class: 'footer' })
  /** Until the reply is over. */
  #markdown: Markdown | undefined
  readonly #actions: Actions
  readonly #copy: HTMLElement
  readonly #ratings: Readonly<Record<Rating, HTMLElement>>

  constructor(message: Message, voice: Voice, actions: Actions) {
    const { strings, chatbot } = voice
    const mine = message.role === 'user'
    this.#message = message
    this.#voice = voice
    this.#actions = actions
    this.#copy = copyButton(message, strings)
    this.#ratings = { up: this.#ratingButton('up'), down: this.#ratingButton('down') }
    this.#body = element('div', { class: 'body', dir: 'auto' })
    const label = mine ? strings.you : chatbot.name
    this.root = element('article', { class: `message ${message.role}`, 'aria-label': label })
    if (message.isByOwner) this.root.append(element('p', { class: 'by' }, strings.person))
    this.root.append(this.#body, this.#footer)
    this.rewrite()
    this.update()
  }

  /** The reply's text for screen readers. */
  get spoken(): string {
    // innerText keeps the line breaks between blocks.
    return this.#body.innerText
  }

  /** Renders the message's text from scratch. */
  rewrite(): void {
    const { role, text } = this.#message
    this.#body.replaceChildren()
    if (role === 'assistant') this.#markdown = markdown(this.#body, this.#voice)
    if (text) this.write(text)
  }

  write(text: string): void {
    this.#body.querySelector('.typing')?.remove()
    if (this.#markdown) this.#markdown.write(text)
    else this.#body.append(text)
  }

  update(): void {
    const { state, problem, role, text, key, isReconnecting, isByOwner, rating } = this.#message
    const { strings, chatbot } = this.#voice
    const isOver = state === 'done' || state === 'failed'
    this.root.dataset.state = state
    this.root.classList.toggle('unsent', state === 'failed' && key !== undefined)
    if (state === 'waiting') this.#body.replaceChildren(typing(strings))
    if (isOver) this.#end()
    if (text) this.#body.lang = languageOf(text, chatbot.language)
    const { up, down } = this.#ratings
    const extras: HTMLElement[] = []
    up.ariaPressed = String(rating === 'up')
    down.ariaPressed = String(rating === 'down')
    if (role === 'assistant' && isOver) extras.push(...(isByOwner || !text ? [] : [up, down]), this.#copy)
    if (problem && state === 'failed') extras.push(...this.#trouble(problem))
    if (isReconnecting && !isOver) extras.push(element('p', { class: 'aside' }, strings.reconnecting))
    // Reinserted nodes lose the focus.
    const { childNodes } = this.#footer
    const isSame = extras.length === childNodes.length && extras.every((node, at) => node === childNodes[at])
    if (!isSame) this.#footer.replaceChildren(...extras)
  }

  #ratingButton(rating: Rating): HTMLElement {
    const label = this.#voice.strings[rating === 'up' ? 'helpful' : 'unhelpful']
    return iconButton(`quiet ${rating}`, 'up', label, () =>
      this.#actions.rate(this.#message.rating === rating ? undefined : rating),
    )
  }

  #end(): void {
    if (!this.#markdown) return
    this.#markdown.end()
    this.#markdown = undefined
    const { sources } = this.#message
    if (!sources?.length) return
    const { strings, language } = this.#voice
    const pageOf = (page: number) => fill(strings.page, language, { count: page })
    // Loaded with the first reply that has sources; without it, the marks stay as they are.
    void import('./sources.ts').then(
      ({ showSources }) => showSources(this.#body, sources, { label: strings.sources, pageOf }),
      () => undefined,
    )
  }

  /** The error, muted if intended, with its buttons. */
  *#trouble(problem: Problem): Generator<HTMLElement> {
    const { strings, language } = this.#voice
    const text = explain(problem, strings, language)
    if (text) yield element('p', { class: problem.kind === 'stopped' ? 'aside' : 'trouble' }, text)
    const { isPast, isQueued } = this.#message
    if (isQueued) yield button({ class: 'link' }, this.#actions.discard, strings.discard)
    else if (!isPast) yield button({ class: 'link' }, this.#actions.retry, strings.retry)
  }
}

function typing(strings: Strings): HTMLElement {
  const dots = [element('i'), element('i'), element('i')]
  return element('span', { class: 'typing', role: 'img', 'aria-label': strings.typing }, ...dots)
}

/** Empty when the reply itself explains the error. */
export function explain(problem: Problem, strings: Strings, language: Language): string {
  if (problem.kind === 'failed') return ''
  if (problem.kind !== 'tooMany') return strings[problem.kind]
  return problem.seconds ? fill(strings.tooManyFor, language, { count: problem.seconds }) : strings.tooMany
}

function copyButton(message: Message, strings: Strings): HTMLElement {
  const made = iconButton('quiet copy', 'copy', strings.copy, copyNow)
  async function copyNow() {
    await copy(message.text)
    show('done', strings.copied)
    setTimeout(() => show('copy', strings.copy), 2000)
  }
  function show(shape: 'copy' | 'done', text: string) {
    made.replaceChildren(icon(shape))
    made.setAttribute('aria-label', text)
    made.title = text
  }
  return made
}

/** The clipboard API needs a secure context; plain HTTP falls back to `execCommand`. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const held = element('textarea', { class: 'hidden', 'aria-hidden': 'true' })
    const focused = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
    held.value = text
    document.body.append(held)
    held.select()
    document.execCommand('copy')
    held.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
