/** The users of the crash loop: four kinds, each with several conversations. */
import assert from 'node:assert/strict'
import { chatAt } from '../chat.ts'
import { call, newUser } from '../client.ts'
import { newProgram } from '../programs.ts'

export type Api = 'mobile' | 'chat' | 'widget' | 'program'

export type Person = {
  api: Api
  /** A user's token. */
  token: string
  userId: string
  /** A program's API key. */
  key: string
  chatbotId: string
}

export type Conversation = {
  api: Api
  person: Person
  /** Its name in the API: a number, a key chosen by the client, a UUID. */
  name: string
  /** When a client requested a retry of its newest message. */
  retriedAt: number[]
}

export type Counts = Record<Api, number>

const PEOPLE_OF_API: Counts = { mobile: 2, chat: 2, widget: 4, program: 1 }
const CONVERSATIONS_OF_EACH = 3

/** @returns their first conversations: several per user, one per visitor */
export async function makePeople(
  address: string,
  sampleChatbotId: string,
  counts: Counts = PEOPLE_OF_API,
): Promise<Conversation[]> {
  const conversations: Conversation[] = []
  for (const [api, count] of Object.entries(counts) as [Api, number][]) {
    for (let made = 0; made < count; made++) {
      const person = await makePerson(address, api, sampleChatbotId)
      const opened = api === 'widget' ? 1 : CONVERSATIONS_OF_EACH
      for (let place = 0; place < opened; place++) conversations.push(await openFor(address, person))
    }
  }
  return conversations
}

async function makePerson(address: string, api: Api, sampleChatbotId: string): Promise<Person> {
  const nobody = { api, token: '', userId: '', key: '', chatbotId: '' }
  switch (api) {
    case 'mobile': {
      const token = await newUser(address)
      return { ...nobody, token, userId: subjectOf(token) }
    }
    case 'chat': {
      const { accessToken: token, id: userId } = await chatAt(address).newAccount()
      return { ...nobody, token, userId }
    }
    case 'widget':
      return { ...nobody, chatbotId: sampleChatbotId }
    case 'program': {
      const { key, chatbot } = await newProgram(address)
      return { ...nobody, key, chatbotId: chatbot.id }
    }
  }
}

let sessions = 0

/** @throws when the server does not confirm the conversation: an unknown one may exist then */
export async function openFor(address: string, person: Person): Promise<Conversation> {
  return { api: person.api, person, name: await open(address, person), retriedAt: [] }
}

async function open(address: string, { api, token, key, chatbotId }: Person): Promise<string> {
  switch (api) {
    case 'mobile': {
      const { status, json, text } = await call(address, 'POST', '/conversations/', { token })
      assert.equal(status, 200, text)
      return String(json)
    }
    case 'chat':
      // The client chooses the name, and its first message opens the session.
      return `session ${++sessions} 🗝️`
    case 'widget': {
      const body = { chatbot_id: chatbotId }
      const { status, json, text } = await call(address, 'POST', '/api/chat/widget/session', { body })
      assert.equal(status, 201, text)
      return json.session_id
    }
    case 'program': {
      const body = { api_key: key, assistant_id: chatbotId }
      const { status, json, text } = await call(address, 'POST', '/api/chat/session', { body })
      assert.equal(status, 201, text)
      return json.session_id
    }
  }
}

function subjectOf(token: string): string {
  const [, payload = ''] = token.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).sub
}
