/**
 * Tokens that distinguish visitors with the same client-chosen id. They are stateless: a random visit id with a
 * message authentication code over it and the visitor's id.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const UUID_BYTES = 16
const CODE_BYTES = 16

export type VisitorTokens = {
  issue: (visit: string, visitorKey: string) => string
  /** @returns the visit (a UUID) of a token that was issued to this visitor; else undefined */
  read: (token: string, visitorKey: string) => string | undefined
}

/** @param secret the server's secret */
export function createVisitorTokens(secret: string): VisitorTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk visitor tokens', 32))
  const codeOf = (visit: Buffer, visitorKey: string) =>
    createHmac('sha256', key).update(visit).update(visitorKey).digest().subarray(0, CODE_BYTES)

  return {
    issue: (visit, visitorKey) => {
      const bytes = Buffer.from(visit.replaceAll('-', ''), 'hex')
      return Buffer.concat([bytes, codeOf(bytes, visitorKey)]).toString('base64url')
    },
    read: (token, visitorKey) => {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== UUID_BYTES + CODE_BYTES) return undefined
      const visit = bytes.subarray(0, UUID_BYTES)
      if (!timingSafeEqual(bytes.subarray(UUID_BYTES), codeOf(visit, visitorKey))) return undefined
      return visit.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    },
  }
}
