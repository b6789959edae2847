/** Shared helpers of the API tests for programs: a chatbot with an API key. */
import assert from 'node:assert/strict'
import type { Connections } from '../server/database/connections.ts'
import { asServiceRole } from '../server/database/transaction.ts'
import { call, newUser } from './client.ts'
import { type Chatbot, newChatbot } from './creators.ts'

export type ApiKey = { id: string; key: string; prefix: string }

export type Program = { key: string; keyId: string; chatbot: Chatbot; ownerToken: string }

const owners = new Map<string, Promise<string>>()

/** Sign-up is slow, so programs share one owner per server, unless another is given. */
function ownerAt(address: string): Promise<string> {
  const owner = owners.get(address) ?? newUser(address)
  owners.set(address, owner)
  return owner
}

/** A chatbot, public by default, and an API key for it. */
export async function newProgram(address: string, fields: object = {}, owner?: string): Promise<Program> {
  const ownerToken = owner ?? (await ownerAt(address))
  const chatbot = await newChatbot(address, ownerToken, fields)
  const { key, id: keyId } = await newKey(address, { ownerToken, chatbot })
  return { key, keyId, chatbot, ownerToken }
}

type Owned = Pick<Program, 'ownerToken' | 'chatbot'>

export async function newKey(address: string, { ownerToken, chatbot }: Owned): Promise<ApiKey> {
  const path = `/chatbots/${chatbot.id}/keys`
  const { status, json, text } = await call(address, 'POST', path, { token: ownerToken, body: {} })
  assert.equal(status, 201, text)
  return json
}

export async function revoke(address: string, { ownerToken, chatbot, keyId }: Program): Promise<void> {
  const path = `/chatbots/${chatbot.id}/keys/${keyId}`
  assert.equal((await call(address, 'DELETE', path, { token: ownerToken })).status, 204)
}

/** Changes a chatbot's configuration, key by key. */
export async function configure(address: string, owned: Owned, configuration: object): Promise<void> {
  const { ownerToken: token, chatbot } = owned
  const { status, text } = await call(address, 'PATCH', `/chatbots/${chatbot.id}`, {
    token,
    body: { configuration },
  })
  assert.equal(status, 200, text)
}

/** A stored conversation: `role: content`, with `(interrupted)` behind cut-off replies. */
export async function storedIn(connections: Connections, sessionId: string | null): Promise<string[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ line: string }[]>`
      select role || ': ' || content || case when is_interrupted then ' (interrupted)' else '' end as line
      from messages where conversation_id = ${sessionId} order by position`,
  ])
  return rows.map(({ line }) => line)
}

/** The status of a conversation's newest turn. */
export async function newestTurn(
  connections: Connections,
  sessionId: string,
): Promise<{ state: string; failure: string | null } | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ state: string; failure: string | null }[]>`
      select state, failure from turns where conversation_id = ${sessionId} order by started_at desc limit 1`,
  ])
  return rows[0] && { ...rows[0] }
}
