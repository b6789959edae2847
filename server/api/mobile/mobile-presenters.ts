import type { ConversationSummary } from '../../conversations/conversation-queries.ts'
import type { Message } from '../../conversations/message-queries.ts'
import { shorten } from '../../text/shorten.ts'

const UNTITLED = 'New Conversation'
const TITLE_GRAPHEMES = 50

export function presentConversation({ number, title, messageCount }: ConversationSummary) {
  return {
    id: number,
    title: title === null ? UNTITLED : shorten(title, TITLE_GRAPHEMES),
    message_count: messageCount,
  }
}

/** @returns an empty array for a system message, which this API does not show */
export function presentMessage({ number, role, content }: Message) {
  if (role === 'system') return []
  return [{ id: Number(number), sender: role === 'user' ? ('user' as const) : ('ai' as const), content }]
}
