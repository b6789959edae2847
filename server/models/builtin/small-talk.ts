import { fold, foldPhrase } from '../../language/folding.ts'
import { behindGreeting, courtesyOf } from '../../language/greetings.ts'

export type SmallTalk = 'greeting' | 'identity' | 'help' | 'thanks' | 'goodbye'

/** Each must be the whole message: "what can you do about my refund?" is a question. */
const COURTESIES: [SmallTalk, RegExp][] = [
  [
    'identity',
    new RegExp(
      foldPhrase(
        "^(?:so )?(?:who (?:are|r) (?:you|u)|what(?:'s| is) your name|what are you|(?:please )?introduce yourself|tell me (?:something |a bit |more )?about yourself|are you (?:a |an )?(?:bot|robot|human|ai|real person|chatbot|real|machine|person|chatgpt)(?: or (?:a |an )?[^ ]+)?|(?:am i|who am i) (?:talking|speaking|chatting) (?:to|with)(?: a (?:bot|human|person|robot))?|what (?:should|can) i call you|আপনি কে|তুমি কে|আপনার নাম (?:কী|কি)|তোমার নাম (?:কী|কি)|আপনি কি (?:রোবট|বট|মানুষ)|আপনার পরিচয়(?: কী| কি| দিন)?|নিজের সম্পর্কে (?:বলুন|বলো)|(?:請問)?(?:你|您|妳)(?:是誰|是谁|是什麼|是什么|叫什麼(?:名字)?|叫什么(?:名字)?|的名字(?:是什麼|是什么)?|是(?:機器人|机器人|真人|ai|人)(?:還是[^ ]+|还是[^ ]+)?(?:嗎|吗)?)|(?:請)?(?:自我介紹|自我介绍|介紹一下(?:你|您)?自己|介绍一下(?:你|您)?自己|介紹(?:你|您)自己)|من (?:أنت|انت)|ما (?:اسمك|هو اسمك))$",
      ),
      'u',
    ),
  ],
  [
    'help',
    new RegExp(
      foldPhrase(
        '^(?:help(?: me)?(?: please)?|(?:can|could) (?:you|u) help(?: me)?(?: please| out)?|i need (?:some |your )?help|what can (?:you|u) (?:do|help)(?: for me| me)?(?: with)?|how can (?:you|u) help(?: me)?|what do you know|what (?:can|should|could) i ask(?: you)?|what can you (?:tell me|answer)|what (?:kind of |sort of )?questions can (?:you answer|i ask)(?: you)?|how (?:do(?:es)? (?:you|this) work|can i use (?:you|this))|সাহায্য|সাহায্য (?:করুন|চাই|লাগবে|করবেন|দরকার)|আমাকে সাহায্য করুন|(?:আপনি|তুমি) (?:আমাকে )?(?:কী|কি|কী কী|কি কি|কীভাবে|কিভাবে) (?:সাহায্য )?(?:করতে )?(?:পারেন|পারো)(?: করতে)?|(?:কী|কি) সাহায্য করতে (?:পারেন|পারবেন)|(?:আপনি|তুমি) (?:কী|কি) (?:জানেন|জানো)|幫助|帮助|幫忙|帮忙|幫幫我|帮帮我|我需要幫助|我需要帮助|(?:請問)?(?:你|您)(?:可以|能|能夠|會|会|能够)(?:做|幫(?:我|忙|助我)?做?|帮(?:我|忙|助我)?做?|回答|提供)(?:些|我)?(?:什麼|什么|哪些)(?:事|事情|問題|问题|忙|幫助)?|(?:你|您)(?:會|会)(?:什麼|什么)|(?:我)?(?:可以|能)問(?:你|您)?(?:什麼|什么|哪些問題)|مساعدة|ساعدني|ماذا (?:يمكنك|تستطيع) (?:أن تفعل|ان تفعل|فعله))$',
      ),
      'u',
    ),
  ],
]

/** Longer than any courtesy, folded. */
const MAX_LENGTH = 120
/** The same as it was written, with punctuation and blanks. */
const MAX_WRITTEN = 4 * MAX_LENGTH

/** Classifies a message that is nothing but a courtesy. It may address the chatbot by name. */
export function smallTalk(message: string, name: string): SmallTalk | undefined {
  if (message.length > MAX_WRITTEN) return undefined
  const text = simplify(message)
  if (text.length > MAX_LENGTH) return undefined
  const named = simplify(name)
  const bare = named === '' ? text : simplify(text.replace(named, ' '))
  const asked = [bare, behindGreeting(bare)]
  const about = COURTESIES.find(([, pattern]) => asked.some((each) => pattern.test(each)))
  return about?.[0] ?? courtesyOf(bare)
}

function simplify(text: string): string {
  return fold(text)
    .text.replace(/[^\p{L}\p{M}\p{N}', ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,]+|(?<![ ,])[ ,]+$/g, '')
}
