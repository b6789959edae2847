/** The dashboard at `/app`: the built files, and its page for every path below. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readBuilt, readCompressed, serveHashed } from '../../http/built-files.ts'
import { sendCompressed } from '../../http/compressed.ts'
import { pageHeaders } from '../../http/security-headers.ts'

export async function dashboardRoutes(app: FastifyInstance): Promise<void> {
  await serveHashed(app, 'app/assets')
  const page = readBuilt('app/index.html')
  const headers = { ...pageHeaders(), 'content-type': 'text/html; charset=utf-8' }
  const show = (_request: FastifyRequest, reply: FastifyReply) => reply.headers(headers).send(page)
  for (const url of ['/app', '/app/*']) app.get(url, { schema: { hide: true } }, show)
  const icon = readCompressed('app/icon.svg', 'image/svg+xml')
  app.get('/app/icon.svg', { schema: { hide: true } }, (request, reply) =>
    sendCompressed(request, reply, icon),
  )
}
