import type { Rating } from './api.ts'
import { Composer } from './composer.ts'
import { Conversation } from './conversation.ts'
import { button, element } from './dom.ts'
import { introduction } from './introduction.ts'
import { languageOf } from './language.ts'
import { explain, MessageView } from './message.ts'
import type { Problem } from './problem.ts'
import { Scroller } from './scroller.ts'
import type { Session } from './session.ts'
import type { Speech } from './strings.ts'
import type { Listener, Message } from './transcript.ts'
import { Watch } from './watch.ts'

/** The owner's configuration of the chatbot. */
export type Look = {
  name: string
  description: string
  greeting: string
  /** The chatbot's. */
  language: string
  suggestedQuestions: readonly string[]
  /** Allowed image hosts. */
  imageHosts: readonly string[]
}

export type PanelOptions = {
  root: HTMLElement
  session: Session
  look: Look
  speech: Speech
  /** Text typed before the script loaded. */
  draft: string
  /** Called when the conversation starts or is cleared. */
  onChange(empty: boolean): void
  /** Something was said, by whom, or went wrong. */
  onMessage?(message: { role: Message['role']; text: string }): void
  onError?(problem: Problem): void
}

/**
 * The chat panel: messages, message box, and one polite live region that announces each finished reply once. The log
 * itself has `aria-live="off"`, or it would be announced token by token. The panel can be rendered again in another
 * language or look without affecting the conversation.
 */
export class Panel implements Listener {
  readonly #options: PanelOptions
  readonly #session: Session
  readonly #conversation: Conversation
  readonly #watch: Watch
  readonly #views = new Map<Message, MessageView>()
  /** Text since the last animation frame; rendered once per frame. */
  readonly #arrived = new Map<Message, string>()
  readonly #live = element('div', { class: 'hidden', 'aria-live': 'polite' })
  readonly #notices = element('div', { class: 'notices' })
  readonly #banner = element('p', { class: 'banner' })
  #look: Look
  #speech: Speech
  #notLoaded = false
  #log!: HTMLElement
  #scroller!: Scroller
  #composer!: Composer

  constructor(options: PanelOptions) {
    this.#options = options
    this.#session = options.session
    this.#look = options.look
    this.#speech = options.speech
    this.#conversation = new Conversation(this.#session, this)
    this.#watch = new Watch(this.#session, (isHere) =>
      isHere ? this.#conversation.follow() : this.#conversation.refresh(),
    )
    this.#build(options.draft)
    for (const name of ['online', 'offline']) addEventListener(name, this.#showConnection)
  }

  open(): void {
    this.#log.classList.toggle('loading', this.#session.remembered)
    this.#showReturn()
    void this.#conversation.restore()
  }

  /** Whether the panel is visible; only then it subscribes to changes elsewhere. */
  setShown(isShown: boolean): void {
    this.#watch.setOn(isShown)
  }

