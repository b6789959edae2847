import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { createSealing } from '../../sealing.ts'
import type { AnswerHeaders } from './held.ts'

/** An answer as it was given, but for what belongs to one request alone. */
export type KeptAnswer = { status: number; headers: AnswerHeaders; body: string }

export type Seal = {
  close: (id: string, answer: KeptAnswer) => Promise<Buffer>
  /** @returns undefined for an answer that was too large to keep */
  open: (id: string, sealed: Buffer) => Promise<KeptAnswer | undefined>
}

/** A call may be made as often as its limits allow, and each answer is kept for a day. */
const MOST_KEPT_BYTES = 256 * 1024
/** In characters. A stream says every few characters in an envelope of its own, and shrinks to a tenth. */
const COMPRESSED_FROM = 16 * 1024
const TOO_LARGE = ''

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/**
 * Encrypts answers. All of them: which hold a key or a token is not to be decided at each API. What is sealed
 * opens for its own call alone.
 * @param secret this server's
 */
export function createSeal(secret: string): Seal {
  const sealing = createSealing(secret, 'frontdesk idempotent answers')
  return {
    close: async (id, answer) => {
      const text = await pack(JSON.stringify(answer))
      return sealing.close(text.length > MOST_KEPT_BYTES ? TOO_LARGE : text, Buffer.from(id, 'hex'))
    },
    open: async (id, sealed) => {
      const text = sealing.open(sealed, Buffer.from(id, 'hex'))
      return text === TOO_LARGE ? undefined : JSON.parse(await unpack(text))
    },
  }
}

/** JSON of an object begins with a brace; Base64 never does. */
async function pack(text: string): Promise<string> {
  return text.length < COMPRESSED_FROM ? text : (await compress(text)).toString('base64')
}

async function unpack(text: string): Promise<string> {
  return text.startsWith('{') ? text : (await decompress(Buffer.from(text, 'base64'))).toString('utf8')
}
