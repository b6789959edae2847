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
/** The last of a run is tried again for this long, when Redis is away as it ends. */
const GIVE_UP_MS = 10_000
/** Longer than a healthy Redis takes for anything. */
const LONGEST_WAIT_MS = 1000
const TELL_TROUBLE_MS = 60_000

/** In characters of JSON; a longer run is not shared any more. */
const MOST_OF_A_RUN = 4 * 1024 * 1024

/** What is followed is read together: newly followed runs join after this, at the latest. */
const BLOCK_MS = 100
/** Each read names all runs that are followed, so there must not be one for each entry. */
const PACE_MS = 10
const RETRY_MS = 100

const KEY = 'frontdesk:run:'
const STOPS = 'frontdesk:stop'

/**
 * @param redis for all but the reads that wait, for which a connection of its own is made when needed
 * @param onTrouble told of a Redis that is connected and refuses, or holds what is no run; at most once a
 *   minute. That the connection is lost, the connection tells.
 */
export function createSharedRuns(
  redis: Redis,
  onTrouble: (error: unknown) => void,
  patience = PATIENCE,
): Live {
  const tellOften = atMostOnceAMinute(onTrouble)
  const tell = (error: unknown) => {
    if (redis.isReady) tellOften(error)
  }
  const teller = new Teller(redis, tell, patience)
  const hearer = new Hearer(redis, tell, patience)
  const listeners = new Set<(runId: string) => void>()
  const onStop = (runId: string) => {
    for (const listener of listeners) listener(runId)
  }
  // Again whenever it is ready: a first try may have failed. Who is subscribed already stays so.
  const subscribe = () => void redis.subscribe(STOPS, onStop).catch(tell)
  redis.on('ready', subscribe)
  if (redis.isReady) subscribe()
  return {
    share: (run) => teller.share(run),
    hear: (runId) => hearer.hear(runId),
    askToStop: async (runId) => void (await inTime(redis.publish(STOPS, runId)).catch(tell)),
    onAskedToStop: (listener) => void listeners.add(listener),
    close: async () => {
      hearer.close()
      await teller.close()
      redis.off('ready', subscribe)
      if (redis.isReady) await inTime(redis.unsubscribe(STOPS, onStop)).catch(tell)
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
  ticksSinceEnd: number
}

/** Writes runs to Redis. */
class Teller {
  readonly #redis: Redis
  readonly #onTrouble: (error: unknown) => void
  readonly #patience: Patience
  readonly #tellings = new Set<Telling>()
  readonly #tickMs: number
  readonly #timer: NodeJS.Timeout
  #unanswered = 0
  /** `performance.now()` at the last answer, or since when one is waited for. */
  #answeredAt = 0

  constructor(redis: Redis, onTrouble: (error: unknown) => void, patience: Patience) {
    this.#redis = redis
    this.#onTrouble = onTrouble
    this.#patience = patience
    this.#tickMs = patience.lease / 4
    this.#timer = setInterval(() => this.#tick(), this.#tickMs).unref()
  }

  share(run: Run): void {
    const telling = { run, told: 0, writes: 0, characters: 0, isBusy: false, ticksSinceEnd: 0 }
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

  /** One command at a time for each run, so that nothing piles up where Redis is slow. */
  async #catchUp(telling: Telling, renews = false): Promise<void> {
    if (telling.isBusy) return
    telling.isBusy = true
    try {
      if (renews && telling.told > 0 && this.#isServing) await this.#renew(telling)
      while (isBehind(telling) && this.#isServing && this.#tellings.has(telling)) await this.#write(telling)
    } catch (error) {
      this.#onTrouble(error)
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
      await this.#counted(this.#redis.unlink(keyOf(telling.run.id)))
      return
    }
    const isKept = await this.#counted(this.#add(telling, until, json))
    // Where Redis has lost the run meanwhile, it gets all of it again.
    telling.told = isKept ? until : 0
  }

  /** @returns whether Redis has what came before this */
  async #add(telling: Telling, until: number, json: string): Promise<boolean> {
    const key = keyOf(telling.run.id)
    const id = `${until}-${++telling.writes}`
    const isFirst = telling.told === 0
    const isLast = isOver(telling.run)
    if (!isFirst && !isLast) return (await this.#redis.xAddNoMkStream(key, id, { events: json })) !== null
    // In one transaction: nothing may stand in Redis without an end.
    const commands = this.#redis.multi()
    if (isFirst) commands.xAdd(key, id, { events: json })
    else commands.xAddNoMkStream(key, id, { events: json })
    const lease = isLast ? RESUMABLE_MS : this.#patience.lease
    const [added] = await commands.pExpire(key, lease).exec().catch(throwRefusal)
    return added !== null
  }

  async #renew(telling: Telling): Promise<void> {
    const isThere = await this.#counted(this.#redis.pExpire(keyOf(telling.run.id), this.#patience.lease))
    if (!isThere) telling.told = 0
  }

  #tick(): void {
    for (const telling of this.#tellings) {
      if (isOver(telling.run) && ++telling.ticksSinceEnd * this.#tickMs > GIVE_UP_MS)
        this.#tellings.delete(telling)
      else void this.#catchUp(telling, true)
    }
  }

  /** Whether Redis serves. One that hangs gets nothing more, which would only pile up. */
  get #isServing(): boolean {
    const isHanging = this.#unanswered > 0 && performance.now() - this.#answeredAt > LONGEST_WAIT_MS
    return this.#redis.isReady && !isHanging
  }

  async #counted<T>(answer: Promise<T>): Promise<T> {
    if (this.#unanswered === 0) this.#answeredAt = performance.now()
    this.#unanswered += 1
    try {
      return await answer
    } finally {
      this.#unanswered -= 1
      this.#answeredAt = performance.now()
    }
  }
}

/** Reads what other processes run. */
class Hearer {
  readonly #redis: Redis
  readonly #onTrouble: (error: unknown) => void
  readonly #patience: Patience
  readonly #followed = new Map<string, Echo>()
  #reader: Redis | undefined
  #isReading = false
  #isClosed = false

  constructor(redis: Redis, onTrouble: (error: unknown) => void, patience: Patience) {
    this.#redis = redis
    this.#onTrouble = onTrouble
    this.#patience = patience
  }

  /** As `Live.hear`. Who is followed already is read up to now too, for who asks may have been told more elsewhere. */
  async hear(runId: string): Promise<Heard | undefined> {
    const read = inTime(this.#redis.xRange(keyOf(runId), '-', '+'))
    const entries = await read.catch((error: unknown) => this.#onTrouble(error))
    const echo = this.#followed.get(runId) ?? new Echo(runId, this.#onTrouble)
    echo.take(entries ?? [])
    if (!echo.hasBegun) return undefined
    if (!isOver(echo.run)) this.#follow(echo)
    return echo.run
  }

  close(): void {
    this.#isClosed = true
    for (const echo of this.#followed.values()) echo.lose('this process stops')
    this.#dropReader()
  }

  #follow(echo: Echo): void {
    if (this.#isClosed) echo.lose('this process stops')
    this.#followed.set(echo.run.id, echo)
    if (!this.#isReading) void this.#read()
  }

  async #read(): Promise<void> {
    this.#isReading = true
    while (this.#followed.size > 0 && !this.#isClosed) {
      const isWell = await this.#readOnce().then(() => true, this.#onReadFailure)
      await this.#loseSilent()
      for (const [id, { run }] of this.#followed) if (isOver(run)) this.#followed.delete(id)
      await sleep(isWell ? PACE_MS : RETRY_MS)
    }
    this.#isReading = false
  }

  async #readOnce(): Promise<void> {
    const reader = await this.#connected()
    const streams = [...this.#followed.values()].map(({ run, lastId }) => ({
      key: keyOf(run.id),
      id: lastId,
    }))
    const read = await inTime(reader.xRead(streams, { BLOCK: BLOCK_MS }), BLOCK_MS)
    for (const { name, messages } of read ?? []) this.#followed.get(name.slice(KEY.length))?.take(messages)
  }

  readonly #onReadFailure = (error: unknown): boolean => {
    if (!this.#isClosed) this.#onTrouble(error)
    // It may be waiting for an answer that never comes.
    this.#dropReader()
    return false
  }

  async #connected(): Promise<Redis> {
    if (this.#reader) return this.#reader
    const reader = this.#redis.duplicate() as Redis
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
    const isQuiet = ({ aliveAt }: Echo, ms: number) => performance.now() - aliveAt > ms
    const quiet = [...this.#followed.values()].filter((echo) => isQuiet(echo, this.#patience.silence / 2))
    const asked = quiet.map(async (echo) => {
      if (await inTime(this.#redis.exists(keyOf(echo.run.id)))) echo.aliveAt = performance.now()
    })
    await Promise.allSettled(asked)
    for (const echo of quiet)
      if (isQuiet(echo, this.#patience.silence)) echo.lose('nothing is heard of its process')
  }
}

type Entry = { id: string; message: Record<string, unknown> } | null

/** What is heard of a run that is elsewhere. */
class Echo {
  /** Only for listening. */
  readonly run: Run
  readonly #onTrouble: (error: unknown) => void
  lastId = '0'
  /** `performance.now()` when it was last known to go on. */
  aliveAt = performance.now()

  constructor(runId: string, onTrouble: (error: unknown) => void) {
    this.run = new Run({ id: runId, turnId: '', conversationId: '' })
    this.#onTrouble = onTrouble
  }

  get hasBegun(): boolean {
    return this.run.soFar[0]?.type === 'start'
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (isOver(this.run)) return
      const events = newEvents(entry, this.run.soFar)
      if (!entry || !events) {
        this.#onTrouble(new Error(`what Redis has under ${keyOf(this.run.id)} is no run`))
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
const count = Type.Integer({ minimum: 0 })
const reply = Type.Object({
  id: text,
  content: text,
  model: text,
  finishReason: Type.Enum(['stop', 'length', 'content_filter', 'other']),
  usage: Type.Optional(Type.Object({ inputTokens: count, outputTokens: count })),
  intake: Type.Optional(Type.Object({ status: text, progress: Type.Object({}) })),
})

/** What stands in Redis others may have written: it is looked at like all that comes from outside. */
const SHAPES: Record<string, TSchema> = {
  start: Type.Object({ turnId: text, messageId: text }),
  text: Type.Object({ text: Type.String({ minLength: 1 }) }),
  data: Type.Object({ name: text, data: Type.Object({}) }),
  done: Type.Object({ reply }),
  stopped: Type.Object({ reply }),
  interrupted: Type.Object({ reply, code: text }),
  refused: Type.Object({ code: text, retryAfterMs: Type.Optional(Type.Number()) }),
  lost: Type.Object({}),
} satisfies Record<TurnEvent['type'], TSchema>

/** @returns what an entry adds to these events; undefined when it does not go on with them */
function newEvents(entry: Entry, soFar: readonly TurnEvent[]): TurnEvent[] | undefined {
  const events = parsed(entry?.message.events)
  if (!entry || !Array.isArray(events) || !events.every(isEvent)) return undefined
  const before = Number.parseInt(entry.id, 10) - events.length
  if (!(before >= 0 && before <= soFar.length)) return undefined
  const added = events.slice(soFar.length - before)
  const isInPlace = (event: TurnEvent, index: number) =>
    (event.type === 'start') === (soFar.length + index === 0) && (!isEnd(event) || index === added.length - 1)
  return added.every(isInPlace) ? added : undefined
}

function parsed(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}

function isEvent(value: unknown): value is TurnEvent {
  const type = Value.Check(Type.Object({ type: text }), value) ? value.type : ''
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined
  return shape !== undefined && Value.Check(shape, value)
}

/** What went wrong is for the log of the process where it did. */
function withoutCause(event: TurnEvent): object {
  return event.type === 'lost' ? { type: event.type } : event
}

/** Of a transaction's commands the one that failed says why. */
function throwRefusal(error: unknown): never {
  throw error instanceof MultiErrorReply ? error.errors().next().value : error
}

function isOver({ soFar }: Run): boolean {
  const last = soFar.at(-1)
  return last !== undefined && isEnd(last)
}

function isBehind({ run, told }: Telling): boolean {
  return told < run.soFar.length
}

function keyOf(runId: string): string {
  return KEY + runId
}

/**
 * The client's own time limit ends when a command is written, which a Redis that hangs does not hinder.
 * @param more ms that the command takes by intent
 * @throws Error after `LONGEST_WAIT_MS`, and what the command is refused with
 */
async function inTime<T>(answer: Promise<T>, more = 0): Promise<T> {
  const late = Promise.withResolvers<never>()
  const ms = LONGEST_WAIT_MS + more
  const timer = setTimeout(() => late.reject(new Error(`Redis did not answer within ${ms} ms`)), ms)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function atMostOnceAMinute(tell: (error: unknown) => void): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - toldAt < TELL_TROUBLE_MS) return
    toldAt = performance.now()
    tell(error)
  }
}
