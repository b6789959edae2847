/** What the interface says, in each language it speaks. Pure data: the server draws the shell from it too. */
const english = {
  you: 'You',
  message: 'Your message',
  placeholder: 'Ask anything',
  greeting: 'Hello! How can I help?',
  send: 'Send',
  stop: 'Stop',
  conversation: 'Conversation',
  suggestions: 'Suggested questions',
  typing: 'Writing a reply',
  copy: 'Copy',
  copied: 'Copied',
  code: 'Code',
  table: 'Table',
  retry: 'Try again',
  newMessages: 'New messages',
  newConversation: 'New conversation',
  startedOver: 'This is a new conversation.',
  undo: 'Back to the previous one',
  note: 'Replies are written by AI and can be wrong.',
  counter: '{count} of {limit} characters',
  tooLong: '{count} characters too many',
  offlineNow: 'You are offline.',
  offline: 'Not sent: you are offline.',
  unreachable: 'Not sent: the server could not be reached.',
  tooMany: 'Too many messages at once. Please wait a moment.',
  tooManyFor: 'Too many messages at once. Please wait {count} seconds.',
  unavailable: 'The assistant is not available at the moment.',
  refused: 'This message could not be accepted.',
  gone: 'This assistant is no longer available.',
  cut: 'The reply was cut off.',
  lost: 'The connection was lost.',
  reconnecting: 'Reconnecting…',
  stopped: 'Stopped',
  silent: 'No reply has come.',
  notLoaded: 'The conversation could not be loaded.',
  noScript: 'This page needs JavaScript to talk to you. Please turn it on and load the page again.',
  missingTitle: 'There is no assistant here',
  missingText:
    'It may have been removed, or it is not public. Whoever gave you this address can tell you more.',
}

export type Strings = Readonly<Record<keyof typeof english, string>>
export type Language = 'en' | 'bn' | 'zh-Hant'

const bengali: Strings = {
  you: 'আপনি',
  message: 'আপনার বার্তা',
  placeholder: 'যা জানতে চান লিখুন',
  greeting: 'স্বাগতম! কীভাবে সাহায্য করতে পারি?',
  send: 'পাঠান',
  stop: 'থামান',
  conversation: 'কথোপকথন',
  suggestions: 'প্রস্তাবিত প্রশ্ন',
  typing: 'উত্তর লেখা হচ্ছে',
  copy: 'কপি করুন',
  copied: 'কপি হয়েছে',
  code: 'কোড',
  table: 'সারণি',
  retry: 'আবার চেষ্টা করুন',
  newMessages: 'নতুন বার্তা',
  newConversation: 'নতুন কথোপকথন',
  startedOver: 'এটি একটি নতুন কথোপকথন।',
  undo: 'আগেরটিতে ফিরে যান',
  note: 'উত্তরগুলো এআই লেখে, ভুল হতে পারে।',
  counter: '{limit} অক্ষরের মধ্যে {count}',
  tooLong: '{count} অক্ষর বেশি হয়েছে',
  offlineNow: 'আপনি অফলাইনে আছেন।',
  offline: 'পাঠানো যায়নি: আপনি অফলাইনে আছেন।',
  unreachable: 'পাঠানো যায়নি: সার্ভারে পৌঁছানো যায়নি।',
  tooMany: 'একসঙ্গে অনেক বেশি বার্তা। একটু অপেক্ষা করুন।',
  tooManyFor: 'একসঙ্গে অনেক বেশি বার্তা। {count} সেকেন্ড অপেক্ষা করুন।',
  unavailable: 'এই মুহূর্তে সহকারীকে পাওয়া যাচ্ছে না।',
  refused: 'এই বার্তাটি গ্রহণ করা যায়নি।',
  gone: 'এই সহকারী আর নেই।',
  cut: 'উত্তরটি মাঝপথে থেমে গেছে।',
  lost: 'সংযোগ বিচ্ছিন্ন হয়ে গেছে।',
  reconnecting: 'আবার সংযোগ করা হচ্ছে…',
  stopped: 'থামানো হয়েছে',
  silent: 'কোনো উত্তর আসেনি।',
  notLoaded: 'কথোপকথনটি আনা যায়নি।',
  noScript: 'এই পাতায় কথা বলতে জাভাস্ক্রিপ্ট লাগে। সেটি চালু করে পাতাটি আবার খুলুন।',
  missingTitle: 'এখানে কোনো সহকারী নেই',
  missingText: 'হয়তো সরিয়ে ফেলা হয়েছে, অথবা এটি সবার জন্য খোলা নয়। যিনি ঠিকানাটি দিয়েছেন, তিনি আরও বলতে পারবেন।',
}

const traditionalChinese: Strings = {
  you: '你',
  message: '你的訊息',
  placeholder: '想問什麼都可以',
  greeting: '你好！有什麼可以幫忙的嗎？',
  send: '傳送',
  stop: '停止',
  conversation: '對話',
  suggestions: '建議的問題',
  typing: '正在輸入回覆',
  copy: '複製',
  copied: '已複製',
  code: '程式碼',
  table: '表格',
  retry: '再試一次',
  newMessages: '新訊息',
  newConversation: '新對話',
  startedOver: '這是新的對話。',
  undo: '回到上一個對話',
  note: '回覆由 AI 撰寫，可能有誤。',
  counter: '{count}／{limit} 字',
  tooLong: '超出 {count} 字',
  offlineNow: '目前沒有網路連線。',
  offline: '未傳送：目前沒有網路連線。',
  unreachable: '未傳送：無法連上伺服器。',
  tooMany: '訊息太頻繁，請稍候。',
  tooManyFor: '訊息太頻繁，請等 {count} 秒。',
  unavailable: '助理目前無法回覆。',
  refused: '這則訊息無法送出。',
  gone: '這個助理已不再提供服務。',
  cut: '回覆中斷了。',
  lost: '連線中斷了。',
  reconnecting: '正在重新連線…',
  stopped: '已停止',
  silent: '沒有收到回覆。',
  notLoaded: '無法載入對話。',
  noScript: '這個頁面需要 JavaScript 才能對話，請開啟後重新載入。',
  missingTitle: '這裡沒有助理',
  missingText: '可能已被移除，或並未公開。給你這個網址的人可以告訴你更多。',
}

const all: Readonly<Record<Language, Strings>> = { en: english, bn: bengali, 'zh-Hant': traditionalChinese }

export const stringsOf = (language: Language): Strings => all[language]

/** The first of the wanted languages that the interface speaks; any Chinese is served by Traditional Chinese. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0]
    if (primary === 'en' || primary === 'bn') return primary
    if (primary === 'zh') return 'zh-Hant'
  }
  return 'en'
}

/** Puts values into `{name}` places; numbers get the digits and separators of the language. */
export function fill(text: string, language: Language, values: Readonly<Record<string, number>>): string {
  const digits = new Intl.NumberFormat(language)
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : digits.format(value)
  })
}
