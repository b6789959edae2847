/**
 * The calls for the last part of docs/permissions.md, on the owner's objects. Callers differ only in their
 * credentials and name the same objects. Values that are credentials themselves (a session's id, an API key
 * in a body, a password, a refresh token) are the caller's own.
 */
import { randomUUID } from 'node:crypto'
import { type Call, PASSWORD } from '../client.ts'
import { NEVER_EXISTED } from '../creators.ts'
import type { Role } from './permissions-table.ts'
import { DRAFT_REVISION, type Guest, type Peopled, SIMPLE_FORM, type World } from './permissions-world.ts'

/** A caller's credentials. */
export type Caller = {
  role: Role
  /** A user's token, or a program's key. */
  bearer: string | undefined
  guest: Guest | undefined
  visitorToken: string | undefined
  apiKey: string
}

export type Target = { world: World; caller: Caller; chatbot: Peopled }
type MakeRequest = (target: Target) => { path?: string; query?: string; call?: Call }

const body = (body: object) => () => ({ call: { body } })

/** A password or a token of the owner; others use one that belongs to nobody. */
const isOwner = ({ role }: Caller) => role === 'owner' || role === 'inactive'

const sessionOf = ({ guest }: Caller) => guest?.id ?? NEVER_EXISTED

const CALLS: Record<string, MakeRequest> = {
  'GET /health': () => ({}),
  ...mobile(),
  ...chat(),
  ...widget(),
  ...programs(),
  ...onboarding(),
  ...creators(),
  ...consoleChatbots(),
  ...consoleOwner(),
  ...consoleInbox(),
}

/** Programs call these, too, with a key of either scope. */
const OF_KNOWLEDGE = knowledge()

/** Several requests of one operation, by their subject. */
const VARIANTS: Record<string, Record<string, MakeRequest>> = {
  'POST /api/chat': {
    'as a user': ({ world }) => ({ call: { body: { message: 'Hello', session_id: world.sessionKey } } }),
    'with a key': ({ caller, chatbot }) => ({
      call: {
        body: {
          api_key: caller.apiKey,
          assistant_id: chatbot.id,
          session_id: chatbot.client.id,
          type: 'custom_code',
          messages: [{ role: 'user', content: 'Hello' }],
        },
      },
    }),
  },
}

/** Also called for a chatbot that is not public; it then belongs to the hermit, who owns no other. */
const ALSO_PRIVATE = [
  'GET /api/chat/widget/config/{chatbot_id}',
  'POST /api/chat/widget/session',
  'GET /api/chat/widget/session/{session_id}',
  'POST /api/chat/widget',
  'POST /api/chat/session',
  'POST /api/chat, with a key',
  'GET /v1/models/{model}',
  'POST /v1/chat/completions',
  'GET /profile',
  'GET /chatbots/{id}',
  'GET /api/console/chatbots/{id}',
  'POST /api/console/chatbots/{id}/preview',
  'GET /chatbots/public/{slug}',
  'POST /chat',
  'GET /chat/history',
]

export type Case = {
  operation: string
  about: string
  place: 'shown' | 'hidden'
  make: MakeRequest
  /** Whether programs call it with a key of the scope `knowledge`. */
  isForKnowledge?: boolean
}

/** All cases, with the operation names of the OpenAPI document. */
export function cases(): Case[] {
  return [
    ...mostCases(),
    ...Object.entries(OF_KNOWLEDGE).flatMap(([operation, make]) => casesOfKnowledge(operation, make)),
  ]
}

function casesOfKnowledge(operation: string, make: MakeRequest): Case[] {
  return [
    { operation, make, about: 'key for knowledge, public chatbot', place: 'shown', isForKnowledge: true },
    { operation, make, about: 'key for knowledge, private chatbot', place: 'hidden', isForKnowledge: true },
    { operation, make, about: 'key for conversations', place: 'shown' },
  ]
}

function mostCases(): Case[] {
  const plain = Object.entries(CALLS).map(([operation, make]) => ({ operation, variant: '', make }))
  const varied = Object.entries(VARIANTS).flatMap(([operation, variants]) =>
    Object.entries(variants).map(([variant, make]) => ({ operation, variant, make })),
  )
  return [...plain, ...varied].flatMap(({ operation, variant, make }) => {
    const isAlsoPrivate = ALSO_PRIVATE.includes(variant ? `${operation}, ${variant}` : operation)
    const shown: Case = { operation, about: variant, place: 'shown', make }
    if (!isAlsoPrivate) return [shown]
    const about = (kind: string) => [variant, `${kind} chatbot`].filter(Boolean).join(', ')
    return [
      { ...shown, about: about('public') },
      { ...shown, about: about('private'), place: 'hidden' },
    ]
  })
}

