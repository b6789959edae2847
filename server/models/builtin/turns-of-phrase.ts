/** Phrases that refer, ask for lists, join questions and compare. Data; matched against folded lower case. */

/** Words that refer to something earlier. */
export const REFERS =
  /^(?:tell me |say )?more\b|\bmore (?:info|information|details)\b|\bwhat else\b|^go on\b|多說|多说|說詳細|说详细|詳細一點|详细一点|更多|আরও বলুন|আরো বলুন|আরও কিছু|বিস্তারিত বলুন|\b(?:it|its|they|them|their|theirs|he|she|his|hers|her|him|those|these)\b|\b(?:this|that|which|the \S+) ones?\b|\b(?:is|does|about|was|like|for|of|than|with|buy|get|do|can|has) (?:this|that)\b|\b(?:this|that) (?:cost|car|model|product|plan|item|room|course|dish)|(?:^|\s)(?:এটা|এটি|এটার|এটির|এটাকে|এটাতে|এটিতে|ওটা|ওটার|সেটা|সেটার|সেটি|এর|ওর|তার|তাঁর|উনার|ওনার|তিনি|উনি|সে|তাকে|তাদের|এগুলো|এগুলোর|গাড়িটা|গাড়িটি|গাড়িটার|গাড়িটির)(?=\s|[?।]|$)|[它他她牠]|[這这那](?:個|个|台|款|輛|辆|間|间|家|位|道|種|种|部|本|門|门|件|支|些|是|要|多少|有)|該(?:店|車|產品)|(?:^|\s)(?:هو|هي|هذا|هذه|ذلك)(?=\s|$)/u

/** A question that continues the previous one ("and the blue one?", "那紅色的呢？"). */
export const CONTINUES =
  /^(?:and|or|but|also|ok(?:ay)?|so|then|what about|how about|what of)\b|\bones?\s*\??$|^(?:那|那麼|那么|還有|还有|那麼|至於)|呢\s*[?？]?$|^(?:আর|এবং|তাহলে|তবে|ও)\s|^(?:و|ماذا عن)\s?/u

/** Questions about the owner, which need no context. */
export const ADDRESSES =
  /\b(?:you|your|yours|u|ur|we|our)\b|你們|你们|您|貴店|貴公司|贵公司|貴司|你的|店裡|আপনাদের|আপনার|আপনারা|আপনি|তোমার|তোমাদের|لديكم|عندكم|\S{2,12}كم(?:\s|$)/u

export const ASKS_FOR_LIST =
  /\b(?:what|which)(?: (?:kinds?|types?|sorts?) of)? \S+(?: \S+){0,2} (?:do|does|are|can|have) |\b(?:what|which) (?:do|does|can) \S+ (?:sell|offer|serve|have|provide|make|teach|treat|carry|stock)|\blist\b|\ball (?:the|your|of)\b|\bwhat (?:are|is) (?:all )?(?:your|the) \S+s\b|(?:কী কী|কি কি|কোন কোন|তালিকা|কী ধরনের|কি ধরনের)|有哪些|哪些|有什麼|有什么|賣什麼|卖什么|提供什麼|提供什么|清單|列出|什麼種類|ما هي|ماذا (?:تبيعون|تقدمون)/u

