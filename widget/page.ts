import { openApi } from './api.ts'
import { followKeyboard } from './keyboard.ts'
import { chooseLanguage, directionOf } from './languages.ts'
import { openMemory } from './memory.ts'
import { Panel } from './panel.ts'
import { Session } from './session.ts'
import { speechIn } from './strings.ts'

/** The public page: hydrates the server-rendered shell in the visitor's language. */
async function start(root: HTMLElement): Promise<void> {
  const wanted = chooseLanguage([...navigator.languages, document.documentElement.lang])
  const speech = await speechIn(wanted)
  const { language, strings } = speech
  const newConversation = document.querySelector<HTMLButtonElement>('#new-conversation')
  const { documentElement: page } = document
  page.lang = language
  page.dir = directionOf(language)
  const { chatbotId, look, draft, sessionId, isJustSaid } = readShell(root)
  const memory = openMemory(chatbotId)
  // The panel continues the form's conversation, but a bare link does not replace the stored one.
  if (sessionId && (isJustSaid || !memory.sessionId)) memory.save({ sessionId, previousSessionId: undefined })
  if (location.hash === '#latest') history.replaceState(null, '', location.pathname)
  const panel = new Panel({
    root,
    session: new Session(chatbotId, openApi(), memory),
    look,
    speech,
    draft,
    onChange(empty) {
      if (newConversation) newConversation.hidden = empty
    },
  })
  // Until now the form owned it.
  newConversation?.setAttribute('type', 'button')
  newConversation?.addEventListener('click', () => panel.startOver())
  newConversation?.setAttribute('aria-label', strings.newConversation)
  newConversation?.setAttribute('title', strings.newConversation)
  followKeyboard(page)
  panel.open()
  panel.setShown(true)
  if (matchMedia('(hover: hover)').matches) panel.focus()
}

function readShell(root: HTMLElement) {
  const { chatbotId = '', name = '', language = 'en', imageHosts = '', sessionId, justSaid } = root.dataset
  const text = (selector: string) => root.querySelector(selector)?.textContent ?? ''
  const look = {
    name,
    language,
    greeting: text('.greeting'),
    description: text('.description'),
    suggestedQuestions: Array.from(root.querySelectorAll('.chip'), (chip) => chip.textContent ?? ''),
    imageHosts: imageHosts.split(' ').filter(Boolean),
  }
  const isJustSaid = justSaid !== undefined
  return { chatbotId, look, sessionId, isJustSaid, draft: root.querySelector('textarea')?.value ?? '' }
}

const root = document.getElementById('panel')
if (root) void start(root)
