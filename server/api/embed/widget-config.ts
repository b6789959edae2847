import Type from 'typebox'
import { findChatbotToShow } from '../../chatbots/chatbot-queries.ts'
import { imageHostsOf, publicConfiguration } from '../../chatbots/configuration.ts'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { refuseForeignOrigin } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { Id, UUID } from '../../http/schemas.ts'
import { type EmbedApi, tags } from './embed-api.ts'

const WidgetConfig = Type.Object(
  {
    name: Type.String(),
    greeting: Type.String(),
    theme: Type.Object({
      accent: Type.String({ description: '#rrggbb' }),
      mode: Type.Enum(['light', 'dark', 'auto']),
      position: Type.Enum(['left', 'right']),
    }),
    language: Type.String({ description: 'A BCP 47 language tag' }),
    suggested_questions: Type.Array(Type.String()),
    image_hosts: Type.Array(
      Type.String({ description: 'A host name, such as cdn.example.com or *.example.com' }),
    ),
  },
  {
    examples: [
      {
        name: 'Ada’s help desk',
        greeting: 'Hello!',
        theme: { accent: '#1f6feb', mode: 'auto', position: 'right' },
        language: 'en',
        suggested_questions: ['What do you do?'],
        image_hosts: ['cdn.example.com'],
      },
    ],
  },
)

const THEME = { accent: '#1f6feb', mode: 'auto', position: 'right' } as const

export function widgetConfigRoute(app: App, { connections }: EmbedApi): void {
  app.get(
    '/api/chat/widget/config/:chatbot_id',
    {
      schema: {
        operationId: 'readWidgetConfig',
        summary: 'Get the widget configuration',
        description:
          'Everything that a widget needs to render itself. An unknown or private chatbot returns 404.',
        tags,
        security: [],
        params: Type.Object({ chatbot_id: Id }),
        response: { 200: WidgetConfig, ...errors(403, 404) },
      },
    },
    async (request) => {
      const id = request.params.chatbot_id
      const chatbot = UUID.test(id) ? await findChatbotToShow(connections, { id }) : undefined
      if (!chatbot?.isPublic) throw new Problem('chatbot_not_found')
      refuseForeignOrigin(request, chatbot.configuration.allowed_origins)
      const shown = publicConfiguration(chatbot.configuration)
      return {
        name: chatbot.name,
        greeting: shown.greeting ?? '',
        theme: { ...THEME, ...shown.theme },
        language: shown.language ?? 'en',
        suggested_questions: shown.suggested_questions ?? [],
        image_hosts: imageHostsOf(chatbot.configuration),
      }
    },
  )
}
