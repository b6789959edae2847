/** The form of a page without scripts: send a message, try again, look for new messages, start over. */
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

/** As long a message as any API takes, percent-encoded, and what stands around it. */
const BODY_LIMIT_BYTES = 128 * 1024
const LONGEST_MESSAGE = 5000

/** The form's conversation; `isKept` when the cookie names it. */
type Place = { sessionId: string; visit: Visit; isKept: boolean }

export function formRoute(app: FastifyInstance, pages: Pages): void {
  app.post<Posted>(
    '/c/:slug',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: { idempotency: { none: 'a form has its key in a field, and a turn is named by it' } },
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
  const place = await findPlace(pages, chatbot, fields, request)
  try {
    const begun = await goOn(pages, chatbot, { place, fields, text }, request, reply)
    // Nothing to retry, or the chatbot was closed meanwhile: the page shows the current state.
    if (!begun) return reply.redirect(address, 303)
    return await showPlace(pages, chatbot, begun, request, reply)
  } catch (error) {
    return sendRefusal(pages, chatbot, { place, error, draft: text }, request, reply)
  }
}

/** A redirect where a cookie carries the session; else the page itself, whose form carries it. */
async function showPlace(
  pages: Pages,
  chatbot: PageChatbot,
  { sessionId, isKept }: Place,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const page = { id: chatbot.id, address: addressOf(chatbot.slug) }
  if (!isKept) reply.header('set-cookie', sessionCookie(request, page, sessionId))
  if (keepsCookies(request, chatbot.id)) {
    if (pageState(request)) reply.header('set-cookie', pageStateCookie(request, page, 'said'))
    return reply.redirect(`${page.address}#latest`, 303)
  }
  const talk = await pages.talks.read(sessionId, chatbot.id)
  const carried = pages.sessions.carry(sessionId, chatbot.id, networkOf(request))
  return sendPage(pages, chatbot, { key: randomUUID(), talk, carried, isJustSaid: true }, request, reply)
}

/** A question that was pressed, or what was written. */
function textOf({ question, message = '' }: Record<string, string>): string {
  return (question ?? message).replaceAll('\r\n', '\n').trim()
}

/** The cookie's conversation. The form's counts only where the cookie names none. */
async function findPlace(
  pages: Pages,
  { id }: PageChatbot,
  fields: Record<string, string>,
  request: FastifyRequest,
): Promise<Place | undefined> {
  const kept = sessionInCookie(request, id)
  for (const sessionId of [kept, carriedSession(pages, id, fields.session ?? '', request)]) {
    const visit = await pages.talks.visit(sessionId, id)
    if (sessionId && visit) return { sessionId, visit, isKept: sessionId === kept }
  }
  return undefined
}

/** A form of another site could carry its author's session. So the browser, or else the network, has to match. */
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

type Going = { place: Place | undefined; fields: Record<string, string>; text: string }

/**
 * @returns where it went on; undefined when there was nothing to do
 * @throws Problem, and whatever keeps a turn from beginning
 */
async function goOn(
  { talks, sessions }: Pages,
  chatbot: PageChatbot,
  { place: known, fields, text }: Going,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Place | undefined> {
  if (fields.action === 'look') return known
  const isRetry = fields.action === 'retry'
  if (!isRetry) check(text)
  if (!known && isRetry) return undefined
  const key = UUID.test(fields.key ?? '') ? (fields.key ?? '') : randomUUID()
  const place = known ?? (await begin())
  if (!place) return undefined
  const { sessionId, visit } = place
  if (isRetry) await talks.retry(sessionId, visit, reply)
  else await talks.say({ sessionId, turnId: sessions.turnOf(sessionId, key, text), text }, visit, reply)
  return place

  async function begin(): Promise<Place | undefined> {
    const named = sessions.begun(chatbot.id, key, networkOf(request))
    const sessionId = await talks.begin(named, chatbot.id, reply)
    const visit = await talks.visit(sessionId, chatbot.id)
    return sessionId && visit ? { sessionId, visit, isKept: false } : undefined
  }
}

/** @throws Problem 422 */
function check(text: string): void {
  const length = [...text].length
  if (length > 0 && length <= LONGEST_MESSAGE) return
  const message = length === 0 ? 'must not be blank' : `must not be longer than ${LONGEST_MESSAGE} characters`
  throw new Problem('invalid_request', { errors: [{ path: 'message', message }] })
}

type Refusal = { place: Place | undefined; error: unknown; draft: string }

/** The page as it was, with what was written, and why it was not taken. @throws what went wrong, if that is ours */
async function sendRefusal(
  pages: Pages,
  chatbot: PageChatbot,
  { place, error, draft }: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = toProblem(error)
  if (problem.status === 500) throw error
  const language = pageLanguage(request.headers['accept-language'], chatbot.language)
  const talk = await pages.talks.read(place?.sessionId, chatbot.id)
  const carried =
    place && !place.isKept ? pages.sessions.carry(place.sessionId, chatbot.id, networkOf(request)) : undefined
  const state = { key: randomUUID(), talk, carried, trouble: explain(problem, draft, language), draft }
  return sendPage(pages, chatbot, state, request, reply.headers(problem.headers), problem.status)
}

function explain({ status }: Problem, draft: string, language: Language): string {
  const { tooMany, unavailable, refused } = stringsOf(language)
  if (status === 429) return tooMany
  if (status >= 500) return unavailable
  const isTooLong = [...draft].length > LONGEST_MESSAGE
  return isTooLong ? filled(pageStringsOf(language).tooLong, { limit: String(LONGEST_MESSAGE) }) : refused
}
