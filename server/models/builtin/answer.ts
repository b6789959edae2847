import { ENDS_AS_QUESTION } from '../../language/questions.ts'
import { splitSentences } from '../../language/sentences.ts'
import { detectLanguage, type Language } from '../../text/language.ts'
import { MAX_PASSAGES, passageOf } from '../../text/passage.ts'
import type { Basis } from '../model.ts'
import { ask } from './ask.ts'
import { type Context, readContext } from './conversation.ts'
import { type Knowledge, readKnowledge } from './knowledge.ts'
import { present } from './present.ts'
import { REPLIES, withSuggestions } from './replies.ts'
import { smallTalk } from './small-talk.ts'

/** The input of the built-in answerer. All texts are untrusted: they are searched, never obeyed. */
export type Question = {
  /** The user's message. */
  text: string
  /** The user's earlier messages, oldest first; they resolve "it" in "how much is it?". */
  earlier: readonly string[]
  /** All texts that the chatbot may answer from, as Markdown or plain text: facts, profile, training data. */
  knowledge: readonly string[]
  /** The chatbot's name. */
  name: string
  /** Offered after a greeting, a request for help, or an unanswerable question. */
  suggestedQuestions: readonly string[]
}

export type Answer = {
  text: string
  /** Whether the knowledge answered the question; false for a greeting, thanks, or "I do not know". */
  found: boolean
  basis: Basis
}

/** Of a very long question only the beginning and the end are searched, where people put what they ask. */
const MAX_QUESTION_LENGTH = 4000
const MAX_SENTENCES = 8
const SUGGESTIONS_WHEN_UNKNOWN = 2
const SUGGESTIONS_WHEN_GREETING = 4
const REQUESTS =
  /^(?:please |can you |could you )?(?:tell|show|give|explain|describe|list|compare|recommend|introduce)\b|^(?:請|告訴|介紹|给我|給我|说说|說說|介绍|列出|比較|比较)|(?:বলুন|বলো|জানান|জানতে চাই|চাই|দিন)[।.!]?\s*$/iu

/**
 * Answers from the knowledge without a model, by quoting the sentences that match. Deterministic: the same
 * question and knowledge give the same answer. Only courtesies and "I do not know" are not quotes.
 */
export function answer({ text, earlier, knowledge, name, suggestedQuestions }: Question): Answer {
  const language = languageOf(text, earlier)
  const courtesy = smallTalk(text, name)
  if (courtesy) {
    const reply = courteous(courtesy, language, name, suggestedQuestions)
    return { text: reply, found: false, basis: { sources: [], foundNothing: false } }
  }
  const known = readKnowledge(knowledge, name)
  const units = askAll(sentencesOf(text, name), readContext(earlier, known), known)
  if (units.length > 0)
    return { text: limited(present(units, known)), found: true, basis: basisOn(units, known) }
  const suggested = suggestedQuestions.slice(0, SUGGESTIONS_WHEN_UNKNOWN)
  const unknown = withSuggestions(REPLIES[language].unknown, language, suggested)
  return { text: unknown, found: false, basis: { sources: [], foundNothing: true } }
}

/** In characters; a single row of a table may be longer. */
const MAX_REPLY = 4000

function limited(reply: string): string {
  if (reply.length <= MAX_REPLY) return reply
  return `${reply.slice(0, MAX_REPLY - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function basisOn(numbers: readonly number[], { units, sourceOf }: Knowledge): Basis {
  const sources = [...new Set(numbers)].slice(0, MAX_PASSAGES).flatMap((number) => {
    const unit = units[number]
    return unit ? { text: sourceOf(number), quote: passageOf(unit) } : []
  })
  return { sources, foundNothing: false }
}

function languageOf(text: string, earlier: readonly string[]): Language {
  const before = earlier.findLast((message) => /\p{L}/u.test(message)) ?? ''
  return detectLanguage(text, detectLanguage(before))
}

function courteous(
  courtesy: NonNullable<ReturnType<typeof smallTalk>>,
  language: Language,
  name: string,
  suggested: readonly string[],
): string {
  const reply = REPLIES[language][courtesy]
  if (typeof reply === 'string') return reply
  return withSuggestions(
    reply(name.trim() || REPLIES[language].nameless),
    language,
    suggested.slice(0, SUGGESTIONS_WHEN_GREETING),
  )
}

/** The sentences of a message; those that ask nothing only provide context. */
function sentencesOf(text: string, name: string): { sentence: string; asks: boolean }[] {
  const cut =
    text.length > MAX_QUESTION_LENGTH
      ? `${text.slice(0, MAX_QUESTION_LENGTH / 2)}\n${text.slice(-MAX_QUESTION_LENGTH / 2)}`
      : text
  const sentences = cut
    .split(/\n+/)
    .flatMap(splitSentences)
    .filter((sentence) => !smallTalk(sentence, name))
  const asking = sentences.some((sentence) => ENDS_AS_QUESTION.test(sentence))
  return sentences.slice(-MAX_SENTENCES).map((sentence) => ({
    sentence,
    asks: !asking || ENDS_AS_QUESTION.test(sentence) || REQUESTS.test(sentence),
  }))
}

function askAll(
  sentences: readonly { sentence: string; asks: boolean }[],
  before: Context,
  knowledge: Knowledge,
): number[] {
  const found: number[] = []
  let context = before
  for (const { sentence, asks } of sentences) {
    if (asks) found.push(...ask(sentence, context, knowledge))
    const spokenOf = readContext([sentence], knowledge)
    context = spokenOf.subject.length > 0 ? spokenOf : { ...context, intents: spokenOf.intents }
  }
  return found
}
