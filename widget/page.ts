import { Panel } from './panel.ts'
import { chooseLanguage, stringsOf } from './strings.ts'

/** The page around the panel: takes over the shell that the server drew, in the visitor's language. */
function start(root: HTMLElement): void {
  const language = chooseLanguage(navigator.languages)
  const strings = stringsOf(language)
  const newConversation = document.querySelector<HTMLButtonElement>('#new-conversation')
  document.documentElement.lang = language
  const panel = new Panel({
    ...readShell(root),
    root,
    language,
    onChange(empty) {
      if (newConversation) newConversation.hidden = empty
    },
  })
  newConversation?.addEventListener('click', () => panel.startOver())
  newConversation?.setAttribute('aria-label', strings.newConversation)
  newConversation?.setAttribute('title', strings.newConversation)
  followKeyboard()
  panel.open()
  if (matchMedia('(hover: hover)').matches) panel.focus()
}

function readShell(root: HTMLElement) {
  const { chatbotId = '', name = '', language = 'en' } = root.dataset
  const text = (selector: string) => root.querySelector(selector)?.textContent ?? ''
  const chatbot = {
    id: chatbotId,
    name,
    language,
    greeting: text('.greeting'),
    description: text('.description'),
  }
  const suggestedQuestions = Array.from(root.querySelectorAll('.chip'), (chip) => chip.textContent ?? '')
  return { chatbot, suggestedQuestions, draft: root.querySelector('textarea')?.value ?? '' }
}

/** Safari lays its keyboard over the page instead of shrinking it; then the page takes the height that is left. */
function followKeyboard(): void {
  const viewport = window.visualViewport
  viewport?.addEventListener('resize', () => {
    const covered = viewport.scale === 1 && viewport.height < window.innerHeight - 1
    document.documentElement.style.setProperty('--height', covered ? `${viewport.height}px` : '')
  })
}

const root = document.getElementById('panel')
if (root) start(root)
