/** A user with one of everything, so that the document's examples can be turned into valid calls. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { inSeconds, signed } from '../chat.ts'
import { call, newSession } from '../client.ts'
import { newProgram } from '../programs.ts'

/** The main system's secret: its users need no password, which would be slow to hash for each. */
export const MAIN_SYSTEM = 'the secret of the main system, long enough'

export type World = {
  token: string
  key: string
  keyId: string
  chatbotId: string
  slug: string
  visitorId: string
  /** The visitor's conversation in the console, with a note and an unanswered question. */
  inbox: number
  noteId: string
  turnId: string
  sourceId: string
  /** The name of a conversation, by API. */
  conversation: string
  session: string
  clientSession: string
  onboarding: number
}

export function newToken(username = `user-${randomUUID().slice(0, 8)}`): Promise<string> {
  return signed(MAIN_SYSTEM, { user_id: randomUUID(), username, exp: inSeconds(3600) })
}

export async function newWorld(address: string): Promise<World> {
  const token = await newToken()
  const at = async (method: string, path: string, body?: object) => {
    const { status, json, text } = await call(address, method, path, { token, ...(body ? { body } : {}) })
    assert.ok(status < 300, `${method} ${path}: ${status} ${text}`)
    return json
  }
  const texts = { name: 'Ada', bio: 'I build engines.', skills: '', experience: '', interests: '' }
  await at('PUT', '/profile', texts)
  const { key, keyId, chatbot } = await newProgram(address, {}, token)
  const visitorId = 'browser-1'
  await at('POST', '/chat', { message: 'Hello', visitor_id: visitorId, chatbot_id: chatbot.id })
  const hours = { type: 'text', name: 'Hours', text: 'We are open from 9 to 5.' }
  const source = await at('POST', `/chatbots/${chatbot.id}/sources`, hours)
  const client = { api_key: key, assistant_id: chatbot.id }
  const desk = `/api/console/chatbots/${chatbot.id}`
  const { number } = (await at('GET', `${desk}/conversations`)).conversations[0]
  const { id: noteId } = await at('POST', `${desk}/conversations/${number}/notes`, { content: 'Hello' })
  await at('POST', `${desk}/conversations/${number}/take-over`)
  const { messages } = await at('GET', `${desk}/conversations/${number}`)
  const session = await newSession(address, chatbot.id)
  await at('POST', '/api/chat/widget', { session_id: session, message: 'Hello' })
  return {
    token,
    key,
    keyId,
    chatbotId: chatbot.id,
    slug: chatbot.public_url_slug,
    visitorId,
    inbox: number,
    noteId,
    turnId: messages[1].turn.id,
    sourceId: source.id,
    conversation: String(await at('POST', '/conversations')),
    session,
    clientSession: (await at('POST', '/api/chat/session', client)).session_id,
    onboarding: (await at('POST', '/api/chatbot/sessions/new')).session_id,
  }
}
