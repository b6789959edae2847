import { button, element } from './dom.ts'
import type { Strings } from './strings.ts'

type Words = { greeting: string; description: string; questions: readonly string[]; lang: string }

/** The greeting of an empty conversation. The server renders the same into the page's HTML (shell.ts). */
export function introduction(words: Words, strings: Strings, ask: (question: string) => void): HTMLElement {
  const { greeting, description, questions, lang } = words
  const chips = questions.map((question) =>
    button({ class: 'chip', dir: 'auto' }, () => ask(question), question),
  )
  const intro = element(
    'div',
    { class: 'introduction', lang },
    element('p', { class: 'greeting', dir: 'auto' }, greeting),
  )
  if (description) intro.append(element('p', { class: 'description', dir: 'auto' }, description))
  const group = element('div', { class: 'chips', role: 'group', 'aria-label': strings.suggestions }, ...chips)
  if (chips.length > 0) intro.append(group)
  return intro
}
