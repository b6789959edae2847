/** The dashboard at `/app`: the built files, and its page for every path below. */
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readCompressed, sendCompressed } from '../../http/compressed.ts'
import { pageHeaders } from '../../http/security-headers.ts'
import { DIST, hashedFiles } from './build.ts'

export async function dashboardRoutes(app: FastifyInstance): Promise<void> {
  await hashedFiles(app, '/app/assets/', 'app/assets')
  const icon = await readCompressed('image/svg+xml', join(DIST, 'app/icon.svg'))
  app.get('/app/icon.svg', { schema: { hide: true } }, (request, reply) =>
    sendCompressed(request, reply, icon, { 'cache-control': 'public, max-age=86400' }),
  )
  const page = await readCompressed('text/html; charset=utf-8', join(DIST, 'app/index.html'))
  const headers = pageHeaders()
  const show = (request: FastifyRequest, reply: FastifyReply) => sendCompressed(request, reply, page, headers)
  for (const url of ['/app', '/app/*']) app.get(url, { schema: { hide: true } }, show)
}