/** The owner's business as a whole. */
export const ASKS_FOR_OVERVIEW =
  /\bname of (?:your|the|this) (?:company|business|firm|shop|store|clinic|restaurant|hotel|school|product|app|place|cafe)\b|\b(?:your|the) (?:company|business|shop|store|clinic|restaurant|hotel)(?:'s)? (?:name|called)\b|(?:你們|你们|貴|贵)?(?:店|公司|診所|诊所|餐廳|餐厅)(?:名|的名字|名稱|名称|叫什麼|叫什么)|(?:দোকান|কোম্পানি|প্রতিষ্ঠান|রেস্টুরেন্ট|ক্লিনিক)\S{0,12} নাম|\b(?:about|describe|introduce|know) (?:you|us|yourselves|your (?:company|business|firm|shop|store|clinic|restaurant|organi[sz]ation|school|hotel|product|app|software|team|service|platform|brand|cafe|studio|place)|the (?:company|business|shop|store|clinic|restaurant|hotel|school|product|app|organi[sz]ation|place|owner))\b|\bwhat (?:is|kind of|sort of|type of) (?:this |your )?(?:company|business|shop|store|place|clinic|restaurant|product|app|service)\b|\bwhat does (?:your|the|this) (?:company|business|shop|firm|app|product|software) do\b|(?:介紹|介绍|關於|关于|認識|了解)(?:一下)?(?:你們|你们|貴|贵|這家|这家|您)(?:的)?(?:公司|店|診所|诊所|餐廳|餐厅|學校|产品|產品)?|(?:你們|你们|貴公司|贵公司|公司|這家店)(?:主要)?(?:是)?(?:在)?(?:做|從事|从事)(?:什麼|什么)|(?:你們|你们|貴公司|贵公司)是(?:做什麼|做什么|什麼公司|什么公司)|(?:আপনাদের|এই|আপনার) (?:কোম্পানি|প্রতিষ্ঠান|দোকান|ক্লিনিক|রেস্টুরেন্ট|ব্যবসা|সফটওয়্যার|অ্যাপ)\S{0,12} (?:সম্পর্কে|কী|কি|বিষয়ে)|আপনাদের সম্পর্কে|(?:عن|عرفني على) (?:شركتكم|متجركم|عيادتكم|مطعمكم)/u

export const COMPARES =
  /\b(?:compare|comparison|vs\.?|versus|difference|differ|better|or|and|both)\b|比較|比较|差別|差别|差異|和|與|与|跟|還是|还是|তুলনা|পার্থক্য|এবং|আর|নাকি|বা|ও|مقارنة|الفرق/u

/**
 * Splits a double question. Chinese conjunctions stand without spaces, so they are tried one by one. The
 * spaces around a conjunction stay with the parts: consuming them would make a run of spaces cost cubic time.
 */
export const JOINS =
  /(?<=\s)(?:and also|and|or|versus|vs\.?|as well as|plus|with|এবং|আর|ও|নাকি|অথবা|বা|و)(?=\s)|&|[,，、;；]\s*(?:and(?=\s)|還有|还有|以及)?|還有|还有|以及|還是|还是|或者|和|與|与|跟|及/u

export const CHEAPEST =
  /\bcheapest\b|\bwhich\b.{0,80}\bcheaper\b(?! than)|\bless expensive\b(?! than)|比[較较]便宜(?<=哪.{0,24})|কোনটা[র]? ?(?:বেশি )?সস্তা|কোনটি (?:বেশি )?সস্তা|কোনটার দাম কম|\bleast expensive\b|\blowest[- ](?:price|cost|fee)|\bmost affordable\b|\blowest\b|最便宜|最低價|最低价|價格最低|价格最低|সবচেয়ে (?:সস্তা|কমদামি|কম (?:দাম|মূল্য|খরচ|ফি|টাকা|ভাড়া))|সবচাইতে সস্তা|সব থেকে (?:সস্তা|কম দাম)|সবথেকে (?:সস্তা|কম দাম)|সর্বনিম্ন|সস্তা (?:কোন|গাড়ি কোন)|أرخص|ارخص/u
export const DEAREST =
  /\bwhich\b.{0,80}\bmore expensive\b|比[較较][貴贵](?<=哪.{0,23})|কোনটা বেশি দামি|কোনটার দাম বেশি|\bmost expensive\b|\bpriciest\b|\bhighest[- ](?:price|cost|fee)|\bdearest\b|最貴|最贵|最高價|最高价|價格最高|价格最高|সবচেয়ে (?:দামি|দামী|ব্যয়বহুল|বেশি (?:দাম|মূল্য|খরচ|ফি|টাকা|ভাড়া))|সব থেকে দামি|সবথেকে (?:দামি|দামী)|সর্বোচ্চ (?:দাম|মূল্য)|أغلى|اغلى/u
export const NEWEST =
  /\bwhich\b.{0,80}\bnewer\b|比[較较]新(?<=哪.{0,23})|\bnewest\b|\blatest\b|\bmost recent\b|最新|সবচেয়ে নতুন|সর্বশেষ|أحدث|احدث/u
export const OLDEST = /\boldest\b|\bearliest\b|最舊|最旧|最老|最早|সবচেয়ে পুরাতন|সবচেয়ে পুরনো|أقدم|اقدم/u
/** "under $15,000": the sum follows (English) or precedes (Chinese, Bengali). */
export const BELOW =
  /\b(?:under|below|less than|cheaper than|up to|at most|within|no more than)\b|以下|以內|以内|低於|低于|不到|(?:এর|টাকার) (?:কম|নিচে|মধ্যে|ভিতরে)|أقل من|تحت/u
export const ABOVE =
  /\b(?:over|above|more than|at least)\b|以上|超過|超过|高於|高于|(?:এর|টাকার) (?:বেশি|উপরে)|أكثر من/u
