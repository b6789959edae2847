import { element, iconButton } from './dom.ts'
import { directionOf } from './languages.ts'
import { type Look, Panel, type PanelOptions } from './panel.ts'
import type { Speech } from './strings.ts'

export type FrameOptions = Omit<PanelOptions, 'root' | 'draft' | 'onChange'> & {
  /** Container of the header and the panel. */
  root: HTMLElement
  /** Without it there is no close button. */
  close?: (() => void) | undefined
  onChange?: ((empty: boolean) => void) | undefined
}

const nameId = 'frontdesk-name'

/** The panel with a header, for the widget and the owner's preview. */
export class Frame {
  readonly panel: Panel
  readonly #options: FrameOptions
  readonly #header = element('header', { class: 'top' })
  #isEmpty = true

  constructor(options: FrameOptions) {
    const { root, session, look, speech, onMessage, onError } = options
    const body = element('div', { class: 'panel' })
    this.#options = options
    root.classList.add('frame')
    root.setAttribute('aria-labelledby', nameId)
    root.replaceChildren(this.#header, body)
    this.panel = new Panel({
      root: body,
      session,
      look,
      speech,
      draft: '',
      onChange: (empty) => this.#setEmpty(empty),
      ...(onMessage && { onMessage }),
      ...(onError && { onError }),
    })
    this.#draw(look, speech)
  }

  show(look: Look, speech: Speech): void {
    this.panel.show(look, speech)
    this.#draw(look, speech)
  }

  #draw({ name, language: lang }: Look, { language, strings }: Speech): void {
    const { root, session, close } = this.#options
    root.lang = language
    root.dir = directionOf(language)
    const mark = element('span', { class: 'mark', 'aria-hidden': 'true' }, firstCharacter(name))
    const title = element('h2', { class: 'name', id: nameId, lang, dir: 'auto' }, name)
    this.#header.replaceChildren(mark, title)
    if (!session.isFixed)
      this.#header.append(
        iconButton('plain new', 'new', strings.newConversation, () => this.panel.startOver()),
      )
    if (close) this.#header.append(iconButton('plain', 'close', strings.close, close))
    this.#setEmpty(this.#isEmpty)
  }

  #setEmpty(isEmpty: boolean): void {
    this.#isEmpty = isEmpty
    const startOver = this.#header.querySelector<HTMLElement>('.new')
    if (startOver) startOver.hidden = isEmpty
    this.#options.onChange?.(isEmpty)
  }
}

const firstCharacter = (name: string) => [...new Intl.Segmenter().segment(name.trim())][0]?.segment ?? ''
