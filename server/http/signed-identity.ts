/** The body fields that prove a visitor's identity. */
import Type from 'typebox'
import type { Proof, SignedVisitor, VerifyVisitor } from '../visitors/signed-visitor.ts'
import { Problem } from './problems.ts'

export const signedIdentity = {
  visitor_hash: Type.Optional(
    Type.String({
      pattern: '^[0-9a-fA-F]{64}$',
      description: 'HMAC-SHA-256 of `visitor_id` with the chatbot’s signing secret, in hexadecimal',
    }),
  ),
  token: Type.Optional(
    Type.String({
      maxLength: 8192,
      description:
        'A JWT (HS256) signed with the chatbot’s signing secret: `sub` (the visitor’s id), `exp`, optional `name`, `email`. ' +
        'Or the visitor’s id, a colon and the `visitor_hash`',
    }),
  ),
}

/** An id and its HMAC in one string, as in the widget's script tag and `identify`. A JWT has no colon. */
const ID_AND_HASH = /^([\s\S]{1,510}):([0-9a-fA-F]{64})$/

export type SignedFields = {
  visitor_id?: string | undefined
  visitor_hash?: string | undefined
  token?: string | undefined
}

/**
 * @returns undefined when the body contains no proof
 * @throws Problem 401 for an invalid proof; 422 for an incomplete one
 */
export async function readSignedVisitor(
  verify: VerifyVisitor,
  chatbotId: string,
  fields: SignedFields,
): Promise<SignedVisitor | undefined> {
  const proof = proofIn(fields)
  if (!proof) return undefined
  const signed = await verify(chatbotId, proof)
  if (!('refused' in signed)) return signed
  throw new Problem('hash' in proof ? 'visitor_hash_invalid' : `token_${signed.refused}`)
}

function proofIn({ visitor_id: visitorKey, visitor_hash: hash, token }: SignedFields): Proof | undefined {
  if (token !== undefined && hash !== undefined) throw wrong('visitor_hash', 'must not come with a token')
  if (token !== undefined) {
    const [, id = '', idHash = ''] = ID_AND_HASH.exec(token) ?? []
    return idHash && isVisitorId(id) ? { visitorKey: id, hash: idHash } : { token }
  }
  if (hash === undefined) return undefined
  if (visitorKey === undefined) throw wrong('visitor_id', 'is required with visitor_hash')
  return { visitorKey, hash }
}

/** The same rule as the schema `VisitorId`. */
function isVisitorId(text: string): boolean {
  return [...text].length <= 255 && text !== '.' && text !== '..'
}

function wrong(path: string, message: string): Problem {
  return new Problem('invalid_request', { errors: [{ path, message }] })
}
