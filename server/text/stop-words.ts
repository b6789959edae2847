/**
 * Stop words. Data only: one block per language, in usual spelling; `words.ts` converts them to the form in
 * which words are compared.
 */
export const STOP_WORDS = `
a an the and or but if then than so as at by for from in into of off on onto out over to up with without within about
is am are was were be been being do does did done doing has have had having can could may might must shall should
will would not no nor only just also too very more most much many some any all each every both either neither such
i me my mine myself we us our ours you your yours yourself he him his she her hers it its itself they them their theirs
this that these those there here who whom whose which what when where why how
tell show give say says know want wants like please let lets us get got could need needs help explain describe ask
information info details detail question answer hello hi hey thanks thank ok okay yes im dont doesnt isnt cant wanna
pls plz u r ur thx whats hows wheres whos whens under below above least someone somebody anyone anything something everything thing things there's that's one ones else etc regarding
concerning via per vs versus compare comparison difference between
la le les un une des du de et est que qui quoi quel quelle quels quelles vous nous votre vos notre avez etes ouvert peut puis je ce cette il y a dans sur je il elle sont
el los las una unos unas es son y o del al por para con su sus cual cuales cuanto cuanta cuantos como donde cuando esta estan este estos hay tienen tiene puedo pueden ustedes usted me se mi
der die das den dem ein eine einen und ist sind wie was wo wann wer ich sie ihr ihre haben hat habt konnen kann bitte euer eure es gibt ihr am um mit von zu im für auf
o os as um uma e é são qual quais quanto quanta como onde quando seu sua il lo gli uno che di quali dove
আমি আমার আমাকে আমরা আমাদের আপনি আপনার আপনাকে আপনারা আপনাদের আপনাদেরকে তুমি তোমার তোমাকে তোমরা তোমাদের সে তার তাকে
তারা তাদের তিনি তাঁর তাঁকে এটা এটি এটার এটির এই ওই সেই সেটা সেটি সেটার ওটা ওটার ইহা এর ওর এরা কি কী কে কার কাকে কারা
কোন কোনটা কোনটি কোনো কোথায় কোথা কখন কবে কেন কেমন কীভাবে কিভাবে কত কতো কয়টা কয়টি কয়টায় কয়জন কতজন কতটি কতটা কতক্ষণ
হতে হওয়া হওয়ার করার করানোর দেওয়ার নেওয়ার তালিকা লিস্ট পেছনে পিছনে জনপ্রতি প্রতিটি করলে গেলে হলে দিলে নিলে থাকলে পেলে কতদিন কতক্ষণ কতবার কতখানি কতদূর কতগুলো আগে পরে যখন তখন যেমন হ্যাঁ জি আছে আছেন আছি নেই নাই না হয় হয়ে থাকে হলো হল হবে হচ্ছে হয়েছে হয়েছিল ছিল ছিলেন করে করেন করি করা করতে করবেন করব করবো করছি
করেছেন করেছিলেন করেছে যায় যাবে যাব যেতে পারি পারেন পারব পারবো পারবেন পারে দেয় দেন দিতে দেয়া দেওয়া দিন দেন নিতে নেন
বলুন বলো বলেন বলবেন বলতে জানান জানাবেন জানতে জানি জানেন চাই চাইছি চান ও এবং আর বা অথবা কিন্তু যদি তবে তাহলে সম্পর্কে
বিষয়ে নিয়ে জন্য সাথে সঙ্গে থেকে পর্যন্ত মধ্যে উপর দ্বারা দিয়ে একটি একটা একজন এক কিছু সব সবাই অনেক খুব শুধু দয়া প্লিজ
অনুগ্রহ করে কিনা নাকি মতো মত তো যে যা যার যাকে যেন লাগে লাগবে লাগবে? রাখেন টা টি মানে বিস্তারিত তথ্য ধন্যবাদ হ্যালো হাই
একটু পাওয়া যাবেন ভাই আপু স্যার তুলনা পার্থক্য
ما ماذا من هو هي هم هل كيف كم متى اين أين لماذا في على الى إلى عن مع هذا هذه ذلك تلك التي الذي ان أن إن كان كانت يكون
لا لم لن أو و ثم قد كل انا أنا نحن انت أنت أنتم لكم لديكم عندكم لك لي يمكن يمكنني اريد أريد اخبرني أخبرني هناك أي اي حول بكم
`

