import Type from 'typebox'
import { findChatbotToShow, type ShownChatbot } from '../../chatbots/chatbot-queries.ts'
import { publicConfiguration } from '../../chatbots/configuration.ts'
import type { App } from '../../http/app.ts'
import { findUserOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId } from '../../http/schemas.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const PublicChatbot = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    description: Type.String(),
    public_url_slug: Type.String(),
    owner: Type.Object({ name: Type.String(), location: Type.String(), bio: Type.String() }),
    configuration: Type.Unsafe({
      type: 'object',
      description: 'Greeting, suggested questions, theme and language; keys that are not set are absent',
      additionalProperties: true,
    }),
  },
  {
    examples: [
      {
        id: exampleId,
        name: 'Ada’s help desk',
        description: 'Answers what people ask about engines.',
        public_url_slug: 'adas-help-desk',
        owner: { name: 'Ada', location: 'London', bio: 'I build machines that count.' },
        configuration: { greeting: 'Hello!' },
      },
    ],
  },
)

export function publicChatbotRoute(app: App, { connections, callers }: CreatorsApi): void {
  app.get(
    '/chatbots/public/:slug',
    {
      schema: {
        operationId: 'readPublicChatbot',
        summary: 'Get a chatbot for its public page',
        description: 'A private chatbot returns 403, except to its owner.',
        tags,
        security: [{}, ...bearer],
        params: Type.Object({ slug: Type.String({ examples: ['adas-help-desk'] }) }),
        response: { 200: PublicChatbot, ...errors(400, 403, 404) },
      },
    },
    async (request) => {
      const user = await findUserOf(request, callers)
      const chatbot = await findChatbotToShow(connections, { slug: request.params.slug }, user)
      if (!chatbot) throw new Problem('chatbot_not_found')
      if (!chatbot.isOpenToCaller) throw new Problem('chatbot_private')
      return presentPublicChatbot(chatbot)
    },
  )
}

function presentPublicChatbot({ id, name, description, slug, profile, configuration }: ShownChatbot) {
  return {
    id,
    name,
    description,
    public_url_slug: slug,
    owner: { name: profile?.name ?? '', location: profile?.location ?? '', bio: profile?.bio ?? '' },
    configuration: publicConfiguration(configuration),
  }
}
