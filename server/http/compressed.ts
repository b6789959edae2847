/** Bodies that are the same for everyone: compressed once, and revalidated by an ETag of their content. */
import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type Compressed = {
  contentType: string
  etag: string
  bodies: { identity: Buffer; gzip: Buffer; br: Buffer }
}

/** Far faster than the default of 11, and hardly larger. */
const BROTLI_QUALITY = 5

/** For what is known only when the server runs; `npm run build` compresses the rest. */
export async function compress(contentType: string, body: Buffer): Promise<Compressed> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(body, { params }), promisify(gzip)(body)])
  return { contentType, etag: etagOf(body), bodies: { identity: body, gzip: zipped, br } }
}

/** Weak, because each encoding has other bytes. */
export function etagOf(body: Buffer): string {
  return `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`
}

/** 304 when the client has it. */
export function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, etag, bodies }: Compressed,
): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'no-cache')
  reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '))
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.header('content-type', contentType).send(bodies[encoding])
}

/** @returns the smallest encoding that the client accepts */
export function chooseEncoding(acceptEncoding: string | undefined): keyof Compressed['bodies'] {
  const accepted = new Set<string>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [coding = '', weight = ''] = part.split(';').map((piece) => piece.trim())
    if (!/^q=0(\.0*)?$/.test(weight)) accepted.add(coding)
  }
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}
