/** The form of a page without scripts: send a message, retry, refresh, start a new conversation. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../widget/languages.ts'
import { stringsOf } from '../../../widget/strings/all.ts'
import { networkOf } from '../../http/address.ts'
import { toProblem } from '../../http/error-handler.ts'
import { isFromElsewhere, isFromOwnPage } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { UUID } from '../../http/schemas.ts'
import type { Visit } from '../../visitors/visits.ts'
import { type Pages, sendAbsent, sendNotice, sendPage } from './chatbot-pages.ts'
import { keepsCookies, pageState, pageStateCookie, sessionCookie, sessionInCookie } from './page-sessions.ts'
import { filled, pageStringsOf } from './page-strings.ts'
import { addressOf, type PageChatbot, pageLanguage } from './shell.ts'

type Posted = { Params: { slug: string }; Body: Record<string, string> | undefined }

/** Holds the longest message, percent-encoded, with the other fields. */
const BODY_LIMIT_BYTES = 128 * 1024
const MAX_MESSAGE_LENGTH = 5000

/** The session of a form; `isKept` when a cookie holds it. */
type FormSession = { sessionId: string; visit: Visit; isKept: boolean }

export function formRoute(app: FastifyInstance, pages: Pages): void {
  app.post<Posted>(
    '/c/:slug',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: { idempotency: { none: 'the form has its own idempotency key in a field' } },
      schema: { hide: true },
    },
    async (request, reply) => {
      const words = pageStringsOf(pageLanguage(request.headers['accept-language']))
      if (isFromElsewhere(request)) {
        const back = { address: addressOf(request.params.slug), label: words.back }
        const notice = { title: words.foreignTitle, text: words.foreignText, back }
        return sendNotice(pages, 403, notice, request, reply)
      }
      const chatbot = await pages.findChatbot(request.params.slug)
      if (!chatbot?.isPublic) return sendAbsent(pages, chatbot, request, reply)
      return answer(pages, chatbot, request.body ?? {}, request, reply)
    },
  )
}

async function answer(
  pages: Pages,
  chatbot: PageChatbot,
  fields: Record<string, string>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const address = addressOf(chatbot.slug)
  if (fields.action === 'new')
    return reply
      .header('set-cookie', sessionCookie(request, { id: chatbot.id, address }, null))
      .redirect(address, 303)
  const text = textOf(fields)
  const session = await findSession(pages, chatbot, fields, request)
  try {
    const current = await applyForm(pages, chatbot, { session, fields, text }, request, reply)
    // Nothing to retry, or the chatbot is no longer public: the page shows the current state.
    if (!current) return reply.redirect(address, 303)
    return await showConversation(pages, chatbot, current, request, reply)
  } catch (error) {
    return sendRefusal(pages, chatbot, { session, error, draft: text }, request, reply)
  }
}

/** Redirects if a cookie carries the session; otherwise sends the page, whose form carries it. */
async function showConversation(
  pages: Pages,
  chatbot: PageChatbot,
  { sessionId, isKept }: FormSession,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const page = { id: chatbot.id, address: addressOf(chatbot.slug) }
  if (!isKept) reply.header('set-cookie', sessionCookie(request, page, sessionId))
  if (keepsCookies(request, chatbot.id)) {
    if (pageState(request)) reply.header('set-cookie', pageStateCookie(request, page, 'said'))
    return reply.redirect(`${page.address}#latest`, 303)
  }
  const conversation = await pages.conversations.read(sessionId, chatbot.id)
  const carried = pages.sessions.carry(sessionId, chatbot.id, networkOf(request))
  return sendPage(
    pages,
    chatbot,
    { key: randomUUID(), conversation, carried, isJustSaid: true },
    request,
    reply,
  )
}

/** The suggested question that was pressed, or the message. */
function textOf({ question, message = '' }: Record<string, string>): string {
  return (question ?? message).replaceAll('\r\n', '\n').trim()
}

