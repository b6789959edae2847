/** Every kind of long-lived connection to the server, for tests of how they end. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, chatAt } from './chat.ts'
import { call, newConversation } from './client.ts'
import { type Chatbot, newChatbot } from './creators.ts'
import { newKey } from './programs.ts'
import { begin, DONE, delta, type RawModel, STOP } from './raw-model.ts'

export type Ended = { status: number; text: string; isCut: boolean }
export type OpenConnection = { name: string; ended: Promise<Ended>; isOpen: () => boolean }

/** A model that sends a word and then hangs until told to finish. */
export function silentModel(model: RawModel) {
  const asked = new Map<string, ServerResponse>()
  const left = new Set<string>()
  model.serve((response, _call, { messages }) => {
    const text = messages.at(-1)?.content ?? ''
    asked.set(text, response)
    begin(response).write(delta('Once '))
    response.on('close', () => left.add(text))
  })
  return {
    wasAsked: (text: string) => asked.has(text),
    /** Whether the server has disconnected. */
    isLeft: (text: string) => left.has(text),
    finish: (world: string) => {
      for (const [text, response] of asked) if (text.startsWith(world)) response.end(STOP + DONE)
    },
  }
}

export type Silent = ReturnType<typeof silentModel>

type Options = { token?: string; body?: unknown; accept?: string; headers?: Record<string, string> }

/** Begins a call, and reads whatever arrives. */
function open(address: string, name: string, method: string, path: string, options: Options) {
  let isOpen = true
  const { token, body, accept, headers } = options
  const response = fetch(address + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(accept ? { accept } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const ended = (async (): Promise<Ended> => {
    const { status, body } = await response
    let text = ''
    try {
      for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece
      return { status, text, isCut: false }
    } catch {
      return { status, text, isCut: true }
    }
  })().finally(() => {
    isOpen = false
  })
  return { name, ended, isOpen: () => isOpen, response }
}

export type World = {
  name: string
  owner: Account
  /** Another login of the same person. */
  other: Account
  chatbot: Chatbot
  keyId: string
  /** The mobile conversation in which a reply streams. */
  conversation: number
  connections: OpenConnection[]
  named: (name: string) => OpenConnection
  /** The request that the model received for a connection. */
  asked: (name: string) => string
}

const EVENTS = 'text/event-stream'
const VISITOR = 'visitor-1'

/**
 * One person with a chatbot, and every kind of connection open.
 * @param resumesAt the server at which a reply run by another server is resumed
 */
export async function openWorld(address: string, model: Silent, resumesAt = address): Promise<World> {
  const name = `world-${randomUUID().slice(0, 8)}`
  const chat = chatAt(address)
  const owner = await chat.newAccount()
  const other = await chat.signIn(owner.email)
  const { accessToken: token } = owner
  const chatbot = await newChatbot(address, token)
  const { id: keyId, key } = await newKey(address, { ownerToken: token, chatbot })
  const [one, two, three] = [
    await newConversation(address, token),
    await newConversation(address, token),
    await newConversation(address, token),
  ]
  const widget = async () => {
    const body = { chatbot_id: chatbot.id, visitor_id: VISITOR }
    return (await call(address, 'POST', '/api/chat/widget/session', { body })).json.session_id as string
  }
  const [session, waitingSession] = [await widget(), await widget()]
  const previewed = await call(address, 'POST', `/api/console/chatbots/${chatbot.id}/preview`, {
    token,
    body: {},
  })
  const preview: string = previewed.json.session_id
  const client = { api_key: key, assistant_id: chatbot.id }
  const clientSession = (await call(address, 'POST', '/api/chat/session', { body: client })).json.session_id

  const connections: (OpenConnection & { response: Promise<Response> })[] = []
  const asked = (connection: string) => `${name} ${connection}`
  const begun = (connection: string, path: string, options: Options, method = 'POST', at = address) => {
    const opened = open(at, connection, method, path, options)
    connections.push(opened)
    return opened
  }
  /** Until the model replies in it. */
  const speaking = async (connection: string, path: string, options: Options) => {
    const opened = begun(connection, path, options)
    for (const deadline = performance.now() + 20_000; !model.wasAsked(asked(connection)); await sleep(20)) {
      if (!opened.isOpen()) assert.fail(`${connection}: ${JSON.stringify(await opened.ended)}`)
      assert.ok(performance.now() < deadline, `the model is not asked at ${connection}`)
    }
    return opened
  }
  const listening = async (connection: string, path: string, options: Options = {}, at = address) => {
    const { status } = await begun(connection, path, options, 'GET', at).response
    assert.equal(status, 200, connection)
  }
  const completion = (text: string, fields: object = {}) => ({
    model: chatbot.public_url_slug,
    messages: [{ role: 'user', content: asked(text) }],
    ...fields,
  })
  const mobile = (number: number) => `/conversations/${number}/messages`

  await speaking('mobile stream', mobile(one), {
    token,
    accept: EVENTS,
    body: { content: asked('mobile stream') },
  })
  await speaking('mobile wait', mobile(two), { token, body: { content: asked('mobile wait') } })
  await speaking('other login', mobile(three), {
    token: other.accessToken,
    accept: EVENTS,
    body: { content: asked('other login') },
  })
  begun('mobile queue', mobile(two), { token, body: { content: asked('mobile queue') } })
  await speaking('chat text', '/api/chat/stream/', {
    token,
    accept: 'text/plain',
    body: { message: asked('chat text'), session_id: 'text' },
  })
  await speaking('chat events', '/api/chat/stream/', {
    token,
    accept: EVENTS,
    body: { message: asked('chat events'), session_id: 'events' },
  })
  await listening('chat resumed', '/api/chat/conversation/events/stream', { token }, resumesAt)
  await listening('inbox events', `/api/console/chatbots/${chatbot.id}/events`, { token })
  await speaking('preview stream', '/api/chat/widget', {
    accept: EVENTS,
    body: { session_id: preview, message: asked('preview stream') },
  })
  await listening('preview events', `/api/chat/widget/session/${preview}/events`)
  await speaking('widget stream', '/api/chat/widget', {
    accept: EVENTS,
    body: { session_id: session, message: asked('widget stream') },
  })
  await speaking('widget wait', '/api/chat/widget', {
    body: { session_id: waitingSession, message: asked('widget wait') },
  })
  begun('widget queue', '/api/chat/widget', {
    body: { session_id: waitingSession, message: asked('widget queue') },
  })
  await listening('widget events', `/api/chat/widget/session/${session}/events`)
  await speaking('creators stream', '/chat', {
    accept: EVENTS,
    body: { chatbot_id: chatbot.id, visitor_id: 'visitor-2', message: asked('creators stream') },
  })
  const completed = await speaking('openai stream', '/v1/chat/completions', {
    token: key,
    body: completion('openai stream', { stream: true }),
  })
  await speaking('openai wait', '/v1/chat/completions', { token: key, body: completion('openai wait') })
  begun('openai queue', '/v1/chat/completions', {
    token: key,
    headers: { 'x-session-id': (await completed.response).headers.get('x-session-id') ?? '' },
    body: completion('openai queue'),
  })
  await speaking('client wait', '/api/chat', {
    body: {
      ...client,
      session_id: clientSession,
      type: 'custom_code',
      messages: [{ role: 'user', content: asked('client wait') }],
    },
  })
  const named = (wanted: string): OpenConnection => {
    const found = connections.find((connection) => connection.name === wanted)
    assert.ok(found, wanted)
    return found
  }
  return { name, owner, other, chatbot, keyId, conversation: one, connections, named, asked }
}
