/** The processes of a run: Frontdesk as users start it, the floor, the fake model. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Program = AsyncDisposable & {
  name: string
  address: string
  pid: number
  /** Empty for programs other than Frontdesk. */
  sampleChatbotId: string
}

export type ProgramOptions = {
  name: string
  /** The TypeScript file to run. */
  script: string
  env: Record<string, string>
  /** The working folder, without a `.env`; the output is written to a file in it. */
  folder: string
  nodeArguments?: string[]
  /** What the start command itself sets. */
  commandEnv?: Record<string, string>
}

const START_TIMEOUT_MS = 60_000
/** How often a program's output is read; short, because the time of starts is measured. */
const POLL_MS = 5
/** An orderly exit closes the database; a slower one is killed. */
const END_TIMEOUT_MS = 10_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** How `npm start` of a checkout runs Node. */
export async function startCommandOf(
  checkout: string,
): Promise<Required<Pick<ProgramOptions, 'script' | 'nodeArguments' | 'commandEnv'>>> {
  const { scripts } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'))
  const [, assignments = '', command] =
    /^exec (?:env ((?:\S+=\S+ )+))?node ([^|]+?) \|\|/.exec(scripts.start) ?? []
  if (command === undefined) throw new Error(`${checkout} has another start script: ${scripts.start}`)
  const words = command.split(' ')
  const pairs = assignments.trim().split(' ').filter(Boolean)
  return {
    script: join(checkout, words.at(-1) ?? ''),
    nodeArguments: words.slice(0, -1),
    commandEnv: Object.fromEntries(pairs.map((pair) => pair.split('=', 2))),
  }
}

/** @returns once the program reports its address; disposing of it ends it */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const folder = join(options.folder, options.name)
  await mkdir(folder, { recursive: true })
  const logPath = join(folder, 'output.log')
  const log = await open(logPath, 'w')
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), options.script], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), ...options.commandEnv, ...options.env },
    stdio: ['ignore', log.fd, log.fd],
  })
  const end = endingOf(child)
  try {
    const started = await reportIn(logPath, child)
    return { name: options.name, ...started, pid: child.pid ?? 0, [Symbol.asyncDispose]: end }
  } catch (error) {
    await end()
    throw error
  } finally {
    await log.close()
  }
}

/** Ends a child by its process id: by signal first, then forcibly. */
export function endingOf(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): () => Promise<void> {
  running.add(child)
  const exited = once(child, 'exit').then(() => running.delete(child))
  exited.catch(() => running.delete(child))
  return async () => {
    if (!running.has(child)) return
    child.kill(signal)
    const impatience = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS)
    await exited
    clearTimeout(impatience)
  }
}

async function reportIn(
  logPath: string,
  child: ChildProcess,
): Promise<Pick<Program, 'address' | 'sampleChatbotId'>> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS
  while (Date.now() < giveUpAt && child.exitCode === null) {
    const said = await readFile(logPath, 'utf8')
    const [, address] = /serves at (http:\S+)/.exec(said) ?? []
    const [, sampleChatbotId = ''] = /sample chatbot\s+(\S+)/.exec(said) ?? []
    if (address) return { address, sampleChatbotId }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw new Error(`${child.spawnargs.at(-1)} does not start:\n${await readFile(logPath, 'utf8')}`)
}
