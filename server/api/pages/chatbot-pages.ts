/** The public page of each chatbot at `/c/{slug}`; the sample chatbot's is also at `/`. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { useFormBodies } from '../../http/body-parsers.ts'
import { toProblem } from '../../http/error-handler.ts'
import { pageHeaders } from '../../http/security-headers.ts'
import type { Build } from './build.ts'
import { formRoute } from './form-route.ts'
import {
  createPageSessions,
  type PageSessions,
  pageState,
  pageStateCookie,
  sessionInCookie,
} from './page-sessions.ts'
import { pageStringsOf } from './page-strings.ts'
import { styleOf } from './page-theme.ts'
import type { PagesOptions } from './pages.ts'
import {
  addressOf,
  chatbotPage,
  type Notice,
  noticePage,
  type PageChatbot,
  pageLanguage,
  type Setting,
  type State,
} from './shell.ts'

type Viewed = { Params: { slug: string } }

export type Pages = PagesOptions & { build: Build; sessions: PageSessions }

export async function chatbotPages(
  app: FastifyInstance,
  options: PagesOptions & { build: Build },
): Promise<void> {
  const pages = { ...options, sessions: createPageSessions(options.secret) }
  app.setErrorHandler((error, request, reply) => sendError(pages, error, request, reply))
  const show = (slug: string, request: FastifyRequest, reply: FastifyReply) =>
    showPage(pages, slug, request, reply)
  app.get('/', { schema: { hide: true } }, (request, reply) => show(options.sampleSlug, request, reply))
  app.get<Viewed>('/c/:slug', { schema: { hide: true } }, (request, reply) =>
    show(request.params.slug, request, reply),
  )
  await app.register(async (scope) => {
    useFormBodies(scope)
    formRoute(scope, pages)
  })
}

async function showPage(
  pages: Pages,
  slug: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const chatbot = await pages.findChatbot(slug)
  if (!chatbot?.isPublic) return sendAbsent(pages, chatbot, request, reply)
  const conversation = await pages.conversations.read(sessionInCookie(request, chatbot.id), chatbot.id)
  const isJustSaid = pageState(request) === 'said'
  noteCookies(chatbot, request, reply)
  const state = { key: randomUUID(), conversation, isJustSaid }
  return conversation
    ? sendPage(pages, chatbot, state, request, reply)
    : sendFresh(pages, chatbot, request, reply)
}

/** Sets a cookie, to see at the next form whether the browser keeps it. Its path does not match `/`. */
function noteCookies({ id, slug }: PageChatbot, request: FastifyRequest, reply: FastifyReply): void {
  if (request.routeOptions.url === '/' || pageState(request) === 'open') return
  reply.header('set-cookie', pageStateCookie(request, { id, address: addressOf(slug) }, 'open'))
}

/**
 * Sends a page without a conversation; only the form's key is new each time. The page has no ETag: after
 * "new conversation", a 304 would bring back the old key, and with it the old conversation.
 */
function sendFresh(
  pages: Pages,
  chatbot: PageChatbot,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const setting = settingOf(pages, request, chatbot.language)
  reply.headers({ ...headersFor(chatbot), 'cache-control': 'private, no-cache' })
  vary(reply)
  return sendHtml(reply, 200, chatbotPage(chatbot, setting, { key: randomUUID() }))
}

/** Sends a page with a conversation, which must not be cached. */
export function sendPage(
  pages: Pages,
  chatbot: PageChatbot,
  state: State,
  request: FastifyRequest,
  reply: FastifyReply,
  status = 200,
): FastifyReply {
  reply.headers({ ...headersFor(chatbot), 'cache-control': 'no-store' })
  vary(reply)
  return sendHtml(reply, status, chatbotPage(chatbot, settingOf(pages, request, chatbot.language), state))
}

/** Sends the page for a private or an unknown chatbot. */
export function sendAbsent(
  pages: Pages,
  chatbot: PageChatbot | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const words = pageStringsOf(settingOf(pages, request).language)
  return chatbot
    ? sendNotice(pages, 403, { title: words.privateTitle, text: words.privateText }, request, reply)
    : sendNotice(pages, 404, { title: words.missingTitle, text: words.missingText }, request, reply)
}

export function sendNotice(
  pages: Pages,
  status: number,
  notice: Notice,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.headers(pageHeaders())
  vary(reply)
  return sendHtml(reply, status, noticePage(notice, settingOf(pages, request)))
}

/** Error handler: sends a page that people understand. */
function sendError(pages: Pages, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error)
  if (problem.status >= 500) request.log.error({ err: error, cause: problem.cause }, problem.message)
  const { troubleTitle: title, troubleText: text } = pageStringsOf(settingOf(pages, request).language)
  return sendNotice(pages, problem.status, { title, text }, request, reply.headers(problem.headers))
}

function settingOf({ appName, build }: Pages, request: FastifyRequest, language?: string): Setting {
  const origin = `${request.protocol}://${request.host}`
  return { appName, build, origin, language: pageLanguage(request.headers['accept-language'], language) }
}

function headersFor({ framedBy, imageHosts, theme }: PageChatbot): Record<string, string> {
  return pageHeaders({ framedBy, imageHosts, styleHash: styleOf(theme)?.hash, hasForm: true })
}

/** Extends the Vary header that the app has set already. */
function vary(reply: FastifyReply): void {
  reply.header('vary', [reply.getHeader('vary'), 'accept-language, cookie'].filter(Boolean).join(', '))
}

function sendHtml(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(markup)
}
