/** The files that `npm run build` made for browsers. See docs/decisions/0037. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { type Compressed, etagOf } from './compressed.ts'

const FOLDER = fileURLToPath(new URL('../../dist', import.meta.url))
const NOT_BUILT =
  'This page is not built. Run `npm run build` in the folder of the server, then start it again.\n'

/** False too while the first build is under way. */
export function isBuilt(): boolean {
  return existsSync(join(FOLDER, 'built-from'))
}

export function readBuilt(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8')
}

/** Reads a small file in all its encodings. */
export function readCompressed(path: string, contentType: string): Compressed {
  const read = (ending: string) => readFileSync(join(FOLDER, path + ending))
  const bodies = { identity: read(''), gzip: read('.gz'), br: read('.br') }
  return { contentType, etag: etagOf(bodies.identity), bodies }
}

/** Serves a folder of files whose names contain a hash of their content, so that browsers keep them for ever. */
export async function serveHashed(
  app: FastifyInstance,
  folder: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(FOLDER, folder),
    prefix: `/${folder}/`,
    decorateReply: false,
    preCompressed: true,
    maxAge: '1y',
    immutable: true,
    schemaHide: true,
    setHeaders: (reply) => {
      reply.headers(headers)
    },
  })
}

/** Answers that the page is missing, and what to do. */
export function sayNotBuilt(app: FastifyInstance, urls: readonly string[]): void {
  for (const url of urls)
    app.get(url, { schema: { hide: true } }, (_request, reply) =>
      reply.code(503).header('content-type', 'text/plain; charset=utf-8').send(NOT_BUILT),
    )
}
