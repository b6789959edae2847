/** What a page's form sends where no script does: a message, to try again, to begin anew. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../widget/languages.ts'
import { stringsOf } from '../../../widget/strings/all.ts'
import { networkOf } from '../../http/address.ts'
import { toProblem } from '../../http/error-handler.ts'
import { foreignOriginOf } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { UUID } from '../../http/schemas.ts'
import type { Visit } from '../../visitors/visits.ts'
import { type Pages, sendAbsent, sendNotice, sendPage } from './chatbot-pages.ts'
import { sessionCookie, sessionInCookie } from './page-sessions.ts'
import { filled, pageStringsOf } from './page-strings.ts'
import { addressOf, type PageChatbot, pageLanguage } from './shell.ts'

type Posted = { Params: { slug: string }; Body: Record<string, string> | undefined }

/** As long a message as any door takes, percent-encoded, and what stands around it. */
const BODY_LIMIT_BYTES = 128 * 1024
const LONGEST_MESSAGE = 5000

/** Where the form's conversation goes on. */
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
      if (isForeign(request)) {
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

/** Whether a page of another site sends it, in the name of who looks at that. */
function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return foreignOriginOf(request) !== undefined
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
    return reply.header('set-cookie', sessionCookie(request, address, null)).redirect(address, 303)
  const text = textOf(fields)
  const place = await findPlace(pages, chatbot, fields, request)
  try {
    const begun = await goOn(pages, chatbot, { place, fields, text }, request, reply)
    // Nothing to retry, or the chatbot was closed meanwhile: the page says what there is.
    if (!begun) return reply.redirect(address, 303)
    if (begun.isKept) return reply.redirect(`${address}#latest`, 303)
    const letter = pages.sessions.letter(begun.sessionId, chatbot.slug)
    return reply
      .header('set-cookie', sessionCookie(request, address, begun.sessionId))
      .redirect(`${address}?from=${letter}#latest`, 303)
  } catch (error) {
    return sendRefusal(pages, chatbot, { place, error, draft: text }, request, reply)
  }
}

/** A question that was pressed, or what was written. */
function textOf({ question, message = '' }: Record<string, string>): string {
  return (question ?? message).replaceAll('\r\n', '\n').trim()
}

async function findPlace(
  { talks }: Pages,
  { id }: PageChatbot,
  fields: Record<string, string>,
  request: FastifyRequest,
): Promise<Place | undefined> {
  const kept = sessionInCookie(request)
  const carried = UUID.test(fields.session ?? '') ? fields.session?.toLowerCase() : undefined
  const sessionId = carried ?? kept
  const visit = await talks.visit(sessionId, id)
  return sessionId && visit ? { sessionId, visit, isKept: sessionId === kept } : undefined
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
    const sessionId = await talks.begin(sessions.begun(chatbot.id, key, networkOf(request)), chatbot.id)
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
  const carriesSession = place !== undefined && !place.isKept
  const state = { key: randomUUID(), talk, carriesSession, trouble: explain(problem, draft, language), draft }
  return sendPage(pages, chatbot, state, request, reply.headers(problem.headers), problem.status)
}

function explain({ status }: Problem, draft: string, language: Language): string {
  const { tooMany, unavailable, refused } = stringsOf(language)
  if (status === 429) return tooMany
  if (status >= 500) return unavailable
  const isTooLong = [...draft].length > LONGEST_MESSAGE
  return isTooLong ? filled(pageStringsOf(language).tooLong, { limit: String(LONGEST_MESSAGE) }) : refused
}
