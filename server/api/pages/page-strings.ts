import type { Language } from '../../../widget/languages.ts'

/** Texts of the pages, besides those of the panel. */
const english = {
  by: 'by {name}',
  missingTitle: 'Chatbot not found',
  missingText: 'Check the link with whoever shared it.',
  privateTitle: 'This assistant is not public',
  privateText: 'Only its owner can use it for now. Ask the person who gave you this address.',
  foreignTitle: 'This message was not sent from here',
  foreignText: 'It came from a page of another site. Open this page again and send it from here.',
  troubleTitle: 'This page cannot be shown at the moment',
  troubleText: 'Please try again in a moment.',
  tooLong: 'This message is too long. The limit is {limit} characters.',
  look: 'Show new messages',
  back: 'Go to the assistant',
}

export type PageStrings = Readonly<Record<keyof typeof english, string>>

const all: Readonly<Record<Language, PageStrings>> = {
  en: english,
  bn: {
    by: '{name} এর পক্ষ থেকে',
    missingTitle: 'চ্যাটবটটি পাওয়া যায়নি',
    missingText: 'যিনি লিংকটি দিয়েছেন, তাঁর কাছে জেনে নিন।',
    privateTitle: 'এই সহকারী সবার জন্য খোলা নয়',
    privateText: 'আপাতত কেবল এর মালিক কথা বলতে পারেন। যিনি ঠিকানাটি দিয়েছেন, তিনি আরও বলতে পারবেন।',
    foreignTitle: 'বার্তাটি এই পাতা থেকে পাঠানো হয়নি',
    foreignText: 'এটি অন্য একটি সাইটের পাতা থেকে এসেছে। পাতাটি আবার খুলে এখান থেকে পাঠান।',
    troubleTitle: 'পাতাটি এখন দেখানো যাচ্ছে না',
    troubleText: 'একটু পরে আবার চেষ্টা করুন।',
    tooLong: 'বার্তাটি বেশি লম্বা: সর্বোচ্চ {limit} অক্ষর।',
    look: 'নতুন বার্তা দেখান',
    back: 'সহকারীর পাতায় যান',
  },
  'zh-Hant': {
    by: '由 {name} 提供',
    missingTitle: '找不到聊天機器人',
    missingText: '請向分享連結的人確認網址。',
    privateTitle: '這個助理並未公開',
    privateText: '目前只有擁有者可以與它對話。給你這個網址的人可以告訴你更多。',
    foreignTitle: '這則訊息不是從這個頁面送出的',
    foreignText: '它來自其他網站的頁面。請重新開啟這個頁面，再從這裡送出。',
    troubleTitle: '目前無法顯示這個頁面',
    troubleText: '請稍後再試。',
    tooLong: '這則訊息太長，最多 {limit} 個字元。',
    look: '顯示新訊息',
    back: '前往助理',
  },
  ar: {
    by: 'من {name}',
    missingTitle: 'لم يُعثر على روبوت الدردشة',
    missingText: 'تحقّق من الرابط مع من شاركه معك.',
    privateTitle: 'هذا المساعد غير متاح للعموم',
    privateText: 'يستطيع مالكه وحده التحدث إليه حاليًا. من أعطاك هذا العنوان يمكنه إخبارك بالمزيد.',
    foreignTitle: 'لم تُرسَل هذه الرسالة من هنا',
    foreignText: 'جاءت من صفحة في موقع آخر. افتح هذه الصفحة من جديد وأرسلها من هنا.',
    troubleTitle: 'لا يمكن عرض هذه الصفحة الآن',
    troubleText: 'يُرجى المحاولة بعد قليل.',
    tooLong: 'هذه الرسالة طويلة جدًا: الحد الأقصى {limit} حرف.',
    look: 'عرض الرسائل الجديدة',
    back: 'الانتقال إلى المساعد',
  },
}

export const pageStringsOf = (language: Language): PageStrings => all[language]

/** Replaces {name} placeholders. */
export const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
