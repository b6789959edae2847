/** The files that `npm run build` makes for browsers: docs/decisions/0037-one-build.md */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../widget/languages.ts'

export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url))

/** The addresses of the built files, each with a hash of its content. */
export type Build = {
  /** Script and style of the public pages. */
  script: string
  style: string
  icon: string
  /** The loader imports it. */
  panel: string
  /** The page and the panel import one of them. */
  languages: Record<Language, string>
  reference: { script: string; style: string }
}

/** @returns undefined when there is no build. Imported, so that `node --watch` restarts after a build. */
export async function findBuild(): Promise<Build | undefined> {
  const manifest = pathToFileURL(join(DIST, 'manifest.json')).href
  const found: { default: Build } | undefined = await import(manifest, { with: { type: 'json' } }).catch(
    (error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    },
  )
  return found?.default
}

const NOT_BUILT =
  'The pages are not built. Run `npm run build` in the folder of the server, then start it again.\n'

/** Without a build, the pages are a 503 that says what to do. */
export function notBuiltRoutes(app: FastifyInstance): void {
  app.log.warn(NOT_BUILT.trim())
  for (const url of ['/', '/c/:slug', '/widget.js', '/docs', '/app', '/app/*'])
    app.get(url, { schema: { hide: true } }, (_request: FastifyRequest, reply: FastifyReply) =>
      reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT),
    )
}

/** Serves a folder of hashed files, which caches keep for a year. */
export async function hashedFiles(
  app: FastifyInstance,
  prefix: string,
  folder: string,
  headers: Record<string, string> = {},
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(DIST, folder),
    prefix,
    decorateReply: false,
    preCompressed: true,
    index: false,
    // Small files: a range of one is the whole.
    acceptRanges: false,
    maxAge: '1y',
    immutable: true,
    schemaHide: true,
    setHeaders: (reply) => void reply.headers(headers),
  })
}
