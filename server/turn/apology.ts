import type { ModelRequest } from '../models/model.ts'
import { detectLanguage, type Language } from '../text/language.ts'

/** Sent in the user's language when every model failed and the chatbot's knowledge has no answer. */
const APOLOGIES: Record<Language, string> = {
  en: 'Sorry, I cannot answer right now. Please try again in a moment.',
  bn: 'দুঃখিত, এই মুহূর্তে আমি উত্তর দিতে পারছি না। একটু পরে আবার চেষ্টা করুন।',
  'zh-Hant': '抱歉，我現在無法回答。請稍後再試一次。',
  'zh-Hans': '抱歉，我现在无法回答。请稍后再试一次。',
  ar: 'عذرًا، لا أستطيع الإجابة الآن. يُرجى المحاولة مرة أخرى بعد قليل.',
}

export function apologyFor({ messages }: ModelRequest): string {
  return APOLOGIES[detectLanguage(messages.at(-1)?.content ?? '')]
}
