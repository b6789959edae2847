/** Bodies that are compressed once and sent in the encoding that the client prefers. */
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type Compressed = {
  contentType: string
  /** Weak: the encodings share it. */
  etag: string
  bodies: { identity: Buffer; gzip: Buffer; br: Buffer }
}

/** Compresses a body that only the running server knows. */
export async function compress(contentType: string, text: string): Promise<Compressed> {
  const identity = Buffer.from(text)
  // The highest quality takes ten times as long, for a tenth of the size.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params }),
    promisify(gzip)(identity, { level: 9 }),
  ])
  return compressedAs(contentType, { identity, gzip: zipped, br })
}

/** Reads a file that the build has compressed. */
export async function readCompressed(contentType: string, path: string): Promise<Compressed> {
  const [identity, zipped, br] = await Promise.all(
    ['', '.gz', '.br'].map((ending) => readFile(path + ending)),
  )
  return compressedAs(contentType, { identity, gzip: zipped, br } as Compressed['bodies'])
}

function compressedAs(contentType: string, bodies: Compressed['bodies']): Compressed {
  return { contentType, etag: `W/"${hash('sha256', bodies.identity, 'base64url').slice(0, 22)}"`, bodies }
}

/** Sends 304 if the client has the same content already. */
export function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, etag, bodies }: Compressed,
  headers: Record<string, string> = {},
): FastifyReply {
  const vary = [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', ')
  reply.headers({ ...headers, vary, etag })
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type(contentType).send(bodies[encoding])
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
