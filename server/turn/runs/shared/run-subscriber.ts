import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from '../../../redis/redis.ts'
import type { Run } from '../run.ts'
import { RemoteRun } from './remote-run.ts'
import { idIn, isOver, keyOf, type RunChannel, withTimeout } from './run-channel.ts'

/** One blocking read serves all followed runs; a newly followed run joins after this time at the latest. */
const BLOCK_MS = 100
/** A pause between reads batches entries: each read lists all followed runs. */
const PACE_MS = 10

/** Subscribes to runs of other processes. */
export class RunSubscriber {
  readonly #channel: RunChannel
  readonly #followed = new Map<string, RemoteRun>()
  #reader: Redis | undefined
  #isReading = false
  #isClosed = false

  constructor(channel: RunChannel) {
    this.#channel = channel
  }

  /**
   * See `Live.subscribe`. A run that is already followed is read again too: the client may have received more
   * elsewhere.
   */
  async subscribe(id: string): Promise<Run | undefined> {
    const { redis, onError } = this.#channel
    const entries = (await withTimeout(redis.xRange(keyOf({ id }), '-', '+')).catch(onError)) ?? []
    const remote = this.#followed.get(id) ?? new RemoteRun(id, onError)
    remote.take(entries)
    if (remote.run.soFar[0]?.type !== 'start') return undefined
    if (this.#isClosed) remote.lose('this process is shutting down')
    if (!isOver(remote.run)) this.#followed.set(id, remote)
    if (!this.#isReading) void this.#read()
    return remote.run
  }

  close(): void {
    this.#isClosed = true
    for (const remote of this.#followed.values()) remote.lose('this process is shutting down')
    this.#followed.clear()
    this.#dropReader()
  }

  async #read(): Promise<void> {
    this.#isReading = true
    while (this.#followed.size > 0) {
      const isConnected = await this.#readOnce()
      await this.#loseSilentRuns()
      for (const [id, { run }] of this.#followed) if (isOver(run)) this.#followed.delete(id)
      await sleep(isConnected ? PACE_MS : BLOCK_MS)
    }
    this.#isReading = false
  }

  /** @returns whether Redis answered */
  async #readOnce(): Promise<boolean> {
    const streams = [...this.#followed.values()].map(({ run, lastId }) => ({ key: keyOf(run), id: lastId }))
    try {
      const reader = await this.#connected()
      const read = await withTimeout(reader.xRead(streams, { BLOCK: BLOCK_MS }))
      for (const { name, messages } of read ?? []) this.#followed.get(idIn(name))?.take(messages)
      return true
    } catch (error) {
      if (!this.#isClosed) this.#channel.onError(error)
      // The connection may be waiting for a response that never comes.
      this.#dropReader()
      return false
    }
  }

  async #connected(): Promise<Redis> {
    if (this.#reader) return this.#reader
    const reader = this.#channel.redis.duplicate() as Redis
    this.#reader = reader
    // Failures are reported by the reads.
    reader.on('error', () => {})
    const connecting = reader.connect().then(() => {
      // A client that is dropped while it connects still finishes connecting.
      if (this.#reader !== reader) reader.destroy()
    })
    await withTimeout(connecting)
    return reader
  }

  #dropReader(): void {
    this.#reader?.destroy()
    this.#reader = undefined
  }

  /** Checks whether silent runs still exist in Redis: a slow model is silent, but its lease is renewed. */
  async #loseSilentRuns(): Promise<void> {
    const { redis, timeouts } = this.#channel
    const isQuiet = ({ aliveAt }: RemoteRun, ms: number) => performance.now() - aliveAt > ms
    const quiet = [...this.#followed.values()].filter((remote) => isQuiet(remote, timeouts.silence / 2))
    const checks = quiet.map(async (remote) => {
      // Fails when the key has another type, which makes the reads of all followed runs fail too.
      if (await withTimeout(redis.xLen(keyOf(remote.run)))) remote.aliveAt = performance.now()
    })
    await Promise.allSettled(checks)
    for (const remote of quiet)
      if (isQuiet(remote, timeouts.silence)) remote.lose('its process is not responding')
  }
}
