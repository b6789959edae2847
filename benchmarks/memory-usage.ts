/** What the resident memory of another process consists of. The process has loaded memory-probe.js. */
import { readFile, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { residentMiBOf } from './process-usage.ts'
import type { Program } from './programs.ts'

/** In MiB. */
export type MemoryUsage = {
  resident: number
  /** Pages of the program and its libraries, which the system shares between processes. Zero where it does not tell. */
  files: number
  /** The JavaScript heaps of all threads, with what is reserved in them. */
  heap: number
  /** The part of `heap` that holds objects. */
  heapUsed: number
  /** Buffers and WebAssembly memory. */
  buffers: number
  /** The allocator, thread stacks, compiled code. */
  rest: number
}

const PROBE_TIMEOUT_MS = 5000
const POLL_MS = 20
const MIB = 1024 * 1024

/** @param probePath the program's MEMORY_PROBE */
export async function memoryUsageOf({ pid }: Program, probePath: string): Promise<MemoryUsage> {
  await rm(probePath, { force: true })
  process.kill(pid, 'SIGUSR2')
  const threads = await reportIn(probePath)
  const resident = residentMiBOf(pid)
  const files = await fileBackedMiBOf(pid)
  const sum = (key: keyof Thread) => threads.reduce((total, thread) => total + thread[key], 0) / MIB
  const [heap, heapUsed, buffers] = [sum('heapTotal'), sum('heapUsed'), sum('external')]
  return { resident, files, heap, heapUsed, buffers, rest: resident - files - heap - buffers }
}

type Thread = { heapTotal: number; heapUsed: number; external: number }

async function reportIn(path: string): Promise<Thread[]> {
  const giveUpAt = performance.now() + PROBE_TIMEOUT_MS
  while (performance.now() < giveUpAt) {
    await sleep(POLL_MS)
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text !== undefined) return JSON.parse(text)
  }
  throw new Error('the memory probe does not answer')
}

async function fileBackedMiBOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kibibytesOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return (kibibytesOf('Rss') - kibibytesOf('Anonymous')) / 1024
}
