import { openApi } from './api.ts'
import { element } from './dom.ts'
import { paint, wear } from './dress.ts'
import { Frame } from './frame.ts'
import { chooseLanguage } from './languages.ts'
import { lookOf, type WidgetLook } from './look.ts'
import { openMemory, passingMemory } from './memory.ts'
import { Session } from './session.ts'
import { english } from './strings/english.ts'
import { type Speech, speechIn } from './strings.ts'

export type { WidgetLook } from './look.ts'

export type MountOptions = {
  /** The server's origin; empty on its own pages. */
  server: string
  chatbotId: string
  /** This conversation and no other, such as a preview's: nothing is remembered of it. */
  sessionId?: string
  look: WidgetLook
  /** Of the interface; the visitor's browser decides otherwise. */
  locale?: string
  /** Called when the conversation begins or is cleared. */
  onChange?: (empty: boolean) => void
}

export type MountedPanel = { update(look: WidgetLook): void; destroy(): void }

/**
 * The panel in an element of a page of our own, as large as that is. `update` draws it in another look and leaves
 * the conversation as it is.
 */
export function mountPanel(host: HTMLElement, options: MountOptions): MountedPanel {
  const { server, chatbotId, sessionId, onChange } = options
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const root = element('section', {})
  const holder = element('div', { class: 'frontdesk' }, root)
  const memory = sessionId === undefined ? openMemory(chatbotId) : passingMemory(sessionId)
  const session = new Session(chatbotId, openApi(server), memory, sessionId !== undefined)
  let { look } = options
  let speech: Speech = { language: 'en', strings: english }
  if (shadow.adoptedStyleSheets.length === 0) wear(shadow)
  // Here, and not in frame.css: the widget on other sites would carry it.
  Object.assign(holder.style, { display: 'block', height: '100%' })
  Object.assign(root.style, { height: '100%', borderRadius: 'inherit', overflow: 'hidden' })
  shadow.replaceChildren(holder)
  const frame = new Frame({ root, session, look: lookOf(look), speech, onChange })
  let unpaint = () => {}
  const show = () => {
    unpaint()
    unpaint = paint(holder, look.theme.accent, look.theme.mode)
    frame.show(lookOf(look), speech)
  }
  const speak = async () => {
    const language = languageFor(look, options.locale)
    if (language !== speech.language) speech = await speechIn(language)
    show()
  }
  show()
  frame.panel.open()
  frame.panel.setShown(true)
  void speak().catch(() => {}) // It stays in English.
  return {
    update(changed) {
      look = changed
      void speak().catch(show)
    },
    destroy() {
      unpaint()
      frame.panel.destroy()
      holder.remove()
    },
  }
}

const languageFor = ({ language }: WidgetLook, locale: string | undefined) =>
  chooseLanguage([locale, ...navigator.languages, language])
