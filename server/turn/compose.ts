import { knowledgeOf } from '../chatbots/profile.ts'
import { read, valueUnlessUnread } from '../models/builtin/reading/read.ts'
import type { ChatMessage, ModelRequest } from '../models/model.ts'
import { beginningOf, fitsWhole } from '../text/recall.ts'
import { estimateMessageTokens, estimateTokens, MESSAGE_OVERHEAD } from '../text/tokens.ts'
import { instruct } from './instruct.ts'
import type { OpenTurn } from './open.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/**
 * What the models are told: the chatbot's words, its facts, and as much of the conversation as fits
 * the narrowest of their windows, cut from the oldest end.
 * @param window in tokens
 */
export async function compose(
  turn: OpenTurn,
  request: TurnRequest | RetryRequest,
  window: number,
): Promise<ModelRequest> {
  const { chatbot } = turn
  const { defaults, context, sampling } = { context: '', sampling: {}, ...request }
  const most = Math.min(defaults.maxTokens, Math.floor(window / 4))
  const maxTokens = Math.min(sampling?.maxTokens ?? most, most)
  const newest: ChatMessage = { role: 'user', content: turn.text }
  const sent = window - maxTokens - estimateMessageTokens(newest)
  const told = { isPlain: defaults.isPlain, context, room: sent - MESSAGE_OVERHEAD }
  const system: ChatMessage = { role: 'system', content: await systemMessageOf(turn, told) }
  const room = sent - estimateMessageTokens(system)
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

type Told = {
  isPlain?: boolean | undefined
  context?: string
  /** In tokens; all that there is to say without it. */
  room?: number
}

/** What the model is told before the conversation: the owner's words, then the facts that fit beside them. */
export async function systemMessageOf(
  asked: Asked,
  { isPlain, context, room = Number.POSITIVE_INFINITY }: Told,
): Promise<string> {
  const told = { isPlain, context, room: Math.floor(room / 2) }
  const beside = estimateTokens(instruct(asked.chatbot, { ...told, facts: '' }))
  const knowledge = knowledgeFor(asked).join('\n\n')
  const left = Math.max(0, room - beside)
  const facts = fitsWhole(knowledge, left)
    ? knowledge
    : await valueUnlessUnread(
        read('recall', [knowledge], knowledge, asked.text, left),
        beginningOf(knowledge, left),
      )
  return instruct(asked.chatbot, { ...told, facts })
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
