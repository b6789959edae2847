/** Measures the memory of an idle Frontdesk. */
import { join } from 'node:path'
import { residentMiBOf } from './process-usage.ts'
import { startCommandOf, startProgram } from './programs.ts'

const CHECKOUT = join(import.meta.dirname, '..')
/** Longer than the quiet time before an idle server collects. */
const SETTLE_MS = 45_000

/** @returns resident MiB with either database */
export async function idleMemory(
  databaseUrl: string,
  folder: string,
): Promise<[name: string, mebibytes: number][]> {
  // The first start prepares the database, which takes extra memory.
  await idle({}, folder, 0)
  return [
    ['frontdesk, idle, embedded database', await idle({}, folder, SETTLE_MS)],
    ['frontdesk, idle, Postgres', await idle({ DATABASE_URL: databaseUrl }, folder, SETTLE_MS)],
  ]
}

async function idle(env: Record<string, string>, folder: string, milliseconds: number): Promise<number> {
  await using frontdesk = await startProgram({
    name: 'idle',
    ...(await startCommandOf(CHECKOUT)),
    env: { PORT: '0', ...env },
    folder,
  })
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return residentMiBOf(frontdesk.pid)
}
