import { detectLanguage, type Language } from '../text/language.ts'
import type { TurnEnd } from './turn-event.ts'

/** Said in a person's language while the chatbot's owner answers in its place. */
const SENTENCES: Record<Language, string> = {
  en: 'A person will answer you here.',
  bn: 'একজন মানুষ এখানে আপনাকে উত্তর দেবেন।',
  'zh-Hant': '將由專人在這裡回覆您。',
  'zh-Hans': '将由专人在这里回复您。',
  ar: 'سيردّ عليك شخص هنا.',
}

/** What is said in the owner's stead. @param said the message, for its language */
export function sentenceOfOwner(said: string): string {
  return SENTENCES[detectLanguage(said)]
}

/** The end of a turn that no model was asked in. @param said the message, for its language */
export function waitForOwner(runId: string, said: string): TurnEnd {
  const content = sentenceOfOwner(said)
  return { type: 'human', reply: { id: runId, content, model: '', finishReason: 'stop', usage: undefined } }
}