/** The request itself. */
export function requestOf({ operation, make }: Case, target: Target) {
  const [method = '', template = ''] = operation.split(' ')
  const { path = template, query = '', call = {} } = make(target)
  const { caller, world, chatbot } = target
  const { bearer, visitorToken } = caller
  const parameters: Record<string, string> = {
    chatbot_id: chatbot.id,
    slug: chatbot.slug,
    model: chatbot.slug,
    key_id: chatbot.keyId,
    secret_id: chatbot.signingSecretId,
    visitor_id: encodeURIComponent(chatbot.guest.visitorKey),
    source_id: chatbot.sourceId,
    session_id: world.sessionKey,
    id: chatbot.id,
  }
  const filled = path.replaceAll(/\{(\w+)\}/g, (whole, name) => parameters[name] ?? whole)
  const headers = {
    ...(visitorToken ? { 'x-visitor-token': visitorToken } : {}),
    // Some calls concern the end of a reply whose beginning the client has received.
    ...(template.endsWith('/stream') && method === 'GET' ? { 'last-event-id': lastEvent(target) } : {}),
    ...call.headers,
  }
  return {
    method,
    path: filled + query,
    call: { ...call, headers, ...(bearer ? { token: bearer } : {}) } satisfies Call,
  }
}

/** Of the reply in the requested conversation. */
function lastEvent({ world, caller, chatbot }: Target): string {
  const talk = caller.guest ? chatbot.guest : world.talk
  return `${talk.replyId}.1.0`
}

