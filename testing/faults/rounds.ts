/** The rounds on one database: start a server, run clients, kill or stop it, audit the stored state. */
import { setTimeout as sleep } from 'node:timers/promises'
import { audit } from './audit.ts'
import { ClientLog, describe, type Message, newAttempt, type ServerRun, wasCutOff } from './client-log.ts'
import { Clients, DELIVERIES, ENDING_DELIVERIES } from './clients.ts'
import { makePeople } from './people.ts'
import { clientRandoms, type Plan, planRound } from './plan.ts'
import { Random } from './random.ts'
import { MAX_RECOVERY_MS, Recovery } from './recovery.ts'
import { Report } from './report.ts'
import type { Listener } from './scripted-model.ts'
import { sendMessage } from './send-message.ts'
import { MAX_STOP_MS, ServerRuns, type Stop } from './server-runs.ts'
import type { Store } from './store.ts'

/** The first start takes some seconds; the kill falls within them. */
const MAX_FIRST_START_MS = 4000

export type RoundsOptions = { seed: number; modelUrl: string; folder: string; print: (line: string) => void }

export class Rounds implements Listener, AsyncDisposable {
  readonly log: ClientLog
  readonly report: Report
  readonly #options: RoundsOptions
  readonly #store: Store
  readonly #runs: ServerRuns
  readonly #recovery: Recovery

  constructor(store: Store, options: RoundsOptions) {
    this.#store = store
    this.#options = options
    this.log = new ClientLog(store.name.slice(0, 1))
    this.report = new Report(store.name, this.log)
    this.#recovery = new Recovery(this.log, store)
    const env = { ...store.env, PORT: '0', LIMIT_SCALE: '0' }
    const model = { OPENAI_BASE_URL: options.modelUrl, OPENAI_API_KEY: 'sk-fake' }
    this.#runs = new ServerRuns({ ...env, ...model }, options.folder)
  }

  scriptFor(name: string) {
    return this.log.messages.get(name)?.script
  }

  /** No request to a model may contain messages of several conversations. */
  onAsked(names: string[]): void {
    const conversations = names.map((name) => this.log.messages.get(name)?.conversation)
    const newest = conversations.at(-1)
    if (!newest || conversations.every((conversation) => conversation === newest)) return
    const text = `the model received other conversations: ${names.join(' ')}`
    this.log.report({ kind: 'misplaced', about: `asked ${names.at(-1)}`, text })
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
      this.log.report({ kind: 'no start', about: 'the loop', text: `the loop ended: ${error}` })
      this.#print('ended')
    } finally {
      await this.#runs.end()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#runs.end()
  }

  async #killFirstStarts(rounds: number): Promise<void> {
    const random = new Random(this.#options.seed, this.#store.name, 'first start')
    for (let kills = rounds < 10 ? 1 : 3; kills > 0; kills--) {
      await this.#killInStart(random.between(100, MAX_FIRST_START_MS))
    }
  }

  async #killInStart(milliseconds: number): Promise<void> {
    await this.#runs.killInStart(milliseconds)
    this.report.kills++
  }

  async #round(plan: Plan): Promise<void> {
    for (const milliseconds of plan.killsInStart) await this.#killInStart(milliseconds)
    const server = await this.#begin()
    const deliveries = plan.isStopped && !plan.isLongStop ? ENDING_DELIVERIES : DELIVERIES
    const probe = plan.isStopped ? undefined : this.#makeProbe(plan)
    const load = Promise.all([
      new Clients(this.log, server, deliveries).run(
        clientRandoms(this.#options.seed, this.#store.name, plan),
      ),
      this.#recovery.watch(server),
      probe && sendMessage(probe, newAttempt('send', server), server.gone),
    ])
    await sleep(plan.lifeMs)
    if (plan.isPatient) await this.#waitForSettling()
    await this.#end(server, plan)
    await load
    if (probe?.attempts[0]?.how === 'begun') this.#recovery.expectRetry(probe)
    this.report.rounds++
    await this.#audit(plan.isStopped)
    this.#print(plan.isStopped ? 'SIGTERM' : 'kill -9')
  }

  async #begin(): Promise<ServerRun> {
    const { server, serverProcess } = await this.#runs.begin()
    serverProcess.child.once('exit', (code, signal) => {
      if (server.killedAt !== undefined || server.stoppedAt !== undefined) return
      const text = `in server ${server.number} the server ended by itself with ${code ?? signal}`
      this.log.report({ kind: 'unexpected', about: `end ${server.number}`, text })
    })
    await this.#recovery.begin()
    if (this.log.conversations.length === 0) {
      const [, sample = ''] = await serverProcess.said(/sample chatbot +(\S+)/)
      this.log.conversations.push(...(await makePeople(server.address, sample)))
    }
    return server
  }

  /** A message in a new conversation whose reply has begun and hangs. */
  #makeProbe({ number }: Plan): Message | undefined {
    const somewhere = this.log.conversations.find(({ api }) => api === 'chat')
    if (!somewhere) return undefined
    const conversation = { ...somewhere, name: `probe ${number}`, retriedAt: [] }
    const random = new Random(this.#options.seed, this.#store.name, 'probe', number)
    const probe = this.log.newMessage(conversation, 'chat stream as events', 'hangs', random)
    probe.key = undefined
    return probe
  }

  async #waitForSettling(): Promise<void> {
    const deadline = performance.now() + MAX_RECOVERY_MS + 1000
    while (!this.#recovery.isAllRecovered && performance.now() < deadline) await sleep(50)
  }

  async #end(server: ServerRun, { isStopped }: Pick<Plan, 'isStopped'>): Promise<void> {
    if (isStopped) this.#checkStop(server, await this.#runs.stop(server))
    else {
      await this.#runs.kill(server)
      this.report.kills++
    }
  }

  /** Asserts exit code 0 in time, and an answer for every waiting client. */
  #checkStop(server: ServerRun, { code, milliseconds }: Stop): void {
    this.report.stops++
    this.report.longestStopMs = Math.max(this.report.longestStopMs, milliseconds)
    const report = (text: string) => this.log.report({ kind: 'stop', about: text, text })
    if (code !== 0) report(`in server ${server.number} SIGTERM ended with ${code}`)
    if (milliseconds > MAX_STOP_MS) report(`in server ${server.number} SIGTERM took ${milliseconds} ms`)
    for (const message of this.log.messages.values()) {
      if (wasCutOff(message, server)) report(`a call was cut off by SIGTERM\n      ${describe(message)}`)
    }
  }

  async #lastLife(): Promise<void> {
    const server = await this.#begin()
    const watching = this.#recovery.watch(server)
    await this.#waitForSettling()
    await this.#end(server, { isStopped: true })
    await watching
    await this.#audit(true)
    this.#print('the end')
  }

  async #audit(isFinal: boolean): Promise<void> {
    const stored = await this.#store.read()
    this.report.stored = stored
    const mayRun = isFinal ? this.#recovery.left : undefined
    for (const violation of audit(this.log, stored, { mayRun })) this.log.report(violation)
  }

  #print(how: string): void {
    this.report.longestRecoveryMs = this.#recovery.longestMs
    this.#options.print(this.report.line(how))
  }
}
