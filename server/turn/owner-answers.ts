import { detectLanguage, type Language } from '../text/language.ts'
import type { TurnEnd } from './turn-event.ts'

/** The reply, in the user's language, while the chatbot's owner has taken over. */
const SENTENCES: Record<Language, string> = {
  en: 'Our team will answer you here.',
  bn: 'আমাদের দল এখানে আপনাকে উত্তর দেবে।',
  'zh-Hant': '我們的團隊將在這裡回覆您。',
  'zh-Hans': '我们的团队将在这里回复您。',
  ar: 'سيردّ عليك فريقنا هنا.',
}

/** @param said the message, for language detection */
export function sentenceOfOwner(said: string): string {
  return SENTENCES[detectLanguage(said)]
}

/** The end of a turn without a model call. @param said the message, for language detection */
export function waitForOwner(runId: string, said: string): TurnEnd {
  const content = sentenceOfOwner(said)
  return { type: 'human', reply: { id: runId, content, model: '', finishReason: 'stop', usage: undefined } }
}
