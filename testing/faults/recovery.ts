/**
 * Measures how long turns of a dead server stay running. Only time in which a server serves counts, because
 * only a server can recover them.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { chatAt } from '../chat.ts'
import { call } from '../client.ts'
import { type ClientLog, type Message, newAttempt, type ServerRun } from './client-log.ts'
import { replyIn } from './read-reply.ts'
import { retryRequest } from './routes.ts'
import type { Store } from './store.ts'

/** The server's limit. */
export const MAX_RECOVERY_MS = 10_000
const LOOK_MS = 100

export class Recovery {
  /** The longest recovery, in milliseconds. */
  longestMs = 0
  readonly #log: ClientLog
  readonly #store: Store
  /** Milliseconds of service since they were left. */
  readonly #turns = new Map<string, number>()
  readonly #probes = new Map<Message, number>()

  constructor(log: ClientLog, store: Store) {
    this.#log = log
    this.#store = store
  }

  /** The turns not yet recovered. */
  get left(): ReadonlySet<string> {
    return new Set(this.#turns.keys())
  }

  get isAllRecovered(): boolean {
    return this.#turns.size === 0 && this.#probes.size === 0
  }

  /** A message whose partial reply was interrupted by the kill of its server. */
  expectRetry(probe: Message): void {
    this.#probes.set(probe, 0)
  }

  /** Before the first message to a new server: running turns were left by earlier ones. */
  async begin(): Promise<void> {
    for (const id of (await this.#store.running?.()) ?? []) {
      if (!this.#turns.has(id)) this.#turns.set(id, 0)
    }
  }

  /** Polls until all are recovered or the server is over. */
  async watch(server: ServerRun): Promise<void> {
    const probes = [...this.#probes.keys()]
    await Promise.all([this.#watchTurns(server), ...probes.map((probe) => this.#watchProbe(probe, server))])
  }

  async #watchTurns(server: ServerRun): Promise<void> {
    let before = performance.now()
    while (!isEnding(server) && this.#turns.size > 0) {
      const running = new Set(await this.#store.running?.())
      const now = performance.now()
      for (const [id, servedMs] of this.#turns) {
        this.#note(id, servedMs + now - before)
        if (running.has(id)) this.#turns.set(id, servedMs + now - before)
        else this.#turns.delete(id)
      }
      before = now
      await pause(server)
    }
  }

  async #watchProbe(probe: Message, server: ServerRun): Promise<void> {
    const servedMs = this.#probes.get(probe) ?? 0
    const since = performance.now()
    while (!isEnding(server) && this.#probes.has(probe)) {
      const isRecovered = await this.#retry(probe, server).catch(() => undefined)
      // The server ended during the retry: if the turn had begun, it is left once more.
      if (isRecovered === undefined || isEnding(server)) return void this.#probes.set(probe, 0)
      this.#note(probe.name, servedMs + performance.now() - since)
      if (isRecovered) this.#probes.delete(probe)
      else this.#probes.set(probe, servedMs + performance.now() - since)
      await pause(server)
    }
  }

  #note(id: string, servedMs: number): void {
    this.longestMs = Math.max(this.longestMs, servedMs)
    if (servedMs < MAX_RECOVERY_MS) return
    const text = `${id} was not recovered within ${MAX_RECOVERY_MS} ms in which a server served`
    this.#log.report({ kind: 'unsettled', about: id, text })
  }

  /** A turn that is not yet recovered counts as running, and cannot be retried. */
  async #retry(probe: Message, server: ServerRun): Promise<boolean> {
    const attempt = newAttempt('retry', server)
    const request = retryRequest(probe.conversation)
    probe.conversation.retriedAt.push(attempt.sentAt)
    const { status, json, text } = await call(server.address, 'POST', request.path, request)
    if (status === 409) return isAnswered(probe, server)
    if (status === 200) {
      const received = { how: 'whole', status, text: replyIn(json), endedAt: performance.now() } as const
      probe.attempts.push({ ...attempt, ...received })
    } else if (!isEnding(server)) {
      const about = `${status} probe`
      this.#log.report({ kind: 'unexpected', about, text: `${probe.name} was retried: ${status} ${text}` })
    }
    return true
  }
}

/** Whether an earlier retry succeeded whose answer the client did not receive because of another kill. */
async function isAnswered({ conversation, script }: Message, { address }: ServerRun): Promise<boolean> {
  if (conversation.retriedAt.length < 2) return false
  const messages = await chatAt(address).read(conversation.person.token, conversation.name)
  return messages.at(-1)?.content === script.text
}

function isEnding({ over, stoppedAt }: ServerRun): boolean {
  return over.aborted || stoppedAt !== undefined
}

async function pause({ over }: ServerRun): Promise<void> {
  await sleep(LOOK_MS, undefined, { signal: over }).catch(() => {})
}
