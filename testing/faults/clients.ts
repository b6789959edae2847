/** Random load: clients that send messages, disconnect, stop replies, retry with the same key, ask again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { call } from '../client.ts'
import { type Book, type Life, type Message, newTelling, type Telling } from './book.ts'
import { type Conversation, openFor } from './people.ts'
import type { Random } from './random.ts'
import { replyIn } from './read-reply.ts'
import { nameOf, say } from './say.ts'
import { type Manner, NAME } from './speech.ts'
import { retryRequest, stopRequest, waysOf } from './ways.ts'

/** Weights of the model's behaviours. */
export const MANNERS: Record<Manner, number> = {
  'at once': 30,
  briskly: 30,
  slowly: 24,
  refuses: 5,
  'breaks off': 6,
  hangs: 5,
}
/** For rounds in which the server must be able to finish its turns. */
export const MANNERS_THAT_END: Record<Manner, number> = { ...MANNERS, hangs: 0 }

const MAX_PAUSE_MS = 250
const KNOCKING_MS = 1000
const MAX_CONVERSATIONS = 60
const STATUSES = [200, 409, 503]

export class Clients {
  readonly #book: Book
  readonly #life: Life
  readonly #manners: Record<Manner, number>
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(book: Book, life: Life, manners: Record<Manner, number>) {
    this.#book = book
    this.#life = life
    this.#manners = manners
  }

  /** @returns when the server's life is over and every call has ended */
  async run(randoms: readonly Random[]): Promise<void> {
    await Promise.all(randoms.map((random) => this.#client(random)))
    await Promise.all(this.#underWay)
  }

  async #client(random: Random): Promise<void> {
    while (this.#isOpen()) {
      const deed = random.weighted({ say: 70, twice: 8, repeat: 12, retry: 6, open: 4 })
      const doing = this.#do(deed, random)
      // Some clients send before the previous answer arrives.
      if (random.chance(0.8)) await doing
      await this.#pause(random.between(0, MAX_PAUSE_MS))
    }
  }

  /** Clients keep trying for a while when the server stops. */
  #isOpen(): boolean {
    const { over, stoppedAt = Number.POSITIVE_INFINITY } = this.#life
    return !over.aborted && performance.now() - stoppedAt < KNOCKING_MS
  }

  async #do(deed: 'say' | 'twice' | 'repeat' | 'retry' | 'open', random: Random): Promise<void> {
    const conversation = random.pick(this.#book.conversations)
    if (deed === 'say') return this.#sayAnything(conversation, random)
    if (deed === 'twice') {
      const saying = [this.#sayAnything(conversation, random), this.#sayAnything(conversation, random)]
      return void (await Promise.all(saying))
    }
    if (deed === 'repeat') return this.#repeat(random)
    if (deed === 'retry') return this.#retry(conversation)
    await this.#open(conversation)
  }

  #sayAnything(conversation: Conversation, random: Random): Promise<void> {
    const way = random.pick(waysOf(conversation.api))
    const manner = random.weighted(this.#manners)
    const message = this.#book.newMessage(conversation, way, manner, random)
    const leaves = random.chance(0.12) ? random.between(0, 1500) : undefined
    const stops = random.chance(0.08) ? random.between(50, 1000) : undefined
    const saying = this.#track(this.#tell(message, 'say', leaves))
    if (stops !== undefined) this.#track(this.#stopAfter(stops, conversation))
    return saying
  }

  async #tell(message: Message, kind: Telling['call'], leavesAfterMs?: number): Promise<void> {
    const telling = newTelling(kind, this.#life)
    const leaving = new AbortController()
    const timer =
      leavesAfterMs === undefined ? undefined : setTimeout(() => leaving.abort(), leavesAfterMs).unref()
    await say(message, telling, leaving.signal)
    clearTimeout(timer)
    this.#expect(telling.status, `${message.name} ${message.way}`, telling.trouble ?? telling.code)
    const isAlone = telling.how === 'unanswered' && !telling.hasLeft
    if (isAlone) this.#expectEnd(`${message.name} ${message.way}`, telling.trouble)
  }

  /** Repeats a call with the same key, for any message that has one: now, or after a crash. */
  async #repeat(random: Random): Promise<void> {
    const keyed = [...this.#book.messages.values()].filter(({ key }) => key !== undefined)
    const open = keyed.filter(({ tellings }) => tellings.every(({ how }) => how !== 'whole'))
    const message = pickAny(random.chance(0.7) ? open : keyed, random)
    if (message) await this.#track(this.#tell(message, 'repeat'))
  }

  /** Any message may be answered: its name is in the reply. */
  async #retry(conversation: Conversation): Promise<void> {
    if (conversation.api !== 'chat') return
    const telling = newTelling('retry', this.#life)
    conversation.retriedAt.push(telling.sentAt)
    const answer = await this.#track(this.#ask('- retry', retryRequest(conversation)))
    if (answer?.status !== 200) return
    const text = replyIn(answer.json)
    const [name = ''] = text.match(NAME) ?? []
    const told = { ...telling, how: 'whole', status: 200, text, endedAt: performance.now() } as const
    this.#book.messages.get(name)?.tellings.push(told)
  }

  async #stopAfter(milliseconds: number, conversation: Conversation): Promise<void> {
    const request = stopRequest(conversation)
    await this.#pause(milliseconds)
    if (request) await this.#ask('- stop', request)
  }

  async #open({ person }: Conversation): Promise<void> {
    if (this.#book.conversations.length >= MAX_CONVERSATIONS) return
    try {
      this.#book.conversations.push(await openFor(this.#life.address, person))
    } catch {
      // It was never acknowledged.
    }
  }

  async #ask(what: string, request: { path: string; headers: Record<string, string>; body: object }) {
    try {
      const answer = await call(this.#life.address, 'POST', request.path, request)
      this.#expect(answer.status, what, answer.text)
      return answer
    } catch (error) {
      this.#expectEnd(what, nameOf(error))
      return undefined
    }
  }

  /** A connection may break only when the server ends. */
  #expectEnd(what: string, trouble: string | undefined): void {
    if (this.#life.over.aborted || this.#life.stoppedAt !== undefined) return
    this.#book.report({ kind: 'unexpected', about: `${what} ${trouble}`, text: `${what} broke: ${trouble}` })
  }

  #expect(status: number | undefined, what: string, text: string | undefined): void {
    if (status === undefined || STATUSES.includes(status)) return
    const about = `${status} ${what.split(' ').slice(1).join(' ')}`
    this.#book.report({ kind: 'unexpected', about, text: `${what} was answered ${status} ${text ?? ''}` })
  }

  #track<Result>(doing: Promise<Result>): Promise<Result> {
    const tracked = doing.finally(() => this.#underWay.delete(tracked))
    this.#underWay.add(tracked)
    return tracked
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#life.over }).catch(() => {})
  }
}

function pickAny<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items.length > 0 ? random.pick(items) : undefined
}
