/** Users with one of everything, created through the APIs, each text marked with its tenant. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { asServiceRole } from '../../server/database/transaction.ts'
import { type Call, call } from '../client.ts'
import type { Chatbot } from '../creators.ts'
import type { TestFrontdesk } from '../frontdesk.ts'
import { libraryOf } from '../knowledge.ts'
import type { Kind } from './ids.ts'

export type Tenant = {
  /** Contained in every private text, and in no id. */
  canary: string
  /** Values that only those who know them may receive: ids, tokens. */
  secrets: string[]
  userId: string
  password: string
  /** The setup code of their server, which nobody has claimed. */
  setupCode: string
  token: string
  /** The token of a login that has ended. */
  endedToken: string
  /** A deleted API key. */
  endedKey: string
  hidden: Chatbot
  shown: Chatbot
  /** The ids that they use themselves. */
  own: Record<Kind, string>
  /** The ids that others try: they open nothing to others. */
  aims: Record<Kind, string[]>
}

// biome-ignore lint/suspicious/noExplicitAny: what calls answer
type Json = any
type CallAsTenant = (method: string, path: string, body?: unknown) => Promise<Json>

export const CANARY = /canary-[0-9a-f]{12}/g

const FORM = {
  key: 'lead',
  version: 1,
  title: { en: 'Contact' },
  fields: [
    { key: 'name', type: 'text', required: true, label: { en: 'Name' }, question: { en: 'Your name?' } },
  ],
}

export async function newTenant(frontdesk: TestFrontdesk): Promise<Tenant> {
  const { address } = frontdesk
  const canary = `canary-${randomBytes(6).toString('hex')}`
  const account = await newAccount(address)
  const key = `key ${randomUUID()}`
  const mine = callsOf(address, account.token, key)
  const said = await sayAsUser(address, mine, account.token, canary)
  const owned = await ownChatbots(address, mine, canary)
  const uuids = await conversationsOf(frontdesk, account.userId)
  const numberOf = (id: string) => String(uuids.find((each) => each.id === id)?.number)
  const uuidOf = (number: string) => uuids.find((each) => String(each.number) === number)?.id ?? ''
  const chat = uuids.find(({ key }) => key === said.sessionKey)?.id ?? ''
  const inboxConversation = numberOf(owned.ids.clientSession)
  const { hidden, shown } = owned
  const sources = await knowledgeOf(address, account.token, { mine, hidden, shown, canary })
  const own: Tenant['own'] = {
    ...said,
    ...owned.ids,
    user: account.userId,
    username: account.username,
    email: account.email,
    refreshToken: account.refreshToken,
    idempotencyKey: key,
    inboxConversation,
    source: sources[0],
    ...(await inboxOf(frontdesk, mine, hidden, { inboxConversation, canary })),
  }
  const sessions = [own.clientSession, own.widgetSession, chat, uuidOf(own.conversation)]
  const aims: Tenant['aims'] = {
    ...(Object.fromEntries(Object.entries(own).map(([kind, id]) => [kind, [id]])) as Tenant['aims']),
    conversation: [own.conversation, own.onboardingSession, ...sessions.slice(0, 3).map(numberOf)],
    inboxConversation: [own.inboxConversation, own.conversation, own.onboardingSession],
    source: sources,
    onboardingSession: [own.onboardingSession, own.conversation, numberOf(own.widgetSession)],
    eventId: [own.eventId, own.widgetEventId],
    widgetEventId: [own.widgetEventId, own.eventId],
    chatbotOwned: [hidden.id, shown.id],
    chatbotOfKey: [hidden.id, shown.id],
    chatbotOfHistory: [hidden.id, shown.id],
    chatbotShown: [hidden.id],
    model: [hidden.id, hidden.public_url_slug, shown.id, shown.public_url_slug],
    slug: [hidden.public_url_slug],
    clientSession: sessions,
    // A widget's session opens itself to whoever knows it; other ids are not sessions, and one is deleted.
    widgetSession: [own.clientSession, chat, uuidOf(own.conversation), owned.endedSession],
    apiKey: [owned.endedKey],
    refreshToken: [account.endedRefreshToken],
  }
  const all = Object.values(own).filter((id) => id.length > 20)
  const { userId, password, token, endedToken } = account
  const { endedKey } = owned
  const secrets = [...all, ...uuids.map(({ id }) => id), token, sources[1]]
  const setupCode = frontdesk.setupCode ?? ''
  return {
    canary,
    secrets,
    setupCode,
    userId,
    password,
    token,
    endedToken,
    endedKey,
    hidden,
    shown,
    own,
    aims,
  }
}

