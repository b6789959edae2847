import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FOR_OTHER_SITES, pageHeaders } from '../../http/security-headers.ts'
import { type Asset, chooseEncoding, pageAssets } from './assets.ts'
import { dashboardRoutes } from './dashboard.ts'
import { chatbotPage, missingPage, type PublicChatbot } from './shell.ts'

export type { PublicChatbot } from './shell.ts'

export type PagesOptions = { appName: string; findSampleChatbot: () => Promise<PublicChatbot | undefined> }

/** The pages for people: `/` shows the public sample chatbot. No part of the API, so not in its document. */
export async function pagesDoor(
  app: FastifyInstance,
  { appName, findSampleChatbot }: PagesOptions,
): Promise<void> {
  const assets = await pageAssets()
  for (const asset of Object.values(assets)) serveAsset(app, asset)
  await app.register(dashboardRoutes)
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const chatbot = await findSampleChatbot()
    if (chatbot) {
      reply.headers(pageHeaders(chatbot.framedBy))
      return sendPage(reply, 200, chatbotPage(chatbot, appName, assets))
    }
    reply.headers(pageHeaders())
    vary(reply, 'accept-language')
    return sendPage(reply, 404, missingPage(request.headers['accept-language'], appName, assets))
  })
}

/** What the answer depends on, beside what the app has named already. */
function vary(reply: FastifyReply, header: string): void {
  reply.header('vary', [reply.getHeader('vary'), header].filter(Boolean).join(', '))
}

function sendPage(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(markup)
}

function serveAsset(app: FastifyInstance, { path, contentType, bodies }: Asset): void {
  app.get(path, { schema: { hide: true } }, (request: FastifyRequest, reply: FastifyReply) => {
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    vary(reply, 'accept-encoding')
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    reply
      .headers({
        'content-type': contentType,
        'cache-control': 'public, max-age=31536000, immutable',
        ...FOR_OTHER_SITES,
      })
      .send(bodies[encoding])
  })
}
