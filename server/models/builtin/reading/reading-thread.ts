/** The worker thread: runs one task after the other, and keeps what it has made of recent texts. */
import { parentPort } from 'node:worker_threads'
import { runTask, type TaskName, type Tasks } from './tasks.ts'

parentPort?.on('message', ({ name, args }: { name: TaskName; args: Parameters<Tasks[TaskName]> }) => {
  parentPort?.postMessage(runTask(name, args))
})
