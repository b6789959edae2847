/**
 * Runs that several processes share over Redis, so that each may hear, and stop, what another runs.
 *
 * The process that runs a turn writes its events to a stream of Redis's, one command at a time for each
 * run: what happens until the answer goes with the next, so a slow Redis gets fewer and larger entries,
 * and nothing waits here but the run itself. An entry's id is `<events until here>-<which write it was>`.
 * What is written again after a failure, of which nobody knows whether it arrived, overlaps instead of
 * doubling; a hole shows. While the run goes on its stream expires within seconds unless it is renewed, so
 * a process that dies is noticed, and leaves nothing. See docs/decisions/0019.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { MultiErrorReply } from '@redis/client'
import Type, { type TSchema } from 'typebox'
import Value from 'typebox/value'
import type { Redis } from '../redis/redis.ts'
import type { Live } from './live.ts'
import { type Heard, Run } from './run.ts'
import { RESUMABLE_MS } from './runs.ts'
import { isEnd, type TurnEvent } from './turn-event.ts'

/** In ms. */
export type Patience = {
  /** How long Redis keeps a run whose process does not renew it. */
  lease: number
  /** How long a run that is followed may be gone, or Redis away, until it counts as lost. */
  silence: number
}

const PATIENCE: Patience = { lease: 4000, silence: 2000 }
/** In a lease. */
const RENEWALS = 4
/** With the renewals: for the last of a run, when Redis is away as it ends. */
const LAST_TRIES = 10
/** Longer than a healthy Redis takes for anything. */
const LONGEST_WAIT_MS = 1000
const TELL_TROUBLE_MS = 60_000
/** In characters of JSON; a longer run is shared no more, and expires. */
const MOST_OF_A_RUN = 4 * 1024 * 1024

/** What is followed is read together; what is newly followed joins after this, at the latest. */
const BLOCK_MS = 100
/** Each read names all that is followed, so there must not be one for each entry. */
const PACE_MS = 10

const KEY = 'frontdesk:run:'
const STOPS = 'frontdesk:stop'

type Tell = (error: unknown) => void
type Link = { redis: Redis; onTrouble: Tell; patience: Patience }

/**
 * @param redis for all but the reads that wait, for which a connection of its own is made when needed
 * @param onTrouble told of a Redis that is connected and does not serve, or holds what is no run; at most
 *   once a minute. That the connection is lost, the connection tells.
 */
export function createSharedRuns(redis: Redis, onTrouble: Tell, patience = PATIENCE): Live {
  const link = { redis, onTrouble: quieter(redis, onTrouble), patience }
  const [teller, hearer] = [new Teller(link), new Hearer(link)]
  const listeners = new Set<(runId: string) => void>()
  const onStop = (runId: string) => {
    for (const listener of listeners) listener(runId)
  }
  // Again whenever it is ready: a first try may have failed. Who is subscribed already stays so.
  const subscribe = () => void redis.subscribe(STOPS, onStop).catch(link.onTrouble)
  redis.on('ready', subscribe)
  if (redis.isReady) subscribe()
  return {
    share: (run) => teller.share(run),
    hear: (runId) => hearer.hear(runId),
    askToStop: async (runId) => void (await inTime(redis.publish(STOPS, runId)).catch(link.onTrouble)),
    onAskedToStop: (listener) => void listeners.add(listener),
    close: async () => {
      hearer.close()
      await teller.close()
      redis.off('ready', subscribe)
      if (redis.isReady) await inTime(redis.unsubscribe(STOPS, onStop)).catch(link.onTrouble)
    },
  }
}

type Telling = {
  run: Run
  /** Of its events, those that Redis has. */
  told: number
  writes: number
  characters: number
  isBusy: boolean
  lastTries: number
}

class Teller {
  readonly #link: Link
  readonly #tellings = new Set<Telling>()
  readonly #timer: NodeJS.Timeout
  #unanswered = 0
  /** `performance.now()` at the last answer, or since when one is waited for. */
  #answeredAt = 0

  constructor(link: Link) {
    this.#link = link
    this.#timer = setInterval(() => this.#tick(), link.patience.lease / RENEWALS).unref()
  }

  share(run: Run): void {
    const telling = { run, told: 0, writes: 0, characters: 0, isBusy: false, lastTries: 0 }
    this.#tellings.add(telling)
    void this.#tell(telling)
  }

