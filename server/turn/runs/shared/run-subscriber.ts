import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from '../../../redis/redis.ts'
import type { Run } from '../run.ts'
import { RemoteRun } from './remote-run.ts'
import { idIn, inTime, isOver, keyOf, type RunChannel } from './run-channel.ts'

/** What is followed is read together; what is newly followed joins after this, at the latest. */
const BLOCK_MS = 100
/** Each read names all that is followed, so there must not be one for each entry. */
const PACE_MS = 10

/** Follows runs of other processes. */
export class RunSubscriber {
  readonly #channel: RunChannel
  readonly #followed = new Map<string, RemoteRun>()
  #reader: Redis | undefined
  #isReading = false
  #isClosed = false

  constructor(channel: RunChannel) {
    this.#channel = channel
  }

  /** As `Live.hear`. What is followed already is read up to now as well: who asks may have been told more. */
  async hear(id: string): Promise<Run | undefined> {
    const { redis, onTrouble } = this.#channel
    const entries = (await inTime(redis.xRange(keyOf({ id }), '-', '+')).catch(onTrouble)) ?? []
    const remote = this.#followed.get(id) ?? new RemoteRun(id, onTrouble)
    remote.take(entries)
    if (remote.run.soFar[0]?.type !== 'start') return undefined
    if (this.#isClosed) remote.lose('this process stops')
    if (!isOver(remote.run)) this.#followed.set(id, remote)
    if (!this.#isReading) void this.#read()
    return remote.run
  }

  close(): void {
    this.#isClosed = true
    for (const remote of this.#followed.values()) remote.lose('this process stops')
    this.#followed.clear()
    this.#dropReader()
  }

  async #read(): Promise<void> {
    this.#isReading = true
    while (this.#followed.size > 0) {
      const isWell = await this.#readOnce()
      await this.#loseSilent()
      for (const [id, { run }] of this.#followed) if (isOver(run)) this.#followed.delete(id)
      await sleep(isWell ? PACE_MS : BLOCK_MS)
    }
    this.#isReading = false
  }

  /** @returns whether Redis answered */
  async #readOnce(): Promise<boolean> {
    const streams = [...this.#followed.values()].map(({ run, lastId }) => ({ key: keyOf(run), id: lastId }))
    try {
      const reader = await this.#connected()
      const read = await inTime(reader.xRead(streams, { BLOCK: BLOCK_MS }))
      for (const { name, messages } of read ?? []) this.#followed.get(idIn(name))?.take(messages)
      return true
    } catch (error) {
      if (!this.#isClosed) this.#channel.onTrouble(error)
      // It may be waiting for an answer that never comes.
      this.#dropReader()
      return false
    }
  }

  async #connected(): Promise<Redis> {
    if (this.#reader) return this.#reader
    const reader = this.#channel.redis.duplicate() as Redis
    this.#reader = reader
    // What becomes of it, the reads say.
    reader.on('error', () => {})
    const connecting = reader.connect().then(() => {
      // One that is dropped while it connects goes on to connect.
      if (this.#reader !== reader) reader.destroy()
    })
    await inTime(connecting)
    return reader
  }

  #dropReader(): void {
    this.#reader?.destroy()
    this.#reader = undefined
  }

  /** Asks of those that say nothing whether they are there. One that thinks for long is. */
  async #loseSilent(): Promise<void> {
    const { redis, patience } = this.#channel
    const isQuiet = ({ aliveAt }: RemoteRun, ms: number) => performance.now() - aliveAt > ms
    const quiet = [...this.#followed.values()].filter((remote) => isQuiet(remote, patience.silence / 2))
    const asked = quiet.map(async (remote) => {
      // Where something else stands under its name this fails, and with it the reads of all that is followed.
      if (await inTime(redis.xLen(keyOf(remote.run)))) remote.aliveAt = performance.now()
    })
    await Promise.allSettled(asked)
    for (const remote of quiet)
      if (isQuiet(remote, patience.silence)) remote.lose('nothing is heard of its process')
  }
}
