/** Reads a response's body, decompressed, up to a limit. */
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FetchFailure } from './fetch-failure.ts'

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

/** In steps of this, so that little is unpacked beyond the limit. */
const CHUNK = { chunkSize: 64 * 1024 }
const DECODERS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: () => createGunzip(CHUNK),
  'x-gzip': () => createGunzip(CHUNK),
  deflate: () => createInflate(CHUNK),
  br: () => createBrotliDecompress(CHUNK),
}

export type BodyLimit = {
  bytes: number
  /** Whether the beginning of a longer body is enough. */
  isCut: boolean
}

/** @throws FetchFailure `too_large`, `unreachable`; the stream's error */
export async function readBody(
  body: Readable,
  encoding: string,
  { bytes, isCut }: BodyLimit,
): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  // Leaving the loop destroys both streams, and with them the connection.
  for await (const part of decoded(body, encoding)) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length <= bytes) continue
    if (isCut) break
    throw new FetchFailure('too_large', `the body has more than ${bytes} bytes`)
  }
  return Buffer.concat(parts)
}

function decoded(body: Readable, encoding: string): AsyncIterable<unknown> {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return body
  const create = DECODERS[name]
  if (!create) {
    body.destroy()
    throw new FetchFailure('unreachable', 'the encoding of the body is unknown')
  }
  const decoder = create()
  // Its errors come out of the decoder, which is read.
  pipeline(body, decoder, () => {})
  return decoder as unknown as AsyncIterable<unknown>
}
