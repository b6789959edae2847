/**
 * The script of the embed snippet: adds the button when the page is idle, and loads the panel on first use. It has to
 * stay within 2 KB; everything else is in widget.ts.
 */
import { chooseLanguage, directionOf } from './languages.ts'
import css from './loader.css?inline'
import type { WidgetLook } from './look.ts'
import type { Widget } from './widget.ts'

/** The panel's path, with a content hash. */
declare const PANEL: string

type Handler = (detail?: unknown) => void

/** The button's label, and the text when loading fails. */
const words = {
  en: ['Chat with', 'Try again'],
  bn: ['চ্যাট', 'আবার চেষ্টা করুন'],
  'zh-Hant': ['聊天', '再試一次'],
  ar: ['دردشة', 'أعد المحاولة'],
}

function start({ src, dataset }: HTMLScriptElement, chatbotId: string) {
  const server = src.replace(/\/widget\.js.*/, '')
  const handlers = new Set<[event: string, handler: Handler]>()
  const host = document.createElement('frontdesk-widget')
  const shadow = host.attachShadow({ mode: 'open' })
  const launcher = document.createElement('button')
  let look: WidgetLook
  let { locale, token } = dataset
  let tries = 0
  let loading: Promise<Widget> | undefined
  const drawn = idle().then(draw)

  /** Remembers per tab whether the panel is open. Storage may be blocked. */
  function last(event?: string): string | undefined {
    const key = `frontdesk:${chatbotId}:last`
    try {
      if (event) sessionStorage[key] = event
      return sessionStorage[key]
    } catch {
      return undefined
    }
  }

  function emit(event: string, detail?: unknown) {
    if (/open|close/.test(event)) last(event)
    for (const [name, handler] of handlers) if (name === event) queueMicrotask(() => handler(detail))
  }

  const language = () =>
    chooseLanguage([locale, document.documentElement.lang, ...navigator.languages, look.language])

  function show() {
    if (!look) return
    host.lang = language()
    host.dir = directionOf(language())
    host.dataset.side = look.theme.position
    host.style.setProperty('--back', look.theme.accent)
    launcher.ariaLabel = `${words[language()][0]} ${look.name}`
  }

  async function draw() {
    const address = `${server}/api/chat/widget/config/${chatbotId}`
    try {
      const answer = await fetch(address)
      if (!answer.ok) throw answer
      look = await answer.json()
      put()
    } catch {
      // Unknown chatbot, site not allowed, or no server: show no button.
      emit('error', { code: 'gone' })
    }
  }

  function put() {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    shadow.adoptedStyleSheets.push(sheet)
    Object.assign(launcher, {
      className: 'launcher',
      ariaExpanded: 'false',
      onpointerenter: fetchAhead,
      onfocus: fetchAhead,
      onclick: () => (launcher.ariaExpanded === 'true' ? api.close() : api.open()),
    })
    shadow.append(launcher)
    show()
    document.body.append(host)
    emit('ready')
    if ((last() ?? ('open' in dataset && 'open')) === 'open')
      void load().then((widget) => widget.open(false), fail)
  }

  const fetchAhead = () => void load().catch(() => {})

  /** Retries use another URL, since browsers cache a failed module load. */
  function load(): Promise<Widget> {
    if (loading) return loading
    if (!look) return Promise.reject()
    launcher.ariaBusy = 'true'
    const fetched = import(`${server}${PANEL}?${tries++}`)
    loading = fetched
      .then(({ mount }) =>
        mount({ server, chatbotId, look, language: language(), token, shadow, launcher, emit }),
      )
      .finally(() => {
        launcher.ariaBusy = null
      })
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  function fail() {
    launcher.ariaLabel = launcher.textContent = `⚠ ${words[language()][1]}`
    emit('error', { code: 'unreachable' })
  }

  const api = {
    open() {
      launcher.textContent = ''
      show()
      return drawn
        .then(load)
        .then((widget) => widget.open())
        .catch(fail)
    },
    close: () => loading?.then((widget) => widget.close()),
    identify(given?: string) {
      token = given
      void loading?.then((widget) => widget.identify(given))
    },
    setLocale(tag: string) {
      locale = tag
      show()
      void loading?.then((widget) => widget.speak(look, language()))
    },
    on(event: string, handler: Handler) {
      const entry: [string, Handler] = [event, handler]
      handlers.add(entry)
      if (event === 'ready' && host.isConnected) queueMicrotask(handler)
      return () => void handlers.delete(entry)
    },
    destroy() {
      void drawn.then(() => host.remove())
      void loading?.then((widget) => widget.destroy())
      if (page.frontdesk === api) page.frontdesk = undefined
    },
  }
  return api
}

/** Once the page has loaded and is idle. */
const idle = () =>
  new Promise<unknown>((done) => {
    const wait = () => (window.requestIdleCallback ?? setTimeout)(done)
    if (document.readyState === 'complete') wait()
    else addEventListener('load', wait)
  })

const page = window as unknown as { frontdesk: ReturnType<typeof start> | undefined }
const script = document.currentScript as HTMLScriptElement
const { chatbotId } = script.dataset
if (chatbotId) {
  const api = start(script, chatbotId)
  page.frontdesk ??= api
}