/**
 * Chinese has no spaces, so phrases without content are cut out of a question before the search. The reader
 * of this list sorts longer ones first; single characters count only as segmented words.
 */
export const CHINESE_STOP_PHRASES = `
請問 請告訴我 告訴我 請介紹 介紹一下 介紹 說明一下 說明 想知道 我想知道 我想問 想問 想請問 我想 想要 我要 可以 可不可以 能不能 是不是 有沒有
是否 能否 可否 你們 妳們 您們 我們 他們 她們 它們 你 您 妳 我 他 她 它 牠 這個 那個 這些 那些 這裡 那裡 哪裡 哪兒 在哪 哪個 哪些 哪一個 哪一款 哪一種
哪家 哪間 哪一 什麼 甚麼 什麼樣 怎麼 怎麼樣 怎樣 如何 為什麼 為何 多少 多久 幾點 幾個 幾位 何時 什麼時候 誰 何 嗎 呢 吧 啊 喔 哦 呀 了 的 地 得 是 有 在
和 與 跟 及 以及 還有 或 或者 還是 而 而且 但 但是 也 都 就 很 太 最 會 能 要 想 把 被 讓 給 對 對於 關於 有關 從 到 由 於 之 其 一下 一個 一些 一點 請 麻煩
謝謝 你好 您好 哈囉 嗨 幫我 提供 需要 知道 了解 資訊 資料 詳細 比較 差別 不同 一顆 一張 一份 一杯 一碗 一件 一台 一輛 一位 一次 一間 一晚 一個月 一本 一頁 一堂 一盒 一包 一瓶 一雙 一套 顆 張 本 頁 晚 堂 盒 包 瓶 雙 套 得過 有過 那台 這台 那款 這款 那輛 這輛 那間 這間 那位 這位 那種 這種 有幾 是哪 是誰 是什麼 是甚麼 是哪 是多少 清單 名單 列表 做什麼 做什麼的 做甚麼 各 各是 分別 要帶 以下 以上 以內 不到 低於 高於 超過 萬 千 元 塊 塊錢 在哪裡 在哪兒 幾號 幾月 幾歲 多大 多高 多重 多遠 幾天 幾年 幾家 幾種 幾台 幾輛 幾間 幾元 幾塊 幾分鐘 幾小時 幾公里 哪一天 哪一年 哪年 哪天 哪位 帶 進 入 辦 打 嗎 那 這 那麼 然後 所以 因為 如果 的話 沒有 沒 不 嘛 啦 個 些 種 款 台 輛 位 間 家 隻 件 份 碗 杯
大概 大約 目前 現在 今天 明天 進行 使用 用 做 賣 買 去 來 讓我 給我 貴店 貴公司 貴司 我可以 你可以 要不要 會不會 說說 聊聊 講講 列出 告知 請教 有賣 有提供 可以嗎 應該 必須 得要 是在
`

/**
 * Words of a question that its answer may lack. They affect the ranking, but a text without them may still be
 * the answer: general names of the owner's business, and adverbs, verbs and nouns of asking.
 */
