/** The APIs that accept messages: how each opens a conversation, takes messages and returns the history. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { call, newSession } from '../client.ts'
import type { World } from './inputs-world.ts'

export type Api = {
  name: string
  /** @returns the messages that the API returns, in its order */
  sayAll: (texts: readonly string[]) => Promise<string[]>
}

type Shown = { role?: string; sender?: string; content: string }

export function apisOf(address: string, world: World): Api[] {
  const { token, key, chatbotId } = world
  const at = async (method: string, path: string, body?: object, headers = {}, as = token) => {
    const given = { token: as, headers, ...(body ? { body } : {}) }
    const { status, json, text } = await call(address, method, path, given)
    assert.ok(status < 300, `${method} ${path} ${JSON.stringify(body)?.slice(0, 200)}: ${status} ${text}`)
    return json
  }
  const inbox = async (conversation: string): Promise<string[]> => {
    const { messages } = await at('GET', `/chatbots/${chatbotId}/messages?page_size=100`)
    const theirs = messages.filter((one: { conversation_id: string }) => one.conversation_id === conversation)
    return said(theirs).reverse()
  }
  const client = { api_key: key, assistant_id: chatbotId }
  return [
    {
      name: 'onboarding',
      sayAll: async (texts) => {
        const { session_id: session } = await at('POST', '/api/chatbot/sessions/new')
        for (const message of texts)
          await at('POST', '/api/chatbot/message', { message, session_id: session })
        return said(await at('GET', `/api/chatbot/sessions/${session}/messages`))
      },
    },
    {
      name: 'widget',
      sayAll: async (texts) => {
        const session = await newSession(address, chatbotId)
        for (const message of texts) await at('POST', '/api/chat/widget', { session_id: session, message })
        return said((await at('GET', `/api/chat/widget/session/${session}`)).messages)
      },
    },
    {
      name: 'creators',
      sayAll: async (texts) => {
        const visitor = { visitor_id: randomUUID(), chatbot_id: chatbotId }
        let headers = {}
        for (const message of texts) {
          const { visitor_token } = await at('POST', '/chat', { message, ...visitor }, headers, '')
          headers = { 'x-visitor-token': visitor_token }
        }
        const query = new URLSearchParams({ ...visitor, limit: '200' })
        const { history } = await at('GET', `/chat/history?${query}`, undefined, headers, '')
        return history.map(({ message }: { message: string }) => message).reverse()
      },
    },
    {
      name: 'embed',
      sayAll: async (texts) => {
        const { session_id } = await at('POST', '/api/chat/session', client)
        const messages = texts.map((content) => ({ role: 'user', content }))
        await at('POST', '/api/chat', { ...client, session_id, type: 'custom_code', messages }, {}, '')
        return inbox(session_id)
      },
    },
    {
      name: 'openai',
      sayAll: async (texts) => {
        const messages = texts.map((content) => ({ role: 'user', content }))
        const body = { model: chatbotId, messages }
        const { headers, status, text } = await call(address, 'POST', '/v1/chat/completions', {
          token: key,
          body,
        })
        assert.equal(status, 200, text)
        return inbox(headers.get('x-session-id') ?? '')
      },
    },
  ]
}

function said(messages: readonly Shown[]): string[] {
  return messages
    .filter(({ role, sender }) => role === 'user' || sender === 'user')
    .map(({ content }) => content)
}