/** The first call of each path has this key, so that an attacker can try to replay its answer. */
function callsOf(address: string, token: string, key: string): CallAsTenant {
  const called = new Set<string>()
  return (method, path, body) => {
    const headers: Call['headers'] = called.has(path) ? {} : { 'idempotency-key': key }
    called.add(path)
    return succeed(address, method, path, { token, headers, ...(body === undefined ? {} : { body }) })
  }
}

async function succeed(address: string, method: string, path: string, options: Call = {}): Promise<Json> {
  const { status, json, text } = await call(address, method, path, options)
  assert.ok(status < 300, `${method} ${path}: ${status} ${text}`)
  return json
}

/** An account of each kind: the second one provides a name. */
async function newAccount(address: string) {
  const name = randomUUID()
  const [email, username, password] = [`${name}@example.com`, `user-${name}`, `secret of ${name}`]
  const post = (path: string, body: object) => succeed(address, 'POST', path, { body })
  await post('/auth/register', { username, password })
  const { user, access_token: token, refresh_token } = await post('/api/auth/signup', { email, password })
  const ended = await post('/api/auth/login', { email, password })
  await succeed(address, 'POST', '/api/auth/logout', { token: ended.access_token })
  return {
    ...{ email, username, password, token, userId: user.id as string },
    refreshToken: refresh_token as string,
    endedToken: ended.access_token as string,
    endedRefreshToken: ended.refresh_token as string,
  }
}

async function sayAsUser(address: string, mine: CallAsTenant, token: string, canary: string) {
  const conversation = String(await mine('POST', '/conversations'))
  await mine('POST', `/conversations/${conversation}/messages`, { content: `${canary} said` })
  const sessionKey = `session ${randomUUID()}`
  const body = { message: `${canary} asked`, session_id: sessionKey, training_data: `${canary} knows` }
  const eventId = await eventOf(address, '/api/chat/stream', { token, body })
  const { session_id: session } = await mine('POST', '/api/chatbot/sessions/new')
  await mine('POST', '/api/chatbot/message', { session_id: session, message: `產業別：${canary}` })
  await mine('PUT', '/profile', { bio: 'For all.', skills: '', experience: '', interests: '' })
  return { conversation, sessionKey, eventId, onboardingSession: String(session) }
}

/** Two chatbots with conversations, one of them no longer public. */
async function ownChatbots(address: string, mine: CallAsTenant, canary: string) {
  const newChatbot = async (name: string, slug: string): Promise<Chatbot> => {
    const configuration = { instructions: `${canary} instructs`, of_its_own: canary }
    const body = { name, description: name, is_public: true, configuration, public_url_slug: slug }
    const chatbot = await mine('POST', '/chatbots', body)
    await mine('PUT', `/chatbots/${chatbot.id}/form`, FORM)
    return chatbot
  }
  const hidden = await newChatbot(`Hidden ${canary}`, `hidden-${randomUUID()}`)
  const shown = await newChatbot('Shown', `shown-${randomUUID()}`)
  const scopes = ['chat', 'knowledge']
  const newKey = ({ id }: Chatbot) => mine('POST', `/chatbots/${id}/keys`, { name: canary, scopes })
  const [key, ended] = [await newKey(hidden), await newKey(hidden)]
  await mine('DELETE', `/chatbots/${hidden.id}/keys/${ended.id}`)
  const signing = await mine('POST', `/api/console/chatbots/${shown.id}/signing-secrets`)

  const visitorKey = `visitor ${randomUUID()}`
  const visitor = await newVisitor(address, shown, visitorKey, canary)
  await sayAsVisitor(address, hidden, visitorKey, canary)
  const gone = `gone ${randomUUID()}`
  const { widgetSession: endedSession } = await inWidget(address, shown, gone, canary)
  await mine('DELETE', `/chatbots/${shown.id}/visitors/${encodeURIComponent(gone)}`)
  const clientSession = await sayAsProgram(address, key.key, hidden, canary)
  const { messages } = await mine('GET', `/chatbots/${hidden.id}/messages`)
  await mine('PATCH', `/chatbots/${hidden.id}`, { is_public: false })
  const ids = {
    ...{ chatbotOwned: hidden.id, chatbotOfKey: hidden.id, chatbotOfHistory: hidden.id, model: hidden.id },
    ...{ chatbotShown: shown.id, slug: hidden.public_url_slug, apiKey: key.key, apiKeyId: key.id },
    signingSecret: signing.id,
    ...{ clientSession, message: messages[0].id, ...visitor },
  }
  return { hidden, shown, ids, endedSession, endedKey: ended.key as string }
}

