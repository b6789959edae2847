/** Invariants of every stored conversation, regardless of the clients' answers. */
import type { AuditOptions, Index } from './audit.ts'
import type { Violation } from './client-log.ts'
import type { StoredConversation, StoredMessage, StoredTurn } from './stored.ts'

export function auditStructure(index: Index, { mayRun }: AuditOptions): Violation[] {
  return [
    ...index.conversations.flatMap((conversation) => [
      ...auditPositions(conversation, index),
      ...auditRunning(conversation, index),
      ...(index.messagesOf.get(conversation.id) ?? []).flatMap((message) => auditTurnsOf(message, index)),
      ...(index.turnsOf.get(conversation.id) ?? []).flatMap((turn) => [
        ...auditTurn(turn, index),
        ...(!mayRun || mayRun.has(turn.id) ? [] : auditFinal(turn)),
      ]),
    ]),
    ...auditOrphans(index),
  ]
}

/** Positions are 1 to n without gaps, and match the conversation's count. */
function auditPositions({ id, messageCount }: StoredConversation, { messagesOf }: Index): Violation[] {
  const positions = (messagesOf.get(id) ?? []).map(({ position }) => position)
  const isWhole = positions.every((position, index) => position === index + 1)
  if (isWhole && positions.length === messageCount) return []
  const text = `conversation ${id} counts ${messageCount} and has the positions ${positions.join(' ')}`
  return [{ kind: 'gap', about: id, text }]
}

/** At most one turn runs, and the conversation references it. */
function auditRunning({ id, runningTurnId }: StoredConversation, { turnsOf }: Index): Violation[] {
  const running = (turnsOf.get(id) ?? []).filter(({ state }) => state === 'running').map(({ id }) => id)
  if (running.length === (runningTurnId === null ? 0 : 1) && (running[0] ?? null) === runningTurnId) return []
  const text = `conversation ${id} says that ${runningTurnId} runs, and running are: ${running.join(' ')}`
  return [{ kind: 'inconsistent', about: id, text }]
}

/** Each message is the question or the reply of exactly one turn. */
function auditTurnsOf({ id, role, content }: StoredMessage, { turnsByMessage }: Index): Violation[] {
  const turns = turnsByMessage.get(id) ?? []
  const fitting = turns.filter((turn) => (role === 'user' ? turn.userMessageId : turn.replyMessageId) === id)
  if (turns.length === 1 && fitting.length === 1) return []
  const text = `the ${role} message ${id} belongs to ${turns.length} turns, and to ${fitting.length} as what it is: ${content}`
  return [{ kind: role === 'assistant' && turns.length === 0 ? 'doubled' : 'inconsistent', about: id, text }]
}

function auditTurn(turn: StoredTurn, { messageById }: Index): Violation[] {
  const { id, conversationId, userMessageId, replyMessageId, state, isFinished, hasArrived } = turn
  const question = messageById.get(userMessageId)
  const reply = replyMessageId === null ? undefined : messageById.get(replyMessageId)
  const inConversation = (message?: StoredMessage) => message?.conversationId === conversationId
  const wrong: [boolean, Violation['kind'], string][] = [
    [!inConversation(question) || question?.role !== 'user', 'lost', 'has no user message'],
    [replyMessageId !== null && !inConversation(reply), 'lost', 'has lost its reply'],
    [
      question !== undefined && reply !== undefined && reply.position !== question.position + 1,
      'order',
      `has its question at ${question?.position} and its reply at ${reply?.position}`,
    ],
    [state === 'done' && !reply, 'lost', 'is done without a reply'],
    [state === 'done' && reply?.isInterrupted === true, 'inconsistent', 'is done, its reply interrupted'],
    [
      (state === 'interrupted' || state === 'stopped') && reply?.isInterrupted === false,
      'inconsistent',
      `is ${state}, its reply whole`,
    ],
    [(state === 'running') === isFinished, 'inconsistent', `is ${state}, and finished: ${isFinished}`],
    [state !== 'running' && hasArrived, 'inconsistent', `is ${state} and keeps what had arrived`],
  ]
  return wrong
    .filter(([isWrong]) => isWrong)
    .map(([, kind, what]) => ({
      kind,
      about: `${id} ${what}`,
      text: `turn ${id} in ${conversationId} ${what}`,
    }))
}

function auditFinal({ id, conversationId, state }: StoredTurn): Violation[] {
  if (state !== 'running') return []
  return [{ kind: 'unsettled', about: id, text: `turn ${id} in ${conversationId} runs, and nobody runs it` }]
}

/** Messages and turns without a conversation. */
function auditOrphans({ conversations, messagesOf, turnsOf }: Index): Violation[] {
  const ids = new Set(conversations.map(({ id }) => id))
  return [...messagesOf.keys(), ...turnsOf.keys()]
    .filter((id) => !ids.has(id))
    .map((id) => ({
      kind: 'inconsistent',
      about: id,
      text: `conversation ${id} is gone, and not all that was in it`,
    }))
}