function mobile(): Record<string, MakeRequest> {
  const conversation: MakeRequest = ({ world }) => ({ path: `/conversations/${world.talk.number}` })
  const messages: MakeRequest = ({ world }) => ({ path: `/conversations/${world.talk.number}/messages` })
  return {
    'POST /auth/register': () => ({
      call: { body: { username: `user-${randomUUID()}`, password: PASSWORD } },
    }),
    'POST /auth/token': ({ world, caller }) => ({
      call: {
        raw: new URLSearchParams({
          username: `owner-${world.canary}`,
          password: isOwner(caller) ? PASSWORD : `not ${PASSWORD}`,
        }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    }),
    'POST /conversations': () => ({}),
    'GET /conversations': () => ({}),
    'DELETE /conversations/{id}': conversation,
    'GET /conversations/{id}/messages': messages,
    'POST /conversations/{id}/messages': (target) => ({
      ...messages(target),
      call: { body: { content: 'Hello' } },
    }),
  }
}

function chat(): Record<string, MakeRequest> {
  return {
    'POST /api/auth/signup': () => ({
      call: { body: { email: `${randomUUID()}@example.com`, password: PASSWORD } },
    }),
    'POST /api/auth/login': ({ world, caller }) => ({
      call: {
        body: {
          email: `owner-${world.canary}@example.com`,
          password: isOwner(caller) ? PASSWORD : `not ${PASSWORD}`,
        },
      },
    }),
    'POST /api/auth/refresh': ({ world, caller }) => ({
      call: { body: { refresh_token: isOwner(caller) ? world.refreshToken : randomUUID() } },
    }),
    'GET /api/auth/profile': () => ({}),
    'PATCH /api/auth/profile': body({ default_session_id: 'another' }),
    'POST /api/auth/change-password': body({ current_password: PASSWORD, new_password: `${PASSWORD}!` }),
    'POST /api/auth/logout': () => ({}),
    'POST /api/chat/stream': ({ world }) => ({
      call: { body: { message: 'Hello', session_id: world.sessionKey } },
    }),
    'GET /api/chat/sessions': () => ({}),
    'GET /api/chat/conversation/{session_id}': () => ({}),
    'DELETE /api/chat/conversation/{session_id}/clear': () => ({}),
    'POST /api/chat/conversation/{session_id}/retry': () => ({}),
    'POST /api/chat/conversation/{session_id}/stop': () => ({}),
    'GET /api/chat/conversation/{session_id}/stream': () => ({}),
  }
}

function widget(): Record<string, MakeRequest> {
  const says: MakeRequest = ({ caller }) => ({
    call: { body: { session_id: sessionOf(caller), message: 'Hello' } },
  })
  const session: MakeRequest = ({ caller }) => ({ path: `/api/chat/widget/session/${sessionOf(caller)}` })
  const ofSession: MakeRequest = ({ caller }) => ({ call: { body: { session_id: sessionOf(caller) } } })
  return {
    'GET /api/chat/widget/config/{chatbot_id}': () => ({}),
    'POST /api/chat/widget/session': ({ chatbot }) => ({ call: { body: { chatbot_id: chatbot.id } } }),
    'GET /api/chat/widget/session/{session_id}': session,
    'GET /api/chat/widget/session/{session_id}/stream': ({ caller }) => ({
      path: `/api/chat/widget/session/${sessionOf(caller)}/stream`,
    }),
    'GET /api/chat/widget/session/{session_id}/events': ({ caller }) => ({
      path: `/api/chat/widget/session/${sessionOf(caller)}/events`,
    }),
    'POST /api/chat/widget/session/{session_id}/rating': ({ caller }) => ({
      path: `/api/chat/widget/session/${sessionOf(caller)}/rating`,
      call: { body: { position: 1, rating: 'up' } },
    }),
    'POST /api/chat/widget': says,
    'POST /api/chat/widget/stop': ofSession,
    'POST /api/chat/widget/retry': ofSession,
  }
}

function programs(): Record<string, MakeRequest> {
  return {
    'POST /api/chat/session': ({ caller, chatbot }) => ({
      call: { body: { api_key: caller.apiKey, assistant_id: chatbot.id } },
    }),
    'GET /v1/models': () => ({}),
    'GET /v1/models/{model}': () => ({}),
    'POST /v1/chat/completions': ({ chatbot }) => ({
      call: {
        body: { model: chatbot.slug, messages: [{ role: 'user', content: 'Hello' }] },
        headers: { 'x-session-id': chatbot.client.id },
      },
    }),
  }
}

function onboarding(): Record<string, MakeRequest> {
  const ofSession =
    (before: string, after = ''): MakeRequest =>
    ({ world }) => ({ path: `/api/chatbot/${before}/${world.interview.number}${after}` })
  return {
    'GET /api/auth/me': () => ({}),
    'POST /api/chatbot/sessions/new': () => ({}),
    'GET /api/chatbot/sessions': () => ({}),
    'GET /api/chatbot/sessions/latest': () => ({}),
    'GET /api/chatbot/sessions/{id}/messages': ofSession('sessions', '/messages'),
    'POST /api/chatbot/message': ({ world }) => ({
      call: { body: { session_id: world.interview.number, message: '電子業' } },
    }),
    'GET /api/chatbot/data/{session_id}': ofSession('data'),
    'GET /api/chatbot/export/{session_id}': ofSession('export'),
    'GET /api/chatbot/export/all': () => ({}),
  }
}

function creators(): Record<string, MakeRequest> {
  const paged = () => ({ query: '?page=1&page_size=10' })
  return {
    'GET /profile': ({ world, chatbot }) => ({ query: `?user_id=${world.people[chatbot.owner ?? 'owner']}` }),
    'PUT /profile': body({ bio: 'b', skills: 's', experience: 'e', interests: 'i' }),
    'GET /chatbots': () => ({}),
    'POST /chatbots': body({ name: 'New' }),
    'GET /chatbots/{id}': () => ({}),
    'PUT /chatbots/{id}': body({ configuration: { tone: 'calm' } }),
    'PATCH /chatbots/{id}': body({ configuration: { tone: 'calm' } }),
    'DELETE /chatbots/{id}': () => ({}),
    'GET /chatbots/public/{slug}': () => ({}),
    'POST /chatbots/{id}/keys': body({ name: 'Another' }),
    'GET /chatbots/{id}/keys': () => ({}),
    'DELETE /chatbots/{id}/keys/{key_id}': () => ({}),
    'GET /chatbots/{id}/visitors': () => ({}),
    'DELETE /chatbots/{id}/visitors/{visitor_id}': () => ({}),
    'GET /chatbots/{id}/messages': paged,
    'POST /chatbots/{id}/messages/read': () => ({}),
    'GET /chatbots/{id}/form': () => ({}),
    'PUT /chatbots/{id}/form': body({ ...SIMPLE_FORM, version: 2 }),
    'DELETE /chatbots/{id}/form': () => ({}),
    'GET /chatbots/{id}/records': paged,
    'GET /chatbots/{id}/records/export': () => ({ query: '?format=json' }),
    'GET /chatbots/{id}/usage': () => ({}),
    'GET /chatbots/{id}/usage/turns': paged,
    'POST /chat': ({ chatbot }) => ({
      call: {
        body: { message: 'Hello', visitor_id: chatbot.guest.visitorKey, chatbot_id: chatbot.id },
      },
    }),
    'GET /chat/history': ({ chatbot }) => ({
      query: `?chatbot_id=${chatbot.id}&limit=10&visitor_id=${encodeURIComponent(chatbot.guest.visitorKey)}`,
    }),
  }
}

function knowledge(): Record<string, MakeRequest> {
  const at = '/chatbots/{id}/sources'
  const line = { type: 'text', external_id: 'hours', name: 'Hours', text: 'We are open from 9 to 5.' }
  return {
    [`POST ${at}`]: body({ type: 'text', name: 'Hours', text: 'We are open from 9 to 5.' }),
    [`POST ${at}/batch`]: () => ({
      call: { raw: JSON.stringify(line), headers: { 'content-type': 'application/x-ndjson' } },
    }),
    [`GET ${at}`]: () => ({ query: '?limit=10' }),
    [`GET ${at}/{source_id}`]: () => ({}),
    [`GET ${at}/{source_id}/passages`]: () => ({}),
    [`GET ${at}/{source_id}/pages`]: () => ({}),
    [`GET ${at}/{source_id}/original`]: () => ({}),
    [`PATCH ${at}/{source_id}`]: body({ labels: ['shop'], enabled: false }),
    [`POST ${at}/{source_id}/refresh`]: () => ({}),
    [`DELETE ${at}/{source_id}`]: () => ({}),
    'POST /chatbots/{id}/search': body({ query: 'When are the opening hours?' }),
  }
}

function consoleOwner(): Record<string, MakeRequest> {
  return {
    'GET /api/console/setup': () => ({}),
    'POST /api/console/setup/claim': body({ code: 'nobody’s' }),
    'GET /api/console/me': () => ({}),
    'GET /api/console/chatbots/{id}/signing-secrets': () => ({}),
    'POST /api/console/chatbots/{id}/signing-secrets': () => ({}),
    'DELETE /api/console/chatbots/{id}/signing-secrets/{secret_id}': () => ({}),
    'GET /api/console/providers': () => ({}),
    'POST /api/console/providers/{provider}/test': () => ({
      path: '/api/console/providers/openai/test',
      call: { body: {} },
    }),
    'PUT /api/console/providers/{provider}': () => ({
      path: '/api/console/providers/openai',
      call: { body: { default_model: 'another' } },
    }),
    'DELETE /api/console/providers/{provider}': () => ({ path: '/api/console/providers/openai' }),
    'GET /api/console/providers/{provider}/models': () => ({ path: '/api/console/providers/openai/models' }),
  }
}

function consoleInbox(): Record<string, MakeRequest> {
  const at = '/api/console/chatbots/{id}'
  const of =
    (talk: 'guest' | 'client', rest = '', call: Call = {}): MakeRequest =>
    ({ chatbot }) => ({ path: `${at}/conversations/${chatbot[talk].number}${rest}`, call })
  const question =
    (rest = '', call: Call = {}): MakeRequest =>
    ({ chatbot }) => ({ path: `${at}/unanswered/${chatbot.guest.turnId}${rest}`, call })
  const said = { body: { content: 'Hello' } }
  const paged = () => ({ query: '?page=1&page_size=10' })
  return {
    [`GET ${at}/conversations`]: () => ({ query: '?limit=10' }),
    [`GET ${at}/conversations/{number}`]: of('guest'),
    [`POST ${at}/conversations/{number}/read`]: of('guest', '/read'),
    [`POST ${at}/conversations/{number}/take-over`]: of('guest', '/take-over'),
    [`POST ${at}/conversations/{number}/hand-back`]: of('client', '/hand-back'),
    [`POST ${at}/conversations/{number}/messages`]: of('client', '/messages', said),
    [`POST ${at}/conversations/{number}/notes`]: of('guest', '/notes', said),
    [`DELETE ${at}/conversations/{number}/notes/{note_id}`]: (target) =>
      of('guest', `/notes/${target.world.noteOnGuest}`)(target),
    [`GET ${at}/events`]: () => ({}),
    [`GET ${at}/visitors/{visitor_id}`]: () => ({}),
    [`GET ${at}/visitors/{visitor_id}/export`]: () => ({}),
    [`GET ${at}/records`]: paged,
    [`GET ${at}/numbers`]: () => ({}),
    [`GET ${at}/unanswered`]: () => ({ query: '?limit=10' }),
    [`POST ${at}/unanswered/{turn_id}/answer`]: question('/answer', { body: { answer: 'Yes' } }),
    [`DELETE ${at}/unanswered/{turn_id}`]: question(),
  }
}

function consoleChatbots(): Record<string, MakeRequest> {
  const restore = '/api/console/chatbots/{id}/versions/1/restore'
  return {
    'GET /api/console/chatbots': () => ({}),
    'POST /api/console/chatbots': body({ name: 'New' }),
    'GET /api/console/chatbots/{id}': () => ({}),
    'PUT /api/console/chatbots/{id}/draft': body({ base: DRAFT_REVISION, facts: 'Written anew' }),
    'DELETE /api/console/chatbots/{id}/draft': () => ({}),
    'POST /api/console/chatbots/{id}/publish': body({}),
    'GET /api/console/chatbots/{id}/versions': () => ({}),
    'POST /api/console/chatbots/{id}/versions/{version}/restore': () => ({ path: restore }),
    'POST /api/console/chatbots/{id}/preview': () => ({}),
  }
}