  /** Runs under way are told on to their ends, where these come soon. */
  async close(): Promise<void> {
    const deadline = performance.now() + LONGEST_WAIT_MS
    while (this.#tellings.size > 0 && performance.now() < deadline) await sleep(10)
    clearInterval(this.#timer)
    this.#tellings.clear()
  }

  async #tell(telling: Telling): Promise<void> {
    for await (const _ of telling.run.listen()) {
      if (!this.#tellings.has(telling)) return
      await this.#catchUp(telling)
    }
  }

  #tick(): void {
    for (const telling of this.#tellings) {
      if (isOver(telling.run) && ++telling.lastTries > LAST_TRIES) this.#tellings.delete(telling)
      else void this.#catchUp(telling, true)
    }
  }

  /** One command at a time for each run, so that nothing piles up where Redis is slow. */
  async #catchUp(telling: Telling, renews = false): Promise<void> {
    if (telling.isBusy) return
    telling.isBusy = true
    try {
      if (renews && telling.told > 0 && this.#isServing && !(await this.#renew(telling))) telling.told = 0
      while (isBehind(telling) && this.#isServing && this.#tellings.has(telling)) await this.#write(telling)
    } catch (error) {
      this.#link.onTrouble(error)
    }
    telling.isBusy = false
    if (isOver(telling.run) && !isBehind(telling)) this.#tellings.delete(telling)
  }

  async #write(telling: Telling): Promise<void> {
    const events = telling.run.soFar.slice(telling.told)
    const until = telling.told + events.length
    const json = JSON.stringify(events.map(withoutCause))
    telling.characters = json.length + (telling.told === 0 ? 0 : telling.characters)
    if (telling.characters > MOST_OF_A_RUN) {
      this.#tellings.delete(telling)
      return
    }
    const isKept = await this.#counted(this.#add(telling, `${until}-${++telling.writes}`, { events: json }))
    // Where Redis has lost the run meanwhile, it gets all of it again.
    telling.told = isKept ? until : 0
  }

  #renew({ run }: Telling): Promise<number> {
    return this.#counted(this.#link.redis.pExpire(keyOf(run), this.#link.patience.lease))
  }

  /** @returns whether Redis has what came before this */
  async #add(telling: Telling, id: string, entry: { events: string }): Promise<boolean> {
    const { redis, patience } = this.#link
    const key = keyOf(telling.run)
    const isFirst = telling.told === 0
    const isLast = isOver(telling.run)
    if (!isFirst && !isLast) return (await redis.xAddNoMkStream(key, id, entry)) !== null
    // In one transaction: nothing may stand in Redis without an end.
    const both = isFirst ? redis.multi().xAdd(key, id, entry) : redis.multi().xAddNoMkStream(key, id, entry)
    both.pExpire(key, isLast ? RESUMABLE_MS : patience.lease)
    return (await both.exec().catch(throwRefusal))[0] !== null
  }

  /** One that hangs gets nothing more, which would only pile up. */
  get #isServing(): boolean {
    const isHanging = this.#unanswered > 0 && performance.now() - this.#answeredAt > LONGEST_WAIT_MS
    return this.#link.redis.isReady && !isHanging
  }

  #counted<T>(answer: Promise<T>): Promise<T> {
    if (this.#unanswered++ === 0) this.#answeredAt = performance.now()
    return answer.finally(() => {
      this.#unanswered -= 1
      this.#answeredAt = performance.now()
    })
  }
}

class Hearer {
  readonly #link: Link
  readonly #followed = new Map<string, Echo>()
  #reader: Redis | undefined
  #isReading = false
  #isClosed = false

  constructor(link: Link) {
    this.#link = link
  }

