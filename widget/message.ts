import { button, element, icon } from './dom.ts'
import { languageOf } from './language.ts'
import { type Markdown, markdown } from './markdown.ts'
import type { Problem } from './problem.ts'
import { fill, type Language, type Strings } from './strings.ts'
import type { Message } from './transcript.ts'

export type Voice = {
  strings: Strings
  language: Language
  chatbot: { name: string; language: string }
}

/** One message on the screen. Text comes through `write`, everything else through `update`. */
export class MessageView {
  readonly root: HTMLElement
  readonly #message: Message
  readonly #voice: Voice
  readonly #body: HTMLElement
  readonly #footer = element('div', { class: 'footer' })
  /** Until the reply is over. */
  #markdown: Markdown | undefined
  readonly #retry: () => void

  constructor(message: Message, voice: Voice, retry: () => void) {
    const mine = message.role === 'user'
    this.#message = message
    this.#voice = voice
    this.#retry = retry
    this.#body = element('div', { class: 'body', dir: 'auto' })
    this.root = element('article', { class: `message ${message.role}` }, this.#body, this.#footer)
    this.root.setAttribute('aria-label', mine ? voice.strings.you : voice.chatbot.name)
    this.rewrite()
    this.update()
  }

  /** The reply as it is read out. */
  get spoken(): string {
    // Not textContent: read out as laid out, one block after the other.
    return this.#body.innerText
  }

  /** Draws the message's text from its beginning. */
  rewrite(): void {
    const { role, text } = this.#message
    this.#body.replaceChildren()
    if (role === 'assistant') this.#markdown = markdown(this.#body, this.#voice.strings)
    if (text) this.write(text)
  }

  write(text: string): void {
    this.#body.querySelector('.typing')?.remove()
    if (this.#markdown) this.#markdown.write(text)
    else this.#body.append(text)
  }

  update(): void {
    const { state, problem, role, text, key, isReconnecting } = this.#message
    const { strings, chatbot } = this.#voice
    const isOver = state === 'done' || state === 'failed'
    this.root.dataset.state = state
    this.root.classList.toggle('unsent', state === 'failed' && key !== undefined)
    if (state === 'waiting') this.#body.replaceChildren(typing(strings))
    if (isOver) this.#end()
    if (text) this.#body.lang = languageOf(text, chatbot.language)
    const extras: HTMLElement[] = []
    if (role === 'assistant' && isOver) extras.push(copyButton(this.#message, strings))
    if (problem && state === 'failed') extras.push(...this.#trouble(problem))
    if (isReconnecting && !isOver) extras.push(element('p', { class: 'aside' }, strings.reconnecting))
    this.#footer.replaceChildren(...extras)
  }

  #end(): void {
    this.#markdown?.end()
    this.#markdown = undefined
  }

  /** What went wrong, quietly where it was wanted, and the way out. */
  *#trouble(problem: Problem): Generator<HTMLElement> {
    const { strings, language } = this.#voice
    const text = explain(problem, strings, language)
    if (text) yield element('p', { class: problem.kind === 'stopped' ? 'aside' : 'trouble' }, text)
    if (!this.#message.isPast) yield button({ class: 'link' }, this.#retry, strings.retry)
  }
}

function typing(strings: Strings): HTMLElement {
  const dots = [element('i'), element('i'), element('i')]
  return element('span', { class: 'typing', role: 'img', 'aria-label': strings.typing }, ...dots)
}

/** Empty where the reply itself says what went wrong. */
export function explain(problem: Problem, strings: Strings, language: Language): string {
  if (problem.kind === 'failed') return ''
  if (problem.kind !== 'tooMany') return strings[problem.kind]
  return problem.seconds ? fill(strings.tooManyFor, language, { count: problem.seconds }) : strings.tooMany
}

function copyButton(message: Message, strings: Strings): HTMLElement {
  const label = (text: string) => ({ class: 'copy', 'aria-label': text, title: text })
  const made = button(label(strings.copy), copyNow, icon('copy'))
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

/** The clipboard API needs a secure context; plain HTTP on a local network has only the old command. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const held = element('textarea', { class: 'hidden', 'aria-hidden': 'true' })
    const focused = document.activeElement
    held.value = text
    document.body.append(held)
    held.select()
    document.execCommand('copy')
    held.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
