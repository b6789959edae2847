/** Everyday calls of tenants, at every API. */
import type { Call } from '../client.ts'
import type { Random } from '../faults/random.ts'
import { knowledgeOf, QUESTION, SESSION_KEY, type SmallTenant, VISITOR } from './no-bleed-tenants.ts'

type Made = [method: string, path: string, options: Call]
type MakeRequest = (tenant: SmallTenant, text: string) => Made

const mine =
  (
    method: string,
    path: (tenant: SmallTenant) => string,
    body?: (tenant: SmallTenant, text: string) => object,
  ): MakeRequest =>
  (tenant, text) => [
    method,
    path(tenant),
    { token: tenant.token, ...(body ? { body: body(tenant, text) } : {}) },
  ]
const read = (path: (tenant: SmallTenant) => string) => mine('GET', path)
const ofChatbot = (rest: string) => read(({ chatbot }) => `/chatbots/${chatbot}${rest}`)
const session = (rest: string) => `/api/chat/conversation/${SESSION_KEY}${rest}`
const history = ({ chatbot }: SmallTenant) => `/chat/history?chatbot_id=${chatbot}&visitor_id=${VISITOR}`

/** Messages to a model whose reply repeats all of its input. */
const SENDING: MakeRequest[] = [
  mine(
    'POST',
    ({ conversation }) => `/conversations/${conversation}/messages`,
    (_, content) => ({ content }),
  ),
  mine(
    'POST',
    () => '/api/chat',
    (_, message) => ({ message, session_id: SESSION_KEY }),
  ),
  mine(
    'POST',
    () => '/api/chat/stream',
    (_, message) => ({ message, training_data: `${message} is known` }),
  ),
  mine(
    'POST',
    () => '/api/chatbot/message',
    ({ onboarding, canary }) => ({
      session_id: onboarding,
      message: `產業別：${canary}`,
    }),
  ),
  ({ widgetSession }, message) => [
    'POST',
    '/api/chat/widget',
    { body: { session_id: widgetSession, message } },
  ],
  ({ chatbot, visitorToken }, message) => [
    'POST',
    '/chat',
    {
      body: { chatbot_id: chatbot, visitor_id: VISITOR, message },
      headers: { 'x-visitor-token': visitorToken },
    },
  ],
  ({ key, chatbot, clientSession }, content) => [
    'POST',
    '/api/chat',
    {
      body: {
        ...{ api_key: key, assistant_id: chatbot, session_id: clientSession, type: 'custom_code' },
        messages: [{ role: 'user', content }],
      },
    },
  ],
  ({ widgetSession }) => [
    'POST',
    '/api/chat/widget',
    { body: { session_id: widgetSession, message: QUESTION }, headers: { 'x-include': 'sources' } },
  ],
  ({ key, slug, clientSession }, content) => [
    'POST',
    '/v1/chat/completions',
    {
      token: key,
      body: { model: slug, messages: [{ role: 'user', content }], stream: content.endsWith('0') },
      // Sometimes in a conversation of its own.
      ...(content.endsWith('1') ? {} : { headers: { 'x-session-id': clientSession } }),
    },
  ],
]

const READING: MakeRequest[] = [
  read(() => '/conversations'),
  read(({ conversation }) => `/conversations/${conversation}/messages`),
  read(() => '/api/chat/sessions'),
  read(() => session('')),
  read(() => session('/stream')),
  read(() => '/api/auth/profile'),
  read(() => '/api/auth/me'),
  read(() => '/profile'),
  read(() => '/chatbots'),
  ...['', '/messages?page_size=50', '/visitors', '/keys', '/records', '/usage', '/usage/turns'].map(
    ofChatbot,
  ),
  ofChatbot('/records/export?format=csv'),
  ofChatbot('/sources?limit=5'),
  ...['', '/passages', '/pages', '/original'].map((rest) =>
    read(({ chatbot, source }) => `/chatbots/${chatbot}/sources/${source}${rest}`),
  ),
  ({ chatbot, knowledgeKey }) => ['GET', `/chatbots/${chatbot}/sources`, { token: knowledgeKey }],
  ({ chatbot, knowledgeKey }) => [
    'POST',
    `/chatbots/${chatbot}/search`,
    { token: knowledgeKey, body: { query: QUESTION } },
  ],
  read(history),
  read(() => '/api/chatbot/sessions'),
  read(({ onboarding }) => `/api/chatbot/sessions/${onboarding}/messages`),
  read(({ onboarding }) => `/api/chatbot/data/${onboarding}`),
  read(({ onboarding }) => `/api/chatbot/export/${onboarding}`),
  read(() => '/api/chatbot/export/all'),
  (tenant) => ['GET', history(tenant), { headers: { 'x-visitor-token': tenant.visitorToken } }],
  ({ widgetSession }) => ['GET', `/api/chat/widget/session/${widgetSession}`, {}],
  ({ widgetSession }) => ['GET', `/api/chat/widget/session/${widgetSession}/stream`, {}],
  ({ slug }) => ['GET', `/chatbots/public/${slug}`, {}],
  ({ key }) => ['GET', '/v1/models', { token: key }],
]

const CHANGING: MakeRequest[] = [
  mine('POST', () => '/conversations'),
  mine('POST', () => session('/stop')),
  mine(
    'POST',
    ({ chatbot }) => `/chatbots/${chatbot}/messages/read`,
    () => ({}),
  ),
  mine(
    'PATCH',
    ({ chatbot }) => `/chatbots/${chatbot}`,
    (_, description) => ({ description }),
  ),
  mine(
    'PATCH',
    () => '/api/auth/profile',
    (_, default_session_id) => ({ default_session_id }),
  ),
  mine(
    'PUT',
    () => '/profile',
    (_, bio) => ({ bio, skills: bio, experience: '', interests: '' }),
  ),
  mine(
    'POST',
    ({ chatbot }) => `/chatbots/${chatbot}/sources`,
    ({ canary }, name) => ({ type: 'text', name, text: knowledgeOf(canary) }),
  ),
  ({ chatbot, knowledgeKey, canary }, name) => [
    'POST',
    `/chatbots/${chatbot}/sources/batch`,
    {
      token: knowledgeKey,
      // The same for all tenants.
      body: { type: 'text', external_id: 'hours', name, text: `${knowledgeOf(canary)} ${name}` },
      headers: { 'content-type': 'application/x-ndjson' },
    },
  ],
  ({ widgetSession }) => ['POST', '/api/chat/widget/stop', { body: { session_id: widgetSession } }],
  ({ chatbot, canary }) => [
    'POST',
    '/api/chat/widget/session',
    { body: { chatbot_id: chatbot, visitor_id: VISITOR, visitor_name: canary } },
  ],
]

const WAYS = { SENDING, READING, CHANGING }

/** A random call of this tenant. */
export function drawCall(random: Random, tenant: SmallTenant): Made {
  const way = random.weighted({ SENDING: 3, READING: 6, CHANGING: 1 })
  const text = `${tenant.canary} says ${random.integer(0, 99)}`
  const [method, path, options] = random.pick(WAYS[way])(tenant, text)
  if (way !== 'SENDING' || random.chance(0.5)) return [method, path, options]
  return [method, path, { ...options, headers: { ...options.headers, accept: 'text/event-stream' } }]
}
