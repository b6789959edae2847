import { createSealing } from '../../sealing.ts'
import type { AnswerHeaders } from './held.ts'

/** An answer as it was given, but for what belongs to one request alone. */
export type KeptAnswer = { status: number; headers: AnswerHeaders; body: string }

export type Seal = {
  close: (id: string, answer: KeptAnswer) => Buffer
  open: (id: string, sealed: Buffer) => KeptAnswer
}

/**
 * Encrypts answers. All of them: which hold a key or a token is not to be decided at each door. What is sealed
 * opens for its own call alone.
 * @param secret this server's
 */
export function createSeal(secret: string): Seal {
  const sealing = createSealing(secret, 'frontdesk idempotent answers')
  return {
    close: (id, answer) => sealing.close(JSON.stringify(answer), Buffer.from(id, 'hex')),
    open: (id, sealed) => JSON.parse(sealing.open(sealed, Buffer.from(id, 'hex'))),
  }
}
