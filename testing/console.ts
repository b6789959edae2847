/** Shared helpers of the console inbox tests: a chatbot with visitors, and its owner at the dashboard. */
import assert from 'node:assert/strict'
import { type Answer, type Call, call } from './client.ts'
import { newChatbot } from './creators.ts'

/** A visitor at the widget. */
export type WidgetVisitor = {
  session: string
  say: (message: string, options?: Call) => Promise<Answer>
  read: () => Promise<{ role: string; content: string }[]>
}

export async function newWidgetVisitor(
  address: string,
  chatbotId: string,
  visitor: { visitor_id?: string; visitor_name?: string } = {},
): Promise<WidgetVisitor> {
  const opened = await call(address, 'POST', '/api/chat/widget/session', {
    body: { chatbot_id: chatbotId, ...visitor },
  })
  assert.equal(opened.status, 201, opened.text)
  const session: string = opened.json.session_id
  return {
    session,
    say: (message, options = {}) =>
      call(address, 'POST', '/api/chat/widget', { body: { session_id: session, message }, ...options }),
    read: async () => {
      const { json } = await call(address, 'GET', `/api/chat/widget/session/${session}`)
      return json.messages.map(({ role, content }: { role: string; content: string }) => ({ role, content }))
    },
  }
}

/** An owner's chatbot as the dashboard sees it. */
export async function newConsole(address: string, token: string, fields: object = {}) {
  const { id } = await newChatbot(address, token, fields)
  const path = `/api/console/chatbots/${id}`
  const at = (method: string, rest: string, options: Call = {}) =>
    call(address, method, `${path}${rest}`, { token, ...options })
  return {
    id,
    path,
    at,
    visitor: (visitor: { visitor_id?: string; visitor_name?: string } = {}) =>
      newWidgetVisitor(address, id, visitor),
    list: (query = '') => at('GET', `/conversations${query}`),
    /** The most recently used conversation. */
    newest: async (): Promise<number> => {
      const { json } = await at('GET', '/conversations?limit=1')
      return json.conversations[0].number
    },
    read: (number: number) => at('GET', `/conversations/${number}`),
    of: (number: number, method: string, rest: string, options: Call = {}) =>
      at(method, `/conversations/${number}${rest}`, options),
  }
}
