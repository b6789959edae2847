/**
 * A chatbot's signing secrets, by which its owner's site proves a visitor's identity. They are encrypted in the
 * database and shown once. See docs/decisions/0030.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { createEncryption } from '../encryption.ts'
import { asOwner, isOwn, NotFound, type Own, ownId } from './own-chatbot.ts'

/** A secret as shown to its owner. */
export type SigningSecret = {
  id: string
  /** The last characters. */
  hint: string
  createdAt: Date
}

export type SigningSecrets = {
  /** Newest first. @throws NotFound */
  list: (own: Own) => Promise<SigningSecret[]>
  /** Creates a secret. The previous one stays valid; older ones are deleted. @throws NotFound */
  rotate: (own: Own) => Promise<SigningSecret & { secret: string }>
  /** @throws NotFound */
  retire: (own: Own, secretId: string) => Promise<void>
  /** The valid secrets, decrypted; skips those encrypted with another server secret. */
  of: (chatbotId: string) => Promise<string[]>
}

const MARK = 'fdsec_'
/** The newest, and the previous one during a rotation. */
const MAX_VALID = 2
const HINT_CHARACTERS = 4

export function createSigningSecrets(connections: Connections, serverSecret: string): SigningSecrets {
  const encryption = createEncryption(serverSecret, "frontdesk chatbots' signing secrets")

  const list: SigningSecrets['list'] = async (own) => {
    const { secrets } = await asOwner(connections, own, (sql) => ({
      secrets: sql<SigningSecret[]>`
        select ${shown(sql)} from signing_secrets where chatbot_id = ${ownId(sql, own)}
        order by created_at desc, id`,
    }))
    return secrets
  }

  const rotate: SigningSecrets['rotate'] = async (own) => {
    const secret = MARK + randomBytes(32).toString('base64url')
    const id = randomUUID()
    const { created } = await asOwner(connections, own, (sql) => ({
      // The row lock serializes concurrent rotations.
      locked: sql`select from chatbots b where ${isOwn(sql, own)} for no key update`,
      created: sql<SigningSecret[]>`
        insert into signing_secrets (id, chatbot_id, owner_id, sealed, hint)
        select ${id}, b.id, b.owner_id, ${encryption.encrypt(secret, aboutOf(own.chatbotId, id))},
          ${`…${secret.slice(-HINT_CHARACTERS)}`}
        from chatbots b where ${isOwn(sql, own)}
        returning ${shown(sql)}`,
      deleted: sql`
        delete from signing_secrets where chatbot_id = ${ownId(sql, own)} and id not in (
          select id from signing_secrets where chatbot_id = ${ownId(sql, own)}
          order by created_at desc, id limit ${MAX_VALID})`,
    }))
    // Deleted after the first statement.
    if (!created[0]) throw new NotFound('chatbot')
    return { ...created[0], secret }
  }

  const retire: SigningSecrets['retire'] = async (own, secretId) => {
    const { retired } = await asOwner(connections, own, (sql) => ({
      retired: sql`
        delete from signing_secrets where id = ${secretId} and chatbot_id = ${ownId(sql, own)} returning id`,
    }))
    if (retired.length === 0) throw new NotFound('signing_secret')
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
