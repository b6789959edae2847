/** The clients' own log of sent messages and received answers. The audit reads it. */
import type { Conversation } from './people.ts'
import type { Random } from './random.ts'
import { type Delivery, type ScriptedReply, scriptReply } from './scripted-reply.ts'

/** The time between a start of the server and its end. */
export type ServerRun = {
  number: number
  /** The server's address. */
  address: string
  /** Aborted when it is killed, or has exited after SIGTERM: clients stop sending. */
  over: AbortSignal
  /** Aborted later, when all received bytes have been read. */
  gone: AbortSignal
  /** `performance.now()`, like all times here. */
  killedAt?: number
  /** When SIGTERM was sent. */
  stoppedAt?: number
  /** The slowest health check with its database, in milliseconds. */
  slowestMs: number
}

/** The result of a call that requests the reply to a message. */
export type Attempt = {
  call: 'send' | 'repeat' | 'retry'
  server: ServerRun
  sentAt: number
  endedAt: number
  /**
   * whole: the complete reply, marked as complete. begun: a stream without the mark. failed: 503, the models
   * failed; the message is stored. refused: another status. unanswered: no answer.
   */
  how: 'whole' | 'begun' | 'failed' | 'refused' | 'unanswered'
  status: number | undefined
  /** The error code. */
  code: string | undefined
  /** The received part of the reply, and how much of it was received when. */
  text: string
  seen: { at: number; length: number }[]
  /** The client disconnected. */
  hasLeft: boolean
  trouble: string | undefined
}

export type Message = {
  name: string
  /** Unique among messages. */
  text: string
  conversation: Conversation
  route: string
  /** Sent as Idempotency-Key. */
  key: string | undefined
  script: ScriptedReply
  /** In the order in which they were sent. */
  attempts: Attempt[]
}

export type Violation = {
  kind:
    | 'lost'
    | 'doubled'
    | 'gap'
    | 'order'
    | 'unsettled'
    | 'changed'
    | 'misplaced'
    | 'inconsistent'
    | 'unexpected'
    | 'stop'
    | 'no start'
  /** Its subject; the same subject is reported once. */
  about: string
  text: string
}

export class ClientLog {
  readonly messages = new Map<string, Message>()
  readonly conversations: Conversation[] = []
  readonly violations: Violation[] = []
  readonly #initial: string
  readonly #known = new Set<string>()

  /** @param initial of the names of its messages: e or p */
  constructor(initial: string) {
    this.#initial = initial
  }

  newMessage(conversation: Conversation, route: string, delivery: Delivery, random: Random): Message {
    const name = `${this.#initial}${String(this.messages.size + 1).padStart(5, '0')}`
    const message: Message = {
      name,
      text: `Hello, this is ${name}. ${random.pick(QUESTIONS)}`,
      conversation,
      route,
      key: random.chance(0.3) ? `key-of-${name}` : undefined,
      script: scriptReply(name, delivery, random),
      attempts: [],
    }
    this.messages.set(name, message)
    return message
  }

  /** @returns whether it is new */
  report(violation: Violation): boolean {
    const key = `${violation.kind} ${violation.about}`
    if (this.#known.has(key)) return false
    this.#known.add(key)
    this.violations.push(violation)
    return true
  }
}

const QUESTIONS = [
  'What do you say?',
  'আপনি কী বলেন?',
  '你說什麼？',
  'Tell me more 🙂',
  'A question of\ntwo lines?',
  `A long one: ${'and so on '.repeat(40)}?`,
]

/** The database must have the message: a client received an acknowledgement, or its reply. */
export function isAcknowledged({ attempts }: Message): boolean {
  return attempts.some(({ how }) => how === 'whole' || how === 'begun' || how === 'failed')
}

export function newAttempt(call: Attempt['call'], server: ServerRun): Attempt {
  return {
    call,
    server,
    sentAt: performance.now(),
    endedAt: Number.POSITIVE_INFINITY,
    how: 'unanswered',
    status: undefined,
    code: undefined,
    text: '',
    seen: [],
    hasLeft: false,
    trouble: undefined,
  }
}

/** Calls sent this shortly before SIGTERM may still be in transit. */
const ON_THE_WAY_MS = 200

/** Whether a call in progress at the stop got no answer, or only a part of one. */
export function wasCutOff({ attempts, script }: Message, server: ServerRun): boolean {
  const { stoppedAt = 0 } = server
  // These models give partial answers anyway; and a repeated answer may be what a crash left.
  const isHalfAnyway = ['breaks off', 'hangs', 'refuses'].includes(script.delivery)
  return attempts.some(
    (attempt) =>
      attempt.server === server &&
      attempt.sentAt < stoppedAt - ON_THE_WAY_MS &&
      attempt.endedAt > stoppedAt &&
      !attempt.hasLeft &&
      (attempt.how === 'unanswered' || (attempt.how === 'begun' && attempt.call === 'send' && !isHalfAnyway)),
  )
}

/** The text that the client had received by then. */
export function seenBy({ seen, text }: Attempt, time: number): string {
  return text.slice(0, seen.findLast(({ at }) => at <= time)?.length ?? 0)
}

/** A message with its history, for the investigation of a violation. */
export function describe({ name, route, key, conversation, script, attempts }: Message): string {
  const calls = attempts.map((attempt) => {
    const { call, server, sentAt, endedAt, how, status, code, text, seen, hasLeft, trouble } = attempt
    const end = server.killedAt ?? server.stoppedAt
    const since = (time: number) => (end === undefined ? '' : ` ${Math.round(time - end)} ms`)
    return [
      `${call} in server ${server.number}:`,
      `sent${since(sentAt)}, ended${since(endedAt)} after the ${server.killedAt ? 'kill' : 'end'};`,
      `${how} ${status ?? ''} ${code ?? ''} ${hasLeft ? 'left' : ''} ${trouble ?? ''}`,
      `received ${text.length} of ${script.text.length} characters: ${JSON.stringify(text)},`,
      `seen ${seen.map(({ at, length }) => `${length} at${since(at)}`).join(', ')};`,
      `the server's slowest ${Math.round(server.slowestMs)} ms`,
    ].join(' ')
  })
  const where = `${conversation.api} ${conversation.name}`
  return [
    `${name} by ${route} in ${where}, the model ${script.delivery}${key ? ', with a key' : ''}`,
    ...calls,
  ].join('\n      ')
}
