/** The files of the widget and the public pages, which any site may load. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { readCompressed, sendCompressed } from '../../http/compressed.ts'
import { FOR_OTHER_SITES } from '../../http/security-headers.ts'
import { DIST, hashedFiles } from './build.ts'

/** Cross-origin module scripts need CORS; the files are public. */
const FOR_ALL = { ...FOR_OTHER_SITES, 'access-control-allow-origin': '*' } as const

export async function widgetFiles(app: FastifyInstance): Promise<void> {
  await hashedFiles(app, '/assets/', 'assets', FOR_ALL)
  // Its address is fixed, because sites embed it; so browsers revalidate it by its ETag.
  const loader = await readCompressed('text/javascript; charset=utf-8', join(DIST, 'widget.js'))
  const headers = { ...FOR_ALL, 'cache-control': 'no-cache' }
  app.get('/widget.js', { schema: { hide: true } }, (request, reply) =>
    sendCompressed(request, reply, loader, headers),
  )
}
