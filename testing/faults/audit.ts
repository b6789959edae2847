/**
 * Compares the database with the answers that clients received. Returns all violations; the crash loop
 * requires an empty list.
 */

import { auditReplies } from './audit-replies.ts'
import { auditStructure } from './audit-structure.ts'
import type { Message, Violation } from './client-log.ts'
import type { Conversation } from './people.ts'
import { NAME } from './scripted-reply.ts'
import type { Stored, StoredConversation, StoredMessage, StoredTurn } from './stored.ts'

export type Observed = {
  messages: ReadonlyMap<string, Message>
  conversations: readonly Conversation[]
}

/** The stored rows, indexed by their owner. */
export type Index = {
  conversations: StoredConversation[]
  messagesOf: Map<string, StoredMessage[]>
  turnsOf: Map<string, StoredTurn[]>
  messageById: Map<string, StoredMessage>
  turnsByMessage: Map<string, StoredTurn[]>
  /** The users' messages, by text. */
  saidByText: Map<string, StoredMessage[]>
  /** The stored conversation of a client's conversation, if any. */
  find: (conversation: Conversation) => StoredConversation | undefined
}

export type AuditOptions = {
  /** The turns that may be running; undefined when any may. */
  mayRun: ReadonlySet<string> | undefined
}

export function audit(observed: Observed, stored: Stored, options: AuditOptions): Violation[] {
  const index = indexOf(stored)
  return [
    ...auditStructure(index, options),
    ...auditForeignRows(observed, stored, index),
    ...auditReplies(observed, index),
  ]
}

function indexOf({ conversations, messages, turns }: Stored): Index {
  const byName = new Map<string, StoredConversation>()
  for (const conversation of conversations) {
    const { id, number, userId, sessionKey } = conversation
    byName.set(id, conversation)
    if (userId !== null)
      byName.set(sessionKey === null ? `${number}` : `${userId} ${sessionKey}`, conversation)
  }
  const turnsByMessage = Map.groupBy(turns, ({ userMessageId }) => userMessageId)
  for (const turn of turns) {
    if (turn.replyMessageId === null) continue
    const others = turnsByMessage.get(turn.replyMessageId) ?? []
    turnsByMessage.set(turn.replyMessageId, [...others, turn])
  }
  return {
    conversations,
    messagesOf: Map.groupBy(messages, ({ conversationId }) => conversationId),
    turnsOf: Map.groupBy(turns, ({ conversationId }) => conversationId),
    messageById: new Map(messages.map((message) => [message.id, message])),
    turnsByMessage,
    saidByText: Map.groupBy(
      messages.filter(({ role }) => role === 'user'),
      ({ content }) => content,
    ),
    find: ({ api, name, person }) => byName.get(api === 'chat' ? `${person.userId} ${name}` : name),
  }
}

/** A message's name occurs only in its own conversation, and no unknown messages exist. */
function auditForeignRows(observed: Observed, { messages }: Stored, index: Index): Violation[] {
  const violations: Violation[] = []
  for (const { id, conversationId, role, content } of messages) {
    const names = content.match(NAME) ?? []
    for (const name of names) {
      const conversation = observed.messages.get(name)?.conversation
      if (conversation && index.find(conversation)?.id === conversationId) continue
      const text = `${name} is named in conversation ${conversationId}, which is not its own: ${content}`
      violations.push({ kind: 'misplaced', about: `${id} ${name}`, text })
    }
    if (role === 'user' && observed.messages.get(names[0] ?? '')?.text !== content) {
      violations.push({ kind: 'misplaced', about: id, text: `nobody sent ${JSON.stringify(content)}` })
    }
  }
  return violations
}
