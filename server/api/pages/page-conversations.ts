/** Conversations of pages without scripts: read as a whole, and continued by a form. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { messagesOfSession } from '../../conversations/message-queries.ts'
import { openByForm } from '../../conversations/open-by-form.ts'
import type { Connections } from '../../database/connections.ts'
import { networksOf } from '../../http/address.ts'
import { type Limits, takeOrRefuse } from '../../http/limits/limits.ts'
import { messageOfVisitor } from '../../http/limits/visitor-limits.ts'
import type { MessageLimits, Messages } from '../../http/messages.ts'
import { NothingToRetry } from '../../turn/errors.ts'
import type { Reading } from '../../turn/runs/reading.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import type { Visit, Visits } from '../../visitors/visits.ts'
import type { PageConversation } from './transcript.ts'

export type PageConversationsOptions = {
  connections: Connections
  limits: Limits
  messages: Messages
  visits: Visits
}

/** The same as the widget's. */
const DEFAULTS: ApiDefaults = { temperature: 0.7, maxTokens: 1000, whenModelsFail: 'substitute' }
/** The browser waits for the page this long; after that the page shows the message and refreshes itself. */
const MAX_WAIT_MS = 20_000

export type Saying = { sessionId: string; turnId: string; text: string }

export type PageConversations = ReturnType<typeof createPageConversations>

export function createPageConversations({ connections, limits, messages, visits }: PageConversationsOptions) {
  const inSession = (sessionId: string) => ({
    identity: { conversationId: sessionId },
    conversation: { id: sessionId },
    defaults: DEFAULTS,
  })
  return {
    /** @returns the session's visit; undefined for an unknown session or another chatbot's */
    async visit(sessionId: string | undefined, chatbotId: string): Promise<Visit | undefined> {
      const visit = sessionId === undefined ? undefined : await visits.find(sessionId)
      return visit?.chatbotId === chatbotId ? visit : undefined
    },

    /** @returns undefined for an unknown session, another chatbot's, or one without messages */
    async read(sessionId: string | undefined, chatbotId: string): Promise<PageConversation | undefined> {
      if (!sessionId || !(await this.visit(sessionId, chatbotId))) return undefined
      const stored = await messagesOfSession(connections, { conversationId: sessionId })
      const messages = stored?.messages.flatMap(({ role, content, isByOwner }) =>
        role === 'system' ? [] : [{ role, content, isByOwner }],
      )
      if (!stored || !messages?.length) return undefined
      return { sessionId, messages, turnState: stored.turnState, isTakenOver: stored.isTakenOver }
    },

    /**
     * @param sessionId derived from the form, so that a double submit opens one session
     * @returns the session; undefined when the chatbot is no longer public
     */
    async begin(sessionId: string, chatbotId: string, reply: FastifyReply): Promise<string | undefined> {
      await takeOrRefuse(reply, limits, { newVisitorsOfAddress: networksOf(reply.request) })
      return openByForm(connections, chatbotId, sessionId)
    },

    /** Resolves when the reply has ended, or after the maximum wait. */
    async say({ sessionId, turnId, text }: Saying, visit: Visit, reply: FastifyReply): Promise<void> {
      const message = await messages.admit(reply, limitsOf(reply, visit))
      const { chatbotId } = visit
      const run = await message.take({ ...inSession(sessionId), chatbotId, turnId, text })
      visits.establish(sessionId, visit)
      await ended(run)
    },

    async retry(sessionId: string, visit: Visit, reply: FastifyReply): Promise<void> {
      const message = await messages.admit(reply, limitsOf(reply, visit))
      const run = await message.retry(inSession(sessionId)).catch((error: unknown) => {
        if (!(error instanceof NothingToRetry)) throw error
      })
      if (run) await ended(run)
    },
  }
}

function limitsOf({ request }: FastifyReply, visit: Visit): MessageLimits {
  return messageOfVisitor(request, { ...visit, visitor: visit.visitorId })
}

/** Ignores how the run ended: that is stored, and the next page shows it. */
async function ended(run: Reading): Promise<void> {
  const waiting = new AbortController()
  const late = sleep(MAX_WAIT_MS, undefined, { signal: waiting.signal }).catch(() => {})
  await Promise.race([run.end, late])
  waiting.abort()
}
