/**
 * Extracts the value from an answer to a text field: "我的公司是電子業" yields 電子業. Only a framing phrase is removed,
 * never content words. A sentence about something else yields no value.
 */

import { fold, type Span, trimmed } from '../../language/folding.ts'
import { consistsOf } from '../../language/lexicon.ts'
import {
  CORRECTION_MARKS,
  FILLERS,
  FINISHED,
  GREETINGS,
  INSULTS,
  NONE,
  VAGUE,
} from '../../language/phrases.ts'
import type { ListField } from '../form.ts'
import type { Context } from './context.ts'
import type { Named, NameHit } from './names.ts'
import { isOnlyYesNo } from './yes-no.ts'

export type TextNamed = Named & { kind: 'scalar' }

/** A field up to this length holds a name or a term; a long sentence is no answer to it. */
const MAX_TERM_LENGTH = 200

const isTerm = ({ field }: TextNamed) =>
  field.type === 'text' && (field.max_length ?? Number.POSITIVE_INFINITY) <= MAX_TERM_LENGTH

/** The field that names an item: its first required text, else its first text. */
export function itemNameOf(context: Context, list: ListField): TextNamed | undefined {
  const texts = list.fields.filter(({ type }) => type === 'text')
  const name = texts.find(({ required }) => required) ?? texts[0]
  return context.names.fields.find(
    (named): named is TextNamed => named.kind === 'scalar' && named.field === name,
  )
}

/** A pattern over folded text, given in usual spelling. */
const pattern = (source: string) => new RegExp(fold(source).text, 'u')

const MARK_OF_LIST = /^(?:[-*•·]|\(?\d{1,2}\)) /
const HOLLOW =
  /^(?:(?:well|so|um|uh|hmm|ok|okay|yes|yeah|sure|oh|actually|sorry|嗯|呃|那|那个|欸|আচ্ছা|জি|হ্যাঁ)[, ]+)+/
const POSSESSIVE = pattern(
  '^(?:(?:my|our|the|its|this|我們公司的|我們公司|我們的|我們|我的公司的|我的|公司的|公司|本公司的|本公司|主要的|主要|最主要的|還有一個|還有一項|另外一個|另一個|還有|這個|another |আমাদের কোম্পানির|আমাদের|আমার|এর|এটার|প্রধান) ?)+',
)
const LINK = pattern(
  '^ ?(?:(?:is called|is named|is|are|was|will be|would be|should be|called|named|type is|:|=|-|就是|是屬於|屬於|是|為|叫做|叫|হলো|হল|হচ্ছে|হবে) ?)(?:in the |in |an? |the )?',
)
const CHINESE_SUBJECT =
  '(?:我們家公司|我們公司|我們家|咱們|我的公司|我們|我司|本公司|敝公司|公司|我家|我|這家公司)'
const ADVERB = '(?:專門|專業|目前|現在|主要|大概|應該|其實|就|都|也|算|一直|的)*'
const CHINESE_FRAME = pattern(
  `^(?:${CHINESE_SUBJECT}?${ADVERB}(?:是在做|是做|是從事|從事於|從事|是屬於|屬於|是一家做|是一家|是一間|做的是|專門做|專做|請叫我|叫我|叫做|主要做|主要是|是(?!否|的)|叫(?!車|貨)|做(?!法))|${CHINESE_SUBJECT}${ADVERB}(?:生產|製造|經營|銷售|賣|為)(?!業))`,
)
const CHINESE_TAIL = pattern(
  '(?:就好|就可以|就行|的公司|的企業|的廠商|的工廠|相關的|的)?(?:了|喔|哦|啦|啊|呢|唷)?$',
)
/** Particles and afterthoughts at the end of a value. */
const SOFT_TAIL = pattern('(?:[啦喔哦囉耶唷吧]|,? i (?:guess|think|suppose|believe|would say))$')
const ENGLISH_SUBJECT =
  '(?:we|i|our company|my company|the company|our firm|our business|my business|our factory)'
const ENGLISH_IN = new RegExp(
  `^${ENGLISH_SUBJECT}(?:'re| are|'m| am| is)?(?: mainly| mostly| basically| primarily| currently)?(?: works?| operates?| deals?| specialises?| specializes?| engaged| active)? (?:in|with)(?: the)? `,
)
const ENGLISH_IS = new RegExp(
  `^${ENGLISH_SUBJECT}(?:'re| are| is)(?: mainly| mostly| basically| primarily)? (?:an? |the )?(?!not )`,
)
const ENGLISH_MAKE = new RegExp(
  `^${ENGLISH_SUBJECT}(?: mainly| mostly| primarily)? (?:makes?|manufactures?|produces?|sells?|builds?|do|supply|supplies) `,
)
const ENGLISH_IT =
  /^(?:it is called|it's called|it is|it's|its|that is|that's|the answer is|it would be|i would say|i'd say|i think it's|i think it is|call it|called|named|they are|they're) (?:in the |in |an? |the )?/
