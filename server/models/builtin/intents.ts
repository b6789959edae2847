import type { Concept } from '../../text/meaning.ts'
import type { Evidence } from './evidence.ts'

/** An attribute that a question asks about its subject. */
export type Intent = {
  name: string
  /** Phrases that ask for it, in English, Bengali, Chinese and Arabic. Matched against folded lower case. */
  asked: RegExp
  /** Concepts of the intent, not of the subject; in a text they indicate an answer. */
  concepts: readonly Concept[]
  /** The kinds of fact that answer it. */
  evidence: readonly Evidence[]
  /** Kinds of fact that may answer it: they count if the question names a subject. */
  weakEvidence?: readonly Evidence[]
  /**
   * `must`: a text without the evidence (or, if `wordsCount`, the concept's words) is no answer. `alone`:
   * only if the question names no subject. `prefer`: affects only the ranking.
   */
  need: 'must' | 'alone' | 'prefer'
  wordsCount: boolean
}

/** Data: one entry per intent. A question may have several. */
export const INTENTS: readonly Intent[] = [
  {
    name: 'price',
    asked:
      /\bhow (?:much|expensive)\b(?! (?:ram|memory|storage|space|time|water|data|experience|weight|does (?:it|the \S+) weigh|longer|notice))|\b(?:prices?|pricing|costs?|fees?|charges?|rates?|fare|tuition|rent)\b|preis|kostet|precio|cuesta|prix|coûte|coute|combien|দাম|মূল্য|মুল্য|কত টাকা|খরচ|ফি(?: |\?|$)|ভাড়া|চার্জ|多少錢|多少钱|價格|价格|價錢|价钱|費用|费用|收費|收费|售價|售价|定價|定价|價位|怎麼賣|怎么卖|運費|运费|學費|学费|票價|租金|كم (?:سعر|ثمن|تكلفة|يكلف)|بكم|سعر|أسعار|تكلفة|رسوم/u,
    concepts: ['§price'],
    evidence: ['money'],
    weakEvidence: ['bare price'],
    need: 'must',
    wordsCount: true,
  },
  {
    name: 'hours',
    asked:
      /\b(?:opening|business|working|office|store|shop|visiting|closing)\s+(?:hours?|times?)|\bhours\b|\bwhat time(?!(?: is it| it is| now))|\bwhen\b.{0,80}\b(?:open|close)|\b(?:are|is|do|does|r)\s(?:you|u|it|they|the \S+|your \S+)(?: \S+)? (?:open|close)|\b(?:open|closed?|closes|opens)\s(?:on|today|tomorrow|now|at|until|till|late|24|during|every|sundays?|saturdays?|weekends?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|holidays?)|\bopen\?|öffnungszeiten|horario|horaires|à quelle heure|a qué hora|কখন (?:খোল|খুল|বন্ধ)|কয়টা(?! বাজে)|ক'টায়|খোলা|খোলার সময়|সময়সূচি|অফিস সময়|বন্ধ (?:থাকে|কবে|কখন|হয়)|খোলে|營業時間|营业时间|(?<![現现]在)[幾几][點点](?![了])|開放時間|开放时间|看診時間|门诊时间|門診時間|服務時間|服务时间|上班時間|開門|开门|關門|关门|打烊|有開|有营业|有營業|營業嗎|营业吗|公休|休息嗎|什麼時候(?:開|關|營業)|什么时候(?:开|关|营业)|متى (?:تفتح|تغلق|يفتح|يغلق)|ساعات|مواعيد|دوام/u,
    concepts: ['§hours', '§holiday'],
    evidence: ['clock'],
    need: 'must',
    wordsCount: false,
  },
  {
    name: 'place',
    asked:
      /\bwhere\b|\baddress\b|\blocation\b|\blocated\b|\bdirections?\b|\bwhat (?:city|country|street)\b|wo (?:ist|sind|befindet)|dirección|dónde|adresse|\boù\b|কোথায়|ঠিকানা|লোকেশন|অবস্থিত|কোন (?:শহর|জায়গা|এলাকা)|地址|在哪|哪裡|哪里|哪兒|哪儿|位置|地點|地点|位於|位于|怎麼去|怎么去|怎麼走|怎么走|住址|أين|اين|عنوان|موقعكم/u,
    concepts: ['§place', '§live'],
    evidence: ['address'],
    need: 'alone',
    wordsCount: true,
  },
  {
    name: 'phone',
    asked:
      /\b(?:phone|telephone|mobile|whatsapp|hotline|cell|contact)\s(?:number|no\b)|\b(?:your|the|a|'s)\s(?:tele)?phone(?: number)?(?:\?|$)|\b(?:call|phone|ring) (?:you|them|him|her|the)|\bby phone\b|\bhotline\b|\bwhatsapp\b|\btelephone\b|telefonnummer|teléfono|telefono|ফোন (?:নম্বর|নাম্বার|কর|কত)|ফোনে|ফোন\s?[?।]|মোবাইল (?:নম্বর|নাম্বার)|হটলাইন|নম্বর কত|নাম্বার কত|電話|电话|手機號碼|手机号|專線|专线|رقم (?:ال)?(?:هاتف|جوال|تلفون)|هاتف/u,
    concepts: ['§phone'],
    evidence: ['phone'],
    need: 'must',
    wordsCount: false,
  },
  {
    name: 'email',
    asked:
      /\be-?mails?\b|ইমেইল|ই-মেইল|ইমেল|মেইল|電子郵件|电子邮件|信箱|電郵|电邮|郵箱|邮箱|بريد|إيميل|ايميل/u,
    concepts: ['§email'],
    evidence: ['email'],
    need: 'must',
    wordsCount: true,
  },
  {
    name: 'website',
    asked:
      /\b(?:your|the|a|'s) (?:website|web ?site|web page|url|homepage)\b|ওয়েবসাইট|網站|网站|網址|网址|官網|官网|موقع(?:كم)? (?:ال)?(?:الكتروني|إلكتروني)/u,
    concepts: ['§website'],
    evidence: ['link'],
    need: 'must',
    wordsCount: true,
  },
  {
    name: 'contact',
    asked:
      /\b(?:contact|get in touch|reach) (?:you|them|him|her|the|us|info|details?|support|someone|with)|\bcontact\b|kontakt|contacto|যোগাযোগ|聯絡|联络|聯繫|联系|怎麼找你們|أتواصل|التواصل|اتواصل/u,
    concepts: ['§contact', '§phone', '§email'],
    evidence: ['phone', 'email', 'link'],
    need: 'must',
    wordsCount: true,
  },
  {
    name: 'job',
    asked:
      /\bwhat (?:do|does) \S+(?: \S+)?(?: \S+)? do\b|\bfor a living\b|\b(?:occupation|profession|job)\b|পেশা|কী করেন|কি করেন|কী কাজ|职业|職業|做什麼(?:工作|的)|做什么(?:工作|的)|什麼工作|什么工作|从事|從事|مهنة|وظيفة/u,
    concepts: ['§job'],
    evidence: ['occupation'],
    need: 'alone',
    wordsCount: true,
  },
  {
    name: 'language',
    asked:
      /\b(?:what|which|how many) (?:other )?languages?\b|\blanguages?\b.{0,80}\b(?:support|speak|available|offer)|\bspeaks?\b|(?:কোন|কী|কি|কয়টি) (?:কোন )?(?:ভাষা|ভাষায়)|語言|语言|會說|会说|會講|会讲|لغات|لغة|يتحدث/u,
    concepts: ['§speak'],
    evidence: ['language'],
    need: 'alone',
    wordsCount: true,
  },
  {
    name: 'discount',
    asked:
      /\b(?:discounts?|promotions?|coupons?|special offers?|deals)\b|ছাড়|ডিসকাউন্ট|অফার|折扣|優惠|优惠|打折|特價|特价|خصم|تخفيض|عروض/u,
    concepts: ['§discount'],
    evidence: ['discount'],
    need: 'must',
    wordsCount: true,
  },
  {
    name: 'hobby',
    asked:
      /\bhobb(?:y|ies)\b|\b(?:free|spare) time\b|\bfor fun\b|শখ|অবসরে|興趣|兴趣|嗜好|愛好|爱好|هوايات|هواية/u,
    concepts: ['§hobby'],
    evidence: ['hobby'],
    need: 'alone',
    wordsCount: true,
  },
  {
    name: 'fuel',
    asked: /\bfuel\b|জ্বালানি|燃料|加什麼油|وقود/u,
    concepts: ['§fuel'],
    evidence: ['fuel'],
    need: 'prefer',
    wordsCount: true,
  },
  {
    name: 'gearbox',
    asked: /\b(?:transmission|gearbox)\b|\bautomatic or manual\b|গিয়ার|變速箱|变速箱|自排還是手排/u,
    concepts: ['§transmission'],
    evidence: ['gearbox'],
    need: 'prefer',
    wordsCount: true,
  },
  {
    name: 'colour',
    asked: /\bcolou?rs?\b|\bfarbe\b|\bcouleur\b|রং|রঙ|কালার|顏色|颜色|什麼色|什么色|لون|ألوان/u,
    concepts: ['§colour'],
    evidence: ['colour'],
    need: 'prefer',
    wordsCount: true,
  },
  {
    name: 'mileage',
    asked:
      /\bmileage\b|\bhow many (?:km|kms|kilomet\S+|miles)\b|\bodometer\b|\bhow far has\b|মাইলেজ|কত কিলোমিটার|কত কিমি|里程|幾公里|几公里|多少公里|跑了多少|ممشى|كيلومتر/u,
    concepts: ['§mileage'],
    evidence: ['distance'],
    need: 'prefer',
    wordsCount: true,
  },
  {
    name: 'year',
    asked:
      /\b(?:what|which) (?:model )?year\b|\bmodel year\b|কোন সাল|কত সাল|কোন বছর|哪一年|哪年|年份|幾年的|几年的|أي سنة|اي سنة/u,
    concepts: [],
    evidence: ['year'],
    need: 'prefer',
    wordsCount: false,
  },
  {
    name: 'age',
    asked: /\bhow old\b|\bage\b|বয়স|幾歲|几岁|年齡|年龄|多大年紀|كم عمر|عمره|عمرها/u,
    concepts: ['§age'],
    evidence: ['age'],
    need: 'alone',
    wordsCount: true,
  },
  {
    name: 'duration',
    asked:
      /\bhow (?:long|fast|quickly|soon)\b|\bhow many (?:minutes|hours|days|weeks|months|years)\b|কতদিন|কত দিন|কতক্ষণ|কত সময়|কত ঘণ্টা|কত বছর|কত মাস|多久|幾天|几天|多長時間|多长时间|幾個月|几个月|幾小時|كم (?:يوم|مدة|من الوقت|ساعة|شهر|سنة)|المدة/u,
    concepts: [],
    evidence: ['duration'],
    need: 'prefer',
    wordsCount: false,
  },
  {
    name: 'quantity',
    asked:
      /\bhow (?:many|much)\b|\bnumber of\b|কতজন|কত জন|কয়জন|কতটি|কতগুলো|কয়টি|কয়টা|কত(?: |\?|$)|幾個|几个|幾位|几位|幾間|几间|幾家|几家|幾台|幾種|几种|幾名|多少|كم/u,
    concepts: [],
    evidence: ['number'],
    need: 'prefer',
    wordsCount: false,
  },
  {
    name: 'date',
    asked:
      /\bwhen\b|\bwhat (?:date|day)\b|\bsince when\b|কবে|কখন|কোন তারিখ|কোন দিন|什麼時候|什么时候|何時|何时|哪一天|幾月|几月|幾號|几号|متى/u,
    concepts: [],
    evidence: ['date', 'clock', 'duration'],
    need: 'prefer',
    wordsCount: false,
  },
  {
    name: 'person',
    asked:
      /\bwho(?:'s|se|m)?\b|(?:^| )(?:কে|কারা|কার)(?= |\?|$)|誰|谁|哪位|哪一位|哪些人|(?:^| )من (?:هو|هي|هم|أسس|يملك)/u,
    concepts: [],
    evidence: ['person'],
    need: 'prefer',
    wordsCount: false,
  },
]
