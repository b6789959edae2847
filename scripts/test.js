// `npm test [-- files…]`: runs all tests, or the given files, on the embedded database or the Postgres server
// of TEST_DATABASE_URL. `npm run test:deep` tries every input in the files that otherwise try a share.
import { globSync } from 'node:fs'
import { relative } from 'node:path'
import process from 'node:process'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'
import { browserPath, installBrowser } from '../testing/browser.ts'
import { startShared } from '../testing/shared.ts'

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { deep: { type: 'boolean', default: false } },
})
if (values.deep) {
  process.env.TEST_DEPTH = 'whole'
  if (named.length === 0)
    named.push(...globSync(['testing/isolation/*.test.ts', 'server/**/growth.test.ts']).sort())
}
// The share of the inputs that are too many for each run; the same turn repeats it.
process.env.TEST_TURN ??= String(Math.floor(Math.random() * 1_000_000))
process.stdout.write(`TEST_TURN=${process.env.TEST_TURN}\n`)
// The slowest first: they do not run alone at the end.
const everywhere = [
  'testing/isolation/*.test.ts',
  '{widget,dashboard}/**/*.test.ts',
  'sdk/*.test.ts',
  '{server,testing,scripts,benchmarks}/**/*.test.ts',
]
const files =
  named.length > 0 ? named : [...new Set(everywhere.flatMap((pattern) => globSync(pattern).sort()))]
if (!browserPath() && files.some((file) => file.includes('.browser.test.'))) installBrowser()
// Each file imports the whole server; the files share the compile cache.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/compiled'

/** After this time without `timeout` of its own, a test has hung. */
const FILE_MS = 120_000
const DEEP_FILE_MS = 900_000
/** Milliseconds of each file, its server's start included. */
const durations = new Map()
const aborting = new AbortController()
let stopShared = async () => {}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    aborting.abort()
    await stopShared()
    process.exit(130)
  })

// Three at a time on the smallest machine, which has two cores: a file waits much of its time.
const failed = await runBesideOthers()
if (failed.length > 0) {
  // Tests that measure time can fail on a busy machine. A file that also fails alone, with a server and a
  // browser of its own, is broken.
  process.stdout.write(
    `\n${failed.length} files failed; each runs once more, alone:\n  ${failed.join('\n  ')}\n\n`,
  )
  const wrong = await runFiles(failed, 1)
  const unsteady = failed.filter((file) => !wrong.includes(file))
  if (unsteady.length > 0)
    process.stdout.write(`\nUnsteady (failed beside others, passed alone):\n  ${unsteady.join('\n  ')}\n`)
  if (wrong.length > 0) process.exitCode = 1
}

printSlowest()

/** Several files share a browser and a server; a single one starts what it needs. */
async function runBesideOthers() {
  if (files.length === 1) return runFiles(files, 1)
  stopShared = await startShared(files, (what) => {
    process.exitCode = 1
    process.stdout.write(`\n${what}: the run fails, and the files that used it fail from here on.\n`)
  })
  try {
    return await runFiles(files, 3)
  } finally {
    await stopShared()
  }
}

/** @returns the files in which a test failed */
async function runFiles(files, concurrency) {
  const failed = new Set()
  const tests = run({
    files,
    concurrency,
    timeout: values.deep ? DEEP_FILE_MS : FILE_MS,
    signal: aborting.signal,
  })
  tests.on('test:summary', ({ file, duration_ms: duration }) => {
    if (file) durations.set(relative(process.cwd(), file), duration)
  })
  tests.on('test:fail', ({ todo, file, name }) => {
    if (todo === undefined || todo === false) failed.add(relative(process.cwd(), file ?? name))
  })
  const output = tests.compose(spec())
  output.pipe(process.stdout, { end: false })
  await finished(output)
  return [...failed]
}

/** Prints where to look first when the suite gets slow. */
function printSlowest() {
  const slowest = [...durations].sort(([, a], [, b]) => b - a).slice(0, 20)
  const lines = slowest.map(([file, duration]) => `${(duration / 1000).toFixed(1).padStart(7)} s  ${file}`)
  process.stdout.write(`\nSlowest of ${durations.size} files:\n${lines.join('\n')}\n`)
}
