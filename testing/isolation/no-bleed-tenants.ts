/** Many tenants with data at every API, each text marked with its tenant. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type Call, call } from '../client.ts'
import { libraryOf } from '../knowledge.ts'
import { tokenOf } from '../onboarding.ts'

export type SmallTenant = {
  canary: string
  userId: string
  token: string
  conversation: number
  onboarding: number
  chatbot: string
  slug: string
  key: string
  visitorToken: string
  widgetSession: string
  clientSession: string
  source: string
  /** Of the scope `knowledge`. */
  knowledgeKey: string
}

/** The same for all tenants: a key chosen by the client must not be what separates them. */
export const SESSION_KEY = 'default'
export const VISITOR = 'browser-1'

const FORM = {
  key: 'lead',
  version: 1,
  title: { en: 'Contact' },
  fields: [{ key: 'name', type: 'text', label: { en: 'Name' }, question: { en: 'Your name?' } }],
}

/** The same words for all tenants, so that a search could take one's passage for another's. */
export const knowledgeOf = (canary: string) => `# Hours\n\nWe are open from 9 to 5, says ${canary}.`
export const QUESTION = 'When are you open?'

/** Created this many at a time. */
const AT_ONCE = 10

export async function newTenants(address: string, count: number): Promise<SmallTenant[]> {
  const tenants: SmallTenant[] = []
  let begun = 0
  const make = async () => {
    while (begun++ < count) tenants.push(await newTenant(address, begun % 5 === 0))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, make))
  return tenants
}

async function newTenant(address: string, hasForm: boolean): Promise<SmallTenant> {
  const canary = `canary-${randomBytes(6).toString('hex')}`
  const token = await tokenOf({ user_id: canary, username: canary })
  const at = async (method: string, path: string, options: Call = {}) => {
    const { status, json, text } = await call(address, method, path, options)
    assert.ok(status < 300, `${method} ${path}: ${status} ${text}`)
    return json
  }
  const mine = (method: string, path: string, body?: object) =>
    at(method, path, { token, ...(body ? { body } : {}) })
  await mine('PUT', '/profile', { bio: canary, skills: canary, experience: '', interests: '' })
  const configuration = { instructions: `Say ${canary}.` }
  const chatbot = await mine('POST', '/chatbots', { name: canary, is_public: true, configuration })
  if (hasForm) await mine('PUT', `/chatbots/${chatbot.id}/form`, FORM)
  const { key } = await mine('POST', `/chatbots/${chatbot.id}/keys`, { name: canary })
  const scopes = ['knowledge']
  const { key: knowledgeKey } = await mine('POST', `/chatbots/${chatbot.id}/keys`, { name: canary, scopes })
  const knowledge = { type: 'text', name: canary, labels: [canary], text: knowledgeOf(canary) }
  const { id: source } = await libraryOf(address, token, chatbot).add(knowledge)
  const visiting = { chatbot_id: chatbot.id, visitor_id: VISITOR, visitor_name: canary }
  const { visitor_token } = await at('POST', '/chat', { body: { ...visiting, message: canary } })
  const widget = await at('POST', '/api/chat/widget/session', { body: visiting })
  const credentials = { api_key: key, assistant_id: chatbot.id }
  const client = await at('POST', '/api/chat/session', { body: credentials })
  const { session_id: onboarding } = await mine('POST', '/api/chatbot/sessions/new')
  await mine('POST', '/api/chatbot/message', { session_id: onboarding, message: `產業別：${canary}` })
  return {
    ...{ canary, token, userId: chatbot.user_id, chatbot: chatbot.id, slug: chatbot.public_url_slug, key },
    ...{ conversation: await mine('POST', '/conversations'), onboarding, visitorToken: visitor_token },
    ...{ widgetSession: widget.session_id, clientSession: client.session_id, source, knowledgeKey },
  }
}
