import { openApi } from './api.ts'
import { Composer } from './composer.ts'
import { Conversation } from './conversation.ts'
import { button, element } from './dom.ts'
import { introduction } from './introduction.ts'
import { languageOf } from './language.ts'
import { openMemory } from './memory.ts'
import { explain, MessageView } from './message.ts'
import type { Problem } from './problem.ts'
import { Scroller } from './scroller.ts'
import { Session } from './session.ts'
import { type Language, stringsOf } from './strings.ts'
import type { Listener, Message } from './transcript.ts'

export type PanelOptions = {
  root: HTMLElement
  chatbot: { id: string; name: string; description: string; greeting: string; language: string }
  suggestedQuestions: readonly string[]
  language: Language
  /** What was typed before the script arrived. */
  draft: string
  /** Called when the conversation begins or is cleared. */
  onChange(empty: boolean): void
}

/**
 * The conversation on the screen: the messages, the box to write in, and one polite live region that reads each
 * finished reply once. The log itself is silent (`aria-live="off"`), or it would be read out token by token.
 */
export class Panel implements Listener {
  readonly #options: PanelOptions
  readonly #session: Session
  readonly #conversation: Conversation
  readonly #composer: Composer
  readonly #log: HTMLElement
  readonly #scroller: Scroller
  readonly #live = element('div', { class: 'hidden', 'aria-live': 'polite' })
  readonly #notices = element('div', { class: 'notices' })
  readonly #views = new Map<Message, MessageView>()
  /** Text that came since the last frame: drawing happens once a frame, whatever the network does. */
  readonly #arrived = new Map<Message, string>()

  constructor(options: PanelOptions) {
    const { root, chatbot, language, draft } = options
    const strings = stringsOf(language)
    this.#options = options
    this.#session = new Session(chatbot.id, openApi(), openMemory(chatbot.id))
    this.#conversation = new Conversation(this.#session, this)
    const send = (text: string) => this.#send(text)
    this.#composer = new Composer({ strings, language, draft, send, stop: () => this.#stop() })
    this.#log = element('div', { class: 'log', role: 'log', tabindex: '0', 'aria-live': 'off' })
    this.#log.setAttribute('aria-label', strings.conversation)
    this.#scroller = new Scroller(this.#log, strings.newMessages)
    const { greeting, description, language: lang } = chatbot
    const ask = (question: string) => this.#send(question)
    const words = { greeting, description, questions: options.suggestedQuestions, lang }
    this.#log.append(introduction(words, strings, ask), this.#notices)
    this.#composer.root.prepend(this.#scroller.button)
    root.replaceChildren(this.#log, this.#composer.root, this.#live)
  }

  open(): void {
    this.#log.classList.toggle('loading', this.#session.remembered)
    this.#showReturn()
    void this.#conversation.restore()
  }

  startOver(): void {
    this.#conversation.startOver()
    this.#announce(stringsOf(this.#options.language).startedOver)
    this.focus()
  }

  /** To the box where that opens no keyboard over the screen, else to the messages. */
  focus(): void {
    if (matchMedia('(hover: hover)').matches) this.#composer.focus()
    else this.#log.focus({ preventScroll: true })
  }

  added(message: Message): void {
    const { language, chatbot } = this.#options
    const voice = { strings: stringsOf(language), language, chatbot }
    const retry = () => {
      this.focus()
      void this.#conversation.retry(message)
    }
    const view = new MessageView(message, voice, retry)
    this.#views.set(message, view)
    this.#log.append(view.root)
    this.#scroller.follow()
    this.#showEmptiness()
  }

  removed(message: Message): void {
    this.#views.get(message)?.root.remove()
    this.#views.delete(message)
    this.#arrived.delete(message)
    this.#showEmptiness()
  }

  grew(message: Message, text: string): void {
    if (this.#arrived.size === 0) requestAnimationFrame(() => this.#draw())
    this.#arrived.set(message, (this.#arrived.get(message) ?? '') + text)
  }

  changed(message: Message): void {
    this.#draw()
    this.#views.get(message)?.update()
    this.#scroller.follow()
    if (message.isReconnecting) this.#announce(stringsOf(this.#options.language).reconnecting)
  }

  rewritten(message: Message): void {
    this.#arrived.delete(message)
    this.#views.get(message)?.rewrite()
  }

  /** Reads out how it ended, and the reply with it, unless somebody wanted no more of that. */
  ended(message: Message): void {
    const { language, chatbot } = this.#options
    const { problem, role } = message
    const trouble = problem ? explain(problem, stringsOf(language), language) : ''
    const isWanted = role === 'assistant' && problem?.kind !== 'stopped'
    const reply = isWanted ? `${chatbot.name}: ${this.#views.get(message)?.spoken ?? ''}` : ''
    this.#announce([reply, trouble].filter(Boolean).join('\n'))
  }

  cleared(): void {
    for (const view of this.#views.values()) view.root.remove()
    this.#views.clear()
    this.#arrived.clear()
    this.#log.classList.toggle('loading', this.#session.remembered)
    this.#showEmptiness()
    this.#showReturn()
  }

  busyChanged(): void {
    const { busy, isReplying } = this.#conversation
    this.#composer.setState(isReplying ? 'replying' : busy ? 'busy' : 'ready')
  }

  loaded(problem: Problem | undefined): void {
    const strings = stringsOf(this.#options.language)
    this.#log.classList.toggle('loading', problem !== undefined)
    if (this.#views.size > 0) this.#scroller.toEnd()
    if (!problem) return
    const again = () => {
      this.#notices.replaceChildren()
      void this.#conversation.restore()
    }
    this.#notice(strings.notLoaded, strings.retry, again)
  }

  #send(text: string): boolean {
    if (this.#conversation.busy) return false
    this.#notices.replaceChildren()
    this.#log.classList.remove('loading')
    this.#scroller.toEnd()
    void this.#conversation.send(text)
    this.focus()
    return true
  }

  #stop(): void {
    if (!this.#composer.hasFocus) this.focus()
    void this.#conversation.stop()
  }

  #draw(): void {
    const arrived = [...this.#arrived]
    this.#arrived.clear()
    for (const [message, text] of arrived) this.#views.get(message)?.write(text)
    if (arrived.length > 0) this.#scroller.follow()
  }

  #showEmptiness(): void {
    const empty = this.#views.size === 0
    this.#log.classList.toggle('talking', !empty)
    this.#options.onChange(empty)
  }

  #showReturn(): void {
    const strings = stringsOf(this.#options.language)
    this.#notices.replaceChildren()
    if (!this.#session.canReturn || this.#views.size > 0) return
    this.#notice(strings.startedOver, strings.undo, () => {
      this.focus()
      void this.#conversation.goBack()
    })
  }

  #notice(text: string, label: string, pressed: () => void): void {
    const action = button({ class: 'link' }, pressed, label)
    this.#notices.replaceChildren(element('p', {}, `${text} `, action))
  }

  #announce(text: string): void {
    const lang = languageOf(text, this.#options.chatbot.language)
    this.#live.replaceChildren(element('p', { dir: 'auto', lang }, text))
  }
}
