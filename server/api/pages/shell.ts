import { chooseLanguage, directionOf, type Language } from '../../../widget/languages.ts'
import { withoutReordering } from '../../../widget/reordering.ts'
import { stringsOf } from '../../../widget/strings/all.ts'
import type { Strings } from '../../../widget/strings/english.ts'
import type { Build } from './build.ts'
import { type Html, html } from './html.ts'
import { filled, type PageStrings, pageStringsOf } from './page-strings.ts'
import { type PageTheme, styleOf } from './page-theme.ts'
import { type PageConversation, transcript } from './transcript.ts'

export type PageChatbot = {
  id: string
  slug: string
  isPublic: boolean
  name: string
  description: string
  greeting: string
  suggestedQuestions: readonly string[]
  language: string
  theme: PageTheme
  /** Empty if the owner has set no name. */
  ownerName: string
  imageHosts: readonly string[]
  /** Origins that may embed the page in a frame. */
  framedBy: readonly string[]
}

export type Setting = {
  appName: string
  build: Build
  language: Language
  /** Such as https://chat.example.com. */
  origin: string
}

export type State = {
  /** Idempotency key of the form, for a double submit. */
  key: string
  conversation?: PageConversation | undefined
  /** The form's hidden field with the session, for a browser without cookies. */
  carried?: string | undefined
  /** Whether the form's message was just accepted; the page's script then continues this conversation. */
  isJustSaid?: boolean
  /** Why the message was rejected; `draft` is its text. */
  trouble?: string | undefined
  draft?: string | undefined
}

const newConversationShape =
  'M12 5H7a3 3 0 0 0-3 3v9a3 3 0 0 0 3 3h9a3 3 0 0 0 3-3v-5M10 14l1-4 8.500-8.500 3 3L14 13z'

export const addressOf = (slug: string) => `/c/${encodeURIComponent(slug)}`

/** @returns the visitor's language, else the chatbot's, if the interface supports it */
export function pageLanguage(acceptLanguage: string | undefined, otherwise?: string): Language {
  return chooseLanguage([...(acceptLanguage ?? '').split(','), otherwise])
}

/** The page of one chatbot, which is complete and works without its script. */
export function chatbotPage(chatbot: PageChatbot, setting: Setting, state: State): string {
  const { appName, build, language } = setting
  const strings = stringsOf(language)
  const words = pageStringsOf(language)
  const name = withoutReordering(chatbot.name)
  // Without cookies only the form can refresh the page.
  const refreshes = state.conversation?.turnState === 'running' && state.carried === undefined
  const head = html`${openGraph(chatbot, setting)}
${refreshes && html`<noscript><meta http-equiv="refresh" content="3"></noscript>`}
${style(chatbot.theme)}
<link rel="modulepreload" href="${build.languages[language]}">
<script type="module" src="${build.script}"></script>`
  const owner = withoutReordering(chatbot.ownerName).trim()
  const body = html`<header class="top">
<span class="mark" aria-hidden="true">${firstCharacter(chatbot.name)}</span>
<div class="title"><h1 class="name" lang="${tagOf(chatbot.language)}"><bdi>${chatbot.name}</bdi></h1>${owner !== '' && html`<p class="owner">${filled(words.by, { name: owner })}</p>`}</div>
<button class="plain" id="new-conversation" form="conversation" name="action" value="new" formnovalidate aria-label="${strings.newConversation}" title="${strings.newConversation}"${state.conversation === undefined && html` hidden`}><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${newConversationShape}"/></svg></button>
</header>
${panel(chatbot, { strings, words }, state)}`
  const title = chatbot.name === appName ? appName : `${name} · ${appName}`
  const description = chatbot.description || chatbot.greeting || strings.greeting
  return page({ ...setting, title, description, mode: chatbot.theme.mode, head, body })
}

export type Notice = { title: string; text: string; back?: { address: string; label: string } }

/** A page that shows a message instead of a conversation. */
export function noticePage({ title, text, back }: Notice, setting: Setting): string {
  const { appName } = setting
  const body = html`<header class="top">
<span class="mark" aria-hidden="true">${firstCharacter(appName)}</span>
<p class="name">${appName}</p>
</header>
<main class="missing">
<h1>${title}</h1>
<p>${text}</p>
${back !== undefined && html`<p><a class="link" href="${back.address}">${back.label}</a></p>`}
</main>`
  const head = html`<meta name="robots" content="noindex">`
  return page({ ...setting, title: `${title} · ${appName}`, description: text, mode: 'auto', head, body })
}

type Page = Setting & { title: string; description: string; mode: PageTheme['mode']; head: Html; body: Html }

