/**
 * Detects replies which say that the chatbot does not know. The patterns are the usual phrases and prefer false
 * negatives: each match is shown to the owner as a question to answer.
 */

/** Only the opening counts: an apology in the middle of a reply is about something else. */
const OPENING_CHARACTERS = 320
const OPENING_SENTENCES = 2

const LACKED =
  '(?:information|info|details?|data|knowledge|answer|specifics|facts?|mention|record|idea|price|prices|figures?)'
const NEGATED = "(?:do not|don't|does not|doesn't|did not|didn't)"
const UNABLE =
  "(?:can not|cannot|can't|could not|couldn't|am unable to|am not able to|was unable to|was not able to)"
const KNOWN =
  '(?:facts?|information|info|knowledge(?: base)?|data|documents?|details|context|materials?|description|profile)'
/** "any more detailed", between "have" and "information". */
const SOME = '(?:[a-z]+ ){0,4}'

const ENGLISH = [
  `\\bi (?:[a-z]+ )?${NEGATED} (?:[a-z]+ )?have ${SOME}${LACKED}\\b`,
  `\\bi (?:[a-z]+ )?${NEGATED} (?:[a-z]+ )?know\\b(?! (?:how to thank|any better|anyone|anybody|you\\b|each|that (?:you|we|our|it|this)\\b))`,
  `\\bi (?:[a-z]+ )?have no ${SOME}${LACKED}\\b`,
  `\\bi(?:'m| am) (?:[a-z]+ )?(?:not sure|unsure|not certain|not aware|unaware)\\b(?! (?:you|we|they|it|that) )`,
  `\\bi (?:[a-z]+ )?${UNABLE} (?:find|answer|confirm|determine|verify|tell you (?:that|what|when|where|which|whether|if|how|the|about|more)|say (?:for sure|whether|what|when|if|how)|provide ${SOME}${LACKED})`,
  `\\bi (?:[a-z]+ )?(?:did not|didn't|have not|haven't) (?:find|found|been (?:given|told|provided))\\b`,
  "(?:\\b(?:is|are|was|were)|'s)(?: not|n't) (?:[a-z]+ )?(?:mentioned|covered|specified|stated|known to me|something i (?:know|have))\\b",
  `\\b(?:is|are|was|were)(?: not|n't) (?:[a-z]+ )?(?:included|listed|provided|available|contained|described|given|part of)\\b[^.!?]{0,20} ${KNOWN}\\b`,
  `\\b${KNOWN}\\b[^.!?]{0,50}? (?:[a-z]+ )?${NEGATED} (?:[a-z]+ )?(?:mention|include|contain|say|cover|specify|provide|state|tell|list|hold|have|address|answer|indicate|describe|give)\\b`,
  `\\bthere(?:'s| is| are| was|'re) no ${SOME}(?:information|details?|mention|data|record|reference|indication)\\b`,
  '\\b(?:outside|beyond) (?:of )?(?:my|the (?:scope of )?(?:my|the)) (?:knowledge|information|facts)',
].map((pattern) => new RegExp(pattern, 'u'))

const BENGALI = [
  /(?:জানি|জানা|জানতাম) না(?:\s|[।,.!]|$)/u,
  /জানা (?:নেই|নাই)/u,
  /(?:তথ্য|উত্তর|উল্লেখ|বিবরণ|ধারণা)(?:টি|টা|গুলো|গুলি)?(?: \S+){0,3} (?:নেই|নাই|নয়)(?:\s|[।,.!]|$)/u,
  /(?:তথ্য|উল্লেখ|উত্তর)(?:টি|টা)?(?: \S+){0,3} (?:পাইনি|পাচ্ছি না|পাওয়া যায়নি|পাওয়া যাচ্ছে না|হয়নি|করা হয়নি)/u,
  /(?:খুঁজে|খুজে) (?:পাইনি|পাচ্ছি না|পাওয়া যায়নি)/u,
  /(?:বলতে|জানাতে|উত্তর দিতে|নিশ্চিত করতে) (?:পারছি|পারি|পারব|পারলাম) না/u,
  /নিশ্চিত নই/u,
]

