import type { FastifyInstance } from 'fastify'
import { findBuild, notBuiltRoutes } from './build.ts'
import { chatbotPages } from './chatbot-pages.ts'
import { dashboardRoutes } from './dashboard.ts'
import type { PageConversations } from './page-conversations.ts'
import { referencePage } from './reference.ts'
import type { PageChatbot } from './shell.ts'
import { widgetFiles } from './widget-files.ts'

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
  const build = await findBuild()
  if (build) {
    await app.register(widgetFiles)
    await app.register(dashboardRoutes)
    await app.register(referencePage, { ...options, build })
    await app.register(chatbotPages, { ...options, build })
  } else notBuiltRoutes(app)
  app.get('/robots.txt', { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' })
      .send(ROBOTS),
  )
}
