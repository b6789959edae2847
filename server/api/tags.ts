/** The APIs as the OpenAPI document lists them. */
import type { ApiTag } from '../http/document.ts'

export const API_TAGS: readonly ApiTag[] = [
  { name: 'health', description: 'Whether the server and its database answer.' },
  {
    name: 'mobile',
    description:
      'Users of a mobile app: sign up and sign in with a username, and talk to the operator’s assistant.',
  },
  {
    name: 'chat',
    description:
      'Users with e-mail accounts, built in or at Supabase Auth: sign in, refresh tokens, and chat in sessions that the client names.',
  },
  {
    name: 'embed',
    description:
      'Visitors of a web site through the widget, which needs the chatbot’s id alone; and customers of a server that has an API key.',
  },
  {
    name: 'openai',
    description: 'Any OpenAI client library, with a chatbot’s API key. The chatbots are the models.',
  },
  {
    name: 'onboarding',
    description:
      'Users of a company’s main system, with that system’s token: a conversation that collects their data.',
  },
  {
    name: 'creators',
    description:
      'Owners of chatbots: profile, chatbots, API keys, forms, records and usage. Visitors of their public pages need no token.',
  },
  {
    name: 'console',
    description:
      'The owner’s dashboard: drafts, versions, the inbox, answers to open questions, and model providers.',
  },
]
