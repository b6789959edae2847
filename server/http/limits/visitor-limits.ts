/** The rate limits of a visitor's message: their own, and the one that the chatbot's visitors share. */
import type { FastifyRequest } from 'fastify'
import { networksOf } from '../address.ts'
import type { Asked } from './limits.ts'

export type VisitorLimits = {
  /** The key of the visitor's own limit. */
  visitor: string
  chatbotId: string
  /** Whether they have written in this conversation before or are signed in. */
  isEstablished: boolean
}

/**
 * An established visitor may overdraw the chatbot's bucket while their network has written little. So neither
 * a crowd of newcomers nor a single network can block them. Newcomers share the rest of the bucket.
 */
export function messageOfVisitor(
  request: FastifyRequest,
  { visitor, chatbotId, isEstablished }: VisitorLimits,
): Asked & { messagesOfVisitor: string } {
  const shares = networksOf(request).map((network) => `${chatbotId} ${network}`)
  return {
    messagesOfVisitor: visitor,
    messagesOfChatbotVisitors: chatbotId,
    ...(isEstablished ? { shareOfChatbotVisitors: shares } : {}),
  }
}
