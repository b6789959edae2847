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
  /** A fixed session, such as a preview's; nothing is stored. */
  sessionId?: string
  look: WidgetLook
  /** Interface language; defaults to the browser's. */
  locale?: string
  /** Called when the conversation starts or is cleared. */
  onChange?: (empty: boolean) => void
}

export type MountedPanel = { update(look: WidgetLook): void; destroy(): void }

/**
 * Mounts the panel into an element of one of our pages and fills it. `update` changes the look and keeps the
 * conversation.
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
  // Not in frame.css, to keep the embedded widget small.
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
  void speak().catch(() => {}) // Falls back to English.
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
