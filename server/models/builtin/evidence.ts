import { amountsIn } from '../../language/amounts.ts'
import { normalise } from '../../language/folding.ts'
import { HAN_NUMERAL } from '../../language/han-numerals.ts'
import type { UnitIndex } from '../../text/unit-index.ts'

/**
 * The kinds of fact in a text, recognised by their form: a sum of money, times of day, an e-mail address. A
 * question for a price is answered by a price, in any language.
 */
export type Evidence =
  | 'money' | 'bare price' | 'clock' | 'address' | 'phone' | 'email' | 'link' | 'date' | 'number' | 'duration' | 'colour' | 'year'
  | 'distance' | 'age' | 'person' | 'discount' | 'hobby' | 'fuel' | 'gearbox' | 'occupation' | 'language' // biome-ignore format: a list

const FORMS: Record<Exclude<Evidence, 'money'>, RegExp> = {
  // "Teapot: 640", "the teapot is 640", 茶壺：八十. Not a year, nor the start of a time, a date or a measure.
  'bare price': new RegExp(
    String.raw`(?:[:：=|–—]|\p{L}\s-|\b(?:is|are|from|only|just|ab|desde)\b)\s{0,3}(?!(?:19|20)\d{2}(?!\d))(?:\d{1,9}(?:[.,']\d{2,3}){0,3}|${HAN_NUMERAL})(?=\s{0,3}(?:[,;.。，、|)]?(?:\s|$)|(?:each|per)\b))`,
    'iu',
  ),
  clock:
    /(?<![\d.,:])(?:[01]?\d|2[0-4])[:：][0-5]\d\b|(?<![€$£¥\d.,])(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s?(?:uhr|am\b|pm\b|h\b|[-–]))|\b(?:open|opens|close|closes|closed|opening|closing) (?:at|from|until|till|by|before|after) (?:about |around )?(?:noon|midnight|[01]?\d|2[0-4])(?!\d|[.,]\d|\s?(?:[%€$£]|eur|usd|percent|people|km|minutes|hours|days))|\bopen (?:daily|every ?day|all day|all year|year|seven days|24)|\bwe(?:'re| are) (?:open|closed)\b|每天[營营]業|每日[營营]業|全年無休|প্রতিদিন খোলা|সবসময় খোলা|সপ্তাহে \S+ দিন খোলা|\b\d{1,2}\s?(?:am|pm|a\.m|p\.m|uhr)\b|\b\d{1,2}\s?h\b|(?:\d{1,2}|[一二兩两三四五六七八九十]{1,3})\s?[點点时時](?!間|间)|(?:সকাল|বিকাল|বিকেল|সন্ধ্যা|রাত|দুপুর|ভোর)\s?\d|24\s?\/\s?7|24 hours a day|24\s?小[時时](?:營|营|開|开|服|全)|24 (?:ঘণ্টা|ঘন্টা) (?:খোলা|সেবা)|(?:day|weekend|holiday)s?\b.{0,12}\bclosed|\bclosed\b.{0,12}(?:day|weekend)|(?:[週周][一二三四五六日末]|星期.|假日).{0,6}(?:公休|休息|不營業|休診)|公休|(?:বার|ছুটির দিন)\S{0,12} (?:সম্পূর্ণ )?বন্ধ|\b\d{1,2}\s?[-–~]\s?\d{1,2}\b(?=.{0,80}(?:day|mon|fri|sat|sun))|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b.{0,80}\b\d{1,2}\s?(?:[-–~]|to)\s?\d{1,2}\b|\d\s?টা(?!ক)|noon|midnight|中午|ظهر|ليلا|صباح|الساعة|صباحا|مساء|ص\b/iu,
  address:
    /\b(?:street|st\.|road|rd\.?|avenue|ave\.?|boulevard|blvd|lane|drive|floor|suite|plaza|district|square|straße|strasse|calle|rue|house|block|sector)\b|\b(?:located|based|situated|headquartered|find us|visit us)\b|\b(?:we|our \w+|it|which) (?:are|is) (?:in|at|on|near)\b|[路街巷弄]\s?(?:[一二三四五六七八九十]段)?\s?\d+|\d\s?[號号樓楼]|位於|位于|坐落|位在|就在|出口|^(?:store|shop|office|showroom|clinic|branch|venue|門市|店面|辦公室|দোকান|অফিস|শোরুম|শাখা)\s*[:：]|(?:সিটি|মার্কেট|লেভেল|কার্যালয়)|附近|對面|旁(?:邊)?(?:[。，]|$)|\b(?:near|next to|opposite|across from)\b|(?:পাশে|সামনে|বিপরীতে|কাছে|নিকটে|মোড়ে)|রোড|সড়ক|এভিনিউ|তলা|মোড়|অবস্থিত|বাড়ি নং|شارع|طريق|يقع/iu,
  phone:
    /(?:\+|\b00)\d[\d ().-]{6,20}\d|\(?\b0\d{1,5}\)?[ -]?\d[\d -]{4,16}\d|\(\d{3}\)\s?\d{3}[- ]\d{4}|\b\d{3}[-. ]\d{3,4}[-. ]\d{3,4}\b|\b1?-?8\d{2}-[A-Z0-9-]{6,}\b|\b\d{3}-\d{4}\b|\b1[5-9]\d{3}\b(?=.{0,80}(?:hotline|হটলাইন))/u,
  email: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w-]/u,
  link: /https?:\/\/|\bwww\.|(?<![@\w.])[a-z0-9-]{1,63}\.(?:com|org|net|io|app|dev|shop|edu|gov|co|tw|bd|cn|hk|uk|de|ai)\b/iu,
  date: /\b(?:19|20)\d{2}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\d{1,2}\s?月|[週周][一二三四五六日]|星期|每[天日週周月年]|জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে\s|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর|সাল|বার(?:\s|$)|প্রতি/iu,
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b|[一二兩三四五六七八九十百千]\s?[個位名人間家種款台條張]|(?:এক|দুই|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়|দশ)\s?(?:টি|জন|টা)/iu,
  duration:
    /(?:\d|\b(?:one|two|three|four|five|six|seven|ten|twelve|thirty|few|same|next|a)\b)[ -]?(?:(?:business|working|calendar)\s)?(?:minute|min|hour|hr|day|week|month|year)s?\b|[\d一二兩三四五六七八九十]\s?(?:個|个)?\s?(?:分鐘|分钟|小時|小时|天|日|工作天|週|周|星期|月|年)|(?:\d|এক|দুই|তিন|চার|পাঁচ|সাত|দশ)\s?(?:মিনিট|ঘণ্টা|ঘন্টা|দিন|কর্মদিবস|সপ্তাহ|মাস|বছর|কার্যদিবস)|(?:يوم|ايام|أيام|ساعة|ساعات|اسبوع|أسبوع|شهر|سنة)/iu,
  colour:
    /\b(?:silver|blue|red|white|black|green|gr[ae]y|yellow|orange|brown|purple|pink|gold|golden|beige|navy|violet)\b|[銀银藍蓝紅红白黑綠绿灰黃黄橙棕紫粉金]色|রুপালি|সিলভার|নীল|লাল|সাদা|কালো|সবুজ|ধূসর|হলুদ|বাদামি|কমলা|গোলাপি|বেগুনি|সোনালি|أحمر|أزرق|أبيض|أسود|أخضر|فضي|رمادي/iu,
  year: /\b(?:19|20)\d{2}\b/u,
  distance: /\d\s?(?:km|kms|kilomet|mi\b|miles|公里|কিমি|কি\.?মি|কিলোমিটার|كم)/iu,
  age: /\d[ -]?(?:years?[ -]old|yo\b)|\d\s?[歲岁]|বয়স|\bage[ds]?\b|\bat least \d{1,2}\b|\b\d{1,2} (?:or|and) (?:over|older|above)|\d\s?বছর/iu,
  hobby:
    /\b(?:i|he|she|we) (?:also )?(?:like|love|enjoy|play|cook|climb|paint|hike|collect)s?\b|\b(?:spare|free) time\b|\bwhen (?:i'm|he's|she's|not|i am) not\b|平常|平時|閒暇|喜歡|喜欢|অবসরে|ভালোবাস|أحب|هوايت/iu,
  discount:
    /\d\s?% (?:off|discount)|\bdiscount|\bhalf price\b|[\d一二三四五六七八九]\s?折|[優优]惠|折扣|\d\s?%\s?ছাড়|ছাড়|ডিসকাউন্ট|خصم|تخفيض/iu,
  fuel: /\b(?:petrol|gasoline|diesel|hybrid|electric|ev|lpg|cng)\b|汽油|柴油|油電|油电|電動|电动|পেট্রোল|ডিজেল|হাইব্রিড|অকটেন|ইলেকট্রিক|بنزين|ديزل/iu,
  gearbox: /\b(?:automatic|manual|cvt|dct)\b|自排|手排|অটোমেটিক|ম্যানুয়াল|اوتوماتيك/iu,
  occupation:
    /\b(?:am|'m|is|was|works? as|working as)\s+(?:an?|the|our)\s+(?:[\w-]+\s){0,3}[\w-]+(?:er|or|ist|ian|ant|eer|yst|ect|nurse|chef|cook|ceo|cto|coach|student)\b|是(?:一|个|個)?[名位]|[擔担]任|任[職职]於|একজন\s/iu,
  language:
    /\b(?:english|spanish|french|german|italian|portuguese|russian|chinese|mandarin|cantonese|japanese|korean|thai|vietnamese|malay|hindi|urdu|bengali|bangla|tamil|arabic|turkish|dutch|polish|swedish)\b|[英中日法德韓韩泰越俄西]文|[英日法德韓韩泰越俄華华國国台粵粤客]語|[英日法德韩泰越俄国粤]语|ইংরেজি|হিন্দি|আরবি|উর্দু|চীনা|বাংলা(?:য়|\s|,)|العربية|الإنجليزية|الفرنسية/iu,
  person: /\b(?:mr|mrs|ms|dr|prof)\b|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|ডা\.|মোঃ|জনাব|[先女醫医]士|先生|醫師|医师/u,
}

export type UnitEvidence = { has(unit: number, kind: Evidence): boolean }

const known = new WeakMap<UnitIndex, UnitEvidence>()

/** Lazily extracts the evidence of a unit, once; the texts of an index never change. */
export function evidenceOf(index: UnitIndex): UnitEvidence {
  const made = known.get(index) ?? makeEvidence(index)
  known.set(index, made)
  return made
}

function makeEvidence({ units }: UnitIndex): UnitEvidence {
  const seen: Partial<Record<Evidence, Int8Array>> = {}
  return {
    has(unit, kind) {
      const answers = seen[kind] ?? new Int8Array(units.length)
      seen[kind] = answers
      if (answers[unit] === 0) answers[unit] = holds(units[unit]?.text ?? '', kind) ? 1 : -1
      return answers[unit] === 1
    },
  }
}

/** In characters: a fact further into a unit is not visible at once. */
const LOOKED_AT = 2000

/** Whether a text contains a fact of this kind. */
export function holds(whole: string, kind: Evidence): boolean {
  const text = whole.slice(0, LOOKED_AT)
  if (kind === 'money') return amountsIn(text).length > 0
  return FORMS[kind].test(normalise(text).normalize('NFC')) || FORMS[kind].test(text)
}
