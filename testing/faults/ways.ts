/** How each API takes a message: the request, and the format of the reply. */
import type { Message } from './book.ts'
import type { Api, Conversation, Person } from './people.ts'

export type Form = 'json' | 'text' | 'ui events' | 'chunks'

export type Request = { path: string; headers: Record<string, string>; body: object; form: Form }

type Way = (conversation: Conversation, text: string) => Request

const EVENTS = { accept: 'text/event-stream' }

const mobile: Way = ({ name, person }, content) => ({
  path: `/conversations/${name}/messages`,
  headers: { authorization: `Bearer ${person.token}` },
  body: { content },
  form: 'json',
})

const chat: Way = ({ name, person }, message) => ({
  path: '/api/chat/',
  headers: { authorization: `Bearer ${person.token}` },
  body: { message, session_id: name },
  form: 'json',
})

const widget: Way = ({ name }, message) => ({
  path: '/api/chat/widget',
  headers: {},
  body: { session_id: name, message },
  form: 'json',
})

const embed: Way = ({ name, person }, content) => ({
  path: '/api/chat',
  headers: {},
  body: {
    api_key: person.key,
    assistant_id: person.chatbotId,
    session_id: name,
    type: 'custom_code',
    messages: [{ role: 'user', content }],
  },
  form: 'json',
})

const openai: Way = ({ name, person }, content) => ({
  path: '/v1/chat/completions',
  headers: { authorization: `Bearer ${person.key}`, 'x-session-id': name },
  body: { model: person.chatbotId, messages: [{ role: 'user', content }] },
  form: 'json',
})

function asEvents(way: Way, path?: string): Way {
  return (conversation, text) => {
    const request = way(conversation, text)
    const headers = { ...request.headers, ...EVENTS }
    return { ...request, path: path ?? request.path, headers, form: 'ui events' }
  }
}

function asText(way: Way, path: string): Way {
  return (conversation, text) => ({ ...way(conversation, text), path, form: 'text' })
}

function asChunks(way: Way): Way {
  return (conversation, text) => {
    const request = way(conversation, text)
    return { ...request, body: { ...request.body, stream: true }, form: 'chunks' }
  }
}

const WAYS = {
  mobile: { 'mobile JSON': mobile, 'mobile events': asEvents(mobile) },
  chat: {
    'chat JSON': chat,
    'chat events': asEvents(chat),
    'chat stream as text': asText(chat, '/api/chat/stream/'),
    'chat stream as events': asEvents(chat, '/api/chat/stream/'),
  },
  widget: { 'widget JSON': widget, 'widget events': asEvents(widget) },
  program: { 'embed JSON': embed, 'openai JSON': openai, 'openai chunks': asChunks(openai) },
} satisfies Record<Api, Record<string, Way>>

export function waysOf(api: Api): string[] {
  return Object.keys(WAYS[api])
}

/** Deterministic: a client that repeats a call sends the same request. */
export function requestFor({ conversation, way, text, key }: Message): Request {
  const ways: Record<string, Way> = WAYS[conversation.api]
  const make = ways[way]
  if (!make) throw new Error(`there is no way ${way} at the API ${conversation.api}`)
  const request = make(conversation, text)
  const headers = { ...request.headers, 'content-type': 'application/json' }
  return { ...request, headers: key === undefined ? headers : { ...headers, 'idempotency-key': key } }
}

/** @returns undefined if this API has no such call */
export function stopRequest({ api, name, person }: Conversation) {
  if (api === 'widget') return { path: '/api/chat/widget/stop', headers: {}, body: { session_id: name } }
  return api === 'chat' ? ofSession(name, person, 'stop') : undefined
}

export function retryRequest({ name, person }: Conversation) {
  return ofSession(name, person, 'retry')
}

function ofSession(name: string, { token }: Person, what: 'stop' | 'retry') {
  return {
    path: `/api/chat/conversation/${encodeURIComponent(name)}/${what}`,
    headers: { authorization: `Bearer ${token}` },
    body: {},
  }
}
