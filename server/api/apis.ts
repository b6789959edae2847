/** All APIs, in the order of the OpenAPI document. docs/adding-an-api.md shows how to add one. */
import type { Api } from '../http/api.ts'
import type { Services } from '../services.ts'
import { chatApi } from './chat/chat-api.ts'
import { consoleApi } from './console/console-api.ts'
import { creatorsApi } from './creators/creators-api.ts'
import { embedApi } from './embed/embed-api.ts'
import { healthApi } from './health/health-api.ts'
import { knowledgeApi } from './knowledge/knowledge-api.ts'
import { mobileApi } from './mobile/mobile-api.ts'
import { onboardingApi } from './onboarding/onboarding-api.ts'
import { openAiApi } from './openai/openai-api.ts'
import { pagesApi } from './pages/pages-api.ts'
import { sendMessageApi } from './send-message-api.ts'

export const APIS: readonly Api<Services>[] = [
  healthApi,
  mobileApi,
  chatApi,
  embedApi,
  sendMessageApi,
  openAiApi,
  onboardingApi,
  creatorsApi,
  knowledgeApi,
  consoleApi,
  pagesApi,
]
