import type { FastifyInstance } from 'fastify'
import { isBuilt, sayNotBuilt } from '../../http/built-files.ts'
import { serveAssets } from './assets.ts'
import { chatbotPages } from './chatbot-pages.ts'
import { dashboardRoutes } from './dashboard.ts'
import type { PageConversations } from './page-conversations.ts'
import { referenceRoutes } from './reference.ts'
import type { PageChatbot } from './shell.ts'

export type { PageChatbot } from './shell.ts'

export type PagesOptions = {
  appName: string
  /** The slug of the chatbot that `/` shows. */
  sampleSlug: string
  /** Finds private chatbots too. */
  findChatbot: (slug: string) => Promise<PageChatbot | undefined>
  conversations: PageConversations
  /** The server's SECRET_KEY. */
  secret: string
}

/** Search engines may index only the public pages. */
const ROBOTS = 'User-agent: *\nAllow: /c/\nDisallow: /api/\nDisallow: /app\n'

/** Serves the pages and their files. */
export async function pageRoutes(app: FastifyInstance, options: PagesOptions): Promise<void> {
  if (isBuilt()) {
    await app.register(dashboardRoutes)
    await app.register(referenceRoutes, options)
    await app.register(chatbotPages, { ...options, assets: await serveAssets(app) })
  } else sayNotBuilt(app, ['/', '/c/*', '/widget.js', '/app', '/app/*', '/docs'])
  app.get('/robots.txt', { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' })
      .send(ROBOTS),
  )
}
