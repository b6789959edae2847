/**
 * `npm run bench -- --start`: how long a start takes, until the server answers and until it has answered a
 * visitor's first message, and the processor time that it takes.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { call, newSession } from '../testing/client.ts'
import { cpuMsOf } from './process-usage.ts'
import { type Program, startCommandOf, startProgram } from './programs.ts'
import { median, row } from './report.ts'
import { MESSAGE } from './scenarios.ts'

export type StartPlan = {
  rounds: number
  folder: string
  /** A database for each checkout. */
  checkouts: readonly { name: string; path: string; databaseUrl: string }[]
}

type Kind = { name: string; path: string; env: Record<string, string> }

type Start = { healthMs: number; firstTurnMs: number; cpuMs: number }

const TITLES = ['/health ms', 'first turn ms', 'CPU ms']

/** The checkouts take turns. The first start on each database is shown, and the medians of the others. */
export async function measureStarts({ rounds, folder, checkouts }: StartPlan): Promise<void> {
  console.log(row(`starts, medians of ${rounds}`, TITLES))
  const kinds = checkouts.flatMap(({ name, path, databaseUrl }): Kind[] => [
    { name: `${name}, embedded`, path, env: {} },
    { name: `${name}, Postgres`, path, env: { DATABASE_URL: databaseUrl } },
  ])
  const starts = new Map<string, Start[]>()
  for (const { name, path, env } of kinds) {
    const place = join(folder, name)
    await mkdir(place, { recursive: true })
    print(`${name}, first`, [await startOnce(path, place, env)])
  }
  for (let round = 0; round < rounds; round++) {
    for (const { name, path, env } of round % 2 === 0 ? kinds : kinds.toReversed())
      starts.set(name, [...(starts.get(name) ?? []), await startOnce(path, join(folder, name), env)])
  }
  for (const [name, measured] of starts) print(`${name}, existing`, measured)
}

async function startOnce(checkout: string, folder: string, env: Record<string, string>): Promise<Start> {
  const command = await startCommandOf(checkout)
  const startedAt = performance.now()
  await using frontdesk = await startProgram({
    name: 'start',
    ...command,
    env: { PORT: '0', ...env },
    folder,
  })
  await call(frontdesk.address, 'GET', '/health')
  const healthMs = performance.now() - startedAt
  await firstTurn(frontdesk)
  return { healthMs, firstTurnMs: performance.now() - startedAt, cpuMs: cpuMsOf(frontdesk.pid) }
}

/** Of the built-in answerer. */
async function firstTurn({ address, sampleChatbotId }: Program): Promise<void> {
  const session_id = await newSession(address, sampleChatbotId)
  const { status, text } = await call(address, 'POST', '/api/chat/widget', {
    body: { session_id, message: MESSAGE },
  })
  if (status !== 200) throw new Error(`the first message was answered with ${status}: ${text}`)
}

function print(name: string, starts: readonly Start[]): void {
  const figures = (['healthMs', 'firstTurnMs', 'cpuMs'] as const).map((key) =>
    median(starts.map((start) => start[key])).toFixed(0),
  )
  console.log(row(`  ${name}`, figures))
}
