import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Authenticated encryption, in which `about` is the additional data that a ciphertext is bound to. */
export type Encryption = {
  encrypt: (text: string, about: Buffer) => Buffer
  /** @throws for another secret, other additional data, or a modified ciphertext */
  decrypt: (ciphertext: Buffer, about: Buffer) => string
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts with AES-256-GCM, with a key derived for this purpose.
 * @param secret of this server
 */
export function createEncryption(secret: string, purpose: string): Encryption {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    encrypt: (text, about) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(about)
      const parts = [cipher.update(text), cipher.final()]
      return Buffer.concat([nonce, cipher.getAuthTag(), ...parts])
    },
    decrypt: (ciphertext, about) => {
      const nonce = ciphertext.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(about)
        .setAuthTag(ciphertext.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const decrypted = [decipher.update(ciphertext.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]
      return Buffer.concat(decrypted).toString('utf8')
    },
  }
}
