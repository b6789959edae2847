import { withoutReordering } from '../../../widget/reordering.ts'
import { chooseLanguage, type Language, type Strings, stringsOf } from '../../../widget/strings.ts'
import type { Assets } from './assets.ts'
import { type Html, html } from './html.ts'

export type PublicChatbot = {
  id: string
  name: string
  description: string
  greeting: string
  suggestedQuestions: readonly string[]
  language: string
  /** Origins whose pages may show it in a frame. */
  framedBy: readonly string[]
}

const newConversationShape =
  'M12 5H7a3 3 0 0 0-3 3v9a3 3 0 0 0 3 3h9a3 3 0 0 0 3-3v-5M10 14l1-4 8.500-8.500 3 3L14 13z'

/** The page of one chatbot: whole without its script but for the talking itself. */
export function chatbotPage(chatbot: PublicChatbot, appName: string, assets: Assets): string {
  const language = chooseLanguage([chatbot.language])
  const strings = stringsOf(language)
  const title = chatbot.name === appName ? appName : `${withoutReordering(chatbot.name)} · ${appName}`
  const head = html`${openGraph(chatbot, appName)}
<script type="module" src="${assets.script.path}"></script>`
  const body = html`<header class="top">
<span class="mark" aria-hidden="true">${firstCharacter(chatbot.name)}</span>
<h1 class="name" lang="${tagOf(chatbot.language)}" dir="auto">${chatbot.name}</h1>
<button class="plain" id="new-conversation" type="button" aria-label="${strings.newConversation}" title="${strings.newConversation}" hidden><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${newConversationShape}"/></svg></button>
</header>
${panel(chatbot, strings)}
<noscript><p class="scriptless">${strings.noScript}</p></noscript>`
  return page({ language, title, description: chatbot.description, head, body, assets })
}

/** What stands where no public chatbot is; in the visitor's language, since there is no chatbot's. */
export function missingPage(acceptLanguage: string | undefined, appName: string, assets: Assets): string {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '')
  const language = chooseLanguage(wanted)
  const { missingTitle, missingText } = stringsOf(language)
  const body = html`<header class="top">
<span class="mark" aria-hidden="true">${firstCharacter(appName)}</span>
<p class="name">${appName}</p>
</header>
<main class="missing">
<h1>${missingTitle}</h1>
<p>${missingText}</p>
</main>`
  const title = `${missingTitle} · ${appName}`
  return page({ language, title, description: missingText, head: html``, body, assets })
}

type Page = { language: Language; title: string; description: string; head: Html; body: Html; assets: Assets }

function page({ language, title, description, head, body, assets }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#131417" media="(prefers-color-scheme: dark)">
<link rel="icon" type="image/svg+xml" href="${assets.icon.path}">
<link rel="stylesheet" href="${assets.style.path}">
${head}
</head>
<body>
${body}
</body>
</html>
`.markup
}

const openGraph = ({ name, description, greeting }: PublicChatbot, appName: string) =>
  html`<meta property="og:type" content="website">
<meta property="og:site_name" content="${appName}">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${description || greeting}">
<meta name="twitter:card" content="summary">`

/** The panel as its script will draw it (introduction.ts, composer.ts), so that nothing moves when it takes over. */
function panel(chatbot: PublicChatbot, strings: Strings): Html {
  const language = tagOf(chatbot.language)
  const chip = (question: string) => html`<button class="chip" type="button" dir="auto">${question}</button>`
  const { description, suggestedQuestions: questions } = chatbot
  const greeting = chatbot.greeting || strings.greeting
  return html`<main class="panel" id="panel" data-chatbot-id="${chatbot.id}" data-name="${chatbot.name}" data-language="${language}">
<div class="log"><div class="introduction" lang="${language}">
<p class="greeting" dir="auto">${greeting}</p>
${description !== '' && html`<p class="description" dir="auto">${description}</p>`}
${questions.length > 0 && html`<div class="chips" role="group" aria-label="${strings.suggestions}">${questions.map(chip)}</div>`}
</div></div>
<form class="composer"><div class="box"><label><span class="hidden">${strings.message}</span><textarea rows="1" placeholder="${strings.placeholder}" autocomplete="off"></textarea></label><button class="send" type="button" aria-label="${strings.send}" disabled><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/></svg></button></div><p class="note">${strings.note}</p></form>
</main>`
}

const firstCharacter = (name: string) => [...new Intl.Segmenter().segment(name.trim())][0]?.segment ?? ''

/** A language tag of the database, or English when it is none. */
const tagOf = (language: string) => (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en')