function page({ language, title, description, mode = 'auto', head, body, build }: Page): string {
  const isRightToLeft = directionOf(language) === 'rtl'
  return html`<!doctype html>
<html lang="${language}"${isRightToLeft && html` dir="rtl"`}${mode !== 'auto' && html` data-mode="${mode}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${title}</title>
<meta name="description" content="${description}">
${themeColours(mode)}
<link rel="icon" type="image/svg+xml" href="${build.icon}">
<link rel="stylesheet" href="${build.style}">
${head}
</head>
<body>
${body}
</body>
</html>
`.markup
}

/** Colours the browser's own interface like the page's background. */
function themeColours(mode: PageTheme['mode']): Html {
  const [light, dark] = ['#ffffff', '#131417']
  if (mode === 'light') return html`<meta name="theme-color" content="${light}">`
  if (mode === 'dark') return html`<meta name="theme-color" content="${dark}">`
  return html`<meta name="theme-color" content="${light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)">`
}

/** Not escaped: it holds only colours, and the Content-Security-Policy has its hash. */
function style(theme: PageTheme): Html {
  const made = styleOf(theme)
  return made ? { markup: `<style>${made.css}</style>` } : html``
}

function openGraph(chatbot: PageChatbot, { appName, language, origin }: Setting): Html {
  const { slug, description, greeting } = chatbot
  const address = origin + addressOf(slug)
  return html`<link rel="canonical" href="${address}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${appName}">
<meta property="og:title" content="${withoutReordering(chatbot.name)}">
<meta property="og:description" content="${description || greeting || stringsOf(language).greeting}">
<meta property="og:url" content="${address}">
<meta property="og:locale" content="${localeOf(chatbot.language)}">
<meta name="twitter:card" content="summary">`
}

/** Open Graph locales need a territory: the usual one of each language. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en_US', bn: 'bn_BD', zh: 'zh_TW', ar: 'ar_AR' }

function localeOf(language: string): string {
  const [primary = 'en', ...subtags] = tagOf(language).split('-')
  const territory = subtags.find((subtag) => /^[a-z]{2}$/i.test(subtag))
  if (territory) return `${primary.toLowerCase()}_${territory.toUpperCase()}`
  return LOCALES[primary.toLowerCase()] ?? primary.toLowerCase()
}

type Words = { strings: Strings; words: PageStrings }

/** The same markup as the script's (introduction.ts, composer.ts), so that the layout doesn't shift. */
function panel(chatbot: PageChatbot, { strings, words }: Words, state: State): Html {
  const language = tagOf(chatbot.language)
  const { name, slug, description, suggestedQuestions: questions, imageHosts } = chatbot
  const { conversation } = state
  const chip = (question: string) =>
    html`<button class="chip" form="conversation" name="question" value="${question}" formnovalidate dir="auto">${question}</button>`
  const address = `${addressOf(slug)}#latest`
  return html`<main class="panel" id="panel" data-chatbot-id="${chatbot.id}" data-name="${name}" data-language="${language}"${imageHosts.length > 0 && html` data-image-hosts="${imageHosts.join(' ')}"`}${conversation !== undefined && html` data-session-id="${conversation.sessionId}"`}${state.isJustSaid === true && html` data-just-said`}>
<div class="log drawn${conversation !== undefined && ' talking'}"><div class="introduction" lang="${language}">
<p class="greeting" dir="auto">${chatbot.greeting || strings.greeting}</p>
${description !== '' && html`<p class="description" dir="auto">${description}</p>`}
${questions.length > 0 && html`<div class="chips" role="group" aria-label="${strings.suggestions}">${questions.map(chip)}</div>`}
</div>
${conversation !== undefined && transcript(conversation, { strings, page: words, name, language, address, isCarried: state.carried !== undefined })}</div>
${composer(chatbot, strings, state)}
</main>`
}

function composer({ slug }: PageChatbot, strings: Strings, state: State): Html {
  const { key, conversation, carried, trouble, draft = '' } = state
  const banner = trouble ?? (conversation?.isTakenOver ? strings.human : undefined)
  return html`<form class="composer" id="conversation" method="post" action="${addressOf(slug)}">${banner !== undefined && html`<p class="banner"${trouble !== undefined && html` role="alert"`}>${banner}</p>`}<input type="hidden" name="key" value="${key}">${carried !== undefined && html`<input type="hidden" name="session" value="${carried}">`}<div class="box"><label><span class="hidden">${strings.message}</span><textarea name="message" rows="1" dir="auto" maxlength="5000" required placeholder="${strings.placeholder}" autocomplete="off">${draft}</textarea></label><button class="send" aria-label="${strings.send}" title="${strings.send}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/></svg></button></div><p class="note">${strings.note}</p></form>`
}

const firstCharacter = (name: string) => [...new Intl.Segmenter().segment(name.trim())][0]?.segment ?? ''

/** The stored language tag, or English if it is invalid. */
const tagOf = (language: string) => (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en')
