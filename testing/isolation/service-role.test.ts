/** Holds the list of statements without policies in docs/permissions.md against the source. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { linesOf } from './permissions-table.ts'

const SERVER = join(import.meta.dirname, '../../server')
const TAKES_ROLE = /\b(?:asServiceRole|becomeServiceRole)\(/g

/** @returns the number of statements that take the service role, by file */
function taken(): Map<string, number> {
  const files = globSync('**/*.ts', { cwd: SERVER })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts') && file !== 'database/transaction.ts')
  const counts = files.map(
    (file) => [file, readFileSync(join(SERVER, file), 'utf8').match(TAKES_ROLE)?.length ?? 0] as const,
  )
  return new Map(counts.filter(([, count]) => count > 0))
}

test('docs/permissions.md lists each statement that takes the service role', async () => {
  const listed = (await linesOf('Without policies')).map(
    ({ 'file in server': file, times }) => [file, Number(times)] as const,
  )
  assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(taken()))
})
