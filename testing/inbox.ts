/** A server with chatbots and conversations, for the tests of histories of owners and visitors. */
import assert from 'node:assert/strict'
import { type Answer, type Call, call, newUser } from './client.ts'
import { newChatbot, say } from './creators.ts'
import { startFakeModel } from './fake-model.ts'
import { startTestFrontdesk } from './frontdesk.ts'

export const NOT_ALLOWED = ['Not allowed', 'forbidden'] as const

export type InboxMessage = { id: string; content: string; is_read: boolean; visitor_id: string | null }

/** The visitors' messages of a history. */
export function saidIn({ json }: Answer): string[] {
  return json.history.map(({ message }: { message: string }) => message)
}

/** A model that replies `Re: ` and the message, and to `slowly`, half a second later, `At last.` */
export async function startInboxes() {
  const { mock, env } = await startFakeModel()
  mock.onMessage('slowly', { content: 'At last.' }, { latency: 200 })
  mock.onMessage(/.*/, (request) => ({ content: `Re: ${request.messages.at(-1)?.content}` }))
  const { address, connections } = await startTestFrontdesk({ env })
  const [owner, stranger] = [await newUser(address), await newUser(address)]
  return {
    address,
    connections,
    mock,
    owner,
    stranger,
    at: (method: string, path: string, options: Call = {}) => call(address, method, path, options),
    newInbox: (token = owner) => newInbox(address, token),
  }
}

/** A chatbot with its operations. */
async function newInbox(address: string, token: string) {
  const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
  const chatbot = await newChatbot(address, token)
  const path = `/chatbots/${chatbot.id}`
  const tokens = new Map<string, string>()
  return {
    chatbot,
    path,
    tokens,
    /** Sends a message as a visitor who keeps their token. */
    tell: async (message: string, visitor = 'visitor-1', name?: string) => {
      const saying = { visitor, visitorToken: tokens.get(visitor), ...(name === undefined ? {} : { name }) }
      const { status, json } = await say(address, chatbot, message, saying)
      assert.equal(status, 200)
      tokens.set(visitor, json.visitor_token)
    },
    history: (query = '', options: Call = {}) =>
      at('GET', `/chat/history?chatbot_id=${chatbot.id}${query}`, { token, ...options }),
    messages: (query = '') => at('GET', `${path}/messages${query}`, { token }),
    read: (body?: unknown) =>
      at('POST', `${path}/messages/read`, { token, ...(body === undefined ? {} : { body }) }),
    visitors: () => at('GET', `${path}/visitors`, { token }),
    forget: (visitor: string) => at('DELETE', `${path}/visitors/${encodeURIComponent(visitor)}`, { token }),
  }
}
