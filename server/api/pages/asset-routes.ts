import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FOR_OTHER_SITES } from '../../http/security-headers.ts'
import { type Asset, type Assets, chooseEncoding } from './assets.ts'

/** Cross-origin module scripts need CORS; the assets are public. */
const FOR_ALL = { ...FOR_OTHER_SITES, 'access-control-allow-origin': '*' } as const

/** Routes of the assets, for this server's pages and for sites that embed the widget. */
export function assetRoutes(app: FastifyInstance, { languages, loader, ...assets }: Assets): void {
  for (const asset of [...Object.values(assets), ...Object.values(languages)])
    serve(app, asset, { 'cache-control': 'public, max-age=31536000, immutable' })
  loaderRoute(app, loader)
}

function serve(app: FastifyInstance, asset: Asset, headers: Record<string, string>): void {
  app.get(asset.path, { schema: { hide: true } }, (request, reply) => send(request, reply, asset, headers))
}

/** The loader's address is fixed, because sites embed it; so browsers revalidate it by its ETag. */
function loaderRoute(app: FastifyInstance, asset: Asset): void {
  const etag = `W/"${createHash('sha256').update(asset.bodies.identity).digest('hex').slice(0, 16)}"`
  const headers = { 'cache-control': 'no-cache', etag }
  app.get(asset.path, { schema: { hide: true } }, (request, reply) => {
    if (request.headers['if-none-match'] !== etag) return send(request, reply, asset, headers)
    return reply
      .code(304)
      .headers({ ...headers, ...FOR_ALL })
      .send()
  })
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, bodies }: Asset,
  headers: Record<string, string>,
): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '))
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.headers({ 'content-type': contentType, ...headers, ...FOR_ALL }).send(bodies[encoding])
}
