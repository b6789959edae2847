/**
 * `node testing/citus-files.ts [FILE…]`: runs the test files that matter on a Citus cluster, or those that are named, one
 * at a time, because roles belong to all databases of a node. TEST_CITUS_URL is the URL of its coordinator.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { CITUS_URL } from './citus.ts'

/** Turns, recovery, owners' pages, forms, numbers, and who sees which rows. */
const PATTERNS = [
  'server/database/distribute.test.ts',
  'server/turn/{turn,order,stopping}.test.ts',
  'server/turn/runs/recover.test.ts',
  'server/api/mobile/mobile-api.test.ts',
  'server/api/openai/completions.test.ts',
  'server/api/chat/{access,messages,retry,sessions,stream}.test.ts',
  'server/api/embed/{widget,widget-ratings,intake,client-messages,verified-visitors}.test.ts',
  'server/api/console/{conversations,drafts,events,numbers,preview,take-over,unanswered,unread,visitors}.test.ts',
  'server/api/creators/{access,chatbots,forms,history,inbox,records,usage,visitors}.test.ts',
  'server/api/onboarding/{collected,conversations,sessions,views}.test.ts',
  'server/conversations/summary-queries.test.ts',
  'server/usage/{day-sums,usage-view,budgets-at-apis,shared-budgets,stored-messages}.test.ts',
  'testing/isolation/{no-bleed,other-tenants,owner-statements,mass-assignment,service-role,inputs}.test.ts',
  'testing/isolation/permissions-http.test.ts',
]

const named = process.argv.slice(2)
const files = named.length > 0 ? named : PATTERNS.flatMap(filesOf)

function filesOf(pattern: string): string[] {
  const found = globSync(pattern).sort()
  if (found.length === 0) throw new Error(`${pattern} matches no test file`)
  return found
}

if (!CITUS_URL) {
  console.error('Set TEST_CITUS_URL to the coordinator of a Citus cluster: see docs/scaling.md.')
  process.exit(1)
}
const failed: string[] = []
for (const file of files) {
  console.log(file)
  const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=dot', file], {
    stdio: 'inherit',
  })
  if (status !== 0) failed.push(file)
}
console.log(`\n${files.length - failed.length} of ${files.length} files passed.`)
for (const file of failed) console.log(`failed: ${file}`)
process.exitCode = failed.length > 0 ? 1 : 0
