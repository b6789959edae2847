import { Worker } from 'node:worker_threads'
import { type Caller, currentCaller, laneOfCaller } from '../../../fairness/caller.ts'
import { FairQueue } from '../../../fairness/fair-queue.ts'
import type { Done } from './reading-thread.ts'
import type { TaskName, Tasks } from './tasks.ts'

/** The knowledge could not be read in time. The request is valid: a retry may succeed. */
export class KnowledgeUnread extends Error {
  constructor(reason: 'busy' | 'deadline' | 'crashed', cause?: unknown) {
    super(`knowledge was not read: ${reason}`, { cause })
    this.name = 'KnowledgeUnread'
  }
}

export type WorkerLimits = {
  /** Per task, in milliseconds. */
  deadlineMs: number
  /** Added for a thread's first task, which includes its start. */
  startMs: number
  /** Tasks of all callers together, and per network. */
  maxWaiting: number
  maxWaitingInLane: number
}

/** The longest text that the API accepts takes about 1.5 s of a slow processor the first time. */
const LIMITS: WorkerLimits = { deadlineMs: 5000, startMs: 5000, maxWaiting: 64, maxWaitingInLane: 8 }
/** Hostile knowledge must not exhaust the server's memory: the thread ends instead. */
const MAX_MEMORY_MB = 512
/** The second thread starts when another network occupies the first. */
const MAX_THREADS = 2

type Job = {
  lane: string
  caller: Caller | undefined
  name: TaskName
  args: unknown[]
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

/**
 * Worker threads that read long knowledge without blocking the event loop. Networks take turns and use one
 * thread at a time each, so a large task leaves the other thread to everybody else. The threads' processor
 * time is charged to the caller's share, like that of the event loop.
 */
export class ReadingWorkers {
  readonly #limits: WorkerLimits
  readonly #queue = new FairQueue<Job>()
  readonly #threads: ReadingThread[]

  constructor(limits: Partial<WorkerLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
    this.#threads = Array.from({ length: MAX_THREADS }, () => new ReadingThread(this.#limits))
  }

  run<Name extends TaskName>(name: Name, args: Parameters<Tasks[Name]>): Promise<ReturnType<Tasks[Name]>> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const lane = laneOfCaller()
    const { maxWaiting, maxWaitingInLane } = this.#limits
    if (this.#queue.length >= maxWaiting || this.#queue.lengthOf(lane) >= maxWaitingInLane) {
      reject(new KnowledgeUnread('busy'))
    } else {
      this.#queue.push(lane, { lane, caller: currentCaller(), name, args, resolve, reject })
      this.#next()
    }
    return promise as Promise<ReturnType<Tasks[Name]>>
  }

  #next(): void {
    const idle = this.#threads.find(({ running }) => !running)
    const isReady = ({ lane }: Job) => this.#threads.every(({ running }) => running?.lane !== lane)
    const job = idle && this.#queue.shift(isReady)
    if (job) idle.run(job, () => this.#next())
  }
}

/**
 * One thread, which runs one task at a time. A task that misses its deadline terminates the thread, because
 * nothing else stops a synchronous function. The next task starts a new one.
 */
class ReadingThread {
  readonly #limits: WorkerLimits
  #thread: Worker | undefined
  #deadline: NodeJS.Timeout | undefined
  #settled: () => void = () => undefined
  running: Job | undefined

  constructor(limits: WorkerLimits) {
    this.#limits = limits
  }

  /** @param settled called when the thread is free again */
  run(job: Job, settled: () => void): void {
    this.running = job
    this.#settled = settled
    const { deadlineMs, startMs } = this.#limits
    const allowedMs = this.#thread ? deadlineMs : startMs + deadlineMs
    const thread = this.#thread ?? this.#start()
    thread.ref()
    this.#deadline = setTimeout(() => {
      charge(job, allowedMs)
      this.#fail(new KnowledgeUnread('deadline'))
    }, allowedMs)
    thread.postMessage({ name: job.name, args: job.args })
  }

  #start(): Worker {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
    })
    this.#thread = thread
    const isCurrent = () => this.#thread === thread
    thread.on('message', (message: object) => {
      // `node --watch` sends messages of its own.
      if (isCurrent() && 'cpuMs' in message) this.#finish((job) => settle(job, message as Done))
    })
    thread.on('error', (error) => isCurrent() && this.#fail(new KnowledgeUnread('crashed', error)))
    thread.on('exit', () => isCurrent() && this.#fail(new KnowledgeUnread('crashed')))
    return thread
  }

  #fail(error: KnowledgeUnread): void {
    const thread = this.#thread
    this.#thread = undefined
    // The termination is not awaited.
    void thread?.terminate()
    this.#finish((job) => job.reject(error))
  }

  #finish(tell: (job: Job) => void): void {
    clearTimeout(this.#deadline)
    // It does not keep an otherwise idle process alive.
    this.#thread?.unref()
    const job = this.running
    this.running = undefined
    if (job) tell(job)
    this.#settled()
  }
}

function settle(job: Job, { value, cpuMs }: Done): void {
  charge(job, cpuMs)
  job.resolve(value)
}

function charge({ caller }: Job, cpuMs: number): void {
  if (caller) caller.cpu?.charge(caller, cpuMs)
}