const CHINESE = [
  /(?:我|我們|我们|這個|这个|這點|这点|抱歉|不好意思)[^。！？，]{0,8}(?:不知道|不清楚|不太清楚|不確定|不确定|無法確定|无法确定|不了解|不瞭解)/u,
  /(?:沒有|没有|無|无|缺乏|查無|查无|尚無|尚无|並無|并无|找不到|查不到)[^。！？，、]{0,14}(?:資訊|信息|資料|资料|訊息|讯息|答案|記錄|记录|紀錄|說明|说明|細節|细节|記載|记载)/u,
  /(?:無法|无法|沒辦法|没办法|不能)(?:直接|確切|确切|準確|准确|為您|为您|給您|给您)*(?:回答|得知|確認|确认|確定|确定|告訴您|告诉您|告知|提供[^。！？]{0,12}(?:資訊|信息|資料|资料|答案))/u,
  /(?:沒有|没有|未|並未|并未|未有)(?:特別|特别|明確|明确|具體|具体)?(?:提到|提及|說明|说明|記載|记载|載明|载明|註明|注明)/u,
  /(?:資訊|信息|資料|资料)(?:中|裡|里|內|内)[^。！？]{0,16}(?:沒有|没有|找不到|查不到|未見|未见)/u,
]

const ARABIC = [
  /(?:لا|لست) (?:أعرف|أعلم|أدري|متأكد)/u,
  /(?:ليس|ليست|لا توجد|لا تتوفر|لا يوجد|لا يتوفر)(?: \S+){0,3} (?:معلومات|معلومة|إجابة|تفاصيل|بيانات)/u,
  /لم (?:أجد|يُذكر|يذكر|تُذكر|تذكر|أعثر)/u,
]

const PATTERNS = [...BENGALI, ...CHINESE, ...ARABIC]

/** Clauses about somebody else who does not know, or questions whether they do. */
const OTHERS =
  /\b(?:if you|in case you|when you|whether you|you may|you might)\b[^.!?,]*|(?:如果|若|假如|要是|萬一|万一)[^，。！？]*|不知道(?:您|你|是否)[^。！？]*|(?:যদি|আপনি|আপনার) [^।,!?]*/gu

/** A negative opening that continues with an answer. */
const ANSWERS_AFTER_ALL =
  /\b(?:but|however|though|although)\b[^.!?]{0,200}?(?:[$€£৳]\s?\d|\d\s?(?:%|am|pm|a\.m|p\.m|km|kg|days?|hours?|minutes?|dollars|euros|taka))|(?:但|不過|不过|只是)[^。！？]{0,80}?\d[,.:]?\s?(?:元|點|点|天|小時|小时|分鐘|分钟|折|％|%|公里|公斤)|(?:তবে|কিন্তু)[^।!?]{0,200}?[\d০-৯][,.:]?\s?(?:টাকা|দিন|ঘণ্টা|টা|মিনিট|কিমি|%)/u

export function saysNothingFound(reply: string): boolean {
  const opening = openingOf(reply)
  const own = opening.replace(OTHERS, ' ')
  const says = /\p{Script=Latin}/u.test(own) && ENGLISH.some((pattern) => pattern.test(own))
  return (says || PATTERNS.some((pattern) => pattern.test(own))) && !ANSWERS_AFTER_ALL.test(opening)
}

/** The first sentences, normalized for the patterns. */
function openingOf(reply: string): string {
  const text = reply
    .slice(0, OPENING_CHARACTERS)
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[*_`]/g, '')
    .toLowerCase()
  const sentences = text.split(/(?<=[.!?]\s)|(?<=[。！？।؟\n])/u)
  return sentences.slice(0, OPENING_SENTENCES).join('')
}
