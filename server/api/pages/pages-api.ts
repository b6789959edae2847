/** The HTML pages: public chatbots, the dashboard and the API reference. They are not part of the OpenAPI document. */
import { findChatbotToShow, SAMPLE_SLUG } from '../../chatbots/chatbot-queries.ts'
import { imageHostsOf, publicConfiguration } from '../../chatbots/configuration.ts'
import type { Connections } from '../../database/connections.ts'
import type { Api } from '../../http/api.ts'
import type { Services } from '../../services.ts'
import { createPageConversations } from './page-conversations.ts'
import { pageRoutes } from './pages.ts'
import type { PageChatbot } from './shell.ts'

export const pagesApi: Api<Services> = {
  register: (scope, services) =>
    pageRoutes(scope, {
      appName: services.config.appName,
      sampleSlug: SAMPLE_SLUG,
      findChatbot: (slug) => findPageChatbot(services.connections, slug),
      conversations: createPageConversations(services),
      secret: services.secret,
    }),
}

/** Finds private chatbots too. */
async function findPageChatbot(connections: Connections, slug: string): Promise<PageChatbot | undefined> {
  const chatbot = await findChatbotToShow(connections, { slug })
  if (!chatbot) return undefined
  const { configuration, profile, ...shown } = chatbot
  const { greeting, suggested_questions, theme, language } = publicConfiguration(configuration)
  return {
    ...shown,
    greeting: greeting ?? '',
    suggestedQuestions: suggested_questions ?? [],
    theme: theme ?? {},
    language: language ?? 'en',
    ownerName: profile?.name ?? '',
    imageHosts: imageHostsOf(configuration),
    framedBy: configuration.allowed_origins ?? [],
  }
}
