/**
 * A chatbot's signing secrets, by which its owner's site proves a visitor's identity. They are encrypted in the
 * database and shown once. See docs/decisions/0030.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, type User } from '../database/transaction.ts'
import { createEncryption } from '../encryption.ts'

/** A secret as shown to its owner. */
export type SigningSecret = {
  id: string
  /** The last characters. */
  hint: string
  createdAt: Date
}

export type SigningSecrets = {
  /** @returns the newest first; undefined when this user owns no such chatbot */
  list: (owner: User, chatbotId: string) => Promise<SigningSecret[] | undefined>
  /** Creates a secret. The previous one stays valid; older ones are deleted. @returns undefined as above */
  rotate: (owner: User, chatbotId: string) => Promise<(SigningSecret & { secret: string }) | undefined>
  retire: (
    owner: User,
    chatbotId: string,
    secretId: string,
  ) => Promise<'retired' | 'no_chatbot' | 'no_secret'>
  /** The valid secrets, decrypted; skips those encrypted with another server secret. */
  of: (chatbotId: string) => Promise<string[]>
}

const MARK = 'fdsec_'
/** The newest, and the previous one during a rotation. */
const MAX_VALID = 2
const HINT_CHARACTERS = 4

export function createSigningSecrets(connections: Connections, serverSecret: string): SigningSecrets {
  const encryption = createEncryption(serverSecret, "frontdesk chatbots' signing secrets")

  const list: SigningSecrets['list'] = async (owner, chatbotId) => {
    const [chatbots, secrets] = await asPerson(connections, owner, (sql) => [
      sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
      sql<SigningSecret[]>`
        select ${shown(sql)} from signing_secrets where chatbot_id = ${chatbotId}
        order by created_at desc, id`,
    ])
    return chatbots.length === 1 ? secrets : undefined
  }

  const rotate: SigningSecrets['rotate'] = async (owner, chatbotId) => {
    const secret = MARK + randomBytes(32).toString('base64url')
    const id = randomUUID()
    const [, created] = await asPerson(connections, owner, (sql) => [
      // The row lock serializes concurrent rotations.
      sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId} for no key update`,
      sql<SigningSecret[]>`
        insert into signing_secrets (id, chatbot_id, sealed, hint)
        select ${id}, id, ${encryption.encrypt(secret, aboutOf(chatbotId, id))}, ${`…${secret.slice(-HINT_CHARACTERS)}`}
        from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}
        returning ${shown(sql)}`,
      sql`
        delete from signing_secrets where chatbot_id = ${chatbotId} and id not in (
          select id from signing_secrets where chatbot_id = ${chatbotId}
          order by created_at desc, id limit ${MAX_VALID})`,
    ])
    return created[0] && { ...created[0], secret }
  }

  const retire: SigningSecrets['retire'] = async (owner, chatbotId, secretId) => {
    const [chatbots, retired] = await asPerson(connections, owner, (sql) => [
      sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
      sql`delete from signing_secrets where id = ${secretId} and chatbot_id = ${chatbotId} returning id`,
    ])
    if (chatbots.length === 0) return 'no_chatbot'
    return retired.length === 1 ? 'retired' : 'no_secret'
  }

  const of: SigningSecrets['of'] = async (chatbotId) => {
    const [rows] = await asServiceRole(connections, (sql) => [
      sql<{ id: string; sealed: Buffer }[]>`
        select id, sealed from signing_secrets where chatbot_id = ${chatbotId} order by created_at desc`,
    ])
    return rows.flatMap(({ id, sealed }) => {
      try {
        return [encryption.decrypt(sealed, aboutOf(chatbotId, id))]
      } catch {
        return []
      }
    })
  }

  return { list, rotate, retire, of }
}

function shown(sql: ReservedSql) {
  return sql`id, hint, created_at as "createdAt"`
}

/** Additional authenticated data: a ciphertext moved to another row or chatbot cannot be decrypted. */
function aboutOf(chatbotId: string, secretId: string): Buffer {
  return createHash('sha256').update(`${chatbotId.toLowerCase()} ${secretId}`).digest()
}
