import { normalise } from '../../language/folding.ts'

export type SmallTalk = 'greeting' | 'identity' | 'help' | 'thanks' | 'goodbye'

/**
 * Courtesies, in matching order. Each must be the whole message: "hello, how much is the Civic?" is a
 * question.
 */
const COURTESIES: [SmallTalk, RegExp][] = [
  [
    'thanks',
    /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|got it|awesome|wonderful)[, !.]*)*(?:thanks?(?: you)?|thx|ty|many thanks|cheers|gracias|merci|danke|obrigado|ধন্যবাদ|অনেক ধন্যবাদ|আপনাকে ধন্যবাদ|থ্যাংকস|থ্যাঙ্ক ইউ|謝謝|谢谢|多謝|多谢|感謝|感谢|感恩|謝啦|شكرا|شكرًا)(?: (?:a lot|so much|very much|you|again|much|আপনাকে|অনেক|جزيلا)|你|您|妳|喔|啦|了|您的幫忙|你的幫忙)*(?: for (?:your|the|all)(?: \S+){0,3})?$/u,
  ],
  [
    'goodbye',
    /^(?:(?:ok(?:ay)?|thanks?(?: you)?)[, ]*)*(?:good ?bye|bye(?: bye)?|see (?:you|ya)(?: later| soon| tomorrow)?|good ?night|take care|have a (?:nice|good|great) (?:day|one|evening|weekend)|farewell|adios|au revoir|tschüss|বিদায়|আল্লাহ হাফেজ|খোদা হাফেজ|শুভ রাত্রি|আবার দেখা হবে|আসি|টাটা|再見|再见|掰掰|拜拜|晚安|下次見|下次见|مع السلامة|وداعا|إلى اللقاء)$/u,
  ],
  [
    'greeting',
    /^(?:hello|hi+|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|hola|bonjour|hallo|ciao|salam|namaste|হ্যালো|হাই|হেলো|সালাম|আসসালামু আলাইকুম|আসসালামুআলাইকুম|আস্সালামু আলাইকুম|নমস্কার|আদাব|শুভ (?:সকাল|দুপুর|বিকাল|সন্ধ্যা)|你好|您好|妳好|嗨|哈囉|哈啰|哈喽|早安|早上好|午安|下午好|晚上好|大家好|مرحبا|مرحبًا|السلام عليكم|أهلا|اهلا|صباح الخير|مساء الخير)(?:[ ,]*(?:there|again|everyone|all|team|bot|assistant|sir|madam|dear|friend|how are you(?: doing)?(?: today)?|how's it going|what's up|nice to meet you|ভাই|আপু|স্যার|কেমন আছেন|কেমন আছো|嗎|吗|啊|呀|嗨|你好|您好|在嗎|在吗|كيف حالك))*$/u,
  ],
  [
    'greeting',
    /^(?:how are you(?: doing)?(?: today)?|how r u|how are u|how's it going|what's up|sup|nice to meet you|anyone there|are you there|কেমন আছেন|কেমন আছো|আপনি কেমন আছেন|你好嗎|你好吗|您好嗎|在嗎|在吗|有人在嗎|有人在吗|كيف حالك)$/u,
  ],
  [
    'identity',
    /^(?:so )?(?:who (?:are|r) (?:you|u)|what(?:'s| is) your name|what are you|(?:please )?introduce yourself|tell me (?:something |a bit |more )?about yourself|are you (?:a |an )?(?:bot|robot|human|ai|real person|chatbot|real|machine|person|chatgpt)(?: or (?:a |an )?\S+)?|(?:am i|who am i) (?:talking|speaking|chatting) (?:to|with)(?: a (?:bot|human|person|robot))?|what (?:should|can) i call you|আপনি কে|তুমি কে|আপনার নাম (?:কী|কি)|তোমার নাম (?:কী|কি)|আপনি কি (?:রোবট|বট|মানুষ)|আপনার পরিচয়(?: কী| কি| দিন)?|নিজের সম্পর্কে (?:বলুন|বলো)|(?:請問)?(?:你|您|妳)(?:是誰|是谁|是什麼|是什么|叫什麼(?:名字)?|叫什么(?:名字)?|的名字(?:是什麼|是什么)?|是(?:機器人|机器人|真人|ai|人)(?:還是\S+|还是\S+)?(?:嗎|吗)?)|(?:請)?(?:自我介紹|自我介绍|介紹一下(?:你|您)?自己|介绍一下(?:你|您)?自己|介紹(?:你|您)自己)|من (?:أنت|انت)|ما (?:اسمك|هو اسمك))$/u,
  ],
  [
    'help',
    /^(?:help(?: me)?(?: please)?|(?:can|could) (?:you|u) help(?: me)?(?: please| out)?|i need (?:some |your )?help|what can (?:you|u) (?:do|help)(?: for me| me)?(?: with)?|how can (?:you|u) help(?: me)?|what do you know|what (?:can|should|could) i ask(?: you)?|what can you (?:tell me|answer)|what (?:kind of |sort of )?questions can (?:you answer|i ask)(?: you)?|how (?:do(?:es)? (?:you|this) work|can i use (?:you|this))|সাহায্য|সাহায্য (?:করুন|চাই|লাগবে|করবেন|দরকার)|আমাকে সাহায্য করুন|(?:আপনি|তুমি) (?:আমাকে )?(?:কী|কি|কী কী|কি কি|কীভাবে|কিভাবে) (?:সাহায্য )?(?:করতে )?(?:পারেন|পারো)(?: করতে)?|(?:কী|কি) সাহায্য করতে (?:পারেন|পারবেন)|(?:আপনি|তুমি) (?:কী|কি) (?:জানেন|জানো)|幫助|帮助|幫忙|帮忙|幫幫我|帮帮我|我需要幫助|我需要帮助|(?:請問)?(?:你|您)(?:可以|能|能夠|會|会|能够)(?:做|幫(?:我|忙|助我)?做?|帮(?:我|忙|助我)?做?|回答|提供)(?:些|我)?(?:什麼|什么|哪些)(?:事|事情|問題|问题|忙|幫助)?|(?:你|您)(?:會|会)(?:什麼|什么)|(?:我)?(?:可以|能)問(?:你|您)?(?:什麼|什么|哪些問題)|مساعدة|ساعدني|ماذا (?:يمكنك|تستطيع) (?:أن تفعل|ان تفعل|فعله))$/u,
  ],
]

/** Classifies a message that is nothing but a courtesy. It may address the chatbot by name. */
export function smallTalk(message: string, name: string): SmallTalk | undefined {
  const text = simplify(message)
  if (text.length > 120) return undefined
  const named = simplify(name)
  const bare = named === '' ? text : simplify(text.replace(named, ' '))
  for (const candidate of [bare, withoutGreeting(bare)]) {
    const found = COURTESIES.find(([, pattern]) => pattern.test(candidate))
    if (found) return found[0]
  }
  return undefined
}

/** "Hello, who are you?" asks who. */
function withoutGreeting(text: string): string {
  return text.replace(/^(?:hello|hi+|hey+|হ্যালো|হাই|你好|您好|嗨|哈囉|مرحبا)[ ,]*(?=\S)/u, '')
}

function simplify(text: string): string {
  return normalise(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}', ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,]+|(?<![ ,])[ ,]+$/g, '')
}
