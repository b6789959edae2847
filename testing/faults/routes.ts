/** How each API takes a message: the request, and the format of the reply. */
import type { Message } from './client-log.ts'
import type { Api, Conversation, Person } from './people.ts'

export type Form = 'json' | 'text' | 'ui events' | 'chunks'

export type Request = { path: string; headers: Record<string, string>; body: object; form: Form }

type Route = (conversation: Conversation, text: string) => Request

const EVENTS = { accept: 'text/event-stream' }

const mobile: Route = ({ name, person }, content) => ({
  path: `/conversations/${name}/messages`,
  headers: { authorization: `Bearer ${person.token}` },
  body: { content },
  form: 'json',
})

const chat: Route = ({ name, person }, message) => ({
  path: '/api/chat/',
  headers: { authorization: `Bearer ${person.token}` },
  body: { message, session_id: name },
  form: 'json',
})

const widget: Route = ({ name }, message) => ({
  path: '/api/chat/widget',
  headers: {},
  body: { session_id: name, message },
  form: 'json',
})

const embed: Route = ({ name, person }, content) => ({
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

const openai: Route = ({ name, person }, content) => ({
  path: '/v1/chat/completions',
  headers: { authorization: `Bearer ${person.key}`, 'x-session-id': name },
  body: { model: person.chatbotId, messages: [{ role: 'user', content }] },
  form: 'json',
})

function asEvents(route: Route, path?: string): Route {
  return (conversation, text) => {
    const request = route(conversation, text)
    const headers = { ...request.headers, ...EVENTS }
    return { ...request, path: path ?? request.path, headers, form: 'ui events' }
  }
}

function asText(route: Route, path: string): Route {
  return (conversation, text) => ({ ...route(conversation, text), path, form: 'text' })
}

function asChunks(route: Route): Route {
  return (conversation, text) => {
    const request = route(conversation, text)
    return { ...request, body: { ...request.body, stream: true }, form: 'chunks' }
  }
}

const ROUTES = {
  mobile: { 'mobile JSON': mobile, 'mobile events': asEvents(mobile) },
  chat: {
    'chat JSON': chat,
    'chat events': asEvents(chat),
    'chat stream as text': asText(chat, '/api/chat/stream/'),
    'chat stream as events': asEvents(chat, '/api/chat/stream/'),
  },
  widget: { 'widget JSON': widget, 'widget events': asEvents(widget) },
  program: { 'embed JSON': embed, 'openai JSON': openai, 'openai chunks': asChunks(openai) },
} satisfies Record<Api, Record<string, Route>>

export function routesOf(api: Api): string[] {
  return Object.keys(ROUTES[api])
}

/** Deterministic: a client that repeats a call sends the same request. */
export function requestFor({ conversation, route, text, key }: Message): Request {
  const routes: Record<string, Route> = ROUTES[conversation.api]
  const make = routes[route]
  if (!make) throw new Error(`there is no route ${route} at the API ${conversation.api}`)
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
