/**
 * A server that test files share when `npm test` runs them: it starts once, in a process of its own. It is for
 * files that use the default options over HTTP alone and make their own users. A file that runs alone starts its
 * own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { watch } from './conformance.ts'

/** What files may use: neither the rows nor the log, which hold those of others too. */
export type SharedFrontdesk = { address: string; sampleChatbotId: string }

/** Names the shared server to the test files, as JSON. */
export const SHARED_FRONTDESK = 'TEST_FRONTDESK'

const START_MS = 60_000
const STOP_MS = 10_000

export async function sharedFrontdesk(): Promise<SharedFrontdesk> {
  const shared = process.env[SHARED_FRONTDESK]
  if (shared === undefined) {
    const { startTestFrontdesk } = await import('./frontdesk.ts')
    return startTestFrontdesk()
  }
  const frontdesk: SharedFrontdesk = JSON.parse(shared)
  watch(frontdesk.address)
  return frontdesk
}

export type SharedProcess = { frontdesk: SharedFrontdesk; stop: () => Promise<void> }

/** @param onCrash called when the process exits before it is stopped */
export async function startSharedFrontdesk(onCrash: (reason: string) => void): Promise<SharedProcess> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./shared-process.ts'))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const frontdesk = await firstLine(child)
  const crashed = (code: number | null, signal: string | null) =>
    onCrash(`exit code ${code}, signal ${signal}`)
  child.once('exit', crashed)
  const stop = async () => {
    child.off('exit', crashed)
    if (child.exitCode !== null || child.signalCode !== null) return
    // It stops when its standard input ends, also when this process is killed.
    child.stdin?.end()
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await once(child, 'exit')
    clearTimeout(late)
  }
  return { frontdesk, stop }
}

async function firstLine(child: ChildProcess): Promise<SharedFrontdesk> {
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS)
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The tests' shared server ended with ${code ?? signal} before it served.`)
  })
  ended.catch(() => {})
  const [line] = await Promise.race([once(child.stdout ?? child, 'data'), ended])
  clearTimeout(late)
  return JSON.parse(String(line))
}
