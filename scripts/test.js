// `npm test [-- files…]`: all tests, or those named, on the embedded database, or on the Postgres
// server that TEST_DATABASE_URL names.
import { globSync } from 'node:fs'
import process from 'node:process'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { browserPath, installBrowser } from '../testing/browser.ts'

const named = process.argv.slice(2)
// Those in a browser take the longest: begun first, they do not run alone in the end.
const everywhere = [
  '{widget,dashboard}/**/*.test.ts',
  'sdk/*.test.ts',
  '{server,testing,scripts,benchmarks}/**/*.test.ts',
]
const files = named.length > 0 ? named : everywhere.flatMap((pattern) => globSync(pattern).sort())
if (!browserPath() && files.some((file) => file.includes('.browser.test.'))) installBrowser()
// Each file imports the whole server; what was compiled for one serves the next.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/compiled'

// Three at a time on the smallest machine, which has two cores: each file starts a server of its own, and
// much of what they do is waiting.
const tests = run({ files, concurrency: 3, timeout: 120_000 })
tests.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1
})
tests.compose(spec()).pipe(process.stdout)
