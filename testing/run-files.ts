/**
 * Runs test files one after another in this process, which pays once for its modules, compiled code and
 * WebAssembly. Each file is a test that contains the file's tests and hooks. Its arguments are the files.
 */
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

/** Milliseconds after which a file has hung. */
const timeout = Number(process.env.TEST_FILE_MS)

for (const file of process.argv.slice(2)) test(file, { timeout }, () => import(pathToFileURL(file).href))