  /** Renders everything again in another look or language. */
  show(look: Look, speech: Speech): void {
    const hadFocus = this.#composer.hasFocus
    const wasLoading = this.#log.classList.contains('loading')
    this.#look = look
    this.#speech = speech
    this.#views.clear()
    this.#arrived.clear()
    this.#build(this.#composer.draft)
    this.#log.classList.toggle('loading', wasLoading)
    for (const message of this.#conversation.messages) this.added(message)
    this.#showReturn()
    if (this.#notLoaded) this.#showNotLoaded()
    this.busyChanged()
    this.humanChanged()
    if (hadFocus) this.focus()
  }

  startOver(): void {
    this.#conversation.startOver()
    this.#watch.tell()
    this.#announce(this.#speech.strings.startedOver)
    this.focus()
  }

  /** @param token of the visitor identified by the site; undefined on sign-out */
  identify(token: string | undefined): void {
    void this.#conversation.identify(token)
  }

  destroy(): void {
    for (const name of ['online', 'offline']) removeEventListener(name, this.#showConnection)
    this.#watch.destroy()
    this.#conversation.destroy()
    this.#options.root.replaceChildren()
  }

  /** Focuses the message box, or the log where the box would open a screen keyboard. */
  focus(): void {
    if (matchMedia('(hover: hover)').matches) this.#composer.focus()
    else this.#log.focus({ preventScroll: true })
  }

  added(message: Message): void {
    const { language, strings } = this.#speech
    const { name, language: chatbotLanguage, imageHosts } = this.#look
    const voice = { strings, language, imageHosts, chatbot: { name, language: chatbotLanguage } }
    const view = new MessageView(message, voice, {
      retry: () => {
        this.focus()
        void this.#conversation.retry(message)
      },
      discard: () => {
        this.focus()
        this.#conversation.discard(message)
      },
      rate: (rating: Rating | undefined) => void this.#conversation.rate(message, rating),
    })
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
    if (message.isReconnecting) this.#announce(this.#speech.strings.reconnecting)
  }

  rewritten(message: Message): void {
    this.#arrived.delete(message)
    this.#views.get(message)?.rewrite()
  }

  /** Announces the outcome, and the reply unless it was stopped. */
  ended(message: Message): void {
    const { problem, role, text } = message
    const { strings, language } = this.#speech
    const trouble = problem ? explain(problem, strings, language) : ''
    const isWanted = role === 'assistant' && problem?.kind !== 'stopped'
    const reply = isWanted ? `${this.#look.name}: ${this.#views.get(message)?.spoken ?? ''}` : ''
    const said = [reply, trouble].filter(Boolean).join('\n')
    if (said) this.#announce(said)
    if (role === 'assistant') this.#options.onMessage?.({ role, text })
    if (problem && problem.kind !== 'stopped') this.#options.onError?.(problem)
    this.#watch.tell()
  }

  accepted(): void {
    this.#watch.tell()
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
    this.#watch.look()
  }

  humanChanged(): void {
    const { human, humanLeft } = this.#speech.strings
    const { isHuman, messages } = this.#conversation
    this.#composer.setHuman(isHuman)
    this.#showConnection()
    if (messages.length > 0) this.#announce(isHuman ? human : humanLeft)
  }

  loaded(problem: Problem | undefined): void {
    this.#notLoaded = problem !== undefined
    this.#log.classList.toggle('loading', this.#notLoaded)
    if (this.#views.size > 0) this.#scroller.toEnd()
    if (!problem) return
    this.#showNotLoaded()
    this.#options.onError?.(problem)
  }

  #showNotLoaded(): void {
    const { notLoaded, retry } = this.#speech.strings
    this.#notice(notLoaded, retry, () => {
      this.#notLoaded = false
      this.#notices.replaceChildren()
      void this.#conversation.restore()
    })
  }

  #build(draft: string): void {
    const { strings, language } = this.#speech
    const { greeting, description, language: lang, suggestedQuestions: questions } = this.#look
    const send = (text: string) => this.#send(text)
    this.#composer = new Composer({ strings, language, draft, send, stop: () => this.#stop() })
    this.#log = element('div', {
      class: 'log',
      role: 'log',
      tabindex: '0',
      'aria-live': 'off',
      'aria-label': strings.conversation,
    })
    this.#scroller = new Scroller(this.#log, strings.newMessages)
    const words = { greeting: greeting || strings.greeting, description, questions, lang }
    this.#log.append(introduction(words, strings, send), this.#notices)
    this.#composer.root.prepend(this.#scroller.button, this.#banner)
    this.#options.root.replaceChildren(this.#log, this.#composer.root, this.#live)
    this.#showConnection()
  }

  #send(text: string): boolean {
    if (this.#conversation.busy || this.#conversation.isQueued) return false
    this.#notices.replaceChildren()
    this.#log.classList.remove('loading')
    this.#scroller.toEnd()
    this.#options.onMessage?.({ role: 'user', text })
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

  readonly #showConnection = (): void => {
    const { offlineNow, human } = this.#speech.strings
    const isOffline = navigator.onLine === false
    const text = isOffline ? offlineNow : this.#conversation.isHuman ? human : ''
    this.#banner.textContent = text
    this.#banner.hidden = !text
  }

  #showEmptiness(): void {
    const empty = this.#views.size === 0
    this.#log.classList.toggle('talking', !empty)
    this.#options.onChange(empty)
  }

  #showReturn(): void {
    const { startedOver, undo } = this.#speech.strings
    this.#notices.replaceChildren()
    if (!this.#session.canReturn || this.#views.size > 0) return
    this.#notice(startedOver, undo, () => {
      this.focus()
      void this.#conversation.goBack()
    })
  }

  #notice(text: string, label: string, pressed: () => void): void {
    const action = button({ class: 'link' }, pressed, label)
    this.#notices.replaceChildren(element('p', {}, `${text} `, action))
  }

  #announce(text: string): void {
    const lang = languageOf(text, this.#look.language)
    this.#live.replaceChildren(element('p', { dir: 'auto', lang }, text))
  }
}
