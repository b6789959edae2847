/** The dashboard at `/app`: the built files, and its page for every path below. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pageHeaders } from '../../http/security-headers.ts'

const BUILT = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url))
const NOT_BUILT =
  'The dashboard is not built. Run `npm run build` in the folder of the server, then start it again.\n'

export async function dashboardRoutes(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(BUILT, 'built-from'))) {
    for (const url of ['/app', '/app/*']) app.get(url, { schema: { hide: true } }, sayNotBuilt)
    return
  }
  // Built files have hashed names and are cached; the page itself is not.
  await app.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/app/assets/',
    decorateReply: false,
    preCompressed: true,
    maxAge: '1y',
    immutable: true,
    schemaHide: true,
  })
  const page = await readFile(join(BUILT, 'index.html'), 'utf8')
  const icon = await readFile(join(BUILT, 'icon.svg'), 'utf8').catch(() => undefined)
  const headers = { ...pageHeaders(), 'content-type': 'text/html; charset=utf-8' }
  const show = (_request: FastifyRequest, reply: FastifyReply) => reply.headers(headers).send(page)
  if (icon)
    app.get('/app/icon.svg', { schema: { hide: true } }, (_request, reply) =>
      reply
        .header('content-type', 'image/svg+xml')
        .header('cache-control', 'public, max-age=86400')
        .send(icon),
    )
  for (const url of ['/app', '/app/*']) app.get(url, { schema: { hide: true } }, show)
}

function sayNotBuilt(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(503).header('content-type', 'text/plain; charset=utf-8').send(NOT_BUILT)
}
