/** The attackers: who they are, what they own, and which ids they try. */
import { randomUUID } from 'node:crypto'
import { asServiceRole } from '../../server/database/transaction.ts'
import { call } from '../client.ts'
import { newChatbot } from '../creators.ts'
import type { TestFrontdesk } from '../frontdesk.ts'
import { libraryOf } from '../knowledge.ts'
import { fromElsewhere } from '../rate-limits.ts'
import type { Kind } from './ids.ts'
import { newVisitor, type Tenant } from './tenants.ts'

export type Attacker = {
  name: string
  token?: string
  /** Their credential is invalid or missing: nothing that needs one is open to them. */
  isVoid: boolean
  /** The address that they call from. */
  elsewhere: Record<string, string>
  own: Record<Kind, string>
  /** Kinds of proof that they add to each call that accepts them. */
  carries: readonly Kind[]
  victim: Tenant
  aims: Record<Kind, string[]>
}

/** Kinds that prove an identity: they accompany their owner. */
export const PROOFS: readonly Kind[] = ['apiKey', 'visitorToken', 'refreshToken']

const OF_VISITORS = ['visitorKey', 'visitorToken'] as const

/** @param inactive a deactivated user */
export async function attackersOf(
  frontdesk: TestFrontdesk,
  victim: Tenant,
  other: Tenant,
  inactive: Tenant,
): Promise<Attacker[]> {
  const fellow = await newVisitor(frontdesk.address, victim.shown, `fellow ${randomUUID()}`, 'Hello')
  // Presenting a visitor's own token with their id is theft, not an attack on the server.
  const aimsAt = ({ aims }: Tenant) => ({ ...aims, visitorToken: [fellow.visitorToken] })
  const foreign = { isVoid: false, own: other.own, carries: [], victim, aims: aimsAt(victim) }
  const ended = { ...foreign, isVoid: true }
  const attackers: Omit<Attacker, 'elsewhere'>[] = [
    { ...foreign, name: 'another user', token: other.token },
    { ...foreign, name: 'a program with another owner’s key', token: other.own.apiKey },
    await siblingOf(frontdesk, foreign),
    { ...foreign, name: 'a visitor of another chatbot', carries: OF_VISITORS, isVoid: true },
    {
      ...ended,
      name: 'another visitor of the chatbot',
      carries: OF_VISITORS,
      own: {
        ...other.own,
        ...fellow,
        chatbotShown: victim.shown.id,
        chatbotOfHistory: victim.shown.id,
      },
    },
    { ...ended, name: 'who has signed out', token: victim.endedToken },
    { ...ended, name: 'who shows a refresh token', token: victim.own.refreshToken },
    { ...ended, name: 'who shows a visitor’s token', token: victim.own.visitorToken },
    {
      ...ended,
      name: 'a program whose key is deleted',
      token: victim.endedKey,
      own: { ...other.own, apiKey: victim.endedKey },
    },
    {
      ...ended,
      name: 'a user whom the operator has put out',
      token: inactive.token,
      victim: inactive,
      aims: aimsAt(inactive),
    },
  ]
  return attackers.map((attacker) => ({ ...attacker, elsewhere: fromElsewhere() }))
}

/** A program with a key of the same owner, for another chatbot: one that nothing else is compared with. */
async function siblingOf(
  { address }: TestFrontdesk,
  { victim, ...foreign }: Omit<Attacker, 'name' | 'elsewhere'>,
): Promise<Omit<Attacker, 'elsewhere'>> {
  const { shown, hidden, token } = victim
  const chatbot = await newChatbot(address, token)
  const scopes = { scopes: ['chat', 'knowledge'] }
  const { json: made } = await call(address, 'POST', `/chatbots/${chatbot.id}/keys`, { token, body: scopes })
  const text = { type: 'text', name: 'Hours', text: 'We are open from 9 to 5.' }
  const { id: source } = await libraryOf(address, made.key, chatbot).add(text)
  const body = { api_key: made.key, assistant_id: chatbot.id }
  const { json } = await call(address, 'POST', '/api/chat/session', { body })
  const others = [hidden.id, shown.id]
  return {
    ...foreign,
    victim,
    name: 'a program with a key of the owner’s other chatbot',
    token: made.key,
    own: {
      ...foreign.own,
      ...{ apiKey: made.key, clientSession: json.session_id, source },
      ...{ chatbotOwned: chatbot.id, chatbotOfKey: chatbot.id, model: chatbot.id },
    },
    aims: {
      ...foreign.aims,
      ...{ chatbotOwned: others, chatbotOfKey: others },
      model: [...others, hidden.public_url_slug, shown.public_url_slug],
    },
  }
}

export async function deactivate({ connections }: TestFrontdesk, { userId }: Tenant): Promise<void> {
  await asServiceRole(connections, (sql) => [sql`update users set is_active = false where id = ${userId}`])
}

/** Variants of an id that a careless parser would take for the same, or for another. */
export function oddShapes(id: string): string[] {
  if (/^\d+$/.test(id)) {
    const number = Number(id)
    const wrapped = [2 ** 31, 2 ** 32, 2 ** 53, 2 ** 64].map((much) => String(BigInt(much) + BigInt(id)))
    const written = [`0${id}`, `+${id}`, `-${id}`, `${id}.0`, `${id}e0`, `${number / 10}e1`, `${id},${id}`]
    const wide = id.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    return [...wrapped, ...written, wide, `0x${number.toString(16)}`, ` ${id}`, `${id} `, `${id}\t`, '1e3']
  }
  const spaced = [` ${id}`, `${id} `, `${id}\n`, `\u200b${id}`, `${id}\ufeff`]
  const written = [id.toUpperCase(), `{${id}}`, `urn:uuid:${id}`, id.replaceAll('-', ''), `${id},${id}`]
  return [...spaced, ...written, `${id}'--`, `${id}/../${randomUUID()}`, `*`, `${id}%`]
}