/** The cookie's session takes precedence over the form's. */
async function findSession(
  pages: Pages,
  { id }: PageChatbot,
  fields: Record<string, string>,
  request: FastifyRequest,
): Promise<FormSession | undefined> {
  const kept = sessionInCookie(request, id)
  for (const sessionId of [kept, carriedSession(pages, id, fields.session ?? '', request)]) {
    const visit = await pages.conversations.visit(sessionId, id)
    if (sessionId && visit) return { sessionId, visit, isKept: sessionId === kept }
  }
  return undefined
}

/** Against session fixation by a form on another site: the origin or the network has to match. */
function carriedSession(
  { sessions }: Pages,
  chatbotId: string,
  field: string,
  request: FastifyRequest,
): string | undefined {
  const carried = sessions.carried(field, chatbotId)
  const isOwn = carried && (isFromOwnPage(request) || carried.network === networkOf(request))
  return isOwn ? carried.sessionId : undefined
}

type Submission = { session: FormSession | undefined; fields: Record<string, string>; text: string }

/**
 * @returns the session; undefined when there was nothing to do
 * @throws Problem, and errors that prevent a turn from starting
 */
async function applyForm(
  { conversations, sessions }: Pages,
  chatbot: PageChatbot,
  { session: known, fields, text }: Submission,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FormSession | undefined> {
  if (fields.action === 'look') return known
  const isRetry = fields.action === 'retry'
  if (!isRetry) check(text)
  if (!known && isRetry) return undefined
  const key = UUID.test(fields.key ?? '') ? (fields.key ?? '') : randomUUID()
  const session = known ?? (await begin())
  if (!session) return undefined
  const { sessionId, visit } = session
  if (isRetry) await conversations.retry(sessionId, visit, reply)
  else
    await conversations.say({ sessionId, turnId: sessions.turnOf(sessionId, key, text), text }, visit, reply)
  return session

  async function begin(): Promise<FormSession | undefined> {
    const named = sessions.begun(chatbot.id, key, networkOf(request))
    const sessionId = await conversations.begin(named, chatbot.id, reply)
    const visit = await conversations.visit(sessionId, chatbot.id)
    return sessionId && visit ? { sessionId, visit, isKept: false } : undefined
  }
}

/** @throws Problem 422 */
function check(text: string): void {
  const length = [...text].length
  if (length > 0 && length <= MAX_MESSAGE_LENGTH) return
  const message =
    length === 0 ? 'must not be blank' : `must not be longer than ${MAX_MESSAGE_LENGTH} characters`
  throw new Problem('invalid_request', { errors: [{ path: 'message', message }] })
}

type Refusal = { session: FormSession | undefined; error: unknown; draft: string }

/** Shows the page with the draft and the reason of the refusal. @throws internal errors again */
async function sendRefusal(
  pages: Pages,
  chatbot: PageChatbot,
  { session, error, draft }: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = toProblem(error)
  if (problem.status === 500) throw error
  const language = pageLanguage(request.headers['accept-language'], chatbot.language)
  const conversation = await pages.conversations.read(session?.sessionId, chatbot.id)
  const carried =
    session && !session.isKept
      ? pages.sessions.carry(session.sessionId, chatbot.id, networkOf(request))
      : undefined
  const state = {
    key: randomUUID(),
    conversation,
    carried,
    trouble: explain(problem, draft, language),
    draft,
  }
  return sendPage(pages, chatbot, state, request, reply.headers(problem.headers), problem.status)
}

function explain({ status, code }: Problem, draft: string, language: Language): string {
  const { tooMany, full, unavailable, refused } = stringsOf(language)
  if (code === 'too_much_stored') return full
  if (status === 429) return tooMany
  if (status >= 500) return unavailable
  const isTooLong = [...draft].length > MAX_MESSAGE_LENGTH
  return isTooLong ? filled(pageStringsOf(language).tooLong, { limit: String(MAX_MESSAGE_LENGTH) }) : refused
}
