/** A conversation as plain text, for pages without scripts. Its content is never rendered as markup. */
import { languageOf } from '../../../widget/language.ts'
import type { Strings } from '../../../widget/strings/english.ts'
import { toPlainText } from '../../text/plain-text.ts'
import { type Html, html } from './html.ts'
import type { PageStrings } from './page-strings.ts'

export type ShownMessage = { role: 'user' | 'assistant'; content: string; isByOwner: boolean }

export type PageConversation = {
  sessionId: string
  messages: readonly ShownMessage[]
  /** State of the newest turn. */
  turnState: string | undefined
  /** Whether the owner replies instead of the chatbot. */
  isTakenOver: boolean
}

type Words = {
  strings: Strings
  page: PageStrings
  name: string
  language: string
  address: string
  /** Whether the form carries the session; then only the form can show the conversation again. */
  isCarried: boolean
}

export function transcript({ messages, turnState, isTakenOver }: PageConversation, words: Words): Html {
  const { strings } = words
  const drawn = messages.map((message, index) => article(message, words, index === messages.length - 1))
  return html`${drawn}
${turnState === 'running' && waiting(words)}
${isUnanswered(turnState) && html`<p class="again"><span class="trouble">${turnState === 'stopped' ? strings.stopped : turnState === 'failed' ? strings.silent : strings.cut}</span> <button class="link" form="conversation" name="action" value="retry" formnovalidate>${strings.retry}</button></p>`}
${(isTakenOver || (turnState === 'running' && words.isCarried)) && html`<p class="again">${look(words)}</p>`}`
}

function look({ page, address, isCarried }: Words): Html {
  return isCarried
    ? html`<button class="link" form="conversation" name="action" value="look" formnovalidate>${page.look}</button>`
    : html`<a class="link" href="${address}">${page.look}</a>`
}

/** Whether the last message can be retried. */
export function isUnanswered(turnState: string | undefined): boolean {
  return turnState === 'failed' || turnState === 'stopped' || turnState === 'interrupted'
}

function article({ role, content, isByOwner }: ShownMessage, words: Words, isLast: boolean): Html {
  const { strings, name, language } = words
  const label = role === 'user' ? strings.you : isByOwner ? strings.person : name
  const text = role === 'user' ? content : toPlainText(content)
  return html`<article class="message ${role}" aria-label="${label}"${isLast && html` id="latest"`}>${isByOwner && html`<p class="by">${strings.person}</p>`}<div class="body" dir="auto" lang="${languageOf(content, language)}">${text}</div></article>`
}

function waiting({ strings, name }: Words): Html {
  return html`<article class="message assistant" aria-label="${name}"><div class="body"><span class="typing" role="img" aria-label="${strings.typing}"><i></i><i></i><i></i></span></div></article>`
}
