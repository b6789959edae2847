/** The most expensive calls that one address may send, by kind. */
import { randomUUID } from 'node:crypto'
import { PASSWORD } from '../testing/client.ts'
import { type Answer, Client, openSession } from './address-client.ts'

type Attack = (server: string, number: number, chatbotId: string) => Promise<() => Promise<Answer>>

/** Prepares an attacker at an address. @returns one of its calls */
export const ATTACKS: Record<string, Attack> = {
  'long questions': async (server, number, chatbot_id) => {
    const client = new Client(server, number)
    const session = await openSession(client, chatbot_id)
    const message = `${'How much is it, and (when) can I, or my friend, have it? '.repeat(85)}`
    return () => client.post('/api/chat/widget', { session_id: session, message })
  },
  'many visitors': async (server, number, chatbot_id) => {
    const client = new Client(server, number)
    const message = 'What can you do, and how? '.repeat(190)
    return () => client.post('/chat', { chatbot_id, visitor_id: randomUUID(), message })
  },
  'facts of one’s own': async (server, number) => {
    const { client, headers } = await account(server, number)
    return () => {
      const facts = Array.from({ length: 1200 }, (_, line) => `Item ${line} ${randomUUID()} costs ${line} €.`)
      const body = { message: 'What does item 7 cost?', training_data: facts.join('\n') }
      return client.post('/api/chat', { ...body, session_id: randomUUID() }, headers)
    }
  },
  'a long form': async (server, number) => {
    const { client, headers } = await account(server, number)
    return () => client.post('/api/chatbot/message', { message: 'no, '.repeat(1200) }, headers)
  },
  'large bodies': async (server, number) => {
    const { client, headers } = await account(server, number)
    const body = JSON.stringify({ message: Array.from({ length: 100_000 }, (_, each) => each) })
    const asJson = { ...headers, 'content-type': 'application/json' }
    return () => client.post('/api/chat', body, asJson)
  },
  'new sessions': async (server, number, chatbot_id) => {
    const client = new Client(server, number)
    return () => client.post('/api/chat/widget/session', { chatbot_id })
  },
  'sign-ups': async (server, number) => {
    const client = new Client(server, number)
    return () => client.post('/auth/register', { username: randomUUID(), password: PASSWORD })
  },
  'sign-ins': async (server, number) => {
    const { client, email } = await account(server, number)
    return () => client.post('/api/auth/login', { email, password: PASSWORD })
  },
  pages: async (server, number) => {
    const client = new Client(server, number)
    return () => client.get('/c/frontdesk')
  },
  'the document': async (server, number) => {
    const client = new Client(server, number)
    return () => client.get('/openapi.json')
  },
}

async function account(server: string, number: number) {
  const client = new Client(server, number)
  const email = `${randomUUID()}@example.com`
  const { status, json } = await client.post('/api/auth/signup', { email, password: PASSWORD })
  if (!json.access_token) throw new Error(`no account: ${status}`)
  return { client, email, headers: { authorization: `Bearer ${json.access_token}` } }
}