  /** As `Live.hear`. What is followed already is read up to now as well: who asks may have been told more. */
  async hear(id: string): Promise<Heard | undefined> {
    const { redis, onTrouble } = this.#link
    const entries = (await inTime(redis.xRange(keyOf({ id }), '-', '+')).catch(onTrouble)) ?? []
    const echo = this.#followed.get(id) ?? new Echo(id, onTrouble)
    echo.take(entries)
    if (echo.run.soFar[0]?.type !== 'start') return undefined
    if (this.#isClosed) echo.lose('this process stops')
    if (!isOver(echo.run)) this.#followed.set(id, echo)
    if (!this.#isReading) void this.#read()
    return echo.run
  }

  close(): void {
    this.#isClosed = true
    for (const echo of this.#followed.values()) echo.lose('this process stops')
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
      for (const { name, messages } of read ?? []) this.#followed.get(name.slice(KEY.length))?.take(messages)
      return true
    } catch (error) {
      if (!this.#isClosed) this.#link.onTrouble(error)
      // It may be waiting for an answer that never comes.
      this.#dropReader()
      return false
    }
  }

  async #connected(): Promise<Redis> {
    if (this.#reader) return this.#reader
    const reader = this.#link.redis.duplicate() as Redis
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
    const { redis, patience } = this.#link
    const isQuiet = ({ aliveAt }: Echo, ms: number) => performance.now() - aliveAt > ms
    const quiet = [...this.#followed.values()].filter((echo) => isQuiet(echo, patience.silence / 2))
    const asked = quiet.map(async (echo) => {
      // Where something else stands under its name this fails, and with it the reads of all that is followed.
      if (await inTime(redis.xLen(keyOf(echo.run)))) echo.aliveAt = performance.now()
    })
    await Promise.allSettled(asked)
    for (const echo of quiet)
      if (isQuiet(echo, patience.silence)) echo.lose('nothing is heard of its process')
  }
}

type Entry = { id: string; message: Record<string, unknown> } | null

/** A run that is elsewhere; here its `run` is for listening alone. */
class Echo {
  readonly run: Run
  readonly #onTrouble: Tell
  lastId = '0'
  /** `performance.now()` when it was last known to go on. */
  aliveAt = performance.now()

  constructor(id: string, onTrouble: Tell) {
    this.run = new Run({ id, turnId: '', conversationId: '' })
    this.#onTrouble = onTrouble
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (isOver(this.run)) return
      const events = newEvents(entry, this.run.soFar)
      if (!entry || !events) {
        this.#onTrouble(new Error(`what Redis has under ${keyOf(this.run)} is no run`))
        this.lose('what is heard of it is no run')
        return
      }
      for (const event of events) this.run.append(event)
      this.lastId = entry.id
      this.aliveAt = performance.now()
    }
  }

  lose(why: string): void {
    if (!isOver(this.run)) this.run.append({ type: 'lost', cause: new Error(`a run was lost: ${why}`) })
  }
}

const text = Type.String()
const typed = Type.Object({ type: text })
const reply = Type.Object({ id: text, content: text, model: text, finishReason: text })

/** What stands in Redis others may have written: it is looked at like all that comes from outside. */
const SHAPES: Record<string, TSchema> = {
  start: Type.Object({ turnId: text, messageId: text }),
  text: Type.Object({ text: Type.String({ minLength: 1 }) }),
  data: Type.Object({ name: text, data: Type.Object({}) }),
  done: Type.Object({ reply }),
  stopped: Type.Object({ reply }),
  interrupted: Type.Object({ reply, code: text }),
  refused: Type.Object({ code: text }),
  lost: Type.Object({}),
} satisfies Record<TurnEvent['type'], TSchema>

/** @returns what an entry adds to these events; undefined when it does not go on with them */
function newEvents(entry: Entry, soFar: readonly TurnEvent[]): TurnEvent[] | undefined {
  const events = parsed(entry?.message.events)
  if (!Array.isArray(events) || !events.every(isEvent)) return undefined
  const before = Number.parseInt(entry?.id ?? '', 10) - events.length
  
  const added = events.slice(soFar.length - before)
  const isInPlace = (event: TurnEvent, index: number) =>
    (event.type === 'start') === (soFar.length + index === 0) && (!isEnd(event) || index === added.length - 1)
  return added.every(isInPlace) ? added : undefined
}

function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return undefined
  }
}

function isEvent(value: unknown): value is TurnEvent {
  const type = Value.Check(typed, value) ? value.type : ''
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined
  return shape !== undefined && Value.Check(shape, value)
}

/** What went wrong is for the log of the process where it did. */
function withoutCause(event: TurnEvent): object {
  return event.type === 'lost' ? { type: event.type } : event
}

function isOver({ soFar }: Run): boolean {
  const last = soFar.at(-1)
  return last !== undefined && isEnd(last)
}

function isBehind({ run, told }: Telling): boolean {
  return told < run.soFar.length
}

function keyOf({ id }: { id: string }): string {
  return KEY + id
}

/** Of a transaction's commands the one that failed says why. */
function throwRefusal(error: unknown): never {
  throw error instanceof MultiErrorReply ? error.errors().next().value : error
}

/** @throws Error after `LONGEST_WAIT_MS`, and what the command is refused with */
function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const refusal = new Error(`Redis did not answer within ${LONGEST_WAIT_MS} ms`)
  const timer = setTimeout(late.reject, LONGEST_WAIT_MS, refusal)
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer))
}

function quieter(redis: Redis, tell: Tell): Tell {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (!redis.isReady || performance.now() - toldAt < TELL_TROUBLE_MS) return
    toldAt = performance.now()
    tell(error)
  }
}
