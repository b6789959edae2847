/**
 * The program that `npm start` runs: the server with a cache of its compiled code. The cache is enabled here because a
 * module's imports are compiled before its first line runs. In JavaScript, because what strips types (12 MiB) is then
 * loaded only where the cache lacks a module.
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { isServerBuilt, SERVER_OUTPUT } from '../scripts/build-stamp.js'

const ROOT = join(import.meta.dirname, '..')

// Beside the packages, where only the owner of the installation can write: whoever writes there decides what runs. If
// it cannot be written, the server compiles at each start.
enableCompileCache(join(ROOT, 'node_modules/.cache/frontdesk'))
// The heap may grow by this much between collections. V8 lets it grow up to fourfold on a large machine, which after a
// load is resident memory of no use.
setFlagsFromString('--heap-growing-percent=40')
// The embedded database's functions are optimized once each has executed about this many bytes. With V8's 13 million,
// optimizing them took more time during a start than it saved. Under load they are optimized seconds later.
setFlagsFromString('--wasm-tiering-budget=100000000')
// The bundle, unless the sources have changed since.
const bundle = pathToFileURL(join(ROOT, SERVER_OUTPUT, 'main.js')).href
await import(isServerBuilt(ROOT) ? bundle : './main.ts')
// A server that is killed would not write it.
flushCompileCache()
