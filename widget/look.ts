import type { Mode } from './dress.ts'
import type { Look } from './panel.ts'

/** As the widget's configuration says it (`GET /api/chat/widget/config/{chatbot_id}`). */
export type WidgetLook = {
  name: string
  greeting: string
  theme: { accent: string; mode: Mode; position: 'left' | 'right' }
  /** BCP 47. */
  language: string
  suggested_questions: readonly string[]
  image_hosts?: readonly string[]
}

export const lookOf = (look: WidgetLook): Look => ({
  name: look.name,
  description: '',
  greeting: look.greeting,
  language: look.language,
  suggestedQuestions: look.suggested_questions,
  imageHosts: look.image_hosts ?? [],
})
