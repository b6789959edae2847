/** The worker thread: runs one task after the other, and keeps what it has made of recent texts. */
import { parentPort } from 'node:worker_threads'
import { runTask, type TaskName, type Tasks } from './tasks.ts'

/** What a task found, and the processor time that it took. */
export type Done = { value: unknown; cpuMs: number }

parentPort?.on('message', ({ name, args }: { name: TaskName; args: Parameters<Tasks[TaskName]> }) => {
  const before = process.threadCpuUsage()
  const value = runTask(name, args)
  const { user, system } = process.threadCpuUsage(before)
  parentPort?.postMessage({ value, cpuMs: (user + system) / 1000 } satisfies Done)
})
