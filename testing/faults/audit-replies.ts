/** Compares the clients' answers with the stored messages. */
import type { Index, Observed } from './audit.ts'
import { describe, isAcknowledged, type Message, seenBy, type Violation } from './client-log.ts'
import { finishedSentences } from './scripted-reply.ts'
import type { StoredMessage, StoredTurn } from './stored.ts'

/**
 * Text that a client saw this long before a crash must be kept, in whole sentences. The server's slowest
 * database health check is added.
 */
const CHECKPOINT_MS = 1000

export function auditReplies({ messages, conversations }: Observed, index: Index): Violation[] {
  return [
    ...conversations
      .filter((conversation) => conversation.api !== 'chat' && !index.find(conversation))
      .map(({ api, name }) => ({
        kind: 'lost' as const,
        about: `${api} ${name}`,
        text: `the conversation ${name} of the ${api} API was opened and is not there`,
      })),
    ...[...messages.values()].flatMap((message) => auditMessage(message, index)),
  ]
}

function auditMessage(message: Message, index: Index): Violation[] {
  const stored = index.saidByText.get(message.text) ?? []
  const violation = (kind: Violation['kind'], what: string): Violation[] => [
    { kind, about: `${message.name} ${what.split(':')[0]}`, text: `${what}\n      ${describe(message)}` },
  ]
  if (stored.length > 1) return violation('doubled', `a message is stored ${stored.length} times`)
  if (!stored[0])
    return isAcknowledged(message) ? violation('lost', 'an acknowledged message is not there') : []
  if (stored[0].conversationId !== index.find(message.conversation)?.id) {
    return violation('misplaced', `a message stands in the conversation ${stored[0].conversationId}`)
  }
  // The structure audit checks that it has exactly one.
  const turn = index.turnsByMessage.get(stored[0].id)?.[0]
  if (!turn) return []
  const reply = turn.replyMessageId === null ? undefined : index.messageById.get(turn.replyMessageId)
  return [
    ...auditReply(message, turn, reply).flatMap(([kind, what]) => violation(kind, what)),
    ...(turn.state === 'running' ? [] : auditCheckpointed(message, reply)).flatMap((what) =>
      violation('lost', what),
    ),
  ]
}

type Finding = [kind: Violation['kind'], what: string]

/** The stored reply is the one sent to the client, and a prefix of the model's output. */
function auditReply(
  { script, attempts, conversation }: Message,
  turn: StoredTurn,
  reply?: StoredMessage,
): Finding[] {
  const findings: Finding[] = []
  const content = reply?.content
  const isModels = script.delivery !== 'refuses'
  if (isModels && content !== undefined && !script.text.startsWith(content)) {
    findings.push(['changed', `a reply is not what the model sent: ${JSON.stringify(content)}`])
  }
  if (isModels && turn.state === 'done' && content !== script.text) {
    findings.push(['changed', `a turn is done, and its reply not whole: ${JSON.stringify(content)}`])
  }
  for (const { text } of attempts.filter(({ how, text }) => how === 'whole' && text !== '')) {
    // An incomplete reply may have been sent and then replaced by a retry.
    const mayBeAnotherNow = text !== script.text && conversation.retriedAt.length > 0
    if (content === text || mayBeAnotherNow) continue
    if (content === undefined) findings.push(['lost', 'a reply that a client received is not stored'])
    else
      findings.push(['changed', `a reply is not the one that a client received: ${JSON.stringify(content)}`])
  }
  return findings
}

/**
 * A reply cut off by a crash keeps its whole sentences. A retried reply may have changed since, but one must
 * exist.
 */
function auditCheckpointed({ attempts, conversation }: Message, reply?: StoredMessage): string[] {
  return attempts.flatMap((attempt) => {
    const { killedAt, slowestMs } = attempt.server
    if (attempt.how !== 'begun' || killedAt === undefined) return []
    const sentences = finishedSentences(seenBy(attempt, killedAt - CHECKPOINT_MS - slowestMs))
    const isAskedAgain = [...attempts.map(({ sentAt }) => sentAt), ...conversation.retriedAt].some(
      (time) => time > attempt.sentAt,
    )
    if (sentences === '' || reply?.content.startsWith(isAskedAgain ? '' : sentences)) return []
    return [`sentences seen long before the crash are not kept: ${JSON.stringify(reply?.content)}`]
  })
}
