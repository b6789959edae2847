// `npm test [-- files…]`: runs all tests, or the given files, on the embedded database or the Postgres server
// of TEST_DATABASE_URL. `npm run test:deep` tries every input in the files that otherwise try a share.
import { globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
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
// Each process imports the whole server; they share the compile cache.
process.env.NODE_COMPILE_CACHE ??= join(process.cwd(), 'node_modules/.cache/compiled')

const RUN_FILES = 'testing/run-files.ts'
/** A process pays once for the server's modules and its compiled code, and grows with each database. */
const MAX_FILES = 10
/** After this time a file has hung. */
const FILE_MS = values.deep ? 1_800_000 : 300_000
process.env.TEST_FILE_MS = String(FILE_MS)
/** A test's database lives for seconds: optimising its WebAssembly costs more than it saves. */
const V8_FLAGS = ['--liftoff-only', '--min-semi-space-size=16']

/** Of each file's last run: its tests, and its milliseconds, its server's start included. */
const results = new Map()
const aborting = new AbortController()
let stopShared = async () => {}
const removeTemporary = keepInMemory()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    aborting.abort()
    await stopShared()
    removeTemporary()
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
  const wrong = await runFiles(failed, { concurrency: 1, perProcess: 1 })
  const unsteady = failed.filter((file) => !wrong.includes(file))
  if (unsteady.length > 0)
    process.stdout.write(`\nUnsteady (failed beside others, passed alone):\n  ${unsteady.join('\n  ')}\n`)
  if (wrong.length > 0) {
    process.stdout.write(`\nFailed:\n  ${wrong.join('\n  ')}\n`)
    process.exitCode = 1
  }
}
removeTemporary()
printSummary()

/** Several files share a browser and a server; a single one starts what it needs. */
async function runBesideOthers() {
  if (files.length === 1) return runFiles(files, { concurrency: 1, perProcess: 1 })
  stopShared = await startShared(files, (what) => {
    process.exitCode = 1
    process.stdout.write(`\n${what}: the run fails, and the files that used it fail from here on.\n`)
  })
  try {
    return await runFiles(files, { concurrency: 3, perProcess: MAX_FILES })
  } finally {
    await stopShared()
  }
}

/** @returns {Promise<string[]>} the files that did not pass */
async function runFiles(files, { concurrency, perProcess }) {
  const waiting = [...files]
  const failed = []
  // Fewer and fewer towards the end: no process is left alone with many.
  const next = () => waiting.splice(0, Math.min(perProcess, Math.ceil(waiting.length / (4 * concurrency))))
  const work = async () => {
    for (let some = next(); some.length > 0; some = next()) failed.push(...(await runProcess(some)))
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return failed
}

/** @returns {Promise<string[]>} the files that did not pass; after a crash, also those that had not begun */
async function runProcess(files) {
  const left = new Set(files)
  const report = spec()
  report.pipe(process.stdout, { end: false })
  // A file's lines stay together.
  let lines = []
  let counts = { passed: 0, failed: 0, skipped: 0 }
  const print = () => {
    for (const event of lines) report.write(event)
    lines = []
  }
  const tests = run({
    files: [RUN_FILES],
    argv: files,
    execArgv: V8_FLAGS,
    timeout: FILE_MS * files.length,
    signal: aborting.signal,
  })
  for await (const event of tests) {
    const { type, data } = event
    // The totals of this process.
    if (type === 'test:diagnostic' && data.nesting === 0) continue
    // Of a file's summary, there is one more.
    if (type === 'test:summary' && data.file !== undefined) continue
    lines.push(event)
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.nesting > 0) {
      if (data.details.type !== 'suite') counts[outcomeOf(type, data)]++
      continue
    }
    results.set(data.name, { ...counts, duration: data.details.duration_ms })
    counts = { passed: 0, failed: 0, skipped: 0 }
    if (type === 'test:pass') left.delete(data.name)
    print()
  }
  print()
  return [...left]
}

function outcomeOf(type, { skip, todo }) {
  if (skip !== undefined && skip !== false) return 'skipped'
  return type === 'test:pass' || (todo !== undefined && todo !== false) ? 'passed' : 'failed'
}

/**
 * The tests' databases are in memory where Linux offers enough of it.
 * @returns a function that deletes them
 */
function keepInMemory() {
  const enough = 4 * 1024 ** 3
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (process.env.TMPDIR || bavail * bsize < enough) return () => {}
    const folder = mkdtempSync('/dev/shm/frontdesk-tests-')
    process.env.TMPDIR = folder
    return () => rmSync(folder, { recursive: true, force: true })
  } catch {
    return () => {}
  }
}

/** Prints where to look first when the suite gets slow, and the totals. */
function printSummary() {
  const slowest = [...results].sort(([, a], [, b]) => b.duration - a.duration).slice(0, 20)
  const lines = slowest.map(
    ([file, { duration }]) => `${(duration / 1000).toFixed(1).padStart(7)} s  ${file}`,
  )
  process.stdout.write(`\nSlowest of ${results.size} files:\n${lines.join('\n')}\n`)
  const sum = (outcome) => [...results.values()].reduce((total, result) => total + result[outcome], 0)
  process.stdout.write(
    `\n${sum('passed')} tests passed, ${sum('failed')} failed, ${sum('skipped')} skipped.\n`,
  )
}
