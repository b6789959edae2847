import { knowledgeOf } from '../chatbots/profile.ts'
import type { ChatMessage, ModelRequest } from '../models/model.ts'
import { estimateMessageTokens, MESSAGE_OVERHEAD } from '../text/tokens.ts'
import { instruct } from './instruct.ts'
import type { OpenTurn } from './open.ts'
import { recall } from './recall.ts'
import type { DoorDefaults, RetryRequest, TurnRequest } from './turn-request.ts'

/**
 * What the models are told: the chatbot's words, its facts, and as much of the conversation as fits
 * the narrowest of their windows, cut from the oldest end.
 * @param window in tokens
 */
export function compose(turn: OpenTurn, request: TurnRequest | RetryRequest, window: number): ModelRequest {
  const { chatbot } = turn
  const { defaults, context, sampling } = { context: '', sampling: {}, ...request }
  const most = Math.min(defaults.maxTokens, Math.floor(window / 4))
  const maxTokens = Math.min(sampling?.maxTokens ?? most, most)
  const system: ChatMessage = { role: 'system', content: systemMessageOf(turn, defaults, context) }
  const newest: ChatMessage = { role: 'user', content: turn.text }
  const room = window - maxTokens - estimateMessageTokens(system) - estimateMessageTokens(newest)
  return {
    ...sampling,
    messages: [system, ...newestThatFit(turn.history, room), newest],
    temperature: sampling?.temperature ?? chatbot.configuration.temperature ?? defaults.temperature,
    maxTokens,
    grounds: {
      name: chatbot.name,
      knowledge: knowledgeFor(turn),
      // They ask for what the chatbot knows, not for what this user brought.
      suggestedQuestions: turn.trainingData === '' ? (chatbot.configuration.suggested_questions ?? []) : [],
    },
  }
}

type Asked = Pick<OpenTurn, 'chatbot' | 'trainingData' | 'text'>

/** What the model is told before the conversation. */
export function systemMessageOf(
  asked: Asked,
  { isPlain }: Pick<DoorDefaults, 'isPlain'>,
  context?: string,
): string {
  const facts = recall(knowledgeFor(asked).join('\n\n'), asked.text)
  return instruct(asked.chatbot, { facts, context, isPlain })
}

/** What the chatbot may answer from. A user's own facts for the conversation take the place of all others. */
export function knowledgeFor({
  chatbot,
  trainingData,
}: Pick<OpenTurn, 'chatbot' | 'trainingData'>): string[] {
  if (trainingData !== '') return [trainingData]
  const { facts, profile, description } = chatbot
  return [facts, profile ? knowledgeOf(profile) : '', description].filter((text) => text !== '')
}

function newestThatFit(history: readonly ChatMessage[], room: number): ChatMessage[] {
  // No text has more tokens than characters: most conversations fit, and need no counting.
  const most = history.reduce((total, { content }) => total + content.length + MESSAGE_OVERHEAD, 0)
  if (most <= room) return [...history]
  let left = room
  const firstThatFits = history.findLastIndex((message) => {
    left -= estimateMessageTokens(message)
    return left < 0
  })
  return history.slice(firstThatFits + 1)
}
