/** Random load: clients that send messages, disconnect, stop replies, retry with the same key, ask again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { call } from '../client.ts'
import { type Attempt, type ClientLog, type Message, newAttempt, type ServerRun } from './client-log.ts'
import { type Conversation, openFor } from './people.ts'
import type { Random } from './random.ts'
import { replyIn } from './read-reply.ts'
import { retryRequest, routesOf, stopRequest } from './routes.ts'
import { type Delivery, NAME } from './scripted-reply.ts'
import { nameOf, sendMessage } from './send-message.ts'

/** Weights of the model's behaviours. */
export const DELIVERIES: Record<Delivery, number> = {
  'at once': 30,
  briskly: 30,
  slowly: 24,
  refuses: 5,
  'breaks off': 6,
  hangs: 5,
}
/** For rounds in which the server must be able to finish its turns. */
export const ENDING_DELIVERIES: Record<Delivery, number> = { ...DELIVERIES, hangs: 0 }

const MAX_PAUSE_MS = 250
const RECONNECT_MS = 1000
const MAX_CONVERSATIONS = 60
const STATUSES = [200, 409, 503]

export class Clients {
  readonly #log: ClientLog
  readonly #server: ServerRun
  readonly #deliveries: Record<Delivery, number>
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(log: ClientLog, server: ServerRun, deliveries: Record<Delivery, number>) {
    this.#log = log
    this.#server = server
    this.#deliveries = deliveries
  }

  /** @returns when the server has ended, and every call with it */
  async run(randoms: readonly Random[]): Promise<void> {
    await Promise.all(randoms.map((random) => this.#client(random)))
    await Promise.all(this.#underWay)
  }

  async #client(random: Random): Promise<void> {
    while (this.#isOpen()) {
      const action = random.weighted({ send: 70, twice: 8, repeat: 12, retry: 6, open: 4 })
      const doing = this.#do(action, random)
      // Some clients send before the previous answer arrives.
      if (random.chance(0.8)) await doing
      await this.#pause(random.between(0, MAX_PAUSE_MS))
    }
  }

  /** Clients keep trying for a while when the server stops. */
  #isOpen(): boolean {
    const { over, stoppedAt = Number.POSITIVE_INFINITY } = this.#server
    return !over.aborted && performance.now() - stoppedAt < RECONNECT_MS
  }

  async #do(action: 'send' | 'twice' | 'repeat' | 'retry' | 'open', random: Random): Promise<void> {
    const conversation = random.pick(this.#log.conversations)
    if (action === 'send') return this.#sendAnything(conversation, random)
    if (action === 'twice') {
      const sending = [this.#sendAnything(conversation, random), this.#sendAnything(conversation, random)]
      return void (await Promise.all(sending))
    }
    if (action === 'repeat') return this.#repeat(random)
    if (action === 'retry') return this.#retry(conversation)
    await this.#open(conversation)
  }

  #sendAnything(conversation: Conversation, random: Random): Promise<void> {
    const route = random.pick(routesOf(conversation.api))
    const delivery = random.weighted(this.#deliveries)
    const message = this.#log.newMessage(conversation, route, delivery, random)
    const leaves = random.chance(0.12) ? random.between(0, 1500) : undefined
    const stops = random.chance(0.08) ? random.between(50, 1000) : undefined
    const sending = this.#track(this.#send(message, 'send', leaves))
    if (stops !== undefined) this.#track(this.#stopAfter(stops, conversation))
    return sending
  }

  async #send(message: Message, kind: Attempt['call'], leavesAfterMs?: number): Promise<void> {
    const attempt = newAttempt(kind, this.#server)
    const leaving = new AbortController()
    const timer =
      leavesAfterMs === undefined ? undefined : setTimeout(() => leaving.abort(), leavesAfterMs).unref()
    await sendMessage(message, attempt, leaving.signal)
    clearTimeout(timer)
    this.#expect(attempt.status, `${message.name} ${message.route}`, attempt.trouble ?? attempt.code)
    const isAlone = attempt.how === 'unanswered' && !attempt.hasLeft
    if (isAlone) this.#expectEnd(`${message.name} ${message.route}`, attempt.trouble)
  }

  /** Repeats a call with the same key, for any message that has one: now, or after a crash. */
  async #repeat(random: Random): Promise<void> {
    const keyed = [...this.#log.messages.values()].filter(({ key }) => key !== undefined)
    const open = keyed.filter(({ attempts }) => attempts.every(({ how }) => how !== 'whole'))
    const message = pickAny(random.chance(0.7) ? open : keyed, random)
    if (message) await this.#track(this.#send(message, 'repeat'))
  }

  /** Any message may be answered: its name is in the reply. */
  async #retry(conversation: Conversation): Promise<void> {
    if (conversation.api !== 'chat') return
    const attempt = newAttempt('retry', this.#server)
    conversation.retriedAt.push(attempt.sentAt)
    const answer = await this.#track(this.#ask('- retry', retryRequest(conversation)))
    if (answer?.status !== 200) return
    const text = replyIn(answer.json)
    const [name = ''] = text.match(NAME) ?? []
    const received = { ...attempt, how: 'whole', status: 200, text, endedAt: performance.now() } as const
    this.#log.messages.get(name)?.attempts.push(received)
  }

  async #stopAfter(milliseconds: number, conversation: Conversation): Promise<void> {
    const request = stopRequest(conversation)
    await this.#pause(milliseconds)
    if (request) await this.#ask('- stop', request)
  }

  async #open({ person }: Conversation): Promise<void> {
    if (this.#log.conversations.length >= MAX_CONVERSATIONS) return
    try {
      this.#log.conversations.push(await openFor(this.#server.address, person))
    } catch {
      // It was never acknowledged.
    }
  }

  async #ask(what: string, request: { path: string; headers: Record<string, string>; body: object }) {
    try {
      const answer = await call(this.#server.address, 'POST', request.path, request)
      this.#expect(answer.status, what, answer.text)
      return answer
    } catch (error) {
      this.#expectEnd(what, nameOf(error))
      return undefined
    }
  }

  /** A connection may break only when the server ends. */
  #expectEnd(what: string, trouble: string | undefined): void {
    if (this.#server.over.aborted || this.#server.stoppedAt !== undefined) return
    this.#log.report({ kind: 'unexpected', about: `${what} ${trouble}`, text: `${what} broke: ${trouble}` })
  }

  #expect(status: number | undefined, what: string, text: string | undefined): void {
    if (status === undefined || STATUSES.includes(status)) return
    const about = `${status} ${what.split(' ').slice(1).join(' ')}`
    this.#log.report({ kind: 'unexpected', about, text: `${what} was answered ${status} ${text ?? ''}` })
  }

  #track<Result>(doing: Promise<Result>): Promise<Result> {
    const tracked = doing.finally(() => this.#underWay.delete(tracked))
    this.#underWay.add(tracked)
    return tracked
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#server.over }).catch(() => {})
  }
}

function pickAny<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items.length > 0 ? random.pick(items) : undefined
}
