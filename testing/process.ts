/** The server as a separate process, as `npm start` runs it: for tests of start and exit. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type ServerProcess = {
  child: ChildProcess
  address: string
  output: () => string
  /** Waits until its output matches. */
  said: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Ends it with this signal. @returns its exit code, null when the signal killed it */
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** A started server, which may not be ready yet or may fail to start. */
export type BeginningProcess = Pick<ServerProcess, 'child' | 'output' | 'end'> & {
  /** Resolves once it serves. @throws Error when it exits before */
  serving: Promise<ServerProcess>
}

const PROGRAM = join(import.meta.dirname, '../server/start.js')

/** @returns once it serves */
export function startProcess(env: Record<string, string>, cwd = import.meta.dirname): Promise<ServerProcess> {
  return beginProcess(env, cwd).serving
}

/** @returns immediately, so that it can be killed before it serves */
export function beginProcess(env: Record<string, string>, cwd = import.meta.dirname): BeginningProcess {
  const { child, output, exit } = run(env, cwd)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  child.stderr?.on('data', () => {
    const [, address] = /serves at (http:\S+)/.exec(output()) ?? []
    if (address) resolve(address)
  })
  exit.then((code) => reject(new Error(`the server ended with ${code}: ${output()}`)))
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  const said = (pattern: RegExp) => waitFor(pattern, output)
  const serving = promise.then((address) => ({ child, address, output, said, end }))
  // A caller that kills it during the start does not await this.
  serving.catch(() => {})
  return { child, output, end, serving }
}

const MAX_WAIT_MS = 5000

async function waitFor(pattern: RegExp, output: () => string): Promise<RegExpExecArray> {
  const deadline = performance.now() + MAX_WAIT_MS
  while (performance.now() < deadline) {
    const found = pattern.exec(output())
    if (found) return found
    await sleep(20)
  }
  throw new Error(`the server did not say ${pattern}: ${output()}`)
}

/** @returns the exit of a start that cannot succeed */
export async function runToEnd(
  env: Record<string, string>,
  cwd = import.meta.dirname,
): Promise<{ code: number | null; output: string }> {
  const { output, exit } = run(env, cwd)
  return { code: await exit, output: output() }
}

function run(env: Record<string, string>, cwd: string) {
  const child = spawn(process.execPath, [PROGRAM], {
    cwd,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data
    })
  }
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  return { child, output: () => output, exit }
}
