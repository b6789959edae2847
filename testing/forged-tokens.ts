/** Builds forged tokens byte by byte, and valid ones for comparison. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export const encoded = (part: string | object) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

export const HS256 = { alg: 'HS256', typ: 'JWT' }

/** An HMAC token over an arbitrary header and claims. */
export function hmacToken(
  secret: string | Buffer,
  claims: string | object,
  header: string | object = HS256,
  hash: 'sha256' | 'sha384' | 'sha512' = 'sha256',
): string {
  const input = `${encoded(header)}.${encoded(claims)}`
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`
}

export function ecToken(key: KeyObject, claims: object, header: object): string {
  const input = `${encoded(header)}.${encoded(claims)}`
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
  return `${input}.${signature.toString('base64url')}`
}

/** A foreign key pair, with its public key as a JWK. */
export function strangersKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicKey, jwk: publicKey.export({ format: 'jwk' }) }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Equivalent encodings of the same bytes, which some decoders accept. */
export function rewritings(token: string): [name: string, token: string][] {
  const at = token.lastIndexOf('.') + 1
  const [input, signature] = [token.slice(0, at), token.slice(at)]
  const last = DIGITS.indexOf(signature.at(-1) ?? '')
  const [head = '', payload = ''] = token.split('.')
  return [
    ['padding', `${token}=`],
    ['more padding', `${token}==`],
    ['unused bits', `${input}${signature.slice(0, -1)}${DIGITS[last ^ 1]}`],
    ['base64', input + signature.replaceAll('-', '+').replaceAll('_', '/')],
    ['padded payload', `${head}.${payload}=.${signature}`],
    ['a point more', `${token}.`],
    ['no signature', input],
    ['no point', input.slice(0, -1)],
    ['half a signature', token.slice(0, -20)],
    [
      'a signature of zeros',
      input + Buffer.alloc(Buffer.from(signature, 'base64url').length).toString('base64url'),
    ],
  ]
}

/** Whether its signature differs between base64 and base64url. */
export const hasOwnAlphabet = (token: string) => /[-_]/.test(token.slice(token.lastIndexOf('.')))
