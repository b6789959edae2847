import type { Language } from '../../text/language.ts'

/** The answerer's own phrases. None repeats the user's words. */
type Replies = {
  /** Its name for itself when it has no other. */
  nameless: string
  unknown: string
  greeting: (name: string) => string
  identity: (name: string) => string
  help: (name: string) => string
  thanks: string
  goodbye: string
  suggestions: string
}

export const REPLIES: Record<Language, Replies> = {
  en: {
    nameless: 'your assistant',
    unknown: "Sorry, I don't know that. I answer from the information I was given.",
    greeting: (name) => `Hello! I'm ${name}. How can I help you?`,
    identity: (name) => `I'm ${name}, an assistant. I answer questions from the information I was given.`,
    help: (name) => `I'm ${name}. I answer questions from the information I was given; just ask.`,
    thanks: "You're welcome! Is there anything else you would like to know?",
    goodbye: 'Goodbye! Come back any time.',
    suggestions: 'You could ask me:',
  },
  bn: {
    nameless: 'আপনার সহকারী',
    unknown: 'দুঃখিত, আমি এটা জানি না। আমাকে যে তথ্য দেওয়া হয়েছে, আমি শুধু তা-ই জানি।',
    greeting: (name) => `হ্যালো! আমি ${name}। আপনাকে কীভাবে সাহায্য করতে পারি?`,
    identity: (name) => `আমি ${name}, একজন সহকারী। আমাকে দেওয়া তথ্য থেকে আমি প্রশ্নের উত্তর দিই।`,
    help: (name) => `আমি ${name}। আমাকে দেওয়া তথ্য থেকে আমি প্রশ্নের উত্তর দিই; যা জানতে চান জিজ্ঞাসা করুন।`,
    thanks: 'আপনাকে স্বাগতম! আর কিছু জানতে চান?',
    goodbye: 'বিদায়! আবার আসবেন।',
    suggestions: 'আপনি আমাকে জিজ্ঞাসা করতে পারেন:',
  },
  'zh-Hant': {
    nameless: '您的助理',
    unknown: '抱歉，這個我不知道。我只知道我所獲得的資料。',
    greeting: (name) => `您好！我是${name}。有什麼可以幫您的嗎？`,
    identity: (name) => `我是${name}，一個助理。我根據所獲得的資料回答問題。`,
    help: (name) => `我是${name}。我根據所獲得的資料回答問題，請儘管問。`,
    thanks: '不客氣！還有什麼想知道的嗎？',
    goodbye: '再見！歡迎隨時回來。',
    suggestions: '您可以問我：',
  },
  'zh-Hans': {
    nameless: '您的助理',
    unknown: '抱歉，这个我不知道。我只知道我所获得的资料。',
    greeting: (name) => `您好！我是${name}。有什么可以帮您的吗？`,
    identity: (name) => `我是${name}，一个助理。我根据所获得的资料回答问题。`,
    help: (name) => `我是${name}。我根据所获得的资料回答问题，请尽管问。`,
    thanks: '不客气！还有什么想知道的吗？',
    goodbye: '再见！欢迎随时回来。',
    suggestions: '您可以问我：',
  },
  ar: {
    nameless: 'مساعدك',
    unknown: 'عذرًا، لا أعرف ذلك. أعرف فقط ما أُعطيت من معلومات.',
    greeting: (name) => `مرحبًا! أنا ${name}. كيف يمكنني مساعدتك؟`,
    identity: (name) => `أنا ${name}، مساعد. أجيب عن الأسئلة من المعلومات التي أُعطيت لي.`,
    help: (name) => `أنا ${name}. أجيب عن الأسئلة من المعلومات التي أُعطيت لي؛ تفضل بالسؤال.`,
    thanks: 'على الرحب والسعة! هل تود معرفة شيء آخر؟',
    goodbye: 'مع السلامة! أهلًا بك في أي وقت.',
    suggestions: 'يمكنك أن تسألني:',
  },
}

/** A reply with the suggested questions under it, if any. */
export function withSuggestions(reply: string, language: Language, suggested: readonly string[]): string {
  if (suggested.length === 0) return reply
  return `${reply}\n\n${REPLIES[language].suggestions}\n${suggested.map((question) => `- ${question}`).join('\n')}`
}
