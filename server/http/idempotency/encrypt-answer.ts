import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { createEncryption } from '../../encryption.ts'
import type { AnswerHeaders } from './held.ts'

/** A stored response, without request-specific headers. */
export type KeptAnswer = { status: number; headers: AnswerHeaders; body: string }

export type AnswerEncryption = {
  encrypt: (id: string, answer: KeptAnswer) => Promise<Buffer>
  /** @returns undefined for a response that was too large to store */
  decrypt: (id: string, ciphertext: Buffer) => Promise<KeptAnswer | undefined>
}

/** Bounds the storage: each response within the rate limits is stored for a day. */
const MAX_STORED_BYTES = 256 * 1024
/** In characters. A stream wraps every few characters in JSON, and compresses to a tenth. */
const COMPRESSED_FROM = 16 * 1024
const TOO_LARGE = ''

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/**
 * Encrypts all stored responses, since any may contain a key or a token. A ciphertext is bound to its call's
 * id.
 * @param secret of this server
 */
export function createAnswerEncryption(secret: string): AnswerEncryption {
  const encryption = createEncryption(secret, 'frontdesk idempotent answers')
  return {
    encrypt: async (id, answer) => {
      const text = await pack(JSON.stringify(answer))
      return encryption.encrypt(text.length > MAX_STORED_BYTES ? TOO_LARGE : text, Buffer.from(id, 'hex'))
    },
    decrypt: async (id, ciphertext) => {
      const text = encryption.decrypt(ciphertext, Buffer.from(id, 'hex'))
      return text === TOO_LARGE ? undefined : JSON.parse(await unpack(text))
    },
  }
}

/** A JSON object begins with a brace, which Base64 never contains. */
async function pack(text: string): Promise<string> {
  return text.length < COMPRESSED_FROM ? text : (await compress(text)).toString('base64')
}

async function unpack(text: string): Promise<string> {
  return text.startsWith('{') ? text : (await decompress(Buffer.from(text, 'base64'))).toString('utf8')
}
