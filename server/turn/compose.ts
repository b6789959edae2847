import { knowledgeOf } from '../chatbots/profile.ts'
import { WHOLE_KNOWLEDGE_CHARACTERS } from '../knowledge/whole.ts'
import { read, valueUnlessUnread } from '../models/builtin/reading/read.ts'
import type { ChatMessage, ModelRequest } from '../models/model.ts'
import { beginningOf, fitsWhole } from '../text/recall.ts'
import { estimateMessageTokens, estimateTokens, MESSAGE_OVERHEAD } from '../text/tokens.ts'
import { asKnowledge, type GivenPassage, givenPassages, writePassages } from './given-passages.ts'
import { instruct } from './instruct.ts'
import type { OpenTurn } from './open-turn.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/**
 * Builds the prompt: instructions, facts and the newest messages that fit.
 * @param window the smallest context window of the models, in tokens
 */
export async function compose(
  turn: OpenTurn,
  request: TurnRequest | RetryRequest,
  window: number,
): Promise<Prompt> {
  const { chatbot } = turn
  const { defaults, context, sampling } = { context: '', sampling: {}, ...request }
  const max = Math.min(defaults.maxTokens, Math.floor(window / 4))
  const maxTokens = Math.min(sampling?.maxTokens ?? max, max)
  const newest: ChatMessage = { role: 'user', content: turn.text }
  const sent = window - maxTokens - estimateMessageTokens(newest)
  const options = { isPlain: defaults.isPlain, context, room: sent - MESSAGE_OVERHEAD }
  const { text: systemText, given } = await systemMessageOf(turn, options)
  const system: ChatMessage = { role: 'system', content: systemText }
  const room = sent - estimateMessageTokens(system)
  const facts = knowledgeFor(turn)
  return {
    ...sampling,
    messages: [system, ...newestThatFit(turn.history, room), newest],
    temperature: sampling?.temperature ?? chatbot.configuration.temperature ?? defaults.temperature,
    maxTokens,
    grounds: {
      name: chatbot.name,
      knowledge: [...facts, ...given.map(asKnowledge)],
      // Suggested questions are about the chatbot's knowledge, not about this user's training data.
      suggestedQuestions: turn.trainingData === '' ? (chatbot.configuration.suggested_questions ?? []) : [],
    },
    given,
  }
}

/** A prompt, and the passages in it. */
export type Prompt = ModelRequest & { given: readonly GivenPassage[] }

type PromptTurn = Pick<OpenTurn, 'chatbot' | 'trainingData' | 'text'> &
  Partial<Pick<OpenTurn, 'passages' | 'knowledgeCharacters'>>

type PromptOptions = {
  isPlain?: boolean | undefined
  context?: string
  /** Tokens; unlimited by default. */
  room?: number
}

/** The system message: the owner's instructions, then the facts and the passages that fit. */
export async function systemMessageOf(
  turn: PromptTurn,
  { isPlain, context, room = Number.POSITIVE_INFINITY }: PromptOptions,
): Promise<{ text: string; given: readonly GivenPassage[] }> {
  const options = { isPlain, context, room: Math.floor(room / 2) }
  const beside = estimateTokens(instruct(turn.chatbot, { ...options, facts: '' }))
  const knowledge = knowledgeFor(turn).join('\n\n')
  const left = Math.max(0, room - beside)
  const given = passagesWithin(turn, knowledge === '' ? left : Math.floor(left / 2))
  const passages = writePassages(given)
  const leftForFacts = Math.max(0, left - estimateTokens(passages))
  const facts = fitsWhole(knowledge, leftForFacts)
    ? knowledge
    : await valueUnlessUnread(
        read('recall', [knowledge], knowledge, turn.text, leftForFacts),
        beginningOf(knowledge, leftForFacts),
      )
  return { text: instruct(turn.chatbot, { ...options, facts, passages }), given }
}

function passagesWithin({ passages = [], knowledgeCharacters = 0 }: PromptTurn, room: number) {
  if (passages.length === 0) return []
  return givenPassages(passages, room, { isWhole: knowledgeCharacters <= WHOLE_KNOWLEDGE_CHARACTERS })
}

/** The chatbot's facts. A user's own facts for the conversation replace all others. */
export function knowledgeFor({
  chatbot,
  trainingData,
}: Pick<OpenTurn, 'chatbot' | 'trainingData'>): string[] {
  if (trainingData !== '') return [trainingData]
  const { facts, profile, description } = chatbot
  return [facts, profile ? knowledgeOf(profile) : '', description].filter((text) => text.trim() !== '')
}

function newestThatFit(history: readonly ChatMessage[], room: number): ChatMessage[] {
  // A text never has more tokens than characters, so most conversations fit without counting tokens.
  const max = history.reduce((total, { content }) => total + content.length + MESSAGE_OVERHEAD, 0)
  if (max <= room) return [...history]
  let left = room
  const firstThatFits = history.findLastIndex((message) => {
    left -= estimateMessageTokens(message)
    return left < 0
  })
  return history.slice(firstThatFits + 1)
}