const ENGLISH_PERSON = /^(?:my name is|my name's|name's|call me) /
/** A name follows only if it is capitalised like one: "I'm tired". */
const ENGLISH_PERHAPS_PERSON = /^(?:i am|i'm|this is) /
const POLITE_TAIL = /,? (?:here|speaking|please|thanks|thank you)$/
const ENGLISH_FIELD_TAIL = / (?:industry|sector|business|field|space|trade)$/
const BENGALI_FRAME = pattern('^(?:আমরা|আমি|আমাদের (?:কোম্পানি|প্রতিষ্ঠান)(?:টি|টা|ের|র)?) (?:মূলত )?')
const BENGALI_TAIL = pattern(
  '[ ]?(?:নিয়ে কাজ করি|নিয়ে কাজ করে|কাজ করি|কাজ করে|তৈরি করি|উৎপাদন করি|বিক্রি করি|ব্যবসা করি|করি|করে থাকি|আছি|জড়িত|যুক্ত)$',
)

/** The span of the value within a part of the message, and whether a framing phrase marks it as a value. */
export function unframed(context: Context, named: TextNamed, span: Span): Span & { isFramed: boolean } {
  const { text } = context
  let { start, end } = trimmed(text, span, EDGE)
  start += MARK_OF_LIST.exec(text.slice(start, Math.min(end, start + 6)))?.[0].length ?? 0
  const cut = (length: number | undefined) => {
    start += length ?? 0
    return (length ?? 0) > 0
  }
  const rest = () => text.slice(start, end)
  cut(HOLLOW.exec(rest())?.[0].length)
  end -= POLITE_TAIL.exec(rest())?.[0].length ?? 0
  end -= SOFT_TAIL.exec(rest())?.[0].length ?? 0
  let isFramed = cut(ownNameLength(context, named, { start, end }))
  if (!isFramed) {
    const isIn = cut(ENGLISH_IN.exec(rest())?.[0].length)
    if (isIn) end -= ENGLISH_FIELD_TAIL.exec(rest())?.[0].length ?? 0
    isFramed =
      isIn || [ENGLISH_MAKE, ENGLISH_IS, ENGLISH_PERSON].some((each) => cut(each.exec(rest())?.[0].length))
    isFramed ||= cut(perhapsPerson(context, start, rest()))
    isFramed ||= cut(ENGLISH_IT.exec(rest())?.[0].length) && false
    const isChinese = !isFramed && cut(CHINESE_FRAME.exec(rest())?.[0].length)
    if (isChinese) end -= CHINESE_TAIL.exec(rest())?.[0].length ?? 0
    isFramed ||= isChinese
    if (!isFramed && cut(BENGALI_FRAME.exec(rest())?.[0].length)) {
      isFramed = true
      end = withoutBengaliTail(context, named, { start, end })
    }
  }
  return { ...trimmed(text, { start, end }, EDGE), isFramed }
}

const EDGE = /[\s,;、。.!।~|"「」]/

/** "Our industry is …", 產業別是…: the field's own name, and a linking word. */
function ownNameLength(context: Context, named: TextNamed, { start, end }: Span): number | undefined {
  const rest = context.text.slice(start, end)
  const possessive = POSSESSIVE.exec(rest)?.[0].length ?? 0
  const hits = context.names.in(rest)
  const hit = hits.find((each) => each.start === possessive) ?? hits.find((each) => each.start === 0)
  if (!hit?.isName || !hit.fields.some((each) => isOwn(named, each))) return undefined
  const behind = rest.slice(hit.end)
  const link = LINK.exec(behind)?.[0].length
  if (link !== undefined) return hit.end + link < rest.length ? hit.end + link : undefined
  // "價格100元": without a linking word, only text that cannot be part of the name's own word.
  const isApart = hit.start > 0 && /^ [\u0980-\u09ff]/.test(behind)
  return isApart || /^ ?[$\d]/.test(behind) ? hit.end : undefined
}

const isOwn = (named: TextNamed, each: Named) =>
  each === named || (each.kind === 'list' && each.field === named.list)

function perhapsPerson(context: Context, start: number, rest: string): number | undefined {
  const length = ENGLISH_PERHAPS_PERSON.exec(rest)?.[0].length
  if (length === undefined) return undefined
  const written = context.message.original.slice(context.message.at[start + length])
  return /^[\p{Lu}\p{Lo}]/u.test(written) ? length : undefined
}

function withoutBengaliTail(context: Context, named: Named, { start, end }: Span): number {
  const rest = context.text.slice(start, end)
  const tail = BENGALI_TAIL.exec(rest)
  if (!tail) return end
  const until = start + tail.index
  const names = context.names.in(context.text.slice(start, until))
  const own = names.find(({ fields, end: last }) => fields.includes(named) && start + last === until)
  return own && own.start > 0 ? start + own.start : until
}

const PERSONS = pattern(
  "(?<![a-z'])(?:i|i'm|i've|i'll|you|you're|your|u|me|my|we|us|he|she|they)(?![a-z])|[我你您妳他她]|(?:^| )(?:আমি|আমরা|আমাকে|আমার|তুমি|তোমার|তোমাকে|আপনি|আপনার|আপনাকে|তুই)(?: |$)",
)
const SENTENCE = pattern(
  "(?<![a-z'])(?:is|are|was|were|am|do|does|did|have|has|had|will|would|can|could|should|don't|isn't|won't|can't|want|need|please|let's)(?![a-z])|很|真的|真是|真好|好[餓累煩難慢爛久吵笨棒貴冷熱睏痛無]|超[級爛慢煩難]|^這|太[好棒多貴慢煩累]|[嗎呢吧]$|啦|哈哈|什麼|怎麼|天氣|幫我|告訴|講個|說個|請你|想要|不想|可以|應該|覺得|(?:বলো|বলুন|দাও|দিন|করো|করুন|শোনাও|শোনান|খুব|বল|চাই|যাও|যান)(?: |$)|(?:েছে|েছি|েছেন|চ্ছি|চ্ছে|লাম)(?: |$)",
)
const COMMAND =
  /^(?:tell|give|show|sing|help|stop|go|shut|forget|ignore|pretend|repeat|translate|say|let|do|be|come|look|wait|listen|write me|write a)(?![a-z])/
/** "The industry is changing" is about the field, not its value. */
const ABOUT_IT =
  /^(?:changing|growing|declining|getting|going|very|really|not|so|quite|too|good|bad|great|fine|important|dead|tough|hard|difficult|nice|ok|okay|unclear|wrong|right|the same)(?![a-z])/
const MAX_WORDS = 8
const MAX_WORDS_IN_FRAME = 14
const MAX_CHARACTERS = 25

/** Longer than small talk, and than any term. */
const MAX_SMALL_TALK_LENGTH = 400

/** Whether words can be the value of a text field. For free text, everything but small talk can. */
export function canBeText(context: Context, named: TextNamed, span: Span & { isFramed: boolean }): boolean {
  const words = context.text.slice(span.start, span.end)
  if (words.length > MAX_SMALL_TALK_LENGTH) return !isTerm(named) && /[\p{L}\p{N}]/u.test(words)
  if (!/[\p{L}\p{N}]/u.test(words) || isOnlyYesNo(words) !== undefined || INSULTS.has(words)) return false
  // Closing words are no value unless a list is asked for: "done" is no industry.
  if (consistsOf(words, [GREETINGS, FILLERS, NONE, FINISHED])) return false
  return isTerm(named) ? isTermLike(words, span.isFramed) : true
}

/** A few words that form no sentence. */
export function isTermLike(words: string, isFramed = false): boolean {
  if (
    PERSONS.test(words) ||
    SENTENCE.test(words) ||
    ABOUT_IT.test(words) ||
    (!isFramed && COMMAND.test(words))
  )
    return false
  if (consistsOf(words, [VAGUE, FILLERS])) return false
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const count = words.split(/\s+/).length
  return characters <= MAX_CHARACTERS && count <= (isFramed ? MAX_WORDS_IN_FRAME : MAX_WORDS)
}

const NAMED_LINK = pattern(
  '^ ?(?:(?:要改成|要改為|想改成|請改成|應該要改成|should be|should have been|is called|is named|is|are|was|to|as|:|=|應該改成|應該是|應改為|改成|改為|更正為|更改為|變成|就是|是|為|叫做|叫|হলো|হল|হচ্ছে|হবে|বদলে) ?)(?:in the |an? |the )?|^ ?(?=[$]?\\d)',
)

/** "Change the industry to textiles": the value behind a field's name and a linking word. */
export function textBehindName(context: Context, hit: NameHit): Span | undefined {
  const rest = context.text.slice(hit.end)
  const link = NAMED_LINK.exec(rest)
  if (!link || CORRECTION_MARKS.at(rest, 0)?.end === rest.trimEnd().length) return undefined
  const span = trimmed(context.text, { start: hit.end + link[0].length, end: context.text.length }, EDGE)
  const words = context.text.slice(span.start, span.end)
  return span.end > span.start && isTermLike(words, true) ? span : undefined
}
