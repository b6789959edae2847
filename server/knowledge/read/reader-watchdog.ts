/**
 * A thread of the reading process that ends it, because nothing else stops a synchronous function: when it needs too
 * much memory, when its time is over, and when the server is gone.
 */
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { OUT_OF_MEMORY } from './messages.ts'

const { memoryBytes, milliseconds, parent } = workerData as {
  memoryBytes: number
  milliseconds: number
  parent: number
}

/** Within it, a process can allocate about 50 MB more than it may. */
const CHECK_MS = 20
const STANDARD_ERROR = 2
const end = performance.now() + milliseconds

setInterval(() => {
  if (process.memoryUsage.rss() > memoryBytes) {
    writeSync(STANDARD_ERROR, OUT_OF_MEMORY)
    process.kill(process.pid, 'SIGKILL')
  }
  // The server ends the process on time. This holds after the server was killed.
  if (process.ppid !== parent || performance.now() > end) process.kill(process.pid, 'SIGKILL')
}, CHECK_MS)
