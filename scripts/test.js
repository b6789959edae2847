// `npm test [-- files…]`: all tests, or those named, on the embedded database, or on the Postgres
// server that TEST_DATABASE_URL names.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import process from 'node:process'

const named = process.argv.slice(2)
const files = named.length > 0 ? named : globSync('{server,widget,testing,scripts,benchmarks}/**/*.test.ts')
// Two at a time: each file starts a server of its own, and the smallest machine has two cores.
const args = ['--test', '--test-concurrency=2', '--test-timeout=120000', ...files]
const result = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
process.exit(result.status ?? 1)
