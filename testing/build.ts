/** Builds the pages if their sources have changed. Concurrent test files build them once. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isBuilt } from '../scripts/build-stamp.js'

/** Set for the files of a run that has built the pages. */
export const BUILT = 'TEST_BUILT'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK = join(tmpdir(), `frontdesk-build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`)
/** A build takes some seconds; an older lock was left by a killed process. */
const LOCK_ENDS_MS = 120_000

let built: Promise<void> | undefined

/** Call it before a server starts, which looks for the build only once. */
export async function buildPages(): Promise<void> {
  built ??= process.env[BUILT] ? Promise.resolve() : buildOnce()
  // The caller gets a promise of its own: tests after one of another file would count as that file's.
  await built
}

async function buildOnce(): Promise<void> {
  while (!(await isLocked())) await wait(200)
  try {
    if (!isBuilt()) await promisify(execFile)(process.execPath, ['scripts/build.js'], { cwd: ROOT })
  } finally {
    await rmdir(LOCK)
  }
}

async function isLocked(): Promise<boolean> {
  try {
    await mkdir(LOCK)
    return true
  } catch {
    const made = await stat(LOCK).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > LOCK_ENDS_MS) await rmdir(LOCK).catch(() => undefined)
    return false
  }
}
