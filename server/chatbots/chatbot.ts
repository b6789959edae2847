import Type, { type Static } from 'typebox'

/** How a chatbot behaves, as its `configuration` column holds it; keys we do not know are kept. */
export const ChatbotConfiguration = Type.Object({
  /** provider/model, with fallbacks after commas. */
  model: Type.Optional(Type.String()),
  temperature: Type.Optional(Type.Number({ minimum: 0, maximum: 2 })),
  greeting: Type.Optional(Type.String()),
  /** BCP 47 tags, the preferred one first. */
  languages: Type.Optional(Type.Array(Type.String())),
  suggested_questions: Type.Optional(Type.Array(Type.String())),
})
export type ChatbotConfiguration = Static<typeof ChatbotConfiguration>

/** A chatbot as a turn needs it: what it is told and what it knows. */
export type Chatbot = {
  id: string
  name: string
  description: string
  instructions: string
  facts: string
  configuration: ChatbotConfiguration
}
