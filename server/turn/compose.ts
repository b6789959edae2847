import { knowledgeOf } from '../chatbots/profile.ts'
import { read, valueUnlessUnread } from '../models/builtin/reading/read.ts'
import type { ChatMessage, ModelRequest } from '../models/model.ts'
import { beginningOf, fitsWhole } from '../text/recall.ts'
import { estimateMessageTokens, estimateTokens, MESSAGE_OVERHEAD } from '../text/tokens.ts'
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
): Promise<ModelRequest> {
  const { chatbot } = turn
  const { defaults, context, sampling } = { context: '', sampling: {}, ...request }
  const max = Math.min(defaults.maxTokens, Math.floor(window / 4))
  const maxTokens = Math.min(sampling?.maxTokens ?? max, max)
  const newest: ChatMessage = { role: 'user', content: turn.text }
  const sent = window - maxTokens - estimateMessageTokens(newest)
  const options = { isPlain: defaults.isPlain, context, room: sent - MESSAGE_OVERHEAD }
  const system: ChatMessage = { role: 'system', content: await systemMessageOf(turn, options) }
  const room = sent - estimateMessageTokens(system)
  return {
    ...sampling,
    messages: [system, ...newestThatFit(turn.history, room), newest],
    temperature: sampling?.temperature ?? chatbot.configuration.temperature ?? defaults.temperature,
    maxTokens,
    grounds: {
      name: chatbot.name,
      knowledge: knowledgeFor(turn),
      // Suggested questions are about the chatbot's knowledge, not about this user's training data.
      suggestedQuestions: turn.trainingData === '' ? (chatbot.configuration.suggested_questions ?? []) : [],
    },
  }
}

type PromptTurn = Pick<OpenTurn, 'chatbot' | 'trainingData' | 'text'>

type PromptOptions = {
  isPlain?: boolean | undefined
  context?: string
  /** Tokens; unlimited by default. */
  room?: number
}

/** The system message: the owner's instructions, then the facts that fit. */
export async function systemMessageOf(
  turn: PromptTurn,
  { isPlain, context, room = Number.POSITIVE_INFINITY }: PromptOptions,
): Promise<string> {
  const options = { isPlain, context, room: Math.floor(room / 2) }
  const beside = estimateTokens(instruct(turn.chatbot, { ...options, facts: '' }))
  const knowledge = knowledgeFor(turn).join('\n\n')
  const left = Math.max(0, room - beside)
  const facts = fitsWhole(knowledge, left)
    ? knowledge
    : await valueUnlessUnread(
        read('recall', [knowledge], knowledge, turn.text, left),
        beginningOf(knowledge, left),
      )
  return instruct(turn.chatbot, { ...options, facts })
}

/** The chatbot's knowledge. A user's own facts for the conversation replace all others. */
export function knowledgeFor({
  chatbot,
  trainingData,
}: Pick<OpenTurn, 'chatbot' | 'trainingData'>): string[] {
  if (trainingData !== '') return [trainingData]
  const { facts, profile, description } = chatbot
  return [facts, profile ? knowledgeOf(profile) : '', description].filter((text) => text !== '')
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
