import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { AnswerHeaders } from './held.ts'

/** An answer as it was given, but for what belongs to one request alone. */
export type KeptAnswer = { status: number; headers: AnswerHeaders; body: string }

export type Seal = {
  close: (id: string, answer: KeptAnswer) => Buffer
  open: (id: string, sealed: Buffer) => KeptAnswer
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts answers with AES-256-GCM. All of them: which hold a key or a token is not to be decided at each
 * door. What is sealed opens for its own call alone.
 * @param secret this server's
 */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk idempotent answers', 32))
  return {
    close: (id, answer) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(id, 'hex'))
      const sealed = [cipher.update(JSON.stringify(answer)), cipher.final()]
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
    },
    open: (id, sealed) => {
      const nonce = sealed.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv(CIPHER, key, nonce)
        .setAAD(Buffer.from(id, 'hex'))
        .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const opened = [decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]
      return JSON.parse(Buffer.concat(opened).toString('utf8'))
    },
  }
}
