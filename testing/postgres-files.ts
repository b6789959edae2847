/**
 * Prints the test files that `.ci/run` runs on a Postgres server: every file that behaves differently there, and
 * a quarter of the others, by turns (TEST_TURN). Four turns run all. Browser tests run on the embedded database.
 */
import { globSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'

/** Transactions, restarts, recovery, crashes, rows and roles, and one file of each API. */
const ALWAYS = [
  'server/database/**',
  'server/usage/budgets*.test.ts',
  'server/turn/order.test.ts',
  'server/turn/stopping.test.ts',
  'testing/faults/**',
  'testing/isolation/catalogue.test.ts',
  'testing/isolation/permissions-*.test.ts',
  'testing/isolation/no-bleed.test.ts',
  'server/knowledge/ingestion/killed.test.ts',
  '**/{restart,recover,resume,setup}.test.ts',
  'server/api/chat/messages.test.ts',
  'server/api/console/drafts.test.ts',
  'server/api/creators/chatbots.test.ts',
  'server/api/embed/widget.test.ts',
  'server/api/health/health-api.test.ts',
  'server/api/knowledge/{answers,batch,sources}.test.ts',
  'server/api/mobile/mobile-api.test.ts',
  'server/api/onboarding/conversations.test.ts',
  'server/api/openai/completions.test.ts',
  'server/api/pages/form-route.test.ts',
]
/** A file that names these asks for a server, for Redis, or treats the databases differently. */
const ASKS_FOR_SERVER = /SERVER_URL|NO_REDIS|createEmptyDatabase/
const TURNS = 4

const turn = Number(process.env.TEST_TURN ?? 0)
const files = globSync('{sdk,server,testing,scripts,benchmarks,widget,dashboard}/**/*.test.ts', {
  exclude: (path) => path.includes('node_modules'),
})
  .filter((file) => !file.includes('.browser.test.'))
  .sort()
for (const pattern of ALWAYS) {
  if (!files.some((file) => matchesGlob(file, pattern))) throw new Error(`${pattern} matches no test file`)
}
const differs = (file: string) =>
  ALWAYS.some((pattern) => matchesGlob(file, pattern)) || ASKS_FOR_SERVER.test(readFileSync(file, 'utf8'))
const others = files.filter((file) => !differs(file))
const chosen = new Set(others.filter((_file, at) => at % TURNS === turn % TURNS))
for (const file of files) if (differs(file) || chosen.has(file)) process.stdout.write(`${file}\n`)
