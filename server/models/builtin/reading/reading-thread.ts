/** The worker thread: runs one task at a time, and caches the parsed form of recent texts. */
import { getPriority, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { runTask, type TaskName, type Tasks } from './tasks.ts'

const LOW_PRIORITY = 10
// The event loop has priority where cores are few. Only Linux supports priorities per thread.
if (process.platform === 'linux') setPriority(Math.max(getPriority(), LOW_PRIORITY))

/** A task's result, and the processor time it took. */
export type Done = { value: unknown; cpuMs: number }

parentPort?.on('message', ({ name, args }: { name: TaskName; args: Parameters<Tasks[TaskName]> }) => {
  const before = process.threadCpuUsage()
  const value = runTask(name, args)
  const { user, system } = process.threadCpuUsage(before)
  parentPort?.postMessage({ value, cpuMs: (user + system) / 1000 } satisfies Done)
})
