/** The worker thread: runs one task after the other, and keeps what it has made of recent texts. */
import { getPriority, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { runTask, type TaskName, type Tasks } from './tasks.ts'

const LOW_PRIORITY = 10
// The event loop goes first where cores are few. Only Linux gives a thread a priority of its own.
if (process.platform === 'linux') setPriority(Math.max(getPriority(), LOW_PRIORITY))

/** What a task found, and the processor time that it took. */
export type Done = { value: unknown; cpuMs: number }

parentPort?.on('message', ({ name, args }: { name: TaskName; args: Parameters<Tasks[TaskName]> }) => {
  const before = process.threadCpuUsage()
  const value = runTask(name, args)
  const { user, system } = process.threadCpuUsage(before)
  parentPort?.postMessage({ value, cpuMs: (user + system) / 1000 } satisfies Done)
})
