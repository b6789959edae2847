/** The tags of the OpenAPI document, one for each API. */
import type { ApiTag } from '../http/document.ts'

export const API_TAGS: readonly ApiTag[] = [
  { name: 'health', description: 'Health check of the server and its database.' },
  {
    name: 'mobile',
    description:
      'For mobile apps: sign up and sign in with a username, and chat with the operator’s assistant. Conversations and messages have integer ids.',
  },
  {
    name: 'chat',
    description:
      'For users with e-mail accounts, built-in or from Supabase Auth: sign in, refresh tokens, and chat in sessions whose ids the client chooses.',
  },
  {
    name: 'embed',
    description:
      'For websites: the chat widget for anonymous or verified visitors, which needs only the chatbot’s id, and server-to-server calls with an API key.',
  },
  {
    name: 'openai',
    description:
      'OpenAI-compatible endpoints for any OpenAI client library. Authenticate with a chatbot’s API key; each chatbot is a model.',
  },
  {
    name: 'onboarding',
    description:
      'For users of another system, authenticated with that system’s token: a guided conversation that collects their data.',
  },
  {
    name: 'creators',
    description:
      'For chatbot owners: manage the profile, chatbots, API keys, forms, records, visitors and usage. Visitors chat on public pages without a token.',
  },
  {
    name: 'console',
    description:
      'For the dashboard of chatbot owners: drafts, versions, the inbox, unanswered questions and model providers.',
  },
]
