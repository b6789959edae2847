import type { FastifyInstance } from 'fastify'
import { assetRoutes } from './asset-routes.ts'
import { pageAssets } from './assets.ts'
import { chatbotPages } from './chatbot-pages.ts'
import { dashboardRoutes } from './dashboard.ts'
import type { PageTalks } from './page-talks.ts'
import type { PageChatbot } from './shell.ts'

export type { PageChatbot } from './shell.ts'

export type PagesOptions = {
  appName: string
  /** The slug of the chatbot that `/` shows. */
  sampleSlug: string
  /** Whether it is public or not. */
  findChatbot: (slug: string) => Promise<PageChatbot | undefined>
  talks: PageTalks
  /** This server's. */
  secret: string
}

/** What search engines are for: public pages. */
const ROBOTS = 'User-agent: *\nAllow: /c/\nDisallow: /api/\nDisallow: /app\n'

/** The pages for people: each public chatbot's, the dashboard. No part of the API, so not in its document. */
export async function pagesApi(app: FastifyInstance, options: PagesOptions): Promise<void> {
  const assets = await pageAssets()
  assetRoutes(app, assets)
  await app.register(dashboardRoutes)
  await app.register(chatbotPages, { ...options, assets })
  app.get('/robots.txt', { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' })
      .send(ROBOTS),
  )
}
