import { openApi } from './api.ts'
import { element } from './dom.ts'
import { paint, wear } from './dress.ts'
import { Frame } from './frame.ts'
import { followKeyboard } from './keyboard.ts'
import type { Language } from './languages.ts'
import { lookOf, type WidgetLook } from './look.ts'
import { openMemory } from './memory.ts'
import { problemOf } from './problem.ts'
import { Session } from './session.ts'
import { speechIn } from './strings.ts'

/** Options from the loader. */
export type WidgetOptions = {
  /** The server's address. */
  server: string
  chatbotId: string
  look: WidgetLook
  language: Language
  shadow: ShadowRoot
  launcher: HTMLElement
  /** Proves who the visitor is. */
  token?: string | undefined
  emit(event: string, detail?: unknown): void
}

/** The panel's interface for the loader. */
export type Widget = Awaited<ReturnType<typeof mount>>

/** The panel as a dialog over a host page. On a phone it fills the screen and traps the focus. */
const phone = matchMedia('(max-width: 479px)')

export async function mount(options: WidgetOptions) {
  const { server, chatbotId, shadow, launcher, emit } = options
  const dialog = element('dialog', { id: 'frontdesk-panel' })
  launcher.setAttribute('aria-controls', 'frontdesk-panel')
  const session = new Session(chatbotId, openApi(server), openMemory(chatbotId))
  const events = new AbortController()
  const { signal } = events
  const holder = element('div', { class: 'frontdesk' }, dialog)
  wear(shadow)
  const unpaint = paint(holder, options.look.theme.accent, options.look.theme.mode)
  const frame = new Frame({
    root: dialog,
    session,
    look: lookOf(options.look),
    speech: await speechIn(options.language),
    close,
    onMessage: (message) => emit('message', message),
    onError: ({ kind }) => emit('error', { code: kind }),
  })
  const unfollow = followKeyboard(dialog)
  let isLoaded = false
  let { token } = options
  session.onRefused = (error) => {
    const { kind, code = kind } = problemOf(error)
    // biome-ignore lint/suspicious/noConsole: for the site's developer, who gets no other hint.
    window.console.error(`Frontdesk: visitor not verified (${code})`)
    emit('identityrefused', { code })
  }
  shadow.append(holder)
  dialog.addEventListener('keydown', (event) => {
    // Skip if already handled, such as by stopping a reply or ending a composition.
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    event.preventDefault()
    close()
  })
  // The phone's back button.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    close()
  })
  phone.addEventListener('change', () => dialog.open && show(), { signal })

  function show() {
    const hadFocus = dialog.matches(':focus-within')
    dialog.close()
    if (phone.matches) dialog.showModal()
    // `dialog.show()` would move the focus.
    else dialog.open = true
    if (hadFocus) frame.panel.focus()
  }

  /** Loads nothing and identifies nobody before it is visible. */
  function load() {
    isLoaded = true
    if (token) identify(token)
    else frame.panel.open()
  }

  function identify(given?: string) {
    token = given
    if (isLoaded) frame.panel.identify(given)
  }

  function open(withFocus = true) {
    if (dialog.open) return
    if (!isLoaded) load()
    show()
    launcher.ariaExpanded = 'true'
    frame.panel.setShown(true)
    if (withFocus) frame.panel.focus()
    emit('open')
  }

  function close() {
    if (!dialog.open) return
    const hadFocus = dialog.matches(':focus-within')
    dialog.close()
    launcher.ariaExpanded = 'false'
    frame.panel.setShown(false)
    if (hadFocus) launcher.focus({ preventScroll: true })
    emit('close')
  }

  return {
    open,
    close,
    identify,
    async speak(look: WidgetLook, language: Language) {
      frame.show(lookOf(look), await speechIn(language))
    },
    destroy() {
      events.abort()
      unfollow()
      unpaint()
      frame.panel.destroy()
    },
  }
}