/**
 * A text that visitors were answered from, and an upload, read; then, without the upload's, a source of the other chatbot.
 * @returns their ids, of the hidden chatbot first
 */
async function knowledgeOf(
  address: string,
  token: string,
  { mine, hidden, shown, canary }: { mine: CallAsTenant; hidden: Chatbot; shown: Chatbot; canary: string },
): Promise<[string, string]> {
  const text = `# Prices of ${canary}\n\nThe ${canary} costs 900 euros. We are open from 9 to 5.`
  const about = { type: 'text', name: `Prices ${canary}`, text, labels: [canary] }
  const add = async (chatbot: Chatbot): Promise<string> => {
    const { id } = await mine('POST', `/chatbots/${chatbot.id}/sources`, about)
    const { status } = await libraryOf(address, token, chatbot).settled(id)
    assert.equal(status, 'ready')
    return id
  }
  const ids: [string, string] = [await add(hidden), await add(shown)]
  const library = libraryOf(address, token, hidden)
  const { json } = await library.upload({ [`${canary}.csv`]: `Model,Price\n${canary},900\n` })
  assert.equal((await library.settled(json[0].id)).status, 'ready')
  const body = { chatbot_id: shown.id, visitor_id: randomUUID(), message: `What does the ${canary} cost?` }
  const { response } = await succeed(address, 'POST', '/chat', { body })
  assert.match(response, /900 euros/)
  return ids
}

/** A note, and a question that the chatbot could not answer. */
async function inboxOf(
  { connections }: TestFrontdesk,
  mine: CallAsTenant,
  { id }: Chatbot,
  { inboxConversation, canary }: { inboxConversation: string; canary: string },
) {
  const path = `/api/console/chatbots/${id}/conversations/${inboxConversation}`
  const note = await mine('POST', `${path}/notes`, { content: `${canary} noted` })
  const [turns] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      update turns t set found_nothing = true from conversations c
      where c.home = t.home and c.id = t.conversation_id and c.number = ${Number(inboxConversation)} returning t.id`,
  ])
  const turn = turns[0]?.id
  assert.ok(turn)
  return { note: note.id as string, turn }
}

/** Sends messages on the chatbot's page and in its widget. */
export async function newVisitor(address: string, chatbot: Chatbot, visitorKey: string, text: string) {
  const visitorToken = await sayAsVisitor(address, chatbot, visitorKey, text)
  return { visitorKey, visitorToken, ...(await inWidget(address, chatbot, visitorKey, text)) }
}

async function sayAsVisitor(address: string, { id }: Chatbot, visitor: string, text: string) {
  const body = { chatbot_id: id, visitor_id: visitor, visitor_name: text, message: text }
  return (await succeed(address, 'POST', '/chat', { body })).visitor_token as string
}

async function inWidget(address: string, { id }: Chatbot, visitor: string, text: string) {
  const body = { chatbot_id: id, visitor_id: visitor }
  const { session_id } = await succeed(address, 'POST', '/api/chat/widget/session', { body })
  const saying = { session_id, message: text }
  const widgetEventId = await eventOf(address, '/api/chat/widget', { body: saying })
  return { widgetSession: session_id as string, widgetEventId }
}

async function sayAsProgram(address: string, key: string, { id }: Chatbot, text: string): Promise<string> {
  const credentials = { api_key: key, assistant_id: id }
  const { session_id } = await succeed(address, 'POST', '/api/chat/session', { body: credentials })
  const body = {
    ...credentials,
    session_id,
    type: 'custom_code',
    messages: [{ role: 'user', content: text }],
  }
  await succeed(address, 'POST', '/api/chat', { body })
  return session_id
}

/** Sends a message and reads the reply. @returns the id of an event within it */
async function eventOf(address: string, path: string, options: Call): Promise<string> {
  const headers = { accept: 'text/event-stream' }
  const { status, text } = await call(address, 'POST', path, { ...options, headers })
  assert.equal(status, 200, text)
  const id = [...text.matchAll(/^id: (.+)$/gm)][3]?.[1]
  assert.ok(id, text)
  return id
}

/** All conversations of the user, or of their chatbots. */
async function conversationsOf({ connections }: TestFrontdesk, userId: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string; number: number; key: string | null }[]>`
      select c.id, c.number, c.session_key as key from conversations c
      where c.user_id = ${userId} or c.chatbot_id = any (array(select b.id from chatbots b where b.owner_id = ${userId}))`,
  ])
  return [...rows]
}
