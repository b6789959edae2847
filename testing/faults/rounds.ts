/** The rounds on one database: start a server, run clients, kill or stop it, audit the stored state. */
import { setTimeout as sleep } from 'node:timers/promises'
import { audit } from './audit.ts'
import { Book, describe, type Life, type Message, newTelling, wasCutOff } from './book.ts'
import { Clients, MANNERS, MANNERS_THAT_END } from './clients.ts'
import { Lives, MAX_STOP_MS, type Stop } from './lives.ts'
import { makePeople } from './people.ts'
import { clientRandoms, type Plan, planRound } from './plan.ts'
import { Random } from './random.ts'
import { say } from './say.ts'
import { MAX_RECOVERY_MS, Settling } from './settling.ts'
import type { Listener } from './speaking-model.ts'
import type { Store } from './store.ts'
import { Tally } from './tally.ts'

/** The first start takes some seconds; the kill falls within them. */
const MAX_FIRST_START_MS = 4000

export type RoundsOptions = { seed: number; modelUrl: string; folder: string; print: (line: string) => void }

export class Rounds implements Listener, AsyncDisposable {
  readonly book: Book
  readonly tally: Tally
  readonly #options: RoundsOptions
  readonly #store: Store
  readonly #lives: Lives
  readonly #settling: Settling

  constructor(store: Store, options: RoundsOptions) {
    this.#store = store
    this.#options = options
    this.book = new Book(store.name.slice(0, 1))
    this.tally = new Tally(store.name, this.book)
    this.#settling = new Settling(this.book, store)
    const env = { ...store.env, PORT: '0', LIMIT_SCALE: '0' }
    const model = { OPENAI_BASE_URL: options.modelUrl, OPENAI_API_KEY: 'sk-fake' }
    this.#lives = new Lives({ ...env, ...model }, options.folder)
  }

  speechTo(name: string) {
    return this.book.messages.get(name)?.speech
  }

  /** No request to a model may contain messages of several conversations. */
  onAsked(names: string[]): void {
    const conversations = names.map((name) => this.book.messages.get(name)?.conversation)
    const newest = conversations.at(-1)
    if (!newest || conversations.every((conversation) => conversation === newest)) return
    const text = `the model was told of other conversations: ${names.join(' ')}`
    this.book.report({ kind: 'misplaced', about: `asked ${names.at(-1)}`, text })
  }

  async run(rounds: number): Promise<void> {
    try {
      await this.#killFirstStarts(rounds)
      for (let number = 1; number <= rounds; number++) {
        await this.#round(planRound(this.#options.seed, this.#store.name, number))
      }
      await this.#lastLife()
    } catch (error) {
      // The server does not start or the database does not open: the loop cannot continue.
      this.book.report({ kind: 'no start', about: 'the loop', text: `the loop ended: ${error}` })
      this.#tell('ended')
    } finally {
      await this.#lives.end()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lives.end()
  }

  async #killFirstStarts(rounds: number): Promise<void> {
    const random = new Random(this.#options.seed, this.#store.name, 'first start')
    for (let kills = rounds < 10 ? 1 : 3; kills > 0; kills--) {
      await this.#killInStart(random.between(100, MAX_FIRST_START_MS))
    }
  }

  async #killInStart(milliseconds: number): Promise<void> {
    await this.#lives.killInStart(milliseconds)
    this.tally.kills++
  }

  async #round(plan: Plan): Promise<void> {
    for (const milliseconds of plan.killsInStart) await this.#killInStart(milliseconds)
    const life = await this.#begin()
    const manners = plan.isStopped && !plan.isLongStop ? MANNERS_THAT_END : MANNERS
    const probe = plan.isStopped ? undefined : this.#makeProbe(plan)
    const load = Promise.all([
      new Clients(this.book, life, manners).run(clientRandoms(this.#options.seed, this.#store.name, plan)),
      this.#settling.watch(life),
      probe && say(probe, newTelling('say', life), life.gone),
    ])
    await sleep(plan.lifeMs)
    if (plan.isPatient) await this.#waitForSettling()
    await this.#end(life, plan)
    await load
    if (probe?.tellings[0]?.how === 'begun') this.#settling.expectRetry(probe)
    this.tally.rounds++
    await this.#audit(plan.isStopped)
    this.#tell(plan.isStopped ? 'SIGTERM' : 'kill -9')
  }

  async #begin(): Promise<Life> {
    const { life, server } = await this.#lives.begin()
    server.child.once('exit', (code, signal) => {
      if (life.killedAt !== undefined || life.stoppedAt !== undefined) return
      const text = `in life ${life.number} the server ended by itself with ${code ?? signal}`
      this.book.report({ kind: 'unexpected', about: `end ${life.number}`, text })
    })
    await this.#settling.begin()
    if (this.book.conversations.length === 0) {
      const [, sample = ''] = await server.said(/sample chatbot +(\S+)/)
      this.book.conversations.push(...(await makePeople(life.address, sample)))
    }
    return life
  }

  /** A message in a new conversation whose reply has begun and hangs. */
  #makeProbe({ number }: Plan): Message | undefined {
    const somewhere = this.book.conversations.find(({ api }) => api === 'chat')
    if (!somewhere) return undefined
    const conversation = { ...somewhere, name: `probe ${number}`, retriedAt: [] }
    const random = new Random(this.#options.seed, this.#store.name, 'probe', number)
    const probe = this.book.newMessage(conversation, 'chat stream as events', 'hangs', random)
    probe.key = undefined
    return probe
  }

  async #waitForSettling(): Promise<void> {
    const deadline = performance.now() + MAX_RECOVERY_MS + 1000
    while (!this.#settling.isAllSettled && performance.now() < deadline) await sleep(50)
  }

  async #end(life: Life, { isStopped }: Pick<Plan, 'isStopped'>): Promise<void> {
    if (isStopped) this.#checkStop(life, await this.#lives.stop(life))
    else {
      await this.#lives.kill(life)
      this.tally.kills++
    }
  }

  /** Asserts exit code 0 in time, and an answer for every waiting client. */
  #checkStop(life: Life, { code, milliseconds }: Stop): void {
    this.tally.stops++
    this.tally.longestStopMs = Math.max(this.tally.longestStopMs, milliseconds)
    const report = (text: string) => this.book.report({ kind: 'stop', about: text, text })
    if (code !== 0) report(`in life ${life.number} SIGTERM ended with ${code}`)
    if (milliseconds > MAX_STOP_MS) report(`in life ${life.number} SIGTERM took ${milliseconds} ms`)
    for (const message of this.book.messages.values()) {
      if (wasCutOff(message, life)) report(`a call was cut off by SIGTERM\n      ${describe(message)}`)
    }
  }

  async #lastLife(): Promise<void> {
    const life = await this.#begin()
    const watching = this.#settling.watch(life)
    await this.#waitForSettling()
    await this.#end(life, { isStopped: true })
    await watching
    await this.#audit(true)
    this.#tell('the end')
  }

  async #audit(isFinal: boolean): Promise<void> {
    const stored = await this.#store.read()
    this.tally.stored = stored
    const mayRun = isFinal ? this.#settling.left : undefined
    for (const violation of audit(this.book, stored, { mayRun })) this.book.report(violation)
  }

  #tell(how: string): void {
    this.tally.longestSettlingMs = this.#settling.longestMs
    this.#options.print(this.tally.line(how))
  }
}
