/** The limits of a visitor's message: their own, and what all visitors of the chatbot share. */
import type { FastifyRequest } from 'fastify'
import { networksOf } from '../address.ts'
import type { Asked } from './limits.ts'

export type VisitorLimits = {
  /** Whose messages are counted together. */
  visitor: string
  chatbotId: string
  /** Whether they have written in this conversation before, or are signed in. */
  isEstablished: boolean
}

/**
 * Newcomers take what is left of the chatbot's bucket. An established visitor may overdraw it, as long as
 * their network has written little: no crowd of newcomers, and no single network, keeps them from going on.
 */
export function messageOfVisitor(
  request: FastifyRequest,
  { visitor, chatbotId, isEstablished }: VisitorLimits,
): Asked {
  const shares = networksOf(request).map((network) => `${chatbotId} ${network}`)
  return {
    messagesOfVisitor: visitor,
    messagesOfChatbotVisitors: chatbotId,
    ...(isEstablished ? { shareOfChatbotVisitors: shares } : {}),
  }
}