export const WEAK_WORDS = `
showroom dealership premises outlet boutique bakery studio hour hours gym centre center academy institute pharmacy salon agency museum library bank university college garage bar pub hostel resort spa company business firm shop store clinic hospital restaurant cafe hotel school office app application software website
organisation organization brand place person people guy man woman customer product item service thing stuff model
kind type sort option choice car vehicle buy sell sale offer provide carry available currently now today tomorrow
tonight exactly really actually still ever always usually normally approximately roughly total overall different best
good great nice better cheap cheaper cheapest newer older lower higher bigger smaller expensive newest latest oldest new recent main specific particular
policy policies rule term terms condition use using used make makes made take takes go come work works possible able
allow allowed accept accepts happen mean means find look looking see think consider start starting visit long far often
quickly fast soon first last next other another same own around near number list hear more interested interest talk
discuss speak wonder wondering give provide quick short full whole range currently offered sold available pick choose
recommend suggest suggestion ideal suitable own let's day days time times week month year current exact contain include
includes included including month per person each back customer customers option options various
old dollar dollars usd euro euros taka budget several before after until during while since because already yet once twice again instead together away along
ask answer read write wrote written learn win won bring brought come came drive drove run ran eat ate play keep kept hold held leave left
meet met become became grow grew send sent receive received wear stay visit travel join join fill choose decide add put turn move
try try feel felt believe call expect pick drop hand pass follow contact reach handle manage handle deal arrange apply prefer begin began
end finish build built create produce publish publish perform present bought bring taught teach got gotten done doing seen saw known knew
said spoke gave given took taken went gone made told thought found born does spend spent cover covers charge happen occur let allow
several dear sir madam friend one-time base normal situation case support supported supports
কোচিং সেন্টার কেন্দ্র একাডেমি ফার্মেসি লাইব্রেরি ব্যাংক বিশ্ববিদ্যালয় কলেজ শোরুম ব্র্যান্ড কোম্পানি প্রতিষ্ঠান ব্যবসা দোকান ক্লিনিক হাসপাতাল রেস্টুরেন্ট রেস্তোরাঁ হোটেল স্কুল অফিস অ্যাপ সফটওয়্যার পণ্য সেবা সার্ভিস
গাড়ি জিনিস মডেল ধরন ধরনের রকম নীতি নিয়ম এখন আজ আগামীকাল বর্তমানে কেনা কিনতে বিক্রি ব্যবহার ভালো সেরা সবচেয়ে সস্তা দামি
পাব পাবো পাবেন পাই পাচ্ছি পেতে পাওয়া তোলা তুলতে তোলেন দেখা দেখতে আসা আসতে আসেন নেওয়া নিতে রাখা রাখতে খাওয়া খেতে বসা বসেন বসবেন যোগ যেতে ব্যবহার করানো করাতে বানান বানাতে তৈরি আনা আনতে থাকেন থাকি লেখা লিখেছেন পড়া পড়েন মিলবে মেলে পৌঁছাতে পৌঁছায় প্রয়োজন দরকার জায়গা কর্মকর্তা লাখ হাজার টাকা বাজেট নিচে কমে ভেতরে কাজ মানুষ লোক গ্রাহক সময় দিন মাস বছর সপ্তাহ মোট নতুন পুরাতন গ্রহণ সাধারণত ব্যবস্থা সুযোগ হিসেবে প্রতি নীতিমালা পলিসি কম বেশি
補習班 健身房 門市 展示間 民宿 書店 藥局 中心 貴店 館 公司 店家 商店 店 診所 醫院 餐廳 飯店 旅館 學校 軟體 程式 網站 產品 商品 服務 車 車子 汽車 東西 種類 類型 選擇 政策 規定 規則 條款 方式 方法 最好 便宜 最便宜 最貴 最新
貴 新 舊 人 客人 一般 通常 總共 一共 全部 主要 支援 接受 推薦 建議 項目 部分 時候 時間 購買 販售 販賣 提供的 店裡 公司的 品牌 團隊 吃 喝 看 找 選 拿 收 每 天 月 年 次 先生 小姐 好 點 大 小 多 少 長 遠 快
شركة محل متجر عيادة مستشفى مطعم فندق مدرسة منتج خدمة سيارة الان اليوم افضل سياسة شراء بيع وقت
`
