/** What the clients said and what they were told, written down on their side. The audit reads it. */
import type { Conversation } from './people.ts'
import type { Random } from './random.ts'
import { type Manner, makeSpeech, type Speech } from './speech.ts'

/** The time between a start of the server and its end. */
export type Life = {
  number: number
  /** Where it serves. */
  address: string
  /** Aborted when it is killed, or has ended after SIGTERM: nobody says anything any more. */
  over: AbortSignal
  /** Aborted so much later that whatever had arrived has been read. */
  gone: AbortSignal
  /** `performance.now()`, as all times here. */
  killedAt?: number
  /** When SIGTERM was sent. */
  stoppedAt?: number
  /** The longest that it took to answer whether its database answers, in milliseconds. */
  slowestMs: number
}

/** How a call ended that asks for the reply to a message. */
export type Telling = {
  call: 'say' | 'repeat' | 'retry'
  life: Life
  sentAt: number
  endedAt: number
  /**
   * whole: the reply, with the sign that it is the whole one.
   * begun: a stream that has begun and shows no such sign.
   * failed: 503, the models have failed; the message is stored.
   * refused: another status.
   * unanswered: there was no answer.
   */
  how: 'whole' | 'begun' | 'failed' | 'refused' | 'unanswered'
  status: number | undefined
  /** The error's. */
  code: string | undefined
  /** What of the reply was told, and how much of it when. */
  text: string
  seen: { at: number; length: number }[]
  /** The client went away. */
  hasLeft: boolean
  trouble: string | undefined
}

export type Message = {
  name: string
  /** No other message has it. */
  text: string
  conversation: Conversation
  way: string
  /** Sent as Idempotency-Key. */
  key: string | undefined
  speech: Speech
  /** In the order in which they were sent. */
  tellings: Telling[]
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
  /** What it is about; found a second time it is the same. */
  about: string
  text: string
}

export class Book {
  readonly messages = new Map<string, Message>()
  readonly conversations: Conversation[] = []
  readonly violations: Violation[] = []
  readonly #initial: string
  readonly #known = new Set<string>()

  /** @param initial of the names of its messages: e or p */
  constructor(initial: string) {
    this.#initial = initial
  }

  newMessage(conversation: Conversation, way: string, manner: Manner, random: Random): Message {
    const name = `${this.#initial}${String(this.messages.size + 1).padStart(5, '0')}`
    const message: Message = {
      name,
      text: `Hello, this is ${name}. ${random.pick(QUESTIONS)}`,
      conversation,
      way,
      key: random.chance(0.3) ? `key-of-${name}` : undefined,
      speech: makeSpeech(name, manner, random),
      tellings: [],
    }
    this.messages.set(name, message)
    return message
  }

  /** @returns whether it was not known yet */
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

/** The database must have the message: somebody was told so, or was told of its reply. */
export function isAcknowledged({ tellings }: Message): boolean {
  return tellings.some(({ how }) => how === 'whole' || how === 'begun' || how === 'failed')
}

export function newTelling(call: Telling['call'], life: Life): Telling {
  return {
    call,
    life,
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

/** Calls sent so shortly before SIGTERM may meet it on their way. */
const ON_THE_WAY_MS = 200

/** Whether a call that was under way when the server was asked to stop got no answer, or half a one. */
export function wasCutOff({ tellings, speech }: Message, life: Life): boolean {
  const { stoppedAt = 0 } = life
  // Half an answer is what these models give; and what is told again may be what a crash left.
  const isHalfAnyway = ['breaks off', 'hangs', 'refuses'].includes(speech.manner)
  return tellings.some(
    (telling) =>
      telling.life === life &&
      telling.sentAt < stoppedAt - ON_THE_WAY_MS &&
      telling.endedAt > stoppedAt &&
      !telling.hasLeft &&
      (telling.how === 'unanswered' || (telling.how === 'begun' && telling.call === 'say' && !isHalfAnyway)),
  )
}

/** What the client had seen by then. */
export function seenBy({ seen, text }: Telling, time: number): string {
  return text.slice(0, seen.findLast(({ at }) => at <= time)?.length ?? 0)
}

/** A message and what became of it, for whoever looks into a violation. */
export function describe({ name, way, key, conversation, speech, tellings }: Message): string {
  const told = tellings.map((telling) => {
    const { call, life, sentAt, endedAt, how, status, code, text, seen, hasLeft, trouble } = telling
    const end = life.killedAt ?? life.stoppedAt
    const since = (time: number) => (end === undefined ? '' : ` ${Math.round(time - end)} ms`)
    return [
      `${call} in life ${life.number}:`,
      `sent${since(sentAt)}, ended${since(endedAt)} after the ${life.killedAt ? 'kill' : 'end'};`,
      `${how} ${status ?? ''} ${code ?? ''} ${hasLeft ? 'left' : ''} ${trouble ?? ''}`,
      `told ${text.length} of ${speech.text.length} characters: ${JSON.stringify(text)},`,
      `seen ${seen.map(({ at, length }) => `${length} at${since(at)}`).join(', ')};`,
      `the server's slowest ${Math.round(life.slowestMs)} ms`,
    ].join(' ')
  })
  const where = `${conversation.api} ${conversation.name}`
  return [
    `${name} by ${way} in ${where}, the model ${speech.manner}${key ? ', with a key' : ''}`,
    ...told,
  ].join('\n      ')
}
