// Loaded into the measured server with --import: on SIGUSR2 it writes what its memory consists of to MEMORY_PROBE.
// In JavaScript, because stripping types would itself take memory.
import { renameSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const channel = new BroadcastChannel('frontdesk-memory-probe')
channel.unref()

if (isMainThread) {
  process.on('SIGUSR2', async () => {
    const threads = [usage(), ...(await usageOfWorkers())]
    const path = process.env.MEMORY_PROBE
    writeFileSync(`${path}.new`, JSON.stringify(threads))
    renameSync(`${path}.new`, path)
  })
} else {
  channel.onmessage = ({ data }) => {
    if (data === 'report') channel.postMessage(usage())
  }
}

function usage() {
  const { heapTotal, heapUsed, external } = process.memoryUsage()
  return { heapTotal, heapUsed, external }
}

/** Those that answer at once: the database's thread is idle when it is asked. */
async function usageOfWorkers() {
  const answers = []
  channel.onmessage = ({ data }) => {
    if (data !== 'report') answers.push(data)
  }
  channel.postMessage('report')
  await new Promise((resolve) => setTimeout(resolve, 500))
  channel.onmessage = null
  return answers
}
